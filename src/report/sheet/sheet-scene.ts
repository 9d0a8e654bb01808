import { formatGiven } from '../../i18n/format-number.ts';
import { translate } from '../../i18n/translate.ts';
import { boundaryMarks, controlFillMarks, controlStrokeMarks, landMarks, roadMarks } from './base-marks.ts';
import type { FontMetrics } from './font-metrics.ts';
import { footMarks, frameMarks, headMarks, northArrowMarks, scaleBarMarks } from './furniture-marks.ts';
import { gridMarks } from './grid-marks.ts';
import { drawnParcels } from './drawn-parcels.ts';
import { indexMarks, partTables } from './index-marks.ts';
import { insetMarks } from './inset-marks.ts';
import { type LabelBox, labelMarks } from './label-marks.ts';
import { legendOf } from './legend-marks.ts';
import { createPaperPen } from './map-outline.ts';
import { boxCorners, boxMark, type PageMark, type PageScene, textMark } from './page-mark.ts';
import {
  conflictMarks,
  conflictPlaces,
  planFillMarks,
  planSignMarks,
  planStrokeMarks,
  serviceMarks,
  signRadiusMm,
} from './plan-marks.ts';
import { PAPER, printColour } from './print-palette.ts';
import type { SheetContent, SheetPart } from './sheet-content.ts';
import type { SheetGround, SheetLayout } from './sheet-layout.ts';
import type { SheetSettings } from './sheet-settings.ts';
import { columnMarks } from './table-marks.ts';
import { textLines } from './text-lines.ts';

/** What makes one page of sheets. */
export interface SheetQuery {
  readonly settings: SheetSettings;
  readonly layout: SheetLayout;
  readonly ground: SheetGround;
  readonly content: SheetContent;
  readonly part: SheetPart;
  readonly font: FontMetrics;
  /** A figure of a report has neither title nor footer of its own. */
  readonly isFigure?: boolean;
}

/**
 * A map sheet as shapes and texts in millimetres (图幅): order from below as on screen (design.md 5), always in the light colours, on
 * white paper.
 */
export function sheetScene({ settings, layout, ground, content, part, font, isFigure = false }: SheetQuery): PageScene {
  const { window } = ground;
  const { growth, map } = layout;
  const pen = createPaperPen(window);
  const has = (one: SheetSettings['parts'][number]): boolean => settings.parts.includes(one);
  const { features, layers, language } = content;
  const isIndex = part.frames.length > 0 && part.sheet === 1;
  const grid = gridMarks(settings.grid, window, growth);
  const legend = has('legend') ? legendOf(content, part, pen, font, growth) : null;
  const arrow = { x: map.x + 8 * growth, y: map.y + 5 * growth };
  const inset = insetBox(layout);
  // An inset of what the map shows whole would say nothing.
  const hasInset = has('inset') && (!ground.isWhole || part.geometry !== null || part.name !== '');
  const conflicts = has('conflicts') ? conflictPlaces(content.conflicts, pen, growth) : [];
  const points = features.flatMap(({ geometry }) =>
    geometry.type === 'Point' ? (pen.place(geometry.coordinates) ?? []) : [],
  );
  const taken: LabelBox[] = [
    { west: map.x, east: map.x + 16 * growth, north: map.y, south: map.y + 26 * growth },
    ...(legend === null ? [] : [boxOf(legend.box)]),
    ...(hasInset ? [boxOf(inset)] : []),
    ...conflicts.map(({ x, y }) => around(x, y, 2.2 * Math.sqrt(growth))),
    ...points.flatMap((x, at) => (at % 2 === 0 ? [around(x, points[at + 1] ?? 0, signRadiusMm(growth))] : [])),
  ];
  const clip = { coordinates: boxCorners(map.x, map.y, map.widthMm, map.heightMm), ends: [4] };
  const isPicture = drawnParcels(part) > VECTOR_PARCELS;
  const onMap: readonly PageMark[] = [
    ...(has('land-cover')
      ? [{ mark: 'clip' as const, ...clip, marks: landMarks(part, window.plane.denominator), isPicture }]
      : []),
    ...controlFillMarks(content, pen),
    ...planFillMarks(features, pen),
    ...serviceMarks(features, pen),
    ...roadMarks(layers['roads'], pen, window.plane.denominator),
    ...controlStrokeMarks(content, pen),
    ...boundaryMarks(content, pen),
    ...planStrokeMarks(features, pen),
    ...planSignMarks(features, pen, growth),
  ];
  const scaleBar = scaleBarMarks(map.x, layout.footerY - 2 * growth, window.plane.denominator, growth, font);
  const columns = content.tables.length === 0 && !has('conflicts') ? [] : layout.columns;
  return {
    widthMm: layout.widthMm,
    heightMm: layout.heightMm,
    marks: [
      { mark: 'clip', ...clip, marks: onMap },
      ...grid.filter(({ mark }) => mark !== 'text'),
      ...frameMarks(map),
      ...grid.filter(({ mark }) => mark === 'text'),
      // The index says which sheet shows what; its frames and the names of places would cover each other.
      ...(isIndex ? [] : [{ mark: 'clip' as const, ...clip, marks: labelMarks(content, pen, font, growth, taken) }]),
      ...(isIndex ? [{ mark: 'clip' as const, ...clip, marks: indexMarks(part, pen, growth) }] : []),
      ...conflictMarks(conflicts, growth),
      ...(hasInset ? insetMarks(content, part, window, inset) : []),
      ...(legend?.marks ?? []),
      ...northArrowMarks(arrow.x, arrow.y, growth, language),
      ...(isFigure ? [] : headOf(content, part, settings, layout, font)),
      ...scaleBar,
      ...(isFigure ? [] : footMarks(layout, footerOf(content, part), map.x + 100 * growth, font)),
      ...warningMarks(isPicture ? [...content.warnings, pictureNote(part, language)] : content.warnings, layout, font),
      ...columnMarks({ ...content, tables: partTables(content, part) }, columns, growth, font),
    ],
  };
}

