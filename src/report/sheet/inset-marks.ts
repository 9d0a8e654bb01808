import { geometryBounds } from '../../geo/geometry-bounds.ts';
import type { SheetWindow } from '../../land/land-on-sheet.ts';
import { createPaperPen } from './map-outline.ts';
import { frameRing, middleOf } from './index-marks.ts';
import { markBox } from './mark-box.ts';
import { boxMark, MM_PER_PT, type PageMark, pathMark, textMark } from './page-mark.ts';
import { PAPER, printColour } from './print-palette.ts';
import type { SheetContent, SheetPart } from './sheet-content.ts';
import { placeGround, windowCorners, type PaperBox } from './sheet-layout.ts';

/** The whole district small, with the frame of this sheet on it (位置示意图), in a corner of the map. */
export function insetMarks(
  { boundary }: SheetContent,
  { geometry, frames, sheet }: SheetPart,
  window: SheetWindow,
  box: PaperBox,
): readonly PageMark[] {
  const bounds = boundary === null ? null : geometryBounds(boundary);
  if (boundary === null || bounds === null) return [];
  const pad = 0.08;
  const inner = {
    x: box.x + pad * box.widthMm,
    y: box.y + pad * box.heightMm,
    widthMm: (1 - 2 * pad) * box.widthMm,
    heightMm: (1 - 2 * pad) * box.heightMm,
  };
  const roughly = placeGround(inner, bounds, (bounds[0] + bounds[2]) / 2, { denominator: 1_000_000, centre: null });
  // An inset has no round scale: it fills its box.
  const whole = createPaperPen(roughly.window).areas([boundary]).coordinates;
  const extent = markBox(whole);
  const share = Math.max((extent.east - extent.west) / inner.widthMm, (extent.south - extent.north) / inner.heightMm);
  const denominator = 1_000_000 * share;
  if (!Number.isFinite(denominator) || denominator <= 0) return [];
  const ground = placeGround(inner, bounds, (bounds[0] + bounds[2]) / 2, { denominator, centre: null });
  const pen = createPaperPen({
    ...ground.window,
    leftMm: box.x,
    topMm: box.y,
    widthMm: box.widthMm,
    heightMm: box.heightMm,
  });
  const outline = pen.areas([boundary]);
  const part = geometry === null ? null : pen.areas([geometry]);
  const frame = frameRing({ corners: windowCorners(window) }, pen);
  const frameMiddle = middleOf(frame.coordinates);
  return [
    boxMark(box.x, box.y, box.widthMm, box.heightMm, { fill: PAPER, stroke: printColour('ink'), widthMm: 0.2 }),
    {
      mark: 'clip',
      coordinates: [
        box.x,
        box.y,
        box.x + box.widthMm,
        box.y,
        box.x + box.widthMm,
        box.y + box.heightMm,
        box.x,
        box.y + box.heightMm,
      ],
      ends: [4],
      marks: [
        pathMark(outline.coordinates, {
          ends: outline.ends,
          isClosed: true,
          fill: printColour('lc-cropland'),
          stroke: printColour('ink-2'),
          widthMm: 0.25,
        }),
        ...(part === null
          ? []
          : [pathMark(part.coordinates, { ends: part.ends, isClosed: true, fill: printColour('lc-forest-dense') })]),
        // The neighbours of a series, so that the next sheet is found.
        ...frames.flatMap((one) => {
          const ring = frameRing(one, pen);
          return one.sheet === sheet
            ? []
            : [
                pathMark(ring.coordinates, {
                  ends: ring.ends,
                  isClosed: true,
                  stroke: printColour('line-strong'),
                  widthMm: 0.12,
                }),
              ];
        }),
        pathMark(frame.coordinates, { ends: frame.ends, isClosed: true, stroke: printColour('accent'), widthMm: 0.45 }),
        ...(frames.length === 0
          ? []
          : [
              textMark(
                String(sheet),
                frameMiddle[0],
                frameMiddle[1] + 0.05 * box.heightMm,
                (0.13 * box.heightMm) / MM_PER_PT,
                {
                  anchor: 'middle',
                  isBold: true,
                  colour: printColour('accent'),
                  halo: PAPER,
                },
              ),
            ]),
      ],
    },
  ];
}
