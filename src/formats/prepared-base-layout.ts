import { z } from 'zod';
import type { Digest, PreparedArray } from './prepared-base.ts';

/*
 * A prepared base is one file, little-endian like every machine that runs a browser:
 *
 *   0   8  magic
 *   8   4  version
 *   12  4  length of the header, bytes
 *   16  8  length of the file, bytes
 *   24  8  0
 *   32 32  SHA-256 of everything else, see `contentHash`
 *   64     header: JSON, UTF-8
 *          from the next multiple of 8 on: the arrays, each beginning at a multiple of 8
 *
 * It is a cache and not an exchange format: another version is prepared anew from the source.
 */

/** First bytes: the name, then two that a transfer as text would change. */
export const MAGIC = Uint8Array.of(0x54, 0x41, 0x4e, 0x54, 0x55, 0x42, 0x1a, 0x0a);

/** Goes up with every change of the layout or of what the columns mean. */
export const VERSION = 1;

/** Where the version stands. */
export const VERSION_AT = 8;
/** Where the length of the header stands. */
export const HEADER_LENGTH_AT = 12;
/** Where the length of the file stands. */
export const FILE_LENGTH_AT = 16;
/** Where the hash stands. */
export const HASH_AT = 32;
/** Where the header begins. */
export const HEADER_AT = 64;

/** Longest header: texts of a million parcels with several unique attributes stay far below. */
export const HEADER_LIMIT = 2 ** 28;

/** Bytes hashed in one piece, and pieces hashed at once: browsers and Node hash each on a thread of its own. */
const BLOCK_BYTES = 2 ** 22;
const BLOCKS_AT_ONCE = 4;

const ARRAY_TYPES = {
  f64: Float64Array,
  u32: Uint32Array,
  i32: Int32Array,
  u16: Uint16Array,
  u8: Uint8Array,
} as const;

type ArrayType = keyof typeof ARRAY_TYPES;

const text = z.string();
const count = z.int().nonnegative();
/** Position in the list of arrays. */
const arrayAt = count;
/** A column may have a text for every parcel: checked in one go, not text by text. */
const texts = z.custom<readonly string[]>(
  (value) => Array.isArray(value) && value.every((one) => typeof one === 'string'),
);

/** The header; arrays are named by their position in `arrays`, whose offsets count from the first array on. */
export const headerSchema = z.object({
  source: z.object({ name: text, sha256: text, optionsKey: text }),
  notes: z.array(z.object({ code: text, details: z.record(text, z.union([text, z.number()])) })),
  table: z.object({
    classSystem: text,
    parcelCount: count,
    classCodes: texts,
    coordinates: arrayAt,
    ringEnds: arrayAt,
    partEnds: arrayAt,
    shapeEnds: arrayAt,
    areasM2: arrayAt,
    classIndex: arrayAt,
    index: arrayAt,
  }),
  attributes: z.array(
    z.discriminatedUnion('type', [
      z.object({ type: z.literal('number'), role: text, values: arrayAt, present: arrayAt }),
      z.object({ type: z.literal('text'), role: text, codes: arrayAt, dictionary: texts }),
    ]),
  ),
  extra: z.array(
    z.object({ name: text, json: z.unknown(), arrays: z.array(z.object({ name: text, array: arrayAt })) }),
  ),
  arrays: z.array(z.object({ type: z.enum(['f64', 'u32', 'i32', 'u16', 'u8']), offset: count, length: count })),
});

/** Header of a prepared base. */
export type PreparedHeader = z.infer<typeof headerSchema>;

/** The next multiple of 8. */
export function aligned(offset: number): number {
  return Math.ceil(offset / 8) * 8;
}

/** How the header names the type of an array. */
export function typeOfArray(array: PreparedArray): ArrayType {
  for (const [type, constructor] of Object.entries(ARRAY_TYPES)) {
    if (array instanceof constructor) return type as ArrayType;
  }
  throw new TypeError('a prepared base holds no arrays of this type');
}

/**
 * An array as a view of the file's bytes; null where it would reach beyond them.
 *
 * @param bytes must begin at a multiple of 8 of its buffer, `start` must be one
 */
export function arrayView(
  bytes: Uint8Array<ArrayBuffer>,
  start: number,
  { type, offset, length }: PreparedHeader['arrays'][number],
): PreparedArray | null {
  const constructor = ARRAY_TYPES[type];
  const from = start + offset;
  if (offset % 8 !== 0 || from + length * constructor.BYTES_PER_ELEMENT > bytes.length) return null;
  return new constructor(bytes.buffer, bytes.byteOffset + from, length);
}

/**
 * Hash of a file but for the hash itself: SHA-256 of the 32 bytes before it and of the SHA-256 of each piece of
 * {@link BLOCK_BYTES} after it. Pieces can be hashed side by side, which one running hash cannot.
 */
export async function contentHash(bytes: Uint8Array<ArrayBuffer>, digest: Digest): Promise<Uint8Array<ArrayBuffer>> {
  const blocks = Math.ceil((bytes.length - HEADER_AT) / BLOCK_BYTES);
  const parts = new Uint8Array(HASH_AT + 32 * blocks);
  parts.set(bytes.subarray(0, HASH_AT));
  const hashBlock = async (block: number): Promise<void> => {
    const start = HEADER_AT + block * BLOCK_BYTES;
    parts.set(new Uint8Array(await digest(bytes.subarray(start, start + BLOCK_BYTES))), HASH_AT + 32 * block);
  };
  for (let first = 0; first < blocks; first += BLOCKS_AT_ONCE) {
    const last = Math.min(blocks, first + BLOCKS_AT_ONCE);
    await Promise.all(Array.from({ length: last - first }, (_, place) => hashBlock(first + place)));
  }
  return new Uint8Array(await digest(parts));
}
