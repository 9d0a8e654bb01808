import type { ByteSlices } from './byte-slices.ts';
import { createByteSlices } from './byte-slices.ts';

const NEWLINE = 0x0a;
const SPACE = 0x20;

/** The lines of a text that hold anything, without white space and record separators (RFC 8142) around them. */
export function sliceLines(bytes: Uint8Array): ByteSlices {
  const lines = createByteSlices();
  let start = 0;
  while (start < bytes.length) {
    const newline = bytes.indexOf(NEWLINE, start);
    let end = newline < 0 ? bytes.length : newline;
    const next = end + 1;
    while (start < end && (bytes[start] ?? 0) <= SPACE) start += 1;
    while (end > start && (bytes[end - 1] ?? 0) <= SPACE) end -= 1;
    if (end > start) lines.add(start, end);
    start = next;
  }
  return lines;
}

/** Number of the line, from 1, in which an offset lies. */
export function lineAt(bytes: Uint8Array, offset: number): number {
  let line = 1;
  for (let at = bytes.indexOf(NEWLINE); at >= 0 && at < offset; at = bytes.indexOf(NEWLINE, at + 1)) line += 1;
  return line;
}
