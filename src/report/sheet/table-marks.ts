import { translate } from '../../i18n/translate.ts';
import type { FontMetrics } from './font-metrics.ts';
import { lineHeightMm } from './furniture-marks.ts';
import { boxMark, circleCorners, lineMark, type PageMark, pathMark, textMark } from './page-mark.ts';
import { numberedSign } from './plan-marks.ts';
import { PAPER, printColour } from './print-palette.ts';
import type { SheetContent, SheetTable, SheetTableRow } from './sheet-content.ts';
import type { PaperBox } from './sheet-layout.ts';
import { textLines } from './text-lines.ts';

/** A piece of the column that is not broken: its height, and how it is drawn from a place on. */
interface Piece {
  readonly heightMm: number;
  readonly draw: (x: number, y: number) => readonly PageMark[];
  /** Pieces of one block; a block that is cut says how many rows are missing. */
  readonly block: number;
  readonly isRow: boolean;
}

const INK = printColour('ink');
const QUIET = printColour('ink-3');

/**
 * Tables, open conflicts and notes, one below the other in the columns beside or below the map. What has no room is counted in
 * words and never left out silently.
 */
export function columnMarks(
  content: SheetContent,
  columns: readonly PaperBox[],
  growth: number,
  font: FontMetrics,
): readonly PageMark[] {
  const [first] = columns;
  if (first === undefined) return [];
  const width = first.widthMm;
  const notes = notePieces(content, width, growth, font);
  const pieces = [
    ...content.tables.flatMap((table, at) => tablePieces(table, at, width, growth, font)),
    ...conflictPieces(content, content.tables.length, width, growth, font),
  ];
  const notesHeight = notes.reduce((sum, { heightMm }) => sum + heightMm, 0);
  const marks: PageMark[] = [];
  const queue = [...pieces];
  columns.forEach((column, at) => {
    const isLast = at === columns.length - 1;
    // The notes stand at the foot of the last column, whatever else has room.
    const bottom = column.y + column.heightMm - (isLast ? notesHeight + 2 * growth : 0);
    let y = column.y;
    while (queue[0] !== undefined) {
      const [piece] = queue;
      const keep = piece.isRow
        ? piece.heightMm
        : piece.heightMm + (queue[1]?.heightMm ?? 0) + (queue[2]?.heightMm ?? 0);
      const reserve = isLast && queue.length > 1 ? lineHeightMm(7 * growth) * 1.2 : 0;
      if (y + keep + reserve > bottom) break;
      queue.shift();
      marks.push(...piece.draw(column.x, y));
      y += piece.heightMm;
    }
    if (isLast && queue.length > 0) {
      const count = queue.filter(({ isRow }) => isRow).length;
      const text = translate(content.language, 'sheet.rows-left-out', { count });
      marks.push(textMark(text, column.x, y + lineHeightMm(7 * growth), Math.max(7, 7 * growth), { colour: QUIET }));
    }
    if (!isLast) return;
    let noteY = column.y + column.heightMm - notesHeight;
    for (const note of notes) {
      marks.push(...note.draw(column.x, noteY));
      noteY += note.heightMm;
    }
  });
  return marks;
}

function titlePiece(title: string, aside: string, block: number, width: number, growth: number): Piece {
  const sizePt = Math.max(7.5, 10 * growth);
  const heightMm = 8.5 * growth;
  return {
    heightMm,
    block,
    isRow: false,
    draw: (x, y) => [
      textMark(title, x, y + heightMm - 2.6 * growth, sizePt, { isBold: true }),
      textMark(aside, x + width, y + heightMm - 2.6 * growth, Math.max(7, 7 * growth), {
        anchor: 'end',
        colour: QUIET,
      }),
      lineMark(x, y + heightMm - 0.8 * growth, x + width, y + heightMm - 0.8 * growth, 0.3, INK),
    ],
  };
}

function tablePieces(
  table: SheetTable,
  block: number,
  width: number,
  growth: number,
  font: FontMetrics,
): readonly Piece[] {
  return [
    titlePiece(table.title, table.aside, block, width, growth),
    rowPiece({ cells: table.heads, isBold: false, status: null }, table, block, width, growth, font, true),
    ...table.rows.map((row) => rowPiece(row, table, block, width, growth, font, false)),
  ];
}

function rowPiece(
  { cells, isBold, status }: SheetTableRow,
  { columns }: SheetTable,
  block: number,
  width: number,
  growth: number,
  font: FontMetrics,
  isHead: boolean,
): Piece {
  const sizePt = Math.max(7, 7.5 * growth);
  const line = lineHeightMm(sizePt);
  const pad = 1 * growth;
  const whole = columns.reduce((sum, { share }) => sum + share, 0);
  let start = 0;
  const laid = columns.map(({ share, align }, at) => {
    const columnMm = (share / whole) * width;
    const sign = status !== null && at === columns.length - 1 ? 3.4 * growth : 0;
    const lines = textLines(cells[at] ?? '', columnMm - pad - sign, sizePt, font);
    const place = { x: start + sign, end: start + columnMm, align, lines, sign };
    start += columnMm;
    return place;
  });
  const most = Math.max(...laid.map(({ lines }) => lines.length));
  const heightMm = most * line + 1.1 * growth;
  return {
    heightMm,
    block,
    isRow: !isHead,
    draw: (x, y) => [
      ...laid.flatMap(({ x: from, end, align, lines, sign }) => [
        ...(sign === 0 || status === null
          ? []
          : statusMarks(status, x + from - sign + 1.4 * growth, y + 0.72 * line + 0.4 * growth, 1.1 * growth)),
        ...lines.map((text, at) =>
          textMark(
            text,
            align === 'end' ? x + end - pad : x + from,
            y + (at + 1) * line - 0.15 * line + 0.4 * growth,
            sizePt,
            {
              anchor: align,
              isBold,
              colour: isHead ? printColour('ink-2') : INK,
            },
          ),
        ),
      ]),
      lineMark(
        x,
        y + heightMm,
        x + width,
        y + heightMm,
        isHead ? 0.2 : 0.1,
        printColour(isHead ? 'ink-3' : 'line-strong'),
      ),
    ],
  };
}

