import type { FontMetrics } from './font-metrics.ts';
import type { PageMark, PageScene } from './page-mark.ts';

/** Printed in place of a character that the font does not have: the geta mark (〓) of printers. */
const MISSING_GLYPH = '\u3013';

/** Text that the font can print, and the characters that had to be replaced. */
export interface PrintableText {
  readonly text: string;
  readonly missing: readonly string[];
}

/** Spaces that a font may lack, all of them narrow. */
const NARROW_SPACES = /[\u2009\u202f\u00a0]/gu;

/** Lowered digits of formulas, which the font may lack; CO2 reads as well. */
const LOWERED = /[\u2080-\u2089]/gu;

/** Signs without a shape of their own, which join emoji or choose between forms of a character. */
const SHAPELESS = /\p{Default_Ignorable_Code_Point}/gu;

/** Replaces characters that the font does not have with a visible mark; narrow spaces it lacks become plain ones. */
function printableText(text: string, font: FontMetrics): PrintableText {
  const missing: string[] = [];
  let printable = '';
  const known = (letter: string): boolean => font.has(letter.codePointAt(0) ?? 0);
  const plain = text
    .replaceAll(SHAPELESS, '')
    .replaceAll(NARROW_SPACES, (space) => (known(space) ? space : ' '))
    .replaceAll(LOWERED, (digit) => (known(digit) ? digit : String((digit.codePointAt(0) ?? 0) - 0x2080)));
  for (const letter of plain) {
    if (known(letter)) printable += letter;
    else {
      missing.push(letter);
      printable += MISSING_GLYPH;
    }
  }
  return { text: printable, missing };
}

/** A page that the font can print, and the characters of it that had to be replaced, each once. */
export function printableScene(
  scene: PageScene,
  font: FontMetrics,
): { readonly scene: PageScene; readonly missing: readonly string[] } {
  const missing = new Set<string>();
  const printable = (mark: PageMark): PageMark => {
    if (mark.mark === 'clip') return { ...mark, marks: mark.marks.map(printable) };
    if (mark.mark !== 'text') return mark;
    const { text, missing: lacking } = printableText(mark.text, font);
    for (const letter of lacking) missing.add(letter);
    return lacking.length === 0 && text === mark.text ? mark : { ...mark, text };
  };
  return { scene: { ...scene, marks: scene.marks.map(printable) }, missing: [...missing] };
}
