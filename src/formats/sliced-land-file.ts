import type { SystemLookup } from '../geo/coordinate-system.ts';
import { createBoundsTaker } from './bounds-taker.ts';
import type { ByteSlices } from './byte-slices.ts';
import type { AttributeValue } from './flatgeobuf-values.ts';
import { checkGeometry, isRecord } from './geojson-geometry.ts';
import { DEEPEST_NESTING, findDeepNesting } from './json-text.ts';
import type { LandField, LandFile, LandVisit } from './land-file.ts';
import { createNoteCounter } from './note-counter.ts';
import { createPolygonTally } from './polygon-tally.ts';
import { polygonParts } from './polygon-parts.ts';
import type { ReadFailure, ReadResult } from './read-result.ts';
import { readFailure } from './read-result.ts';
import { createValueSampler } from './value-sampler.ts';

/** A text with a GeoJSON feature or geometry in each of its slices. */
export interface SlicedText {
  readonly name: string;
  readonly format: 'GeoJSON' | 'GeoJSON lines';
  readonly bytes: Uint8Array;
  readonly slices: ByteSlices;
  readonly crs: SystemLookup | null;
  /** Path of a slice's value in the file. */
  readonly pathOf: (index: number) => string;
  /** What is wrong with a slice that is no JSON. */
  readonly explain: (index: number) => ReadFailure;
  /** Line of a slice, where lines tell more than paths. */
  readonly lineOf?: (index: number) => number;
}

/** Features whose attributes and box stand for all. */
const SAMPLE_FEATURES = 1000;
const PROGRESS_STEP = 4096;
/** About what a vertex takes when it is written with seven decimals. */
const BYTES_PER_VERTEX = 25;

type Member = Readonly<Record<string, unknown>>;

/** Features of GeoJSON as a layer of parcels. The first thousand are looked at now, the others when they are visited. */
export function slicedLandFile(source: SlicedText): ReadResult<LandFile> {
  const { name, slices } = source;
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const taker = createBoundsTaker();
  const types = new Map<string, LandField['type'] | null>();
  for (let index = 0; index < Math.min(SAMPLE_FEATURES, slices.count); index += 1) {
    const read = memberAt(source, decoder, index);
    if (!read.ok) return read;
    const member = read.value;
    for (const [field, value] of Object.entries(propertiesOf(member))) noteType(types, field, value);
    const geometry = geometryOf(member);
    if (isPolygon(geometry)) taker.addParts(polygonParts(geometry, () => undefined) ?? []);
  }
  const fields = Array.from(types, ([field, type]): LandField => ({ name: field, type: type ?? 'text' }));
  const value: LandFile = {
    name,
    format: source.format,
    featureCount: slices.count,
    fields,
    crs: source.crs,
    bounds: taker.bounds(),
    encoding: null,
    expectedVertices: Math.ceil(source.bytes.length / BYTES_PER_VERTEX),
    notes: [],
    sampleValues: createValueSampler(fields, (columns, onValues) => {
      for (let index = 0; index < slices.count; index += 1) {
        const member = memberAt(source, decoder, index);
        if (!member.ok || !onValues(valuesOf(member.value, columns))) return;
      }
    }),
    visit: (visit) => Promise.resolve(visitSlices(source, visit)),
  };
  return { ok: true, value, notes: [] };
}