/** How a target stands, told by shape before colour: full disc, half disc, ledger square, dashed ring. */
function statusMarks(status: string, x: number, y: number, radius: number): readonly PageMark[] {
  const ring = (fill: string | null, stroke: string, dashMm: readonly number[] = []): PageMark =>
    pathMark(circleCorners(x, y - radius, radius), { isClosed: true, fill, stroke, widthMm: 0.25, dashMm });
  if (status === 'met') {
    return [
      ring(printColour('met'), printColour('met')),
      pathMark([x - 0.5 * radius, y - radius, x - 0.1 * radius, y - 0.6 * radius, x + 0.5 * radius, y - 1.4 * radius], {
        stroke: PAPER,
        widthMm: 0.3,
      }),
    ];
  }
  if (status === 'short' || status === 'over') {
    const colour = printColour('short');
    const corners = circleCorners(0, 0, radius);
    const half: number[] = [];
    for (let at = 0; at < corners.length; at += 2) {
      const [cx = 0, cy = 0] = [corners[at], corners[at + 1]];
      if (status === 'short' ? cx <= 1e-9 : cy <= 1e-9) half.push(x + cx, y - radius + cy);
    }
    return [pathMark(half, { isClosed: true, fill: colour }), ring(null, colour)];
  }
  if (status === 'tracked') {
    return [
      boxMark(x - radius, y - 2 * radius, 2 * radius, 2 * radius, { stroke: printColour('ink-2'), widthMm: 0.25 }),
    ];
  }
  return [ring(null, printColour('unknown'), [0.5, 0.4])];
}

function conflictPieces(
  { conflicts, areConflictsKnown, language }: SheetContent,
  block: number,
  width: number,
  growth: number,
  font: FontMetrics,
): readonly Piece[] {
  const sizePt = Math.max(7, 7.5 * growth);
  const line = lineHeightMm(sizePt);
  const indent = 5.5 * growth;
  const sentences = conflicts.map(({ sentence, severity }, at): Piece => {
    const lines = textLines(sentence, width - indent, sizePt, font);
    const heightMm = Math.max(lines.length * line, 4 * growth) + 0.8 * growth;
    return {
      heightMm,
      block,
      isRow: true,
      draw: (x, y) => [
        ...numberedSign(severity, at + 1, x + 2 * growth, y + 2.2 * growth, growth),
        ...lines.map((text, row) => textMark(text, x + indent, y + (row + 1) * line - 0.15 * line, sizePt)),
      ],
    };
  });
  const empty: Piece = {
    heightMm: line + 1.6 * growth,
    block,
    isRow: true,
    draw: (x, y) => [
      textMark(
        translate(language, areConflictsKnown ? 'sheet.no-conflicts' : 'sheet.conflicts-unknown'),
        x,
        y + line,
        sizePt,
      ),
    ],
  };
  if (!areConflictsKnown && conflicts.length === 0 && block === 0) return [];
  return [
    titlePiece(translate(language, 'sheet.conflicts'), String(conflicts.length), block, width, growth),
    ...(sentences.length === 0 ? [empty] : sentences),
  ];
}

function notePieces({ notes }: SheetContent, width: number, growth: number, font: FontMetrics): readonly Piece[] {
  const sizePt = Math.max(7, 7 * growth);
  const line = lineHeightMm(sizePt);
  const labelMm = Math.max(...notes.map(({ label }) => font.widthMm(label, sizePt)), 0) + 4 * growth;
  return notes.map(({ label, text }, at): Piece => {
    const lines = textLines(text, width - labelMm - 3 * growth, sizePt, font);
    const heightMm = Math.max(1, lines.length) * line + 1.8 * growth;
    return {
      heightMm,
      block: -1 - at,
      isRow: true,
      draw: (x, y) => [
        boxMark(x, y, width, heightMm, { stroke: printColour('line-strong'), widthMm: 0.15 }),
        lineMark(x + labelMm, y, x + labelMm, y + heightMm, 0.15, printColour('line-strong')),
        textMark(label, x + 1.5 * growth, y + line + 0.2 * growth, sizePt, { colour: QUIET }),
        ...lines.map((one, row) =>
          textMark(one, x + labelMm + 1.5 * growth, y + (row + 1) * line + 0.2 * growth, sizePt),
        ),
      ],
    };
  });
}
