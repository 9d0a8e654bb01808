import { classList, type ClassListId, isListed } from '../../land/class-lists.ts';
import type { IndicatorId, NoValue } from '../measure.ts';
import { classAreas } from './class-area.indicator.ts';
import { type Indicator, type IndicatorInput, NO_LAND_COVER, noValue, shareOfArea, whole } from './indicator.ts';

/**
 * Indicators over land of listed classes after the plan's changes: wetland (湿地面积), urban green (城市绿地面积), construction land
 * (建设用地面积), m², and the share of blue-green space (蓝绿空间占比), % of the district or zone. The lists are in
 * `class-lists.ts`; a plan may count other classes as blue-green, since cities do.
 */
export const LISTED_LAND_INDICATORS: readonly Indicator[] = [
  listedArea('wetland.area', 'wetland'),
  listedArea('green.area', 'urban-green'),
  listedArea('land.construction', 'construction'),
  {
    id: 'bluegreen.share',
    unit: '%',
    compute(input) {
      const areaM2 = listedAreaM2(input, 'blue-green', input.blueGreen);
      const wholeM2 = input.ground?.regionM2 ?? 0;
      if (typeof areaM2 !== 'number') return noValue(areaM2);
      return wholeM2 === 0 ? noValue(NO_LAND_COVER) : shareOfArea(areaM2, wholeM2);
    },
  },
];

function listedArea(id: IndicatorId, list: ClassListId): Indicator {
  return {
    id,
    unit: 'm2',
    compute(input) {
      const areaM2 = listedAreaM2(input, list, null);
      return typeof areaM2 === 'number' ? whole(areaM2) : noValue(areaM2);
    },
  };
}

function listedAreaM2(
  { ground, changes, failure, classes }: IndicatorInput,
  list: ClassListId,
  own: readonly string[] | null,
): number | NoValue {
  if (ground === null || classes === null) return NO_LAND_COVER;
  if (failure !== null) return failure;
  const codes = own ?? classList(classes, list);
  if (codes === null) return { code: 'no-such-class', details: { system: classes.id } };
  let areaM2 = 0;
  for (const [code, classM2] of classAreas(ground, changes)) if (isListed(code, codes)) areaM2 += classM2;
  return areaM2;
}
