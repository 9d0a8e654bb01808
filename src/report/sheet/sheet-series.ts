import type { FeatureCollection, MultiPolygon, Polygon, Position } from 'geojson';
import { type DegreeBox, geometryBounds } from '../../geo/geometry-bounds.ts';
import { layOutSheet, placeGround, type SheetGround, type SheetLayout, windowCorners } from './sheet-layout.ts';
import type { SheetFrame, SheetPart } from './sheet-content.ts';
import type { SheetSettings } from './sheet-settings.ts';

/** A sheet before its parcels are asked for. */
export interface PlannedSheet {
  readonly ground: SheetGround;
  readonly part: Omit<SheetPart, 'land'>;
}

/** All sheets that settings ask for (分幅). */
export interface SheetSeriesPlan {
  readonly layout: SheetLayout;
  readonly sheets: readonly PlannedSheet[];
}

/** What a series is cut from. */
export interface SeriesGround {
  readonly boundary: Polygon | MultiPolygon | null;
  readonly zones: readonly { readonly name: string; readonly geometry: Polygon | MultiPolygon }[];
  /** Points with a property `town`. */
  readonly villages: FeatureCollection | null;
}

/** Why there are no sheets; message keys `sheet.warn.<code>`. */
export type SeriesFault = 'no-district' | 'no-zones' | 'no-towns';

/** Land around the outermost villages of a township, in degrees: a township has no outline of its own in the base. */
const TOWN_MARGIN_DEGREES = 0.012;

/** Plans the sheets: one, or an index and one for every zone or township. */
export function planSheets(
  settings: SheetSettings,
  { boundary, zones, villages }: SeriesGround,
): { readonly ok: true; readonly plan: SheetSeriesPlan } | { readonly ok: false; readonly code: SeriesFault } {
  const whole = boundary === null ? null : geometryBounds(boundary);
  if (whole === null) return { ok: false, code: 'no-district' };
  const layout = layOutSheet(settings);
  const zoneAt = (whole[0] + whole[2]) / 2;
  const place = (bounds: DegreeBox, own: Pick<SheetSettings, 'denominator' | 'centre'>): SheetGround =>
    placeGround(layout.map, bounds, zoneAt, own);
  const parts = settings.series === 'one' ? [] : settings.series === 'zones' ? zoneParts(zones) : townParts(villages);
  if (settings.series !== 'one' && parts.length === 0) {
    return { ok: false, code: settings.series === 'zones' ? 'no-zones' : 'no-towns' };
  }
  const of = parts.length === 0 ? 1 : parts.length + 1;
  const grounds = parts.map(({ bounds }) => place(bounds, { denominator: settings.denominator, centre: null }));
  const frames = parts.flatMap(({ name }, at): readonly SheetFrame[] => {
    const window = grounds[at]?.window;
    if (window === undefined) return [];
    return [{ sheet: at + 2, name, denominator: window.plane.denominator, corners: windowCorners(window) }];
  });
  const first: PlannedSheet = {
    ground: place(whole, parts.length === 0 ? settings : { denominator: null, centre: null }),
    part: {
      name: '',
      geometry: null,
      frames,
      sheet: 1,
      of,
    },
  };
  const others = parts.flatMap(({ name, geometry }, at): readonly PlannedSheet[] => {
    const ground = grounds[at];
    return ground === undefined ? [] : [{ ground, part: { name, geometry, frames, sheet: at + 2, of } }];
  });
  return { ok: true, plan: { layout, sheets: [first, ...others] } };
}

interface SeriesPart {
  readonly name: string;
  readonly geometry: Polygon | MultiPolygon | null;
  readonly bounds: DegreeBox;
}

function zoneParts(zones: SeriesGround['zones']): readonly SeriesPart[] {
  return zones.flatMap(({ name, geometry }) => {
    const bounds = geometryBounds(geometry);
    return bounds === null ? [] : [{ name, geometry, bounds }];
  });
}

function townParts(villages: FeatureCollection | null): readonly SeriesPart[] {
  const towns = new Map<string, Position[]>();
  for (const { geometry, properties } of villages?.features ?? []) {
    const town: unknown = properties?.['town'];
    if (geometry.type !== 'Point' || typeof town !== 'string' || town === '') continue;
    towns.set(town, [...(towns.get(town) ?? []), geometry.coordinates]);
  }
  return [...towns].flatMap(([name, coordinates]) => {
    const bounds = geometryBounds({ type: 'MultiPoint', coordinates });
    if (bounds === null) return [];
    const [west, south, east, north] = bounds;
    const margin = TOWN_MARGIN_DEGREES;
    return [{ name, geometry: null, bounds: [west - margin, south - margin, east + margin, north + margin] as const }];
  });
}
