import type { PlanRules, RuleChange } from '../../plan/plan-rule.ts';
import { changedRule } from './effective-rules.ts';
import type { Rule } from './rule.ts';
import { ruleOfRow } from './rule-rows.ts';

/**
 * How a rule stands in a year (规则状态): `off` by the plan, `expired` or `not-yet` by the dates of its document, else `in-force`.
 */
export type RuleStanding = 'in-force' | 'expired' | 'not-yet' | 'off';

/** A rule with what the plan makes of it and how it stands. */
export interface RuleEntry {
  /** As it holds in this plan; of a rule that is off, as it would hold. */
  readonly rule: Rule;
  /** As it comes with the program; null for one of the plan's own. */
  readonly shipped: Rule | null;
  readonly change: RuleChange | null;
  readonly standing: RuleStanding;
}

/** All rules of a plan, those that do not hold as well: shipped ones in their order, then the plan's own (规则清单). */
export function ruleEntries(
  shipped: readonly Rule[],
  rules: PlanRules | undefined,
  year: number,
): readonly RuleEntry[] {
  const ids = new Set(shipped.map(({ id }) => id));
  const own = Object.entries(rules?.own ?? {}).filter(([id]) => !ids.has(id));
  return [
    ...shipped.map((one): RuleEntry => {
      const change = rules?.changes[one.id] ?? null;
      const rule = change === null ? one : changedRule(one, change);
      return { rule, shipped: one, change, standing: change?.off === true ? 'off' : standingOf(one, year) };
    }),
    ...own.map(([id, { document, ...row }]): RuleEntry => {
      const rule = ruleOfRow(id, row, document);
      return { rule, shipped: null, change: null, standing: standingOf(rule, year) };
    }),
  ];
}

/** As `isInForce`, with the reason. */
function standingOf({ document: { effective, expires } }: Rule, year: number): RuleStanding {
  const lastDay = `${String(year)}-12-31`;
  if (effective !== null && effective > lastDay) return 'not-yet';
  return expires !== null && expires < lastDay ? 'expired' : 'in-force';
}
