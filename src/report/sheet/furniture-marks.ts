import { formatNumber } from '../../i18n/format-number.ts';
import type { Language } from '../../i18n/language.ts';
import { translate } from '../../i18n/translate.ts';
import type { FontMetrics } from './font-metrics.ts';
import { boxMark, MM_PER_PT, type PageMark, pathMark, textMark } from './page-mark.ts';
import { PAPER, printColour } from './print-palette.ts';
import { FRAME_MM, type PaperBox, type SheetLayout } from './sheet-layout.ts';
import { fittingText } from './text-lines.ts';

const INK = printColour('ink');
const QUIET = printColour('ink-3');

/** Title, subtitle, and at the right the number of the sheet and the paper (图名). */
export function headMarks(
  { map, growth, widthMm }: SheetLayout,
  words: { readonly title: string; readonly subtitle: string; readonly number: string; readonly paper: string },
  font: FontMetrics,
): readonly PageMark[] {
  const middle = map.x + map.widthMm / 2;
  const titlePt = fittingSize(words.title, map.widthMm, 20 * growth, font);
  const subtitlePt = Math.max(7, 9 * growth);
  const right = widthMm - 12;
  const subtitle = fittingText(words.subtitle, map.widthMm, subtitlePt, font);
  return [
    textMark(words.title, middle, map.y - FRAME_MM - 6.6 * growth, titlePt, { anchor: 'middle', isBold: true }),
    textMark(subtitle, middle, map.y - FRAME_MM - 1.8 * growth, subtitlePt, {
      anchor: 'middle',
      colour: printColour('ink-2'),
    }),
    textMark(words.number, right, 12 + 3.5 * growth, Math.max(7, 9 * growth), { anchor: 'end', isBold: true }),
    textMark(words.paper, right, 12 + 7.5 * growth, Math.max(7, 8 * growth), { anchor: 'end', colour: QUIET }),
  ];
}

/** The double frame of the map (内外图廓). */
export function frameMarks({ x, y, widthMm, heightMm }: PaperBox): readonly PageMark[] {
  return [
    boxMark(x, y, widthMm, heightMm, { stroke: INK, widthMm: 0.25 }),
    boxMark(x - FRAME_MM, y - FRAME_MM, widthMm + 2 * FRAME_MM, heightMm + 2 * FRAME_MM, { stroke: INK, widthMm: 0.7 }),
  ];
}

/** The arrow to the north of the grid (指北针). */
export function northArrowMarks(x: number, y: number, growth: number, language: Language): readonly PageMark[] {
  const half = 3.2 * growth;
  const height = 15 * growth;
  const back = 0.78 * height;
  return [
    pathMark([x, y, x + half, y + height, x, y + back], { isClosed: true, fill: INK, stroke: INK, widthMm: 0.2 }),
    pathMark([x, y, x - half, y + height, x, y + back], { isClosed: true, fill: PAPER, stroke: INK, widthMm: 0.2 }),
    textMark(translate(language, 'sheet.north'), x, y + height + 4.5 * growth, 9 * growth, {
      anchor: 'middle',
      isBold: true,
      halo: PAPER,
    }),
  ];
}

/** Lengths that a scale bar may have, km; at small scales of plans tenths of it. */
const BAR_KM = [1, 2, 4, 5, 10, 20, 40, 50, 100, 200] as const;
const BAR_PARTS = 4;

/** Scale in figures and as a bar of whole kilometres (比例尺). */
export function scaleBarMarks(
  x: number,
  y: number,
  denominator: number,
  growth: number,
  font: FontMetrics,
): readonly PageMark[] {
  const sizePt = Math.max(7, 9 * growth);
  const smallPt = Math.max(7, 7 * growth);
  const scaleText = `1 : ${formatNumber(denominator, 0)}`;
  const start = x + font.widthMm(scaleText, sizePt) * 1.06 + 6 * growth;
  const mmPerKm = 1e6 / denominator;
  const longest = 62 * growth;
  const lengthKm = BAR_KM.filter((one) => one * mmPerKm <= longest).at(-1) ?? 1;
  // A bar is divided so that every label is a whole number of kilometres.
  const parts = lengthKm % BAR_PARTS === 0 ? BAR_PARTS : lengthKm % 5 === 0 ? 5 : lengthKm;
  const step = (lengthKm / parts) * mmPerKm;
  const thick = 1.4 * growth;
  const marks: PageMark[] = [textMark(scaleText, x, y + thick, sizePt, { isBold: true })];
  for (let part = 0; part <= parts; part += 1) {
    const at = start + part * step;
    marks.push(
      textMark(formatNumber((lengthKm / parts) * part, 0), at, y - 0.9 * growth, smallPt, { anchor: 'middle' }),
    );
    if (part === parts) continue;
    const isDark = part % 2 === 0;
    marks.push(boxMark(at, y, step, thick, { fill: isDark ? INK : PAPER, stroke: INK, widthMm: 0.2 }));
  }
  marks.push(textMark('km', start + parts * step + 2.5 * growth, y + thick, smallPt));
  return marks;
}

/** Line at the foot of the sheet, and the warnings above it (图廊外注记). */
export function footMarks(
  { map, growth, footerY }: SheetLayout,
  text: string,
  x: number,
  font: FontMetrics,
): readonly PageMark[] {
  const sizePt = Math.max(7, 7.5 * growth);
  const right = map.x + map.widthMm;
  return [
    textMark(fittingText(text, right - x, sizePt, font), right, footerY, sizePt, {
      anchor: 'end',
      colour: printColour('ink-2'),
    }),
  ];
}

/** The largest size at which a line fits, not below 7 pt. */
function fittingSize(text: string, widthMm: number, sizePt: number, font: FontMetrics): number {
  const wide = font.widthMm(text, sizePt);
  return wide <= widthMm ? sizePt : Math.max(7, (sizePt * widthMm) / wide);
}

/** Height of a line of text. */
export function lineHeightMm(sizePt: number): number {
  return 1.28 * sizePt * MM_PER_PT;
}
