import { readDirectory, readGlyphMap } from './font-tables.ts';
import { MM_PER_PT } from './page-mark.ts';

/** What of a font is needed to lay text out: which letters it has, and how wide they are (字体度量). */
export interface FontMetrics {
  /** Whether the font has a glyph for a code point. */
  readonly has: (codePoint: number) => boolean;
  /** Width of a line of text in millimetres; a letter that the font lacks counts as wide as it is high. */
  readonly widthMm: (text: string, sizePt: number) => number;
}

/**
 * Reads a TrueType font: tables `cmap` (formats 4 and 12), `hmtx` and `head` of ISO/IEC 14496-22.
 *
 * @throws UnreadableFont
 */
export function readFontMetrics(bytes: Uint8Array): FontMetrics {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const tableAt = readDirectory(view);
  const unitsPerEm = view.getUint16(tableAt('head') + 18);
  const wideCount = view.getUint16(tableAt('hhea') + 34);
  const widths = tableAt('hmtx');
  const glyphs = readGlyphMap(view, tableAt('cmap'));
  const advanceOf = (codePoint: number): number => {
    const glyph = glyphs.get(codePoint);
    if (glyph === undefined) return unitsPerEm;
    return view.getUint16(widths + 4 * Math.min(glyph, wideCount - 1));
  };
  return {
    has: (codePoint) => glyphs.has(codePoint),
    widthMm(text, sizePt) {
      let units = 0;
      for (const letter of text) units += advanceOf(letter.codePointAt(0) ?? 0);
      return (units / unitsPerEm) * sizePt * MM_PER_PT;
    },
  };
}
