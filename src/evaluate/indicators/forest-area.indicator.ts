import { type Indicator, type IndicatorInput, NO_LAND_COVER, noValue, whole } from './indicator.ts';

/** Forest after the plan's changes, m²; null without land cover. */
export function forestAreaM2({ ground, changes }: IndicatorInput): number | null {
  return ground === null ? null : ground.forestM2 + changes.forestGainM2 - changes.forestLossM2;
}

/** Forest (森林面积), m²: what counts is in `markForestParcels`; drawn forest counts from its first year. */
export const forestAreaIndicator: Indicator = {
  id: 'forest.area',
  unit: 'm2',
  compute(input) {
    if (input.failure !== null) return noValue(input.failure);
    const areaM2 = forestAreaM2(input);
    return areaM2 === null ? noValue(NO_LAND_COVER) : whole(areaM2);
  },
};
