import type { Feature, FeatureCollection } from 'geojson';
import type { BoxIndex } from '../../geo/box-index.ts';
import { buildBoxIndex } from '../../geo/box-index.ts';
import { geometryBounds } from '../../geo/geometry-bounds.ts';
import type { PlanFeature } from '../../plan/plan.ts';
import type { MetricPlane } from './metric-plane.ts';

/** Places that are to be served (需求点), in columns: those of the base first, then those of the plan. */
export interface DemandPoints {
  readonly count: number;
  /** Ids of the features, or numbers from 1 in the base layer. */
  readonly ids: readonly string[];
  readonly names: readonly string[];
  /** Types of places as the kind `place` has them; `''` where none is given. */
  readonly types: readonly string[];
  /** People who live there; NaN where the base does not say. */
  readonly population: Float64Array;
  /** Degrees. */
  readonly longitudes: Float64Array;
  readonly latitudes: Float64Array;
  /** Places in the metric plane. */
  readonly xs: Float64Array;
  readonly ys: Float64Array;
  /** Finds points by a box of the metric plane. */
  readonly index: BoxIndex;
}

/** Attributes that hold the name, the type and the population, by their usual headings. */
const NAME_FIELDS = ['name', 'NAME', 'Name', '名称', 'MC', 'XZQMC', 'ZLDWMC'] as const;
const TYPE_FIELDS = ['placeType', 'type', 'TYPE', '类型', 'LX'] as const;
const POPULATION_FIELDS = ['population', 'POP', 'pop', '人口', '常住人口', 'RK'] as const;

/** Other words for the types of the kind `place`. */
const TYPE_NAMES: Readonly<Record<string, string>> = {
  market: 'wholesale-market',
  'tourist-post': 'visitor-post',
  商场: 'mall',
  购物中心: 'mall',
  农贸市场: 'wholesale-market',
  批发市场: 'wholesale-market',
  农贸批发市场: 'wholesale-market',
  宾馆: 'hotel',
  酒店: 'hotel',
  景区: 'scenic-area',
  旅游驿站: 'visitor-post',
  游客中心: 'visitor-post',
  工业园区: 'industrial-park',
  医院: 'hospital',
  学校: 'school',
  停车场: 'parking',
  公园: 'park',
};

/**
 * Brings the points of a base layer and of the plan together. A base feature that is no point stands at the middle of its
 * box; one without a place is left out.
 *
 * @param layer points of the base; null when there is none
 * @param features places or villages of the plan
 * @param isWanted whether a place lies in the district
 */
export function demandPoints(
  layer: FeatureCollection | null,
  features: readonly PlanFeature[],
  plane: MetricPlane,
  isWanted: (longitude: number, latitude: number) => boolean,
): DemandPoints {
  const [ids, names, types]: [string[], string[], string[]] = [[], [], []];
  const [populations, degrees, metres]: [number[], number[], number[]] = [[], [], []];
  const add = (feature: Feature, id: string): void => {
    const place = placeOf(feature.geometry);
    if (place === null || !isWanted(place[0], place[1])) return;
    const properties = feature.properties ?? {};
    ids.push(id);
    names.push(textOf(properties, NAME_FIELDS));
    const type = textOf(properties, TYPE_FIELDS);
    types.push(TYPE_NAMES[type] ?? type);
    populations.push(numberOf(properties, POPULATION_FIELDS));
    degrees.push(place[0], place[1]);
    metres.push(...plane.place(place[0], place[1]));
  };
  layer?.features.forEach((feature, at) => add(feature, String(feature.id ?? at + 1)));
  for (const feature of features) add({ ...feature, type: 'Feature' }, feature.id);
  const xs = Float64Array.from(ids, (_, at) => metres[2 * at] ?? 0);
  const ys = Float64Array.from(ids, (_, at) => metres[2 * at + 1] ?? 0);
  return {
    count: ids.length,
    ids,
    names,
    types,
    population: Float64Array.from(populations),
    longitudes: Float64Array.from(ids, (_, at) => degrees[2 * at] ?? 0),
    latitudes: Float64Array.from(ids, (_, at) => degrees[2 * at + 1] ?? 0),
    xs,
    ys,
    index: buildBoxIndex(
      Float64Array.from({ length: 4 * ids.length }, (_, at) => metres[2 * (at >> 2) + (at & 1)] ?? 0),
    ),
  };
}

function placeOf(geometry: Feature['geometry'] | null): readonly [longitude: number, latitude: number] | null {
  const box = geometry === null ? null : geometryBounds(geometry);
  if (box === null) return null;
  const [west, south, east, north] = box;
  const place = [(west + east) / 2, (south + north) / 2] as const;
  return place.every(Number.isFinite) ? place : null;
}

function textOf(properties: Readonly<Record<string, unknown>>, fields: readonly string[]): string {
  for (const field of fields) {
    const value = properties[field];
    if (typeof value === 'string' && value !== '') return value;
  }
  return '';
}

function numberOf(properties: Readonly<Record<string, unknown>>, fields: readonly string[]): number {
  for (const field of fields) {
    const value = properties[field];
    if (typeof value === 'number' && Number.isFinite(value) && value >= 0) return value;
  }
  return Number.NaN;
}