function visitSlices(source: SlicedText, { columns, onFeature, onProgress }: LandVisit): ReadResult<number> {
  const { name, slices } = source;
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const tally = createPolygonTally(name);
  const notes = createNoteCounter(name);
  for (let index = 0; index < slices.count; index += 1) {
    const read = memberAt(source, decoder, index);
    if (!read.ok) return read;
    const member = read.value;
    const geometry = geometryOf(member);
    if (geometry === null) {
      notes.add('format.no-geometry', index);
    } else if (isPolygon(geometry)) {
      const parts = polygonParts(geometry, (code) => notes.add(code, index));
      if (parts === null) return geometryFailure(source, member, geometry, index);
      tally.addPolygon();
      onFeature(parts, valuesOf(member, columns), index);
    } else if (isRecord(geometry) && OTHER_KINDS.includes(String(geometry['type']))) {
      tally.addOther(String(geometry['type']));
    } else {
      return geometryFailure(source, member, geometry, index);
    }
    if ((index + 1) % PROGRESS_STEP === 0) onProgress?.(index + 1, slices.count);
  }
  onProgress?.(slices.count, slices.count);
  return tally.finish(slices.count, notes.notes());
}

const OTHER_KINDS: readonly string[] = ['Point', 'MultiPoint', 'LineString', 'MultiLineString', 'GeometryCollection'];

function memberAt(source: SlicedText, decoder: TextDecoder, index: number): ReadResult<Member> {
  const { name, bytes, slices } = source;
  let member: unknown;
  try {
    const slice = bytes.subarray(slices.startOf(index), slices.endOf(index));
    const text = decoder.decode(slice);
    if (source.format === 'GeoJSON lines' && findDeepNesting(text) !== null) {
      return readFailure('format.too-deep', name, { ...lineOf(source, index), limit: DEEPEST_NESTING });
    }
    member = JSON.parse(text) as unknown;
  } catch (error) {
    if (error instanceof SyntaxError) return source.explain(index);
    if (error instanceof TypeError) return readFailure('format.not-utf8', name);
    throw error;
  }
  if (isRecord(member)) return { ok: true, value: member, notes: [] };
  return readFailure('format.not-geojson', name, {
    feature: index,
    path: source.pathOf(index),
    ...lineOf(source, index),
  });
}

function geometryFailure(source: SlicedText, member: Member, geometry: unknown, index: number): ReadFailure {
  const { name } = source;
  const problem = checkGeometry(geometry, () => undefined) ?? { code: 'format.not-geojson', path: '' };
  const { code, path: inner, ...details } = problem;
  const outer = `${source.pathOf(index)}${member['type'] === 'Feature' ? '.geometry' : ''}`;
  return readFailure(code, name, {
    feature: index,
    path: `${outer}${inner}`.replace(/^\./u, ''),
    ...details,
    ...lineOf(source, index),
  });
}

/** Counting lines takes a walk from the beginning of the file: only for a failure. */
function lineOf(source: SlicedText, index: number): { readonly line?: number; readonly column?: number } {
  return source.lineOf === undefined ? {} : { line: source.lineOf(index), column: 1 };
}

/** Null for a feature without one; a member that is no feature is its own geometry. */
function geometryOf(member: Member): unknown {
  return member['type'] === 'Feature' ? (member['geometry'] ?? null) : member;
}

function isPolygon(geometry: unknown): geometry is { readonly type: 'Polygon' | 'MultiPolygon' } {
  return isRecord(geometry) && (geometry['type'] === 'Polygon' || geometry['type'] === 'MultiPolygon');
}

function propertiesOf(member: Member): Member {
  const properties = member['type'] === 'Feature' ? member['properties'] : null;
  return isRecord(properties) ? properties : {};
}

function valuesOf(member: Member, columns: readonly string[]): readonly AttributeValue[] {
  const properties = propertiesOf(member);
  return columns.map((column) => plainValue(properties[column]));
}

function plainValue(value: unknown): AttributeValue {
  if (value === undefined || value === null) return null;
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  return JSON.stringify(value);
}

function noteType(types: Map<string, LandField['type'] | null>, field: string, value: unknown): void {
  const known = types.get(field) ?? null;
  const type =
    value === null ? known : typeof value === 'number' || typeof value === 'boolean' ? typeName(value) : 'text';
  types.set(field, known === null || known === type ? type : 'text');
}

function typeName(value: number | boolean): LandField['type'] {
  return typeof value === 'number' ? 'number' : 'boolean';
}
