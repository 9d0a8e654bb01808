import type { Position } from 'geojson';

/** Sizes of paper of ISO 216 that sheets are made for, millimetres of the short and the long edge. */
export const PAPER_SIZES = {
  A4: { shortMm: 210, longMm: 297 },
  A3: { shortMm: 297, longMm: 420 },
  A2: { shortMm: 420, longMm: 594 },
  A1: { shortMm: 594, longMm: 841 },
  A0: { shortMm: 841, longMm: 1189 },
} as const;

/** A size of paper (纸张). */
export type PaperSize = keyof typeof PAPER_SIZES;

/** Which way a sheet is held (横幅, 竖幅). */
export type Orientation = 'landscape' | 'portrait';

/** Denominators that a sheet may be drawn at, the largest scale first (design.md 8, with one more at each end). */
export const SCALE_DENOMINATORS = [
  5000, 10_000, 25_000, 50_000, 75_000, 100_000, 150_000, 200_000, 250_000, 500_000, 1_000_000,
] as const;

/** What can be left out of a sheet. */
export const SHEET_PARTS = ['land-cover', 'legend', 'inset', 'targets', 'land-change', 'sink', 'conflicts'] as const;

/** A part of a sheet that can be left out. */
export type SheetPart = (typeof SHEET_PARTS)[number];

/** Lines over the map: kilometres of the projection, degrees, or none (公里网, 经纬网). */
export type SheetGrid = 'kilometres' | 'graticule' | 'none';

/** Which sheets are made: one, one for every zone of the plan, one for every township (分幅). */
export type SheetSeries = 'one' | 'zones' | 'towns';

/** How a planner wants a sheet (出图设置). */
export interface SheetSettings {
  readonly size: PaperSize;
  readonly orientation: Orientation;
  /** Null = the largest scale of the list at which the district (or the part) fits. */
  readonly denominator: number | null;
  /** Longitude and latitude in the middle of the map; null = that of the district. A series has its own. */
  readonly centre: Position | null;
  readonly grid: SheetGrid;
  readonly series: SheetSeries;
  readonly parts: readonly SheetPart[];
  /** Empty = the name of the plan. */
  readonly title: string;
  /** Who made the plan (编制单位); empty leaves a line to be filled in by hand. */
  readonly agency: string;
}

/** A3 landscape, the whole district, everything on it. */
export const DEFAULT_SHEET: SheetSettings = {
  size: 'A3',
  orientation: 'landscape',
  denominator: null,
  centre: null,
  grid: 'graticule',
  series: 'one',
  parts: SHEET_PARTS,
  title: '',
  agency: '',
};
