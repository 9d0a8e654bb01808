import { forestAreaM2 } from './forest-area.indicator.ts';
import { type Indicator, type IndicatorInput, NO_LAND_COVER, noValue, shareOfArea } from './indicator.ts';

/** What forest cover is a share of: the official land area when the plan states one, else the district's own area, m². */
function forestCoverDenominatorM2({
  ground,
  landAreaM2,
}: Pick<IndicatorInput, 'ground' | 'landAreaM2'>): number | null {
  return landAreaM2 ?? ground?.regionM2 ?? null;
}

/** Forest cover (森林覆盖率), %: forest / land area (methods.md 3.1). */
export const forestCoverIndicator: Indicator = {
  id: 'forest.cover',
  unit: '%',
  compute(input) {
    if (input.failure !== null) return noValue(input.failure);
    const forestM2 = forestAreaM2(input);
    const denominatorM2 = forestCoverDenominatorM2(input);
    if (forestM2 === null || denominatorM2 === null || denominatorM2 === 0) return noValue(NO_LAND_COVER);
    return shareOfArea(forestM2, denominatorM2);
  },
};
