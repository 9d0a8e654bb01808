import type { FontMetrics } from '../sheet/font-metrics.ts';
import { boxMark, lineMark, MM_PER_PT, type PageMark, type PageScene, textMark } from '../sheet/page-mark.ts';
import { printColour } from '../sheet/print-palette.ts';
import { printableScene } from '../sheet/printable-text.ts';
import { textLines } from '../sheet/text-lines.ts';
import type { DocumentNode, DocumentTable, ReportDocument } from './document-node.ts';

const WIDTH_MM = 210;
const HEIGHT_MM = 297;
const LEFT_MM = 22;
const TOP_MM = 22;
const BOTTOM_MM = 24;
const TEXT_MM = WIDTH_MM - 2 * LEFT_MM;
const BODY_PT = 10;
const TABLE_PT = 8;
/** Of what follows a heading, kept with it at most. */
const MOST_KEPT_MM = 140;
const INK = printColour('ink');
const QUIET = printColour('ink-3');

/** Pages of a report that a font can print, and the characters that had to be replaced. */
export function printablePages(
  document: ReportDocument,
  font: FontMetrics,
): { readonly pages: readonly PageScene[]; readonly missing: readonly string[] } {
  const printed = documentPages(document, font).map((page) => printableScene(page, font));
  return { pages: printed.map(({ scene }) => scene), missing: [...new Set(printed.flatMap(({ missing }) => missing))] };
}

/** A piece that stays together on a page. */
interface Block {
  readonly heightMm: number;
  readonly draw: (y: number) => readonly PageMark[];
  /** A heading is not left alone at the foot of a page. */
  readonly keepsNext: boolean;
  /** Drawn again at the head of the next page when the page breaks after this block: the head of a table. */
  readonly repeats: Block | null;
}

/** Lays a report out on pages of A4, portrait (版面): headings stay with what follows, tables repeat their heads. */
function documentPages(document: ReportDocument, font: FontMetrics): readonly PageScene[] {
  const blocks = [...titleBlocks(document, font), ...document.nodes.flatMap((node) => blocksOf(node, font))];
  const pages: PageMark[][] = [[]];
  let y = TOP_MM;
  const limit = HEIGHT_MM - BOTTOM_MM;
  blocks.forEach((block, at) => {
    if (y + keptHeight(blocks, at) > limit && y > TOP_MM) {
      pages.push([]);
      y = TOP_MM;
      if (block.repeats !== null) {
        pages.at(-1)?.push(...block.repeats.draw(y));
        y += block.repeats.heightMm;
      }
    }
    pages.at(-1)?.push(...block.draw(y));
    y += block.heightMm;
  });
  return pages.map((marks, at) => ({
    widthMm: WIDTH_MM,
    heightMm: HEIGHT_MM,
    marks: [
      ...marks,
      textMark(document.footer, LEFT_MM, HEIGHT_MM - 14, 7.5, { colour: QUIET }),
      textMark(`${String(at + 1)} / ${String(pages.length)}`, WIDTH_MM - LEFT_MM, HEIGHT_MM - 14, 7.5, {
        anchor: 'end',
        colour: QUIET,
      }),
    ],
  }));
}

/** Height of a block and of all that must not be parted from it: a heading, the title of its table, the head of it, the first row. */
function keptHeight(blocks: readonly Block[], at: number): number {
  let heightMm = 0;
  for (let next = at; next < blocks.length; next += 1) {
    const block = blocks[next];
    heightMm += block?.heightMm ?? 0;
    if (block?.keepsNext !== true) break;
  }
  // What needs most of a page by itself is not pulled along.
  return Math.min(heightMm, (blocks[at]?.heightMm ?? 0) + MOST_KEPT_MM);
}

function titleBlocks({ title, subtitle }: ReportDocument, font: FontMetrics): readonly Block[] {
  return [
    ...textBlocks(title, 20, { isBold: true }, font, 2),
    ...textBlocks(subtitle, 9.5, { colour: QUIET }, font, 4),
    {
      heightMm: 5,
      keepsNext: true,
      repeats: null,
      draw: (y) => [lineMark(LEFT_MM, y, LEFT_MM + TEXT_MM, y, 0.4, INK)],
    },
  ];
}

function blocksOf(node: DocumentNode, font: FontMetrics): readonly Block[] {
  switch (node.node) {
    case 'heading':
      return [
        gap(4, true),
        ...textBlocks(node.text, node.level === 1 ? 14 : 11.5, { isBold: true }, font, 2).map((block) => ({
          ...block,
          keepsNext: true,
        })),
      ];
    case 'paragraph':
      return textBlocks(node.text, node.isNote ? 8.5 : BODY_PT, { colour: node.isNote ? QUIET : INK }, font, 2);
    case 'list':
      return node.items.flatMap((item) => textBlocks(`· ${item}`, 9, { colour: printColour('ink-2') }, font, 1));
    case 'table':
      return tableBlocks(node, font);
    case 'figure':
      return [figureBlock(node, textBlocks(node.caption, 8.5, { colour: QUIET }, font, 4))];
  }
}

