import type { PlanFeature } from '../../plan/plan.ts';
import type { Opponent } from '../../plan/plan-rule.ts';
import type { SlopeChecks } from '../terrain/slope-checks.ts';
import type { UncheckedRule } from './finding.ts';
import type { LayerSites } from './layer-sites.ts';
import { concerns, type RuleBook } from './rule-book.ts';
import type { Rule } from './rule.ts';

/**
 * Rules that concern features of a scheme and could not be held against anything, each with what is missing (未能检查的规则): so that
 * no finding is not taken for no conflict.
 *
 * @param features the effective ones
 */
export function uncheckedRules(
  { rules }: RuleBook,
  features: readonly PlanFeature[],
  layers: LayerSites,
  hasLandCover: boolean,
  slopes: SlopeChecks,
): readonly UncheckedRule[] {
  const byKind = new Map<string, PlanFeature[]>();
  for (const feature of features) {
    const { kind } = feature.properties;
    const others = byKind.get(kind);
    if (others === undefined) byKind.set(kind, [feature]);
    else others.push(feature);
  }
  const areConcerned = (rule: Rule): boolean =>
    rule.kinds.some((kind) => byKind.get(kind)?.some((feature) => concerns(rule, feature)) === true);

  return rules.flatMap((rule): readonly UncheckedRule[] => {
    const missing = missingFor(rule);
    return missing === null || !areConcerned(rule) ? [] : [{ rule: rule.id, ...missing }];
  });

  function missingFor(rule: Rule): Omit<UncheckedRule, 'rule'> | null {
    const { against, maximumSlopeDegrees } = rule;
    if (maximumSlopeDegrees !== null) {
      const concerned = rule.kinds.flatMap((kind) => byKind.get(kind)?.filter((one) => concerns(rule, one)) ?? []);
      return slopes.missingUnder(concerned);
    }
    const data = against.flatMap((one) => ('data' in one ? [one.data] : []));
    if (data.length > 0) return { missing: 'data', what: data };
    if (!hasLandCover && against.some((one) => 'land' in one)) return { missing: 'land-cover', what: [] };
    const fields = against.flatMap(unknownField);
    if (fields.length > 0) return { missing: 'data', what: fields };
    const roles = against.flatMap((one) => ('role' in one ? [one.role] : []));
    const isGiven = roles.some((role) => layers.has(role));
    const isDrawn = against.some((one) => 'kind' in one && byKind.has(one.kind));
    return roles.length === 0 || isGiven || isDrawn ? null : { missing: 'base-layer', what: roles };
  }

  /** The field that tells whether features of a kind are meant, where one of them does not have it. */
  function unknownField(opponent: Opponent): readonly string[] {
    if (!('kind' in opponent) || opponent.where === undefined) return [];
    const { field } = opponent.where;
    const isUnknown =
      byKind.get(opponent.kind)?.some(({ properties }) => typeof properties[field] !== 'string') === true;
    return isUnknown ? [field] : [];
  }
}
