import type { SystemLookup } from '../geo/coordinate-system.ts';
import { systemOfEpsg } from '../geo/coordinate-system.ts';
import type { ByteSlices } from './byte-slices.ts';
import { createByteSlices } from './byte-slices.ts';
import { readCrs } from './geojson-features.ts';
import { isRecord } from './geojson-geometry.ts';
import { sliceCollection } from './geojson-slices.ts';
import { parseJson, decodeUtf8 } from './json-text.ts';
import type { LandFile } from './land-file.ts';
import { lineAt, sliceLines } from './line-slices.ts';
import type { ReadFailure, ReadResult } from './read-result.ts';
import { readFailure } from './read-result.ts';
import { slicedLandFile } from './sliced-land-file.ts';

/** Beyond this a text is no string in any engine, and the exact place of a mistake cannot be looked for. */
const LONGEST_TEXT_BYTES = 256 * 1024 * 1024;

/** GeoJSON as a layer of parcels; its features are parsed one at a time. */
export function openGeojsonLand(name: string, bytes: Uint8Array): ReadResult<LandFile> {
  const text = withoutMark(bytes);
  const sliced = sliceCollection(text);
  if (typeof sliced === 'number') return explain(name, text, readFailure('format.too-deep', name, { offset: sliced }));
  if (sliced === null) return openSingle(name, text);
  const frame = parseFrame(sliced.frame);
  if (frame === null || !isFrameOf(frame, sliced.features.count)) {
    return explain(name, text, readFailure('format.not-geojson', name, { path: 'features' }));
  }
  const crs = crsOf(name, frame);
  if (isFailure(crs)) return crs;
  return slicedLandFile({
    name,
    format: 'GeoJSON',
    bytes: text,
    slices: sliced.features,
    crs,
    pathOf: (index) => `features[${String(index)}]`,
    explain: () => explain(name, text, readFailure('format.not-json', name)),
  });
}

/** Newline-delimited GeoJSON as a layer of parcels; a line is parsed when its turn comes. */
export function openGeojsonLinesLand(name: string, bytes: Uint8Array): ReadResult<LandFile> {
  const text = withoutMark(bytes);
  const slices = sliceLines(text);
  return slicedLandFile({
    name,
    format: 'GeoJSON lines',
    bytes: text,
    slices,
    crs: null,
    pathOf: () => '',
    explain: (index) => explainLine(name, text, slices, index),
    lineOf: (index) => lineAt(text, slices.startOf(index)),
  });
}

/** A feature or a geometry on its own. */
function openSingle(name: string, text: Uint8Array): ReadResult<LandFile> {
  const json = parseWhole(name, text);
  if (!json.ok) return json;
  if (!isRecord(json.value)) return readFailure('format.not-geojson', name, { path: '' });
  if (json.value['type'] === 'FeatureCollection') return readFailure('format.not-geojson', name, { path: 'features' });
  const crs = crsOf(name, json.value);
  if (isFailure(crs)) return crs;
  const slices = createByteSlices();
  slices.add(0, text.length);
  return slicedLandFile({
    name,
    format: 'GeoJSON',
    bytes: text,
    slices,
    crs,
    pathOf: () => '',
    explain: () => readFailure('format.not-json', name),
  });
}

function parseFrame(frame: string): unknown {
  try {
    return JSON.parse(frame) as unknown;
  } catch {
    return null;
  }
}

function isFrameOf(frame: unknown, count: number): frame is Readonly<Record<string, unknown>> {
  if (!isRecord(frame) || frame['type'] !== 'FeatureCollection') return false;
  const { features } = frame;
  return Array.isArray(features) && features.length === count && features.every((feature) => feature === 0);
}

function crsOf(name: string, frame: Readonly<Record<string, unknown>>): SystemLookup | null | ReadFailure {
  const crs = readCrs(name, frame['crs']);
  if (crs === null) return null;
  if (typeof crs === 'number') return systemOfEpsg(crs);
  return crs.code === 'format.unknown-crs'
    ? { ok: false, reason: 'unknown', name: String(crs.details['crs'] ?? '') }
    : crs;
}

function isFailure(value: SystemLookup | null | ReadFailure): value is ReadFailure {
  return value !== null && 'code' in value;
}

/** What is wrong with a text, found by parsing all of it; `otherwise` when that finds nothing or it is too long. */
function explain(name: string, text: Uint8Array, otherwise: ReadFailure): ReadFailure {
  if (text.length > LONGEST_TEXT_BYTES) return otherwise;
  const json = parseWhole(name, text);
  return json.ok ? otherwise : json;
}

function explainLine(name: string, text: Uint8Array, slices: ByteSlices, index: number): ReadFailure {
  const line = decodeUtf8(name, text.subarray(slices.startOf(index), slices.endOf(index)));
  if (!line.ok) return line;
  const json = parseJson(name, line.value, lineAt(text, slices.startOf(index)));
  return json.ok ? readFailure('format.not-json', name) : json;
}

function parseWhole(name: string, text: Uint8Array): ReadResult<unknown> {
  const decoded = decodeUtf8(name, text);
  return decoded.ok ? parseJson(name, decoded.value) : decoded;
}

/** Without a byte order mark. */
function withoutMark(bytes: Uint8Array): Uint8Array {
  const hasMark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  return hasMark ? bytes.subarray(3) : bytes;
}