/** More parcels than this are printed as a picture: as vectors they would be a file that no reader opens in time. */
export const VECTOR_PARCELS = 100_000;

function pictureNote(part: SheetPart, language: SheetContent['language']): string {
  return translate(language, 'sheet.pictured', { count: formatGiven(drawnParcels(part), 0) });
}

function headOf(
  { language, title, subtitle }: SheetContent,
  { name, sheet, of }: SheetPart,
  { size, orientation }: SheetSettings,
  layout: SheetLayout,
  font: FontMetrics,
): readonly PageMark[] {
  return headMarks(
    layout,
    {
      title: name === '' ? title : `${title} · ${name}`,
      subtitle,
      number: translate(language, 'sheet.number', { sheet, of }),
      paper: `${size} ${translate(language, `sheet.${orientation}`)}`,
    },
    font,
  );
}

/** Version, date, revision, and which sheet of how many this is. */
function footerOf({ footer, language }: SheetContent, { sheet, of }: SheetPart): string {
  return `${footer}\u3000${translate(language, 'sheet.number', { sheet, of })}`;
}

/** Warnings on white at the foot of the map, where nobody can overlook or cut them off. */
function warningMarks(
  warnings: readonly string[],
  { map, growth }: SheetLayout,
  font: FontMetrics,
): readonly PageMark[] {
  if (warnings.length === 0) return [];
  const sizePt = Math.max(7, 7 * growth);
  const line = sizePt * 0.48;
  const width = map.widthMm * 0.52;
  const lines = warnings.flatMap((warning) => textLines(warning, width, sizePt, font));
  const wide = Math.max(...lines.map((text) => font.widthMm(text, sizePt))) + 3 * growth;
  const height = lines.length * line + 1.6 * growth;
  const x = map.x + map.widthMm - wide;
  const y = map.y + map.heightMm - height;
  return [
    boxMark(x, y, wide, height, { fill: PAPER, opacity: 0.88 }),
    ...lines.map((text, at) =>
      textMark(text, x + 1.5 * growth, y + (at + 0.8) * line + 0.6 * growth, sizePt, { colour: printColour('ink-2') }),
    ),
  ];
}

function insetBox({ map, growth }: SheetLayout): { x: number; y: number; widthMm: number; heightMm: number } {
  const widthMm = 34 * growth;
  const heightMm = 34 * growth;
  return { x: map.x + map.widthMm - widthMm, y: map.y, widthMm, heightMm };
}

function around(x: number, y: number, radius: number): LabelBox {
  return { west: x - radius, east: x + radius, north: y - radius, south: y + radius };
}

function boxOf({ x, y, widthMm, heightMm }: { x: number; y: number; widthMm: number; heightMm: number }): LabelBox {
  return { west: x, east: x + widthMm, north: y, south: y + heightMm };
}
