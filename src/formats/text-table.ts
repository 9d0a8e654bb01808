import Papa from 'papaparse';
import type { ReadResult } from './read-result.ts';
import { readFailure } from './read-result.ts';
import { encodingOfName, sniffEncoding } from './text-encoding.ts';

const DELIMITERS = [',', ';', '\t', '|', '，', '；'] as const;

/** Rows of cells as they are written, and the encoding they were read in. */
export interface TextTable {
  readonly rows: readonly (readonly string[])[];
  /** As `TextDecoder` names it. */
  readonly encoding: string;
}

/**
 * Reads a table of text with whatever sign divides its cells, the first row included.
 *
 * @param file name for messages
 * @param encodingAsked by the user, or null
 * @param empty whether rows without anything in them are kept, so that rows can be named by their numbers
 */
export function readTextTable(
  file: string,
  bytes: Uint8Array,
  encodingAsked: string | null,
  empty: 'keep' | 'skip',
): ReadResult<TextTable> {
  const decoded = decode(file, bytes, encodingAsked);
  if (!decoded.ok) return decoded;
  const { text, encoding } = decoded.value;
  if (text.trim() === '') return readFailure('format.empty-file', file);
  const parsed = Papa.parse<string[]>(text, {
    delimiter: delimiterOf(text),
    skipEmptyLines: empty === 'skip' ? 'greedy' : false,
  });
  if (parsed.errors.some(({ code }) => code === 'MissingQuotes')) {
    return readFailure('format.open-quotes', file, { line: parsed.data.length });
  }
  return { ok: true, value: { rows: parsed.data, encoding }, notes: [] };
}

function decode(
  file: string,
  bytes: Uint8Array,
  asked: string | null,
): ReadResult<{ readonly text: string; readonly encoding: string }> {
  const marked = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : null;
  const encoding = asked === null ? (marked ?? sniffEncoding([bytes]) ?? 'utf-8') : encodingOfName(asked);
  if (encoding === null) return readFailure('format.unknown-encoding', file, { encoding: asked ?? '' });
  const text = new TextDecoder(encoding).decode(bytes);
  // Bytes that are no text at all turn into nothing but noughts and signs of replacement.
  if (asked === null && /[\0\uFFFD]/u.test(text.slice(0, 4096))) return readFailure('format.not-text', file);
  return { ok: true, value: { text, encoding }, notes: [] };
}

/** The sign that the header has most of, outside of quotes. */
function delimiterOf(text: string): string {
  const header = (/^(?:"(?:[^"]|"")*"|[^\r\n"])*/u.exec(text)?.[0] ?? '').replaceAll(/"(?:[^"]|"")*"/gu, '');
  let best: string = DELIMITERS[0];
  let most = 0;
  for (const delimiter of DELIMITERS) {
    const count = header.split(delimiter).length - 1;
    if (count > most) {
      most = count;
      best = delimiter;
    }
  }
  return best;
}
