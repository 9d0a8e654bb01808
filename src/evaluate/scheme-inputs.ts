import { isSame } from '../plan/is-same.ts';
import type { PlanFeature } from '../plan/plan.ts';
import { lineageOf } from '../plan/scheme-features.ts';
import type { EvaluablePlan } from './evaluable-plan.ts';

/** All that numbers of a scheme depend on (方案输入), whatever the year. */
export interface SchemeInputs {
  /** Features of the scheme and of its ancestors, in drawing order: what they are in other years may matter, too. */
  readonly features: readonly PlanFeature[];
  readonly lineage: readonly string[];
  readonly others: Omit<EvaluablePlan, 'features' | 'scenarios'>;
}

/** What numbers of a scheme depend on in a plan. */
export function schemeInputs({ features, scenarios, ...others }: EvaluablePlan, scenario: string): SchemeInputs {
  const lineage = lineageOf(scenarios, scenario);
  const schemes = new Set(lineage);
  const list: PlanFeature[] = [];
  for (const feature of features.values()) if (schemes.has(feature.properties.scenario)) list.push(feature);
  return { features: list, lineage, others };
}

/** Whether numbers worked out from the one are those of the other. Features are compared as objects. */
export function isSameInputs(one: SchemeInputs, other: SchemeInputs): boolean {
  return (
    isSameList(one.lineage, other.lineage) &&
    isSameList(one.features, other.features) &&
    isSameMembers(one.others, other.others)
  );
}

function isSameList(one: readonly unknown[], other: readonly unknown[]): boolean {
  return one.length === other.length && one.every((entry, at) => entry === other[at]);
}

/** Zones and rules of carbon are the same objects as long as they are the same; targets come anew with every update. */
function isSameMembers(one: SchemeInputs['others'], other: SchemeInputs['others']): boolean {
  const names = [...new Set([...Object.keys(one), ...Object.keys(other)])] as (keyof SchemeInputs['others'])[];
  return names.every((name) => {
    if (one[name] === other[name]) return true;
    return name !== 'carbon' && name !== 'zones' && isSame(one[name], other[name]);
  });
}
