import type { PlanRules, RuleChange } from '../../plan/plan-rule.ts';
import type { Rule } from './rule.ts';
import { ruleOfRow } from './rule-rows.ts';

/**
 * The rules of a plan (方案适用规则): shipped ones with the plan's changes, without those that it switches off, then its own. Everything
 * that asks what is allowed where asks these. A rule that the plan does not touch is the same object as shipped; a change of
 * a rule that is not shipped, and an own rule with the id of a shipped one, have no effect.
 *
 * @param shipped the rules that come with the program, see `shippedRules`
 */
export function effectiveRules(shipped: readonly Rule[], rules: PlanRules | undefined): readonly Rule[] {
  if (rules === undefined) return shipped;
  const changed = shipped.flatMap((rule) => {
    const change = rules.changes[rule.id];
    if (change === undefined) return [rule];
    return change.off === true ? [] : [changedRule(rule, change)];
  });
  const ids = new Set(shipped.map(({ id }) => id));
  const own = Object.entries(rules.own).flatMap(([id, { document, ...row }]) =>
    ids.has(id) ? [] : [ruleOfRow(id, row, document)],
  );
  return [...changed, ...own];
}

/** A shipped rule as a plan changes it. */
export function changedRule(rule: Rule, change: RuleChange): Rule {
  const { verdict, severity, distanceM, maximumSlopeDegrees, minimumAreaM2 } = change;
  return {
    ...rule,
    verdict: verdict ?? rule.verdict,
    severity: severity ?? rule.severity,
    distanceM: distanceM ?? rule.distanceM,
    maximumSlopeDegrees: maximumSlopeDegrees ?? rule.maximumSlopeDegrees,
    minimumAreaM2: minimumAreaM2 ?? rule.minimumAreaM2,
  };
}
