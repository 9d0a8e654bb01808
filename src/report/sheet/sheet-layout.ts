import type { DegreeBox } from '../../geo/geometry-bounds.ts';
import { createSheetProjection, type SheetPlane, sheetZone } from '../../geo/sheet-plane.ts';
import { createGaussKruger } from '../../geo/gauss-kruger.ts';
import type { SheetWindow } from '../../land/land-on-sheet.ts';
import { PAPER_SIZES, SCALE_DENOMINATORS, type SheetSettings } from './sheet-settings.ts';

/** A box on the paper, mm. */
export interface PaperBox {
  readonly x: number;
  readonly y: number;
  readonly widthMm: number;
  readonly heightMm: number;
}

/** Where things lie on a sheet (图幅布局). */
export interface SheetLayout {
  readonly widthMm: number;
  readonly heightMm: number;
  /** By what type and furniture grow with the paper; 1 on A3. */
  readonly growth: number;
  /** The neat line (内图廓). */
  readonly map: PaperBox;
  /** Columns for tables and notes, in reading order; empty where nothing but the map is wanted. */
  readonly columns: readonly PaperBox[];
  readonly footerY: number;
}

const MARGIN_MM = 12;
/** Above the map for title and subtitle, below it for scale and footer, at growth 1. */
const HEAD_MM = 16;
const FOOT_MM = 11;
const COLUMN_MM = 94;
const GAP_MM = 8;
/** Space between the neat line and the outer frame. */
export const FRAME_MM = 3.4;
const GROWTHS = { A4: 0.8, A3: 1, A2: 1.2, A1: 1.5, A0: 1.9 } as const;
/** Of the height of a portrait sheet that its tables take. */
const PORTRAIT_BAND = 0.36;

/** Lays a sheet out: tables beside the map in landscape, below it in portrait. */
export function layOutSheet({
  size,
  orientation,
  parts,
}: Pick<SheetSettings, 'size' | 'orientation' | 'parts'>): SheetLayout {
  const { shortMm, longMm } = PAPER_SIZES[size];
  const isLandscape = orientation === 'landscape';
  const widthMm = isLandscape ? longMm : shortMm;
  const heightMm = isLandscape ? shortMm : longMm;
  const growth = GROWTHS[size];
  const hasTables = parts.some((part) => part !== 'land-cover' && part !== 'legend' && part !== 'inset');
  const top = MARGIN_MM + HEAD_MM * growth;
  const bottom = heightMm - MARGIN_MM - FOOT_MM * growth;
  const inner = widthMm - 2 * MARGIN_MM;
  const footerY = heightMm - MARGIN_MM - 2 * growth;
  const frame = { widthMm, heightMm, growth, footerY };
  const box = (x: number, y: number, boxWidth: number, boxHeight: number): PaperBox => ({
    x: x + FRAME_MM,
    y: y + FRAME_MM,
    widthMm: boxWidth - 2 * FRAME_MM,
    heightMm: boxHeight - 2 * FRAME_MM,
  });
  if (!hasTables) return { ...frame, map: box(MARGIN_MM, top, inner, bottom - top), columns: [] };
  const column = COLUMN_MM * growth;
  if (isLandscape) {
    const mapWidth = inner - column - GAP_MM * growth;
    return {
      ...frame,
      map: box(MARGIN_MM, top, mapWidth, bottom - top),
      columns: [{ x: widthMm - MARGIN_MM - column, y: top, widthMm: column, heightMm: bottom - top }],
    };
  }
  const band = (bottom - top) * PORTRAIT_BAND;
  const count = Math.max(2, Math.floor(inner / (column * 0.9)));
  const columnWidth = (inner - (count - 1) * GAP_MM) / count;
  const mapBottom = bottom - band - GAP_MM * growth;
  // The scale bar and the footer stand below the tables.
  return {
    ...frame,
    map: box(MARGIN_MM, top, inner, mapBottom - top),
    columns: Array.from({ length: count }, (_, at) => ({
      x: MARGIN_MM + at * (columnWidth + GAP_MM),
      y: bottom - band,
      widthMm: columnWidth,
      heightMm: band,
    })),
  };
}

