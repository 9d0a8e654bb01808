import type { ByteSlices } from './byte-slices.ts';
import { createByteSlices } from './byte-slices.ts';
import { DEEPEST_NESTING } from './json-text.ts';

/** Where the features of a collection are, and the text around them. */
export interface CollectionSlices {
  readonly features: ByteSlices;
  /** The whole text with 0 in the place of every feature. */
  readonly frame: string;
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPEN_BRACKET = 0x5b;
const CLOSE_BRACKET = 0x5d;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;
const COLON = 0x3a;
const FEATURES = new TextEncoder().encode('"features"');
const ZERO = new TextEncoder().encode('0');

/**
 * Finds the features of a GeoJSON collection without parsing it, so that they can be parsed one at a time: a whole
 * survey as one JSON value would need many times its size, and beyond half a gigabyte it is no string any more.
 *
 * @returns null when there is no array `features` at the outermost level; the text may be JSON or not. The offset of a
 *   bracket that is nested too deep, as a number.
 */
export function sliceCollection(bytes: Uint8Array): CollectionSlices | number | null {
  const features = createByteSlices();
  const frame = createByteCollector();
  let depth = 0;
  let isInFeatures = false;
  let hasFeatures = false;
  let featureStart = -1;
  let frameStart = 0;
  let expectsArray = false;
  for (let offset = 0; offset < bytes.length; offset += 1) {
    const byte = bytes[offset] ?? 0;
    if (byte === QUOTE) {
      const start = offset;
      for (offset += 1; offset < bytes.length && bytes[offset] !== QUOTE; offset += 1) {
        if (bytes[offset] === BACKSLASH) offset += 1;
      }
      if (depth === 1 && !hasFeatures) expectsArray = isFeaturesKey(bytes, start, offset + 1);
    } else if (byte === OPEN_BRACKET || byte === OPEN_BRACE) {
      if (isInFeatures && depth === 2 && byte === OPEN_BRACE) featureStart = offset;
      depth += 1;
      if (depth > DEEPEST_NESTING) return offset;
      if (expectsArray && depth === 2 && byte === OPEN_BRACKET) {
        isInFeatures = true;
        hasFeatures = true;
      }
      expectsArray = false;
    } else if (byte === CLOSE_BRACKET || byte === CLOSE_BRACE) {
      depth -= 1;
      if (isInFeatures && depth === 2 && featureStart >= 0) {
        features.add(featureStart, offset + 1);
        frame.add(bytes, frameStart, featureStart);
        frame.add(ZERO, 0, 1);
        frameStart = offset + 1;
        featureStart = -1;
      } else if (depth === 1) {
        isInFeatures = false;
      }
    }
  }
  if (!hasFeatures) return null;
  frame.add(bytes, frameStart, bytes.length);
  return { features, frame: new TextDecoder('utf-8').decode(frame.bytes()) };
}

/** Whether a string of the text is the key `features`. */
function isFeaturesKey(bytes: Uint8Array, start: number, end: number): boolean {
  if (end - start !== FEATURES.length) return false;
  for (let at = 0; at < FEATURES.length; at += 1) if (bytes[start + at] !== FEATURES[at]) return false;
  let next = end;
  while (isSpace(bytes[next] ?? 0)) next += 1;
  return bytes[next] === COLON;
}

function isSpace(byte: number): boolean {
  return byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;
}

/** Bytes that grow: between a million features stand a million commas. */
function createByteCollector(): { add(source: Uint8Array, from: number, to: number): void; bytes(): Uint8Array } {
  let collected = new Uint8Array(1 << 12);
  let length = 0;
  return {
    add(source, from, to) {
      if (length + to - from > collected.length) {
        const larger = new Uint8Array(Math.max(length + to - from, 2 * collected.length));
        larger.set(collected);
        collected = larger;
      }
      for (let at = from; at < to; at += 1) collected[length++] = source[at] ?? 0;
    },
    bytes: () => collected.subarray(0, length),
  };
}
