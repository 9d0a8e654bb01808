import { flatgeobufLandFile } from './flatgeobuf-land-file.ts';
import { hasFlatgeobufMagic, readFlatgeobufHeader } from './flatgeobuf-header.ts';
import { openGeojsonLand, openGeojsonLinesLand } from './geojson-land-file.ts';
import type { LandFile, SourceFile } from './land-file.ts';
import type { ReadResult } from './read-result.ts';
import { readFailure } from './read-result.ts';
import { openShapefileLand } from './shapefile-land-file.ts';
import { endingOf, isShapefileCompanion, partsBeside } from './shapefile-names.ts';
import { isZip, unzip } from './zip-entries.ts';

/** What the user answered when a file could not be opened without asking. */
export interface OpenLandOptions {
  /** Encoding of a Shapefile's texts, such as `GBK`; without it the file decides. */
  readonly encoding?: string;
  /** Name of the layer's file when several were chosen or packed together. */
  readonly layer?: string;
}

const LAYER_ENDINGS = ['.fgb', '.geojson', '.json', '.geojsonl', '.geojsons', '.ndjson', '.jsonl', '.shp'] as const;
const LINE_ENDINGS: readonly string[] = ['.geojsonl', '.geojsons', '.ndjson', '.jsonl'];

/** Formats as messages list them. */
const KNOWN_FORMATS = 'FlatGeobuf, GeoJSON, GeoJSON lines, Shapefile, zip';

/**
 * Opens a layer of parcels from the files that were chosen: FlatGeobuf, GeoJSON, newline-delimited GeoJSON, a Shapefile
 * with the files that belong to it, or a zip of any of these.
 *
 * @param files one, or the loose parts of a Shapefile in any order
 */
export function openLandFile(
  files: readonly SourceFile[],
  options: OpenLandOptions = {},
): Promise<ReadResult<LandFile>> {
  return Promise.resolve(openSync(files, options));
}

function openSync(files: readonly SourceFile[], options: OpenLandOptions): ReadResult<LandFile> {
  const [first] = files;
  if (first === undefined) return readFailure('format.no-features', '');
  if (files.length === 1 && (endingOf(first.name) === '.zip' || isZip(first.bytes))) {
    if (first.bytes.length === 0) return readFailure('format.empty-file', first.name);
    if (!isZip(first.bytes)) return readFailure('format.wrong-magic', first.name, { expected: 'zip' });
    const packed = unzip(first.name, first.bytes, (name) => isLayer(name) || isShapefileCompanion(name));
    return packed.ok ? openFrom(first.name, packed.value, options) : packed;
  }
  return openFrom(first.name, files, options);
}

/** @param name of what was chosen, for messages that concern no single layer */
function openFrom(name: string, files: readonly SourceFile[], options: OpenLandOptions): ReadResult<LandFile> {
  const layers = files.filter((file) => isLayer(file.name));
  const chosen = layers.length > 1 ? layers.filter((file) => file.name === options.layer) : layers;
  const [layer] = chosen;
  if (layer !== undefined) return openLayer(layer, files, options);
  if (layers.length > 1) {
    return readFailure('format.several-layers', name, { layers: layers.map((file) => file.name).join(', ') });
  }
  if (files.some((file) => isShapefileCompanion(file.name)))
    return readFailure('format.missing-part', name, { part: '.shp' });
  const [only] = files;
  if (files.length === 1 && only !== undefined) return openByContent(only);
  return readFailure('format.unknown', name, { known: KNOWN_FORMATS });
}

function openLayer(layer: SourceFile, files: readonly SourceFile[], options: OpenLandOptions): ReadResult<LandFile> {
  const { name, bytes } = layer;
  if (bytes.length === 0) return readFailure('format.empty-file', name);
  const ending = endingOf(name);
  if (ending === '.fgb') return openFlatgeobuf(layer);
  if (LINE_ENDINGS.includes(ending)) return openGeojsonLinesLand(name, bytes);
  if (ending !== '.shp') return openGeojsonLand(name, bytes);
  return openShapefileLand(name, partsBeside(layer, files), options.encoding ?? null);
}

/** A file whose ending says nothing. */
function openByContent(file: SourceFile): ReadResult<LandFile> {
  if (file.bytes.length === 0) return readFailure('format.empty-file', file.name);
  if (hasFlatgeobufMagic(file.bytes)) return openFlatgeobuf(file);
  const start = new TextDecoder().decode(file.bytes.subarray(0, 64)).trimStart();
  if (start.startsWith('{')) return openGeojsonLand(file.name, file.bytes);
  return readFailure('format.unknown', file.name, { known: KNOWN_FORMATS });
}

function openFlatgeobuf({ name, bytes }: SourceFile): ReadResult<LandFile> {
  const header = readFlatgeobufHeader(name, bytes);
  return header.ok ? { ok: true, value: flatgeobufLandFile(name, bytes, header.value), notes: [] } : header;
}

function isLayer(name: string): boolean {
  return LAYER_ENDINGS.some((ending) => endingOf(name) === ending);
}
