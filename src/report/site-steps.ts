import type { SiteReport } from '../evaluate/energy/siting.ts';
import { UNKNOWN_LAND } from '../evaluate/energy/site-land.ts';
import { OUTSIDE_RULE } from '../evaluate/energy/site-rules.ts';
import type { Rule } from '../evaluate/rules/rule.ts';
import type { Language } from '../i18n/language.ts';
import { translate } from '../i18n/translate.ts';

/** What a list says of a rule (规则说明). */
export interface RuleWords {
  readonly rule: string;
  /** What it says. */
  readonly clause: string;
  /** Document, number and how well they were checked; `''` for what is no rule. */
  readonly document: string;
}

/** A bar of the list from gross to net area (净面积阶梯). */
export interface SiteStep extends RuleWords {
  readonly removedM2: number;
  readonly leftM2: number;
  /** Where the bar of what is taken begins and how long it is, % of the gross area. */
  readonly from: number;
  readonly width: number;
}

/** From gross to net area, with all that bears on it. */
export interface SiteSteps {
  /** Exclusions that take land, in their order, and the land that is not known. */
  readonly taking: readonly SiteStep[];
  /** Exclusions that were looked at and take none. */
  readonly idle: readonly RuleWords[];
  /** Parts of the net area that have a condition. */
  readonly conditions: readonly (RuleWords & { readonly areaM2: number })[];
  /** Rules that ask for data which nobody gave. */
  readonly unchecked: readonly RuleWords[];
  /** Net area, % of the gross area. */
  readonly netShare: number;
}

/** Lays the steps of a site out for a list with bars. */
export function siteSteps(report: SiteReport, language: Language): SiteSteps {
  const { grossM2, netM2, unknownM2, steps, conditional, withoutData, rules } = report;
  const byId = new Map(rules.map((rule) => [rule.id, rule]));
  const wordsOf = (id: string): RuleWords => ruleWords(id, byId.get(id), language);
  const share = (areaM2: number): number => (grossM2 === 0 ? 0 : (100 * areaM2) / grossM2);
  const taking = steps
    .filter(({ removedM2 }) => removedM2 > 0)
    .map(({ rule, removedM2, leftM2 }): SiteStep => ({
      ...wordsOf(rule),
      removedM2,
      leftM2,
      from: share(leftM2),
      width: share(removedM2),
    }));
  const unknown: SiteStep = {
    ...wordsOf(UNKNOWN_LAND),
    removedM2: unknownM2,
    leftM2: netM2,
    from: share(netM2),
    width: share(unknownM2),
  };
  return {
    taking: unknownM2 > 0 ? [...taking, unknown] : taking,
    // A rule without data took nothing because nobody could tell.
    idle: steps
      .filter(({ rule, removedM2 }) => removedM2 === 0 && rule !== OUTSIDE_RULE && !withoutData.includes(rule))
      .map(({ rule }) => wordsOf(rule)),
    conditions: conditional.map(({ rule, areaM2 }) => ({ ...wordsOf(rule), areaM2 })),
    unchecked: withoutData.map(wordsOf),
    netShare: share(netM2),
  };
}

function ruleWords(id: string, rule: Rule | undefined, language: Language): RuleWords {
  if (rule === undefined) {
    const isOutside = id === OUTSIDE_RULE;
    const clause =
      isOutside || id === UNKNOWN_LAND ? translate(language, `siting.${isOutside ? 'outside' : 'unknown'}`) : id;
    return { rule: id, clause, document: '' };
  }
  const { title, number } = rule.document;
  return {
    rule: id,
    clause: rule.clause[language],
    document: translate(language, 'finding.document', {
      document: number === null ? title[language] : `${title[language]} ${number}`,
      mark: translate(language, `rule-mark.${rule.verified}`),
    }),
  };
}
