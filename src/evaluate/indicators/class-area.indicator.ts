import { type Indicator, type IndicatorValue, NO_LAND_COVER, noValue } from './indicator.ts';

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
    const areas = new Map(ground.classM2);
    for (const [group, areaM2] of changes.byChange) {
      const [from = '', to = ''] = group.split('→');
      areas.set(from, (areas.get(from) ?? 0) - areaM2);
      areas.set(to, (areas.get(to) ?? 0) + areaM2);
    }
    const values: IndicatorValue[] = [];
    for (const [code, value] of areas) values.push({ group: code === '' ? 'unknown' : code, value, none: null });
    values.push({ group: 'unassigned', value: ground.unassignedM2, none: null });
    return values;
  },
};
