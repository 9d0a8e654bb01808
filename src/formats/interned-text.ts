/** Longest text that is worth remembering: names and codes repeat, descriptions do not. */
const LONGEST_REMEMBERED = 64;
const MOST_REMEMBERED = 1 << 16;

/** Turns bytes of a buffer into text. */
export type TextReader = (bytes: Uint8Array, start: number, end: number) => string;

/**
 * A reader of UTF-8 that decodes a short text it has met before only once: place names of a parcel table repeat by the
 * thousand, and decoding is most of the time it takes to read one. Malformed bytes become U+FFFD.
 */
export function createTextReader(): TextReader {
  const decoder = new TextDecoder('utf-8');
  const remembered = new Map<number, { readonly bytes: Uint8Array; readonly text: string }>();
  return (bytes, start, end) => {
    const part = bytes.subarray(start, end);
    if (part.length > LONGEST_REMEMBERED) return decoder.decode(part);
    const hash = hashOf(part);
    const known = remembered.get(hash);
    if (known !== undefined && sameBytes(known.bytes, part)) return known.text;
    const text = decoder.decode(part);
    if (known === undefined && remembered.size < MOST_REMEMBERED) remembered.set(hash, { bytes: part.slice(), text });
    return text;
  };
}

/** FNV-1a, 32 bit. */
function hashOf(bytes: Uint8Array): number {
  let hash = 0x811c9dc5;
  for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x01000193);
  return hash;
}

function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false;
  for (let index = 0; index < a.length; index += 1) if (a[index] !== b[index]) return false;
  return true;
}
