/** What a live number in a text refers to, as it is written (活数字): `{forest.cover | a | 2025 | east}`. */
export interface NumberToken {
  /** As it stands between the braces, for whoever has to find it again. */
  readonly source: string;
  readonly indicator: string;
  /** Part of the indicator, written behind a colon; null: the whole. */
  readonly group: string | null;
  /** Id or name of a scheme; null: the one on screen. */
  readonly scheme: string | null;
  /** Null: the one on screen. */
  readonly year: number | null;
  /** Id or name of a zone; null: the whole district. */
  readonly zone: string | null;
}

/** Why something in braces is no number; message keys `chapter.fault.<code>`. */
export type TokenFaultCode = 'unclosed' | 'empty' | 'too-many-parts' | 'year-not-a-year';

/** A piece of a text: words, a live number, or braces that say nothing. */
export type ChapterRun =
  | { readonly run: 'text'; readonly text: string }
  | { readonly run: 'number'; readonly token: NumberToken }
  | { readonly run: 'fault'; readonly code: TokenFaultCode; readonly source: string };

/** Stands for "as on screen". */
const AS_SHOWN: ReadonlySet<string> = new Set(['', '*']);
const MOST_PARTS = 4;

/**
 * Takes the text of a chapter apart: a list of paragraphs, each a list of runs (文中活数字). A number is written
 * `{indicator[:group] | scheme | year | zone}`; parts from the right may be left out or written `*`, which is what is on screen. `{{` is
 * a brace. Whatever cannot be read stays where it is, with the reason; nothing is thrown.
 */
export function parseChapterText(text: string): readonly (readonly ChapterRun[])[] {
  return text
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
    .map(parseLine);
}

/** The text of a token, for the editor. */
export function writeToken(token: Omit<NumberToken, 'source'>): string {
  const { indicator, group, scheme, year, zone } = token;
  const parts = [group === null ? indicator : `${indicator}:${group}`, scheme ?? '*', year?.toString() ?? '*'];
  if (zone !== null) parts.push(zone);
  while (parts.length > 1 && parts.at(-1) === '*') parts.pop();
  return `{${parts.join(' | ')}}`;
}

function parseLine(line: string): readonly ChapterRun[] {
  const runs: ChapterRun[] = [];
  let words = '';
  let at = 0;
  const flush = (): void => {
    if (words !== '') runs.push({ run: 'text', text: words });
    words = '';
  };
  while (at < line.length) {
    if (line.startsWith('{{', at)) {
      words += '{';
      at += 2;
      continue;
    }
    // A full-width brace comes from a Chinese keyboard.
    if (line[at] !== '{' && line[at] !== '｛') {
      words += line[at] ?? '';
      at += 1;
      continue;
    }
    flush();
    const end = endOf(line, at + 1);
    if (end === null) {
      runs.push({ run: 'fault', code: 'unclosed', source: line.slice(at + 1).trim() });
      return runs;
    }
    runs.push(parseToken(line.slice(at + 1, end)));
    at = end + 1;
  }
  flush();
  return runs;
}

/** Where a token ends; null when it does not, or another one begins before. */
function endOf(line: string, from: number): number | null {
  const found = /[{}｛｝]/.exec(line.slice(from));
  return found === null || found[0] === '{' || found[0] === '｛' ? null : from + found.index;
}

function parseToken(inner: string): ChapterRun {
  const source = inner.trim();
  const parts = source.split(/[|｜]/).map((part) => part.trim());
  const [name = '', scheme = '', year = '', zone = ''] = parts;
  if (name === '') return { run: 'fault', code: 'empty', source };
  if (parts.length > MOST_PARTS) return { run: 'fault', code: 'too-many-parts', source };
  if (!AS_SHOWN.has(year) && !/^\d{4}$/.test(year)) return { run: 'fault', code: 'year-not-a-year', source };
  const colon = name.indexOf(':');
  const given = (part: string): string | null => (AS_SHOWN.has(part) ? null : part);
  return {
    run: 'number',
    token: {
      source,
      indicator: colon === -1 ? name : name.slice(0, colon).trim(),
      group: colon === -1 ? null : given(name.slice(colon + 1).trim()),
      scheme: given(scheme),
      year: AS_SHOWN.has(year) ? null : Number(year),
      zone: given(zone),
    },
  };
}
