/** Longest text that is worth remembering: names and codes repeat, descriptions do not. */
const LONGEST_REMEMBERED = 64;
/** Places for remembered texts; a power of two. */
const PLACES = 1 << 14;

/** Turns bytes of a buffer into text. */
export type TextReader = (bytes: Uint8Array, start: number, end: number) => string;

/**
 * A reader of text that decodes a short text it has met lately only once: place names of a parcel table repeat by the
 * thousand, and decoding is most of the time it takes to read one. Malformed bytes become U+FFFD; a character cut off at
 * the end, which fields of fixed width produce, is left out.
 *
 * @param encoding a name that `TextDecoder` knows
 */
export function createTextReader(encoding = 'utf-8'): TextReader {
  const decoder = new TextDecoder(encoding);
  const hashes = new Int32Array(PLACES);
  const lengths = new Int32Array(PLACES).fill(-1);
  const rememberedBytes = new Uint8Array(PLACES * LONGEST_REMEMBERED);
  const texts = new Array<string>(PLACES).fill('');

  function decode(bytes: Uint8Array, start: number, end: number): string {
    const text = decoder.decode(bytes.subarray(start, end), { stream: true });
    decoder.decode();
    return text;
  }

  return (bytes, start, end) => {
    const length = end - start;
    if (length > LONGEST_REMEMBERED) return decode(bytes, start, end);
    const hash = hashOf(bytes, start, end);
    const place = (hash ^ (hash >>> 16)) & (PLACES - 1);
    const from = place * LONGEST_REMEMBERED;
    if (hashes[place] === hash && lengths[place] === length && isSame(rememberedBytes, from, bytes, start, length)) {
      return texts[place] ?? '';
    }
    const text = decode(bytes, start, end);
    hashes[place] = hash;
    lengths[place] = length;
    for (let at = 0; at < length; at += 1) rememberedBytes[from + at] = bytes[start + at] ?? 0;
    texts[place] = text;
    return text;
  };
}

/** FNV-1a, 32 bit. */
function hashOf(bytes: Uint8Array, start: number, end: number): number {
  let hash = 0x811c9dc5 | 0;
  for (let at = start; at < end; at += 1) hash = Math.imul(hash ^ (bytes[at] ?? 0), 0x01000193);
  return hash;
}

function isSame(a: Uint8Array, fromA: number, b: Uint8Array, fromB: number, length: number): boolean {
  for (let at = 0; at < length; at += 1) if (a[fromA + at] !== b[fromB + at]) return false;
  return true;
}
