import type { GroundSums } from '../ground-sums.ts';
import type { LandChanges } from '../land-changes.ts';
import { type Indicator, type IndicatorValue, NO_LAND_COVER, noValue } from './indicator.ts';

/** Area of each class after the plan's changes, m², by code; `''` holds unknown classes. */
export function classAreas({ classM2 }: GroundSums, { byChange }: LandChanges): ReadonlyMap<string, number> {
  const areas = new Map(classM2);
  for (const [group, areaM2] of byChange) {
    const [from = '', to = ''] = group.split('→');
    areas.set(from, (areas.get(from) ?? 0) - areaM2);
    areas.set(to, (areas.get(to) ?? 0) + areaM2);
  }
  return areas;
}

/**
 * Area by land class (地类面积) after the plan's changes, m²; the group `unassigned` is the part of the district that no parcel
 * covers, `unknown` that of parcels without a known class. All groups add up to `area.region`.
 */
export const classAreaIndicator: Indicator = {
  id: 'area.class',
  unit: 'm2',
  compute({ ground, changes, failure }) {
    if (ground === null) return noValue(NO_LAND_COVER);
    if (failure !== null) return noValue(failure);
    const values: IndicatorValue[] = [];
    for (const [code, value] of classAreas(ground, changes))
      values.push({ group: code === '' ? 'unknown' : code, value, none: null });
    values.push({ group: 'unassigned', value: ground.unassignedM2, none: null });
    return values;
  },
};
