import { findSyntaxError } from './json-syntax.ts';
import type { ReadFailure, ReadResult } from './read-result.ts';
import { readFailure } from './read-result.ts';

/**
 * No real file nests deeper. Beyond a few thousand levels whatever walks the value later runs out of stack, so such a
 * file is refused here.
 */
export const DEEPEST_NESTING = 256;

/** Decodes UTF-8 strictly, without a byte order mark. */
export function decodeUtf8(file: string, bytes: Uint8Array): ReadResult<string> {
  try {
    const value = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return { ok: true, value, notes: [] };
  } catch {
    return readFailure('format.not-utf8', file);
  }
}

/**
 * Parses JSON; what is wrong comes back with line and column from 1.
 *
 * @param file name for messages
 * @param firstLine number of the text's first line in the file
 */
export function parseJson(file: string, text: string, firstLine = 1): ReadResult<unknown> {
  if (text.trim() === '') return readFailure('format.empty-file', file);
  const deep = findDeepNesting(text);
  if (deep !== null)
    return readFailure('format.too-deep', file, { ...placeOf(text, deep, firstLine), limit: DEEPEST_NESTING });
  try {
    return { ok: true, value: JSON.parse(text) as unknown, notes: [] };
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return describeSyntaxError(file, text, firstLine);
  }
}

/** Offset of the first bracket nested too deep, or null. */
export function findDeepNesting(text: string): number | null {
  let depth = 0;
  let inString = false;
  for (let offset = 0; offset < text.length; offset += 1) {
    const code = text.charCodeAt(offset);
    if (inString) {
      if (code === BACKSLASH) offset += 1;
      else if (code === QUOTE) inString = false;
    } else if (code === QUOTE) {
      inString = true;
    } else if (code === OPEN_BRACKET || code === OPEN_BRACE) {
      depth += 1;
      if (depth > DEEPEST_NESTING) return offset;
    } else if (code === CLOSE_BRACKET || code === CLOSE_BRACE) {
      depth -= 1;
    }
  }
  return null;
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPEN_BRACKET = 0x5b;
const CLOSE_BRACKET = 0x5d;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;

function describeSyntaxError(file: string, text: string, firstLine: number): ReadFailure {
  const end = text.trimEnd().length;
  const where = findSyntaxError(text);
  const code = where >= end ? 'format.truncated' : 'format.not-json';
  return readFailure(code, file, placeOf(text, Math.min(where, end), firstLine));
}

function placeOf(text: string, offset: number, firstLine: number): { offset: number; line: number; column: number } {
  const before = text.slice(0, offset).split('\n');
  return { offset, line: firstLine + before.length - 1, column: (before.at(-1)?.length ?? 0) + 1 };
}
