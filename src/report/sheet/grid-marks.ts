import { createSheetProjection } from '../../geo/sheet-plane.ts';
import type { SheetWindow } from '../../land/land-on-sheet.ts';
import { FRAME_MM } from './sheet-layout.ts';
import { lineMark, MM_PER_PT, type PageMark, pathMark, textMark } from './page-mark.ts';
import { PAPER, printColour } from './print-palette.ts';
import type { SheetGrid } from './sheet-settings.ts';

/** Lines of the grid stand at least so far apart on paper, growing with it. */
const LEAST_SPACING_MM = 42;
const KILOMETRES = [1, 2, 5, 10, 20, 50, 100, 200] as const;
const MINUTES = [0.5, 1, 2, 3, 5, 10, 15, 30, 60, 120] as const;
/** Pieces of a parallel or meridian, which bends on the paper. */
const PIECES = 24;

/**
 * Kilometres of the projection or degrees over the map, with their CGCS2000 numbers at the frame (公里网、经纬网). Eastings carry the
 * number of the zone.
 */
export function gridMarks(grid: SheetGrid, window: SheetWindow, growth: number): readonly PageMark[] {
  if (grid === 'none') return [];
  return grid === 'kilometres' ? kilometreMarks(window, growth) : graticuleMarks(window, growth);
}

function kilometreMarks(window: SheetWindow, growth: number): readonly PageMark[] {
  const { plane, leftMm, topMm, widthMm, heightMm } = window;
  const mmPerKm = 1e6 / plane.denominator;
  const step = KILOMETRES.find((one) => one * mmPerKm >= LEAST_SPACING_MM * growth) ?? 200;
  const west = plane.eastM / 1000 + (leftMm - plane.xMm) / mmPerKm;
  const north = plane.northM / 1000 + (plane.yMm - topMm) / mmPerKm;
  const marks: PageMark[] = [];
  for (let east = Math.ceil(west / step) * step; east < west + widthMm / mmPerKm; east += step) {
    const x = leftMm + (east - west) * mmPerKm;
    marks.push(gridLine(x, topMm, x, topMm + heightMm), ...frameLabels('across', String(east), x, x, window, growth));
  }
  for (let level = Math.floor(north / step) * step; level > north - heightMm / mmPerKm; level -= step) {
    const y = topMm + (north - level) * mmPerKm;
    marks.push(gridLine(leftMm, y, leftMm + widthMm, y), ...frameLabels('along', String(level), y, y, window, growth));
  }
  return marks;
}

function graticuleMarks(window: SheetWindow, growth: number): readonly PageMark[] {
  const { leftMm, topMm, widthMm, heightMm } = window;
  const right = leftMm + widthMm;
  const bottom = topMm + heightMm;
  const { toPaper, toDegrees } = createSheetProjection(window.plane);
  const corners = [
    toDegrees(leftMm, topMm),
    toDegrees(right, topMm),
    toDegrees(leftMm, bottom),
    toDegrees(right, bottom),
  ];
  const middle = toDegrees((leftMm + right) / 2, bottom);
  const longitudes = corners.map(([longitude]) => longitude);
  const latitudes = [...corners.map(([, latitude]) => latitude), middle[1]];
  const [west, east] = [Math.min(...longitudes), Math.max(...longitudes)];
  const [south, north] = [Math.min(...latitudes), Math.max(...latitudes)];
  const step = (span: number, lengthMm: number): number =>
    (MINUTES.find((minutes) => (minutes / 60) * (lengthMm / span) >= LEAST_SPACING_MM * growth) ?? 120) / 60;
  const marks: PageMark[] = [];
  const lonStep = step(east - west, widthMm);
  for (let at = Math.ceil(west / lonStep); at * lonStep < east; at += 1) {
    const line = bent((share) => toPaper(at * lonStep, south + share * (north - south)));
    marks.push(pathMark(line, GRID_LINE));
    const label = degreeText(at * lonStep, 'E');
    marks.push(...frameLabels('across', label, crossingAt(line, topMm), crossingAt(line, bottom), window, growth));
  }
  const latStep = step(north - south, heightMm);
  for (let at = Math.ceil(south / latStep); at * latStep < north; at += 1) {
    const line = bent((share) => toPaper(west + share * (east - west), at * latStep));
    marks.push(pathMark(line, GRID_LINE));
    const label = degreeText(at * latStep, 'N');
    const turned = line.map((_, index) => line[index % 2 === 0 ? index + 1 : index - 1] ?? 0);
    marks.push(...frameLabels('along', label, crossingAt(turned, leftMm), crossingAt(turned, right), window, growth));
  }
  return [
    {
      mark: 'clip',
      coordinates: [leftMm, topMm, right, topMm, right, bottom, leftMm, bottom],
      ends: [4],
      marks: marks.filter(({ mark }) => mark === 'path'),
    },
    ...marks.filter(({ mark }) => mark !== 'path'),
  ];
}

