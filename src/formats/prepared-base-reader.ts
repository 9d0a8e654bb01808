import type { AttributeColumn } from '../land/attribute-column.ts';
import type { LandTable } from '../land/land-table.ts';
import type { Digest, PreparedArray, PreparedBase } from './prepared-base.ts';
import {
  aligned,
  arrayView,
  contentHash,
  FILE_LENGTH_AT,
  HASH_AT,
  HEADER_AT,
  HEADER_LENGTH_AT,
  HEADER_LIMIT,
  headerSchema,
  MAGIC,
  type PreparedHeader,
  VERSION,
  VERSION_AT,
} from './prepared-base-layout.ts';
import { type ReadFailure, readFailure, type ReadResult } from './read-result.ts';

/**
 * Opens a prepared base (预处理底图) after checking its hash. Nothing is parsed but the header: the arrays are views of
 * `bytes`, so none of them may be transferred without the others, and `bytes` belongs to the base from now on. Only the
 * parcel index is a buffer of its own, as tables have it.
 *
 * @param file name for messages
 * @param digest SHA-256
 */
export async function readPreparedBase(
  file: string,
  bytes: Uint8Array<ArrayBuffer>,
  digest: Digest,
): Promise<ReadResult<PreparedBase>> {
  const refused = checkFrame(file, bytes);
  if (refused !== null) return refused;
  const stored = bytes.subarray(HASH_AT, HEADER_AT);
  const computed = await contentHash(bytes, digest);
  if (!computed.every((byte, place) => byte === stored[place])) return readFailure('format.hash-mismatch', file);
  const header = readHeader(bytes);
  const base = header === null ? null : assemble(header, bytes.byteOffset % 8 === 0 ? bytes : bytes.slice());
  return base === null
    ? readFailure('format.damaged', file, { offset: HEADER_AT })
    : { ok: true, value: base, notes: [] };
}

/** Whether a file begins as a prepared base does. */
export function isPreparedBase(bytes: Uint8Array): boolean {
  return bytes.length >= MAGIC.length && MAGIC.every((byte, place) => byte === bytes[place]);
}

/** What the fields before the header say against the file. */
function checkFrame(file: string, bytes: Uint8Array<ArrayBuffer>): ReadFailure | null {
  if (bytes.length === 0) return readFailure('format.empty-file', file);
  if (MAGIC.subarray(0, bytes.length).some((byte, place) => byte !== bytes[place]))
    return readFailure('format.wrong-magic', file, { expected: 'TANTUB' });
  if (bytes.length < HEADER_AT) return readFailure('format.truncated', file, { offset: bytes.length });
  const view = new DataView(bytes.buffer, bytes.byteOffset, HEADER_AT);
  const version = view.getUint32(VERSION_AT, true);
  if (version > VERSION) return readFailure('format.newer-version', file, { version, known: VERSION });
  if (version < VERSION) return readFailure('format.damaged', file, { offset: VERSION_AT });
  const headerLength = view.getUint32(HEADER_LENGTH_AT, true);
  if (headerLength > HEADER_LIMIT)
    return readFailure('format.header-size', file, { bytes: headerLength, limit: HEADER_LIMIT });
  const length = Number(view.getBigUint64(FILE_LENGTH_AT, true));
  if (bytes.length < length) return readFailure('format.truncated', file, { offset: bytes.length });
  if (bytes.length > length || HEADER_AT + headerLength > length)
    return readFailure('format.damaged', file, { offset: HEADER_LENGTH_AT });
  return null;
}

/** The header, and null where it is none: then the file was written by something else, since its hash fits. */
function readHeader(bytes: Uint8Array<ArrayBuffer>): PreparedHeader | null {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(HEADER_AT, headerEnd(bytes)));
    return headerSchema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}

function headerEnd(bytes: Uint8Array<ArrayBuffer>): number {
  return HEADER_AT + new DataView(bytes.buffer, bytes.byteOffset).getUint32(HEADER_LENGTH_AT, true);
}

function assemble(header: PreparedHeader, bytes: Uint8Array<ArrayBuffer>): PreparedBase | null {
  const start = aligned(headerEnd(bytes));
  const arrays = header.arrays.map((one) => arrayView(bytes, start, one));
  const table = tableOf(header, arrays);
  if (table === null) return null;
  const extra: [string, PreparedBase['extra'][string]][] = [];
  for (const { name, json, arrays: named } of header.extra) {
    const found: [string, PreparedArray][] = [];
    for (const { name: of, array: place } of named) {
      const array = arrays[place];
      if (array === undefined || array === null) return null;
      found.push([of, array]);
    }
    extra.push([name, { json, arrays: Object.fromEntries(found) }]);
  }
  return { table, source: header.source, notes: header.notes, extra: Object.fromEntries(extra) };
}

type Arrays = readonly (PreparedArray | null)[];

function tableOf({ table, attributes }: PreparedHeader, arrays: Arrays): LandTable | null {
  const { classSystem, parcelCount, classCodes } = table;
  const coordinates = arrays[table.coordinates];
  const ringEnds = arrays[table.ringEnds];
  const partEnds = arrays[table.partEnds];
  const shapeEnds = arrays[table.shapeEnds];
  const areasM2 = arrays[table.areasM2];
  const classIndex = arrays[table.classIndex];
  const index = arrays[table.index];
  const columns = new Map<string, AttributeColumn>();
  for (const attribute of attributes) {
    const column = columnOf(attribute, arrays, parcelCount);
    if (column === null) return null;
    columns.set(attribute.role, column);
  }
  if (
    !(coordinates instanceof Float64Array && areasM2 instanceof Float64Array && classIndex instanceof Uint16Array) ||
    !(ringEnds instanceof Uint32Array && partEnds instanceof Uint32Array && shapeEnds instanceof Uint32Array) ||
    !(index instanceof Uint8Array) ||
    [areasM2, classIndex, shapeEnds].some((one) => one.length !== parcelCount) ||
    (shapeEnds.at(-1) ?? 0) !== partEnds.length ||
    (partEnds.at(-1) ?? 0) !== ringEnds.length ||
    2 * (ringEnds.at(-1) ?? 0) !== coordinates.length
  )
    return null;
  return {
    classSystem,
    parcelCount,
    coordinates,
    ringEnds,
    partEnds,
    shapeEnds,
    areasM2,
    classIndex,
    classCodes,
    attributes: columns,
    index: index.slice().buffer,
  };
}

function columnOf(
  attribute: PreparedHeader['attributes'][number],
  arrays: Arrays,
  parcelCount: number,
): AttributeColumn | null {
  if (attribute.type === 'number') {
    const values = arrays[attribute.values];
    const present = arrays[attribute.present];
    if (!(values instanceof Float64Array && present instanceof Uint8Array)) return null;
    return values.length === parcelCount && present.length === parcelCount ? { type: 'number', values, present } : null;
  }
  const codes = arrays[attribute.codes];
  if (!(codes instanceof Uint32Array) || codes.length !== parcelCount) return null;
  return { type: 'text', codes, dictionary: attribute.dictionary };
}
