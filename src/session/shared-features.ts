import type { Plan, PlanFeature } from '../plan/plan.ts';
import { effectiveFeatures } from '../plan/scheme-features.ts';

/** A scheme in a year; `plan` may be an earlier state. */
export interface FeatureSide {
  readonly plan: Pick<Plan, 'features' | 'scenarios'>;
  readonly scenario: string;
  readonly year: number;
}

/** A drawn thing with the schemes that have it: the same kind at the same place with the same figures. */
export interface SharedFeature {
  /** As the first scheme that has it has it. */
  readonly feature: PlanFeature;
  /** For each scheme whether it has it. */
  readonly has: readonly boolean[];
}

/** Who of two schemes has a thing: both, only the first, or only the second. */
type DifferenceGroup = 'same' | 'first' | 'second';

/** Properties that say whose a feature is and since when, not what it is. */
const WHOSE: ReadonlySet<string> = new Set([
  'scenario',
  'name',
  'origin',
  'from',
  'until',
  'status',
  'removes',
  'hidden',
  'locked',
  'folder',
]);

/** The features that count in schemes (要素异同), each once, in the order met. Copies in another scheme are the same feature. */
export function sharedFeatures(sides: readonly FeatureSide[]): readonly SharedFeature[] {
  const found = new Map<string, { feature: PlanFeature; has: boolean[] }>();
  /** Features are compared as texts; those that are the same object have the same. */
  const known = new Map<PlanFeature, string>();
  for (const [side, { plan, scenario, year }] of sides.entries()) {
    for (const feature of effectiveFeatures(plan, scenario, year)) {
      let key = known.get(feature);
      if (key === undefined) known.set(feature, (key = keyOf(feature)));
      let entry = found.get(key);
      if (entry === undefined) found.set(key, (entry = { feature, has: sides.map(() => false) }));
      entry.has[side] = true;
    }
  }
  return [...found.values()];
}

/** Who has it, of two schemes that are compared (差异). */
export function differenceGroup({ has }: SharedFeature): DifferenceGroup {
  if (has[0] === true && has[1] === true) return 'same';
  return has[0] === true ? 'first' : 'second';
}

/** How many of the schemes have it. */
export function agreementCount({ has }: SharedFeature): number {
  return has.filter(Boolean).length;
}

function keyOf({ geometry, properties }: PlanFeature): string {
  const own = Object.entries(properties).filter(([name, value]) => !WHOSE.has(name) && value !== null);
  return JSON.stringify([geometry, own.sort(([one], [other]) => (one < other ? -1 : 1))]);
}
