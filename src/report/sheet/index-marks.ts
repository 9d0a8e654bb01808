import { formatNumber } from '../../i18n/format-number.ts';
import { translate } from '../../i18n/translate.ts';
import type { PaperPen } from './map-outline.ts';
import { markBox } from './mark-box.ts';
import { boxMark, type PageMark, pathMark, textMark } from './page-mark.ts';
import { PAPER, printColour } from './print-palette.ts';
import type { SheetContent, SheetFrame, SheetPart, SheetTable } from './sheet-content.ts';

/** Frames of a series with their numbers, on its index (分幅索引); what they show is listed beside the map. */
export function indexMarks({ frames }: SheetPart, pen: PaperPen, growth: number): readonly PageMark[] {
  const outlines = frames.map((frame) => ({ frame, ring: frameRing(frame, pen) }));
  const sizePt = Math.max(7.5, 9 * growth);
  const half = { x: 3 * growth, y: 2.3 * growth };
  return [
    ...outlines.map(({ ring }) =>
      pathMark(ring.coordinates, { ends: ring.ends, isClosed: true, stroke: printColour('accent'), widthMm: 0.3 }),
    ),
    // Numbers come last and stand in the middle: frames overlap, their middles do not.
    ...outlines.flatMap(({ frame, ring }): readonly PageMark[] => {
      const [x, y] = middleOf(ring.coordinates);
      if (ring.ends.length === 0) return [];
      return [
        boxMark(x - half.x, y - half.y, 2 * half.x, 2 * half.y, {
          fill: printColour('accent'),
          stroke: PAPER,
          widthMm: 0.25,
        }),
        textMark(String(frame.sheet), x, y + 1.15 * growth, sizePt, { anchor: 'middle', isBold: true, colour: PAPER }),
      ];
    }),
  ];
}

/** Tables of one sheet: an index lists its sheets first, and on the sheet of a part the numbers are said to be of the whole district. */
export function partTables({ tables, language }: SheetContent, part: SheetPart): readonly SheetTable[] {
  if (part.frames.length === 0) return tables;
  if (part.sheet === 1) return [indexTable(part.frames, language), ...tables];
  const whole = translate(language, 'sheet.extent-district');
  return tables.map((table) => ({ ...table, aside: [whole, table.aside].filter((one) => one !== '').join(' · ') }));
}

/** Sheets with their scales, two to a row. */
function indexTable(frames: readonly SheetFrame[], language: SheetContent['language']): SheetTable {
  const heads = [
    translate(language, 'sheet.head.sheet'),
    translate(language, 'sheet.head.part'),
    translate(language, 'sheet.head.scale'),
  ];
  const half = Math.ceil(frames.length / 2);
  const cellsOf = (frame: SheetFrame | undefined): readonly string[] =>
    frame === undefined ? ['', '', ''] : [String(frame.sheet), frame.name, `1:${formatNumber(frame.denominator, 0)}`];
  const columns = [
    { share: 9, align: 'end' },
    { share: 23, align: 'start' },
    { share: 18, align: 'end' },
  ] as const;
  return {
    title: translate(language, 'sheet.index'),
    aside: '',
    heads: [...heads, ...heads],
    columns: [...columns, ...columns],
    rows: frames
      .slice(0, half)
      .map((frame, at) => ({ cells: [...cellsOf(frame), ...cellsOf(frames[half + at])], isBold: false, status: null })),
  };
}

/** The outline of a frame on the paper. */
export function frameRing({ corners }: Pick<SheetFrame, 'corners'>, pen: PaperPen): ReturnType<PaperPen['areas']> {
  return pen.areas([{ type: 'Polygon', coordinates: [corners.map(([x, y]) => [x, y])] }]);
}

/** The middle of the box around some places. */
export function middleOf(coordinates: ArrayLike<number>): readonly [number, number] {
  const { west, north, east, south } = markBox(coordinates);
  return [(west + east) / 2, (north + south) / 2];
}
