import type { AttributeColumn } from '../land/attribute-column.ts';
import type { Digest, PreparedArray, PreparedBase } from './prepared-base.ts';
import {
  aligned,
  contentHash,
  FILE_LENGTH_AT,
  HASH_AT,
  HEADER_AT,
  HEADER_LENGTH_AT,
  MAGIC,
  type PreparedHeader,
  typeOfArray,
  VERSION,
  VERSION_AT,
} from './prepared-base-layout.ts';

/**
 * Writes a base as one file (预处理底图). Reading it gives the same values back, to the last bit; of the JSON parts what
 * survives JSON.
 *
 * @param digest SHA-256
 */
export async function writePreparedBase(base: PreparedBase, digest: Digest): Promise<Uint8Array<ArrayBuffer>> {
  const shelf = createShelf();
  const header = new TextEncoder().encode(JSON.stringify(headerOf(base, shelf)));
  const start = aligned(HEADER_AT + header.length);
  const bytes = new Uint8Array(start + shelf.length);
  bytes.set(MAGIC);
  const view = new DataView(bytes.buffer);
  view.setUint32(VERSION_AT, VERSION, true);
  view.setUint32(HEADER_LENGTH_AT, header.length, true);
  view.setBigUint64(FILE_LENGTH_AT, BigInt(bytes.length), true);
  bytes.set(header, HEADER_AT);
  for (const { array, offset } of shelf.placed) {
    bytes.set(new Uint8Array(array.buffer, array.byteOffset, array.byteLength), start + offset);
  }
  bytes.set(await contentHash(bytes, digest), HASH_AT);
  return bytes;
}

/** Gives arrays their places in the file, one after another. */
interface Shelf {
  /** The array's position in the header's list. */
  put(array: PreparedArray): number;
  readonly placed: readonly { readonly array: PreparedArray; readonly offset: number }[];
  /** Bytes of all arrays. */
  readonly length: number;
}

function createShelf(): Shelf {
  const placed: { readonly array: PreparedArray; readonly offset: number }[] = [];
  let length = 0;
  return {
    put(array) {
      placed.push({ array, offset: length });
      length = aligned(length + array.byteLength);
      return placed.length - 1;
    },
    placed,
    get length() {
      return length;
    },
  };
}

function headerOf({ table, source, notes, extra }: PreparedBase, shelf: Shelf): PreparedHeader {
  const columns = {
    coordinates: shelf.put(table.coordinates),
    ringEnds: shelf.put(table.ringEnds),
    partEnds: shelf.put(table.partEnds),
    shapeEnds: shelf.put(table.shapeEnds),
    areasM2: shelf.put(table.areasM2),
    classIndex: shelf.put(table.classIndex),
    index: shelf.put(new Uint8Array(table.index)),
  };
  const attributes = [...table.attributes].map(([role, column]) => attributeOf(role, column, shelf));
  const extras = Object.entries(extra).map(([name, { json, arrays }]) => ({
    name,
    json,
    arrays: Object.entries(arrays).map(([of, array]) => ({ name: of, array: shelf.put(array) })),
  }));
  return {
    source,
    notes: notes.map(({ code, details }) => ({ code, details })),
    table: {
      classSystem: table.classSystem,
      parcelCount: table.parcelCount,
      classCodes: table.classCodes,
      ...columns,
    },
    attributes,
    extra: extras,
    arrays: shelf.placed.map(({ array, offset }) => ({ type: typeOfArray(array), offset, length: array.length })),
  };
}

function attributeOf(role: string, column: AttributeColumn, shelf: Shelf): PreparedHeader['attributes'][number] {
  return column.type === 'number'
    ? { type: 'number', role, values: shelf.put(column.values), present: shelf.put(column.present) }
    : { type: 'text', role, codes: shelf.put(column.codes), dictionary: column.dictionary };
}