function gap(heightMm: number, keepsNext: boolean): Block {
  return { heightMm, keepsNext, repeats: null, draw: () => [] };
}

function textBlocks(
  text: string,
  sizePt: number,
  style: { readonly isBold?: boolean; readonly colour?: string },
  font: FontMetrics,
  afterMm: number,
): readonly Block[] {
  const line = sizePt * MM_PER_PT * 1.5;
  const lines = textLines(text, TEXT_MM, sizePt, font);
  return lines.map((one, at) => ({
    heightMm: line + (at === lines.length - 1 ? afterMm : 0),
    keepsNext: false,
    repeats: null,
    draw: (y) => [textMark(one, LEFT_MM, y + 0.75 * line, sizePt, style)],
  }));
}

function tableBlocks({ title, heads, columns, rows }: DocumentTable, font: FontMetrics): readonly Block[] {
  const head: Block = { ...rowBlock(heads, columns, font, true, true), keepsNext: true };
  return [
    ...(title === ''
      ? []
      : textBlocks(title, 9.5, { isBold: true }, font, 1).map((block) => ({ ...block, keepsNext: true }))),
    head,
    ...rows.map(({ cells, isBold }) => ({ ...rowBlock(cells, columns, font, isBold, false), repeats: head })),
    gap(5, false),
  ];
}

function rowBlock(
  cells: readonly string[],
  columns: DocumentTable['columns'],
  font: FontMetrics,
  isBold: boolean,
  isHead: boolean,
): Block {
  const line = TABLE_PT * MM_PER_PT * 1.35;
  const whole = columns.reduce((sum, { share }) => sum + share, 0);
  let start = LEFT_MM;
  const laid = columns.map(({ share, align }, at) => {
    const width = (share / whole) * TEXT_MM;
    const place = {
      x: start,
      end: start + width - 1.5,
      align,
      lines: textLines(cells[at] ?? '', width - 2, TABLE_PT, font),
    };
    start += width;
    return place;
  });
  const heightMm = Math.max(...laid.map(({ lines }) => lines.length)) * line + 1.8;
  return {
    heightMm,
    keepsNext: false,
    repeats: null,
    draw: (y) => [
      ...(isHead ? [boxMark(LEFT_MM, y, TEXT_MM, heightMm, { fill: printColour('canvas') })] : []),
      ...laid.flatMap(({ x, end, align, lines }) =>
        lines.map((text, at) =>
          textMark(text, align === 'end' ? end : x + 0.5, y + (at + 1) * line + 0.1, TABLE_PT, {
            anchor: align,
            isBold,
          }),
        ),
      ),
      lineMark(LEFT_MM, y + heightMm, LEFT_MM + TEXT_MM, y + heightMm, 0.1, printColour('line-strong')),
    ],
  };
}

/** A figure with its caption below it. */
function figureBlock({ scene }: Extract<DocumentNode, { readonly node: 'figure' }>, caption: readonly Block[]): Block {
  const scale = Math.min(1, TEXT_MM / scene.widthMm);
  const figureMm = scene.heightMm * scale + 2;
  return {
    heightMm: caption.reduce((sum, { heightMm }) => sum + heightMm, figureMm),
    keepsNext: false,
    repeats: null,
    draw(y) {
      let below = y + figureMm;
      const lines = caption.flatMap((block) => {
        const marks = block.draw(below);
        below += block.heightMm;
        return marks;
      });
      return [...scene.marks.map((mark) => placeMark(mark, LEFT_MM, y, scale)), ...lines];
    },
  };
}

/** A mark moved and scaled, as part of another page. */
function placeMark(mark: PageMark, x: number, y: number, scale: number): PageMark {
  const moved = (coordinates: ArrayLike<number>): Float64Array =>
    Float64Array.from(coordinates, (value, at) => (at % 2 === 0 ? x : y) + value * scale);
  switch (mark.mark) {
    case 'path':
      return {
        ...mark,
        coordinates: moved(mark.coordinates),
        widthMm: mark.widthMm * scale,
        dashMm: mark.dashMm.map((length) => length * scale),
      };
    case 'text':
      return { ...mark, x: x + mark.x * scale, y: y + mark.y * scale, sizePt: mark.sizePt * scale };
    case 'picture':
      return {
        ...mark,
        x: x + mark.x * scale,
        y: y + mark.y * scale,
        widthMm: mark.widthMm * scale,
        heightMm: mark.heightMm * scale,
      };
    case 'clip':
      return {
        ...mark,
        coordinates: moved(mark.coordinates),
        marks: mark.marks.map((inner) => placeMark(inner, x, y, scale)),
      };
  }
}
