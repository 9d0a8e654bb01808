import type { LandGroup } from '../../land/class-system.ts';
import type { FactorLibrary } from '../factors/factor.ts';
import type { ActingUnit } from '../measure.ts';
import type { ActingGap } from './acting-gap.ts';

/** Whether the land at hand could close a gap (可行性): a rough bound, with what it takes for granted. */
export interface Feasibility {
  /** Land that could be used, m²: all of the groups below after the plan's changes. */
  readonly eligibleM2: number;
  readonly groups: readonly LandGroup[];
  /** What a hectare of it brings at best, in `unit` of the gap. */
  readonly perHectare: number;
  /** Id of the factor behind `perHectare`; null for land itself. */
  readonly factor: string | null;
  readonly possible: number;
  readonly unit: ActingUnit;
  readonly enough: boolean;
}

interface Use {
  readonly groups: readonly LandGroup[];
  readonly factor: string | null;
}

/**
 * Land that each indicator could grow on, and at which density, the project's proposal: land that no rule keeps for something
 * else. Cropland is left out (土地管理法 33–35), so is forest for power. Slope, red lines and grid are not asked.
 */
const USES: Readonly<Record<string, Use>> = {
  'forest.cover': { groups: ['grass', 'bare'], factor: null },
  'forest.area': { groups: ['grass', 'bare'], factor: null },
  'bluegreen.share': { groups: ['bare'], factor: null },
  'pv.capacity': { groups: ['bare', 'grass'], factor: 'rule.pv.density.plan' },
  'windsolar.capacity': { groups: ['bare', 'grass'], factor: 'rule.pv.density.plan' },
  'renewable.capacity': { groups: ['bare', 'grass'], factor: 'rule.pv.density.plan' },
  'wind.capacity': { groups: ['bare', 'grass', 'cropland'], factor: 'rule.wind.density.plan' },
};

const M2_PER_HECTARE = 10_000;
const HECTARES_PER_KM2 = 100;

/**
 * Holds a gap against eligible land × best density. Null where no density exists for the indicator, or its unit is another.
 *
 * @param areaOfGroup land of a group in the zone after the plan's changes, m²; null where it is not known
 */
export function feasibility(
  indicator: string,
  gap: ActingGap,
  areaOfGroup: (group: LandGroup) => number | null,
  library: FactorLibrary | null,
): Feasibility | null {
  const use = USES[indicator];
  if (use === undefined) return null;
  const areas = use.groups.map(areaOfGroup);
  const perHectare = densityOf(use, gap.unit, library);
  if (perHectare === null || areas.includes(null)) return null;
  const eligibleM2 = areas.reduce((total: number, areaM2) => total + (areaM2 ?? 0), 0);
  const possible = (eligibleM2 / M2_PER_HECTARE) * perHectare;
  const { groups, factor } = use;
  return { eligibleM2, groups, perHectare, factor, possible, unit: gap.unit, enough: possible >= gap.amount };
}

function densityOf({ factor }: Use, unit: ActingUnit, library: FactorLibrary | null): number | null {
  if (factor === null) return unit === 'm2' ? M2_PER_HECTARE : null;
  const { value = null, high = null } = library?.find(factor) ?? {};
  if (unit !== 'MW' || value === null) return null;
  // The upper end of the factor's range: the best that the land could bring.
  return (high ?? value) / HECTARES_PER_KM2;
}
