import { type Indicator, NO_LAND_COVER, noValue } from './indicator.ts';

/**
 * Area by stratum (分层面积) after the plan's changes, m²: class, species group and origin, as `stratumKey` names them. The strata
 * of a class add up to its row of `area.class`.
 */
export const stratumAreaIndicator: Indicator = {
  id: 'area.stratum',
  unit: 'm2',
  compute({ ground, changes, failure }) {
    if (ground === null) return noValue(NO_LAND_COVER);
    if (failure !== null) return noValue(failure);
    const areas = new Map(ground.stratumM2);
    for (const [stratum, areaM2] of changes.byStratum) areas.set(stratum, (areas.get(stratum) ?? 0) + areaM2);
    return [...areas].map(([group, value]) => ({ group, value, none: null }));
  },
};
