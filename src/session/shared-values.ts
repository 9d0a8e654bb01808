import type { Geometry } from 'geojson';
import { shapeArea } from '../geo/shape-area.ts';
import { shapeFromGeojson } from '../geo/shape-from-geojson.ts';
import { kindOf } from '../kinds/kind-list.ts';
import { isAreaGeometry } from '../plan/area-geometry.ts';
import type { PlanFeature } from '../plan/plan.ts';

/** Values of fields that belong to a whole feature, such as its capacity. */
export type AdditiveValues = Readonly<Record<string, number>>;

/**
 * What each piece of a split feature gets of the fields that belong to the whole: a share by area, the last piece the rest,
 * so that the pieces sum to what was there. Other fields are the same for every piece and are left out.
 */
export function sharedValues(feature: PlanFeature, pieces: readonly Geometry[]): readonly AdditiveValues[] {
  const areas = pieces.map(areaOf);
  const total = areas.reduce((sum, area) => sum + area, 0);
  const whole = additiveValues(feature);
  const shares = pieces.map((): Record<string, number> => ({}));
  for (const [field, value] of Object.entries(whole)) {
    let left = value;
    for (const [index, share] of shares.entries()) {
      const part = index === shares.length - 1 || total === 0 ? left : value * ((areas[index] ?? 0) / total);
      share[field] = part;
      left -= part;
    }
  }
  return shares;
}

/** What a feature that features are merged into gets of those fields: the sum of what they have. */
export function summedValues(features: readonly PlanFeature[]): AdditiveValues {
  const sums: Record<string, number> = {};
  const [first] = features;
  for (const feature of features) {
    if (feature.properties.kind !== first?.properties.kind) continue;
    for (const [field, value] of Object.entries(additiveValues(feature))) sums[field] = (sums[field] ?? 0) + value;
  }
  return sums;
}

function additiveValues({ properties }: PlanFeature): AdditiveValues {
  const values: Record<string, number> = {};
  for (const { id, additive } of kindOf(properties.kind).fields) {
    const value = properties[id];
    if (additive && typeof value === 'number') values[id] = value;
  }
  return values;
}

function areaOf(geometry: Geometry): number {
  return isAreaGeometry(geometry) ? shapeArea(shapeFromGeojson(geometry)) : 0;
}
