import { ByteBuffer } from 'flatbuffers';
import { GeometryType } from 'flatgeobuf/lib/mjs/flat-geobuf/geometry-type.js';
import { Feature } from 'flatgeobuf/lib/mjs/flat-geobuf/feature.js';
import { Geometry } from 'flatgeobuf/lib/mjs/flat-geobuf/geometry.js';
import type { FlatGeometry } from './flatgeobuf-geometry.ts';
import { geometryName, readFlatGeometry } from './flatgeobuf-geometry.ts';
import type { FlatgeobufHeader } from './flatgeobuf-header.ts';
import type { AttributeValue } from './flatgeobuf-values.ts';
import { readFlatgeobufValues } from './flatgeobuf-values.ts';
import { createTextReader } from './interned-text.ts';
import { createNoteCounter } from './note-counter.ts';
import type { ReadFailure, ReadNote, ReadResult } from './read-result.ts';
import { readFailure } from './read-result.ts';

/** One feature on its way past: everything in it is overwritten by the next one, so take what you need. */
export interface FlatgeobufFeature extends FlatGeometry {
  /** Position in the file, from 0. */
  readonly index: number;
  /** The attributes asked for, in that order. */
  readonly values: readonly AttributeValue[];
}

/** How to go through a file. */
export interface FlatgeobufVisit {
  /** Names of the attributes to decode; without it all of the file, in its order. One that is not there is null. */
  readonly columns?: readonly string[];
  readonly onFeature: (feature: FlatgeobufFeature) => void;
  /** When given, only polygons are decoded, and this is told of every feature of another kind. */
  readonly onOther?: (kind: string, feature: number) => void;
  /** False for the attributes alone: features come without parts. */
  readonly withGeometry?: boolean;
  /** Asked after every feature; true ends the visit early, as if the file ended there. */
  readonly isEnough?: () => boolean;
  /** Called every few thousand features and at the end; `total` is null when the file does not say. */
  readonly onProgress?: (done: number, total: number | null) => void;
}

const PROGRESS_STEP = 4096;
const LENGTH_BYTES = 4;
const NO_GEOMETRY: FlatGeometry = { type: 'Polygon', parts: [] };

/**
 * Hands the features of a FlatGeobuf file to `onFeature` one after another, as flat arrays and without GeoJSON in
 * between, so that 10⁵ parcels can go straight into columns. Features without a geometry are left out with a note.
 *
 * Stops at the first feature that contradicts the format; what was handed over until then is of no use to the caller.
 *
 * @param file name for messages
 * @param header what `readFlatgeobufHeader` found in the same bytes
 * @returns the number of features in the file
 */
export function visitFlatgeobuf(
  file: string,
  bytes: Uint8Array,
  header: FlatgeobufHeader,
  visit: FlatgeobufVisit,
): ReadResult<number> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const notes = createNoteCounter(file);
  const wanted = visit.columns ?? header.columns.map(({ name }) => name);
  const addNote = (code: ReadNote['code'], feature: number): void => notes.add(code, feature);
  const readFeature = featureReader(file, header, wanted, addNote, visit);
  const total = header.featureCount;
  let offset = header.featuresOffset;
  let index = 0;
  while (total === null ? offset < bytes.length : index < total) {
    const start = offset + LENGTH_BYTES;
    const end = start <= bytes.length ? start + view.getUint32(offset, true) : Infinity;
    if (end > bytes.length) return readFailure('format.truncated', file, { offset: bytes.length, feature: index });
    const feature = readFeature(bytes, offset, end, index);
    if (feature !== null) {
      if ('ok' in feature) return feature;
      visit.onFeature(feature);
    }
    offset = end;
    index += 1;
    if (visit.isEnough?.() === true) return { ok: true, value: index, notes: notes.notes() };
    if (index % PROGRESS_STEP === 0) visit.onProgress?.(index, total);
  }
  visit.onProgress?.(index, total);
  const found = notes.notes();
  if (offset < bytes.length) {
    found.push({ code: 'format.extra-bytes', details: { file, offset, count: bytes.length - offset } });
  }
  return { ok: true, value: index, notes: found };
}

type ReadFeature = (
  bytes: Uint8Array,
  start: number,
  end: number,
  index: number,
) => FlatgeobufFeature | ReadFailure | null;

/** Reads one feature at a time into memory it keeps; null for a feature that is left out. */
function featureReader(
  file: string,
  header: FlatgeobufHeader,
  wanted: readonly string[],
  addNote: (code: ReadNote['code'], feature: number) => void,
  { onOther, withGeometry = true }: FlatgeobufVisit,
): ReadFeature {
  const types = header.columns.map(({ type }) => type);
  const slots = header.columns.map(({ name }) => wanted.indexOf(name));
  const values = new Array<AttributeValue>(wanted.length).fill(null);
  const readText = createTextReader();
  const table = new Feature();
  const geometryTable = new Geometry();
  let scratch = alignedBytes(1 << 16);

  function readGeometry(length: number, index: number): FlatGeometry | ReadFailure | null {
    const source = table.geometry(geometryTable);
    if (source === null) {
      addNote('format.no-geometry', index);
      return null;
    }
    const type = header.geometryType === GeometryType.Unknown ? source.type() : header.geometryType;
    if (onOther !== undefined && type !== GeometryType.Polygon && type !== GeometryType.MultiPolygon) {
      onOther(geometryName(type), index);
      return null;
    }
    const geometry = readFlatGeometry(source, type, length, (code) => addNote(code, index));
    if (!('code' in geometry)) return geometry;
    const { code, ...details } = geometry;
    return readFailure(code, file, { feature: index, ...details });
  }

  return (bytes, start, end, index) => {
    const length = end - start;
    if (length > scratch.bytes.length) scratch = alignedBytes(2 * length);
    // The file does not align its features; their arrays can be viewed only where they start at a multiple of eight.
    scratch.bytes.set(bytes.subarray(start, end));
    scratch.buffer.setPosition(0);
    try {
      Feature.getSizePrefixedRootAsFeature(scratch.buffer, table);
      const geometry = withGeometry ? readGeometry(length, index) : NO_GEOMETRY;
      if (geometry === null || 'ok' in geometry) return geometry;
      const attributes = table.propertiesArray();
      const from = attributes?.byteOffset ?? 0;
      const to = from + (attributes?.length ?? 0);
      if (to > length) throw new RangeError('attributes beyond the feature');
      readFlatgeobufValues(scratch.bytes, scratch.view, from, to, types, slots, values, readText);
      return { index, type: geometry.type, parts: geometry.parts, values };
    } catch (error) {
      // Offsets that lead outside the buffer show as range errors of the typed arrays; anything else is a bug of ours.
      if (error instanceof RangeError) return readFailure('format.damaged', file, { feature: index });
      throw error;
    }
  };
}

function alignedBytes(size: number): { bytes: Uint8Array; view: DataView; buffer: ByteBuffer } {
  const bytes = new Uint8Array(size);
  return { bytes, view: new DataView(bytes.buffer), buffer: new ByteBuffer(bytes) };
}