const GRID_LINE = { stroke: printColour('ink-2'), widthMm: 0.1, opacity: 0.55 } as const;

function gridLine(fromX: number, fromY: number, toX: number, toY: number): PageMark {
  return { ...lineMark(fromX, fromY, toX, toY, GRID_LINE.widthMm, GRID_LINE.stroke), opacity: GRID_LINE.opacity };
}

function bent(placeAt: (share: number) => readonly [number, number]): readonly number[] {
  return Array.from({ length: PIECES + 1 }, (_, at) => placeAt(at / PIECES)).flat();
}

/** Where a line of x, y pairs crosses the level `y`; NaN where it does not. */
function crossingAt(line: readonly number[], y: number): number {
  for (let at = 0; at + 3 < line.length; at += 2) {
    const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = line.slice(at, at + 4);
    if (y0 <= y !== y1 <= y) return x0 + ((y - y0) / (y1 - y0)) * (x1 - x0);
  }
  return Number.NaN;
}

/** Numbers on both ends of a grid line, on the frame; `along` for lines that run from left to right. */
function frameLabels(
  side: 'across' | 'along',
  text: string,
  first: number,
  second: number,
  { leftMm, topMm, widthMm, heightMm }: SheetWindow,
  growth: number,
): readonly PageMark[] {
  // Between the lines of the frame there is room for small type alone.
  const sizePt = side === 'across' ? 7 : Math.max(7, 7 * growth);
  const rise = 0.35 * sizePt * MM_PER_PT;
  const label = (x: number, y: number, anchor: 'start' | 'middle' | 'end'): PageMark =>
    textMark(text, x, y + rise, sizePt, {
      anchor,
      colour: printColour('ink-2'),
      halo: anchor === 'middle' ? null : PAPER,
    });
  const inside = (place: number, from: number, length: number): boolean =>
    place > from + 8 * growth && place < from + length - 8 * growth;
  if (side === 'across') {
    return [
      ...(inside(first, leftMm, widthMm) ? [label(first, topMm - FRAME_MM / 2, 'middle')] : []),
      ...(inside(second, leftMm, widthMm) ? [label(second, topMm + heightMm + FRAME_MM / 2, 'middle')] : []),
    ];
  }
  return [...(inside(second, topMm, heightMm) ? [label(leftMm + widthMm - 1, second, 'end')] : [])];
}

/** `117°15′E`; half minutes carry their seconds. */
function degreeText(degrees: number, side: 'E' | 'N'): string {
  const seconds = Math.round(Math.abs(degrees) * 3600);
  const whole = Math.floor(seconds / 3600);
  const minutes = Math.floor((seconds % 3600) / 60);
  const rest = seconds % 60;
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${String(whole)}°${two(minutes)}′${rest === 0 ? '' : `${two(rest)}″`}${side}`;
}
