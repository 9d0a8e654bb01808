import type { KindId } from '../../kinds/kind.ts';
import type { PlanFeature } from '../../plan/plan.ts';
import type { FieldCondition } from '../../plan/plan-rule.ts';
import { isInForce, type Rule } from './rule.ts';

/** The rules of a year, laid out by the kinds that they concern (当年规则). */
export interface RuleBook {
  readonly rules: readonly Rule[];
  of(kind: KindId): readonly Rule[];
  /** Kinds that rules hold against: only their features can be the other side of a conflict. */
  readonly opponentKinds: ReadonlySet<KindId>;
  /** Farthest that any rule looks beyond a feature, m. */
  readonly farthestM: number;
}

/** Lays out the rules that are in force in a year and forbid something or ask for something. */
export function ruleBook(rules: readonly Rule[], year: number): RuleBook {
  const inForce = rules.filter((rule) => rule.verdict !== 'allowed' && isInForce(rule, year));
  const byKind = new Map<KindId, Rule[]>();
  for (const rule of inForce) {
    for (const kind of rule.kinds) byKind.set(kind, [...(byKind.get(kind) ?? []), rule]);
  }
  return {
    rules: inForce,
    of: (kind) => byKind.get(kind) ?? [],
    opponentKinds: new Set(
      inForce.flatMap(({ against }) => against.flatMap((one) => ('kind' in one ? [one.kind] : []))),
    ),
    farthestM: Math.max(0, ...inForce.map(({ distanceM }) => distanceM ?? 0)),
  };
}

/** Whether a rule is about a feature. */
export function concerns({ kinds, where }: Pick<Rule, 'kinds' | 'where'>, { properties }: PlanFeature): boolean {
  return kinds.includes(properties.kind) && agrees(properties, where);
}

/** Whether a rule holds against a feature. */
export function holdsAgainst({ against }: Pick<Rule, 'against'>, { properties }: PlanFeature): boolean {
  return against.some(
    (opponent) => 'kind' in opponent && opponent.kind === properties.kind && agrees(properties, opponent.where ?? null),
  );
}

/** Whether properties fulfil a condition on a field; without a condition all do. */
function agrees(properties: PlanFeature['properties'], condition: FieldCondition | null): boolean {
  if (condition === null) return true;
  const value = properties[condition.field];
  return typeof value === 'string' && condition.values.includes(value);
}