/** A map without title and tables, as a figure of a report: frame, legend and scale bar. */
export function layOutFigure(widthMm: number, heightMm: number): SheetLayout {
  const growth = 0.7;
  const foot = 9;
  return {
    widthMm,
    heightMm,
    growth,
    map: {
      x: FRAME_MM + 0.4,
      y: FRAME_MM + 0.4,
      widthMm: widthMm - 2 * FRAME_MM - 0.8,
      heightMm: heightMm - 2 * FRAME_MM - foot,
    },
    columns: [],
    footerY: heightMm - 0.8,
  };
}

/** What a sheet shows of the ground, and whether the wanted scale shows all of it. */
export interface SheetGround {
  readonly window: SheetWindow;
  /** Whether the whole box that was asked for lies within the map. */
  readonly isWhole: boolean;
  /** Whether the map is larger than the box in both directions by more than half: the paper is too large for the scale. */
  readonly isLoose: boolean;
}

/**
 * Places the ground on a sheet: the middle of a box, or a given place, in the middle of the map.
 *
 * @param bounds what is to be shown, degrees
 * @param zoneAt longitude whose 3° zone is used: that of the district, so that all sheets of a series have one grid
 */
export function placeGround(
  map: PaperBox,
  bounds: DegreeBox,
  zoneAt: number,
  { denominator, centre }: Pick<SheetSettings, 'denominator' | 'centre'>,
): SheetGround {
  const { centralMeridian, falseEastingM } = sheetZone(zoneAt);
  const extent = groundExtent(bounds, { centralMeridian, falseEastingM });
  const { forward } = createGaussKruger({ centralMeridian, falseEastingM });
  const middle =
    centre === null
      ? [(extent.west + extent.east) / 2, (extent.south + extent.north) / 2]
      : forward(centre[0] ?? 0, centre[1] ?? 0);
  const [eastM = 0, northM = 0] = middle;
  const fits = (scale: number): boolean =>
    (1000 * (extent.east - extent.west)) / scale <= map.widthMm &&
    (1000 * (extent.north - extent.south)) / scale <= map.heightMm;
  const chosen = denominator ?? SCALE_DENOMINATORS.find(fits) ?? SCALE_DENOMINATORS.at(-1) ?? 1_000_000;
  const plane: SheetPlane = {
    centralMeridian,
    falseEastingM,
    denominator: chosen,
    eastM,
    northM,
    xMm: map.x + map.widthMm / 2,
    yMm: map.y + map.heightMm / 2,
  };
  const shownWidthM = (map.widthMm * chosen) / 1000;
  const shownHeightM = (map.heightMm * chosen) / 1000;
  const isWhole =
    extent.west >= eastM - shownWidthM / 2 &&
    extent.east <= eastM + shownWidthM / 2 &&
    extent.south >= northM - shownHeightM / 2 &&
    extent.north <= northM + shownHeightM / 2;
  const isLoose = shownWidthM > 1.5 * (extent.east - extent.west) && shownHeightM > 1.5 * (extent.north - extent.south);
  const window = { plane, leftMm: map.x, topMm: map.y, widthMm: map.widthMm, heightMm: map.heightMm };
  return { window, isWhole, isLoose };
}

/** Corners of the map in degrees, clockwise from the north-west: the frame of a sheet on another map. */
export function windowCorners({ plane, leftMm, topMm, widthMm, heightMm }: SheetWindow): readonly [number, number][] {
  const { toDegrees } = createSheetProjection(plane);
  return [
    toDegrees(leftMm, topMm),
    toDegrees(leftMm + widthMm, topMm),
    toDegrees(leftMm + widthMm, topMm + heightMm),
    toDegrees(leftMm, topMm + heightMm),
  ];
}

/** The box in the plane around a box in degrees; its edges bend, so their middles count too. */
function groundExtent(
  [west, south, east, north]: DegreeBox,
  zone: { readonly centralMeridian: number; readonly falseEastingM: number },
): { readonly west: number; readonly south: number; readonly east: number; readonly north: number } {
  const { forward } = createGaussKruger(zone);
  const places = [west, (west + east) / 2, east].flatMap((longitude) =>
    [south, (south + north) / 2, north].map((latitude) => forward(longitude, latitude)),
  );
  const xs = places.map(([x]) => x);
  const ys = places.map(([, y]) => y);
  return { west: Math.min(...xs), south: Math.min(...ys), east: Math.max(...xs), north: Math.max(...ys) };
}
