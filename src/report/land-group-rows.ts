import type { LandGroup } from '../land/class-system.ts';
import type { PlanFacts } from './plan-facts.ts';
import { landTable } from './land-rows.ts';

/** Land of one broad group before and after the plan (地类大类面积), m². */
export interface LandGroupRow {
  readonly group: LandGroup;
  readonly baselineM2: number;
  readonly planM2: number;
}

/** Land by broad groups; groups, what no parcel covers, and the whole add up. */
export interface LandGroupTable {
  readonly rows: readonly LandGroupRow[];
  readonly unassignedM2: number;
  readonly regionM2: number;
}

/** The land table by broad groups, in the order in which maps name them; null without land cover. */
export function landGroupTable({
  evaluation,
  baseline,
  groupOf,
}: Pick<PlanFacts, 'evaluation' | 'baseline' | 'groupOf'>): LandGroupTable | null {
  const table = landTable(evaluation, baseline);
  if (table === null) return null;
  const sums = new Map<LandGroup, { baselineM2: number; planM2: number }>();
  for (const { classCode, baselineM2, planM2 } of table.rows) {
    const group = groupOf(classCode);
    const sum = sums.get(group) ?? { baselineM2: 0, planM2: 0 };
    sum.baselineM2 += baselineM2;
    sum.planM2 += planM2;
    sums.set(group, sum);
  }
  const rows = GROUPS.flatMap((group): readonly LandGroupRow[] => {
    const sum = sums.get(group);
    return sum === undefined ? [] : [{ group, ...sum }];
  });
  return { rows, unassignedM2: table.unassignedM2, regionM2: table.regionM2 };
}

const GROUPS: readonly LandGroup[] = [
  'cropland',
  'orchard',
  'forest',
  'grass',
  'wetland',
  'water',
  'village',
  'urban',
  'industry',
  'road',
  'bare',
];
