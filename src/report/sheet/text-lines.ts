import { UNIT_SPACE } from '../../i18n/format-number.ts';
import type { FontMetrics } from './font-metrics.ts';

/** What may not begin a line of Chinese text (避头点). */
const NEVER_FIRST = new Set('，。、；：？！）》」』”’…·%％℃°,.;:?!)]}>');
/** What may not end one (避尾点). */
const NEVER_LAST = new Set('（《「『“‘([{<');

/**
 * Breaks a text into lines no wider than a column: between Chinese characters and at spaces, not before or after the marks that
 * the rules of typesetting keep together (GB/T 15834). A number wider than the column with its unit is parted from it, a word is
 * broken where it must be.
 */
export function textLines(text: string, widthMm: number, sizePt: number, font: FontMetrics): readonly string[] {
  const lines: string[] = [];
  for (const paragraph of text.split('\n')) {
    let line = '';
    for (const piece of piecesOf(paragraph)) {
      if (line !== '' && font.widthMm((line + piece).trimEnd(), sizePt) > widthMm) {
        lines.push(line.trimEnd());
        line = '';
      }
      line = line === '' ? piece.trimStart() : line + piece;
      while (font.widthMm(line.trimEnd(), sizePt) > widthMm && line.length > 1) {
        const longest = longestFitting(line, widthMm, sizePt, font);
        const unitAt = unitPlace(line, longest.length);
        lines.push(unitAt > 0 ? line.slice(0, unitAt) : longest);
        line = line.slice(unitAt > 0 ? unitAt + 1 : longest.length);
      }
    }
    lines.push(line.trimEnd());
  }
  return lines;
}

/** Where the last unit begins that a line has room to end before; −1 without one. A digit behind such a blank is of the number. */
function unitPlace(line: string, most: number): number {
  for (let at = Math.min(most, line.length - 2); at > 0; at -= 1) {
    if (line[at] === UNIT_SPACE && !/\d/u.test(line[at + 1] ?? '')) return at;
  }
  return -1;
}

/** A text cut to a width, with an ellipsis where something was cut off. */
export function fittingText(text: string, widthMm: number, sizePt: number, font: FontMetrics): string {
  if (font.widthMm(text, sizePt) <= widthMm) return text;
  return `${longestFitting(text, widthMm - font.widthMm('…', sizePt), sizePt, font)}…`;
}

function longestFitting(text: string, widthMm: number, sizePt: number, font: FontMetrics): string {
  let fitting = '';
  for (const letter of text) {
    if (fitting !== '' && font.widthMm(fitting + letter, sizePt) > widthMm) break;
    fitting += letter;
  }
  return fitting;
}

/** The shortest pieces between which a line may end. */
function piecesOf(text: string): readonly string[] {
  const pieces: string[] = [];
  let piece = '';
  let before = '';
  for (const letter of text) {
    if (piece !== '' && mayBreak(before, letter)) {
      pieces.push(piece);
      piece = '';
    }
    piece += letter;
    before = letter;
  }
  if (piece !== '') pieces.push(piece);
  return pieces;
}

function mayBreak(before: string, after: string): boolean {
  if (NEVER_FIRST.has(after) || NEVER_LAST.has(before) || after === ' ') return false;
  return before === ' ' || isIdeograph(before) || isIdeograph(after);
}

function isIdeograph(letter: string): boolean {
  const code = letter.codePointAt(0) ?? 0;
  return code >= 0x2e80 && !(code >= 0xff10 && code <= 0xff5a);
}
