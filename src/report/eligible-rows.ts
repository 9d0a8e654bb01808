import type {
  EligibleCause,
  EligibleLand,
  EligiblePlace,
  EligibleReason,
  EligibleVerdict,
} from '../evaluate/eligible/eligible-land.ts';
import type { Rule } from '../evaluate/rules/rule.ts';
import { hectares } from '../i18n/format-area.ts';
import { joinQuantity, UNIT_SPACE, formatNumber } from '../i18n/format-number.ts';
import type { Language } from '../i18n/language.ts';
import { translate, translateCode } from '../i18n/translate.ts';
import type { PlanFeature } from '../plan/plan.ts';
import { uncheckedSentence } from './finding-rows.ts';

/** One class of the land with its area in words. */
export interface EligibleClassRow {
  readonly verdict: EligibleVerdict;
  readonly name: string;
  readonly area: string;
  readonly areaM2: number;
}

/** One reason in words. */
export interface EligibleReasonRow {
  readonly verdict: 'conditional' | 'forbidden';
  /** What the rule says. */
  readonly clause: string;
  /** Document, what it is held against, distance. */
  readonly detail: string;
  /** Land that goes by it, where that was asked. */
  readonly area: string;
}

const ORDER: readonly EligibleVerdict[] = ['allowed', 'conditional', 'forbidden', 'unknown'];

/** The classes of a division, the open one first. */
export function eligibleClasses({ areasM2 }: EligibleLand, language: Language): readonly EligibleClassRow[] {
  return ORDER.map((verdict) => ({
    verdict,
    name: translate(language, `eligible.${verdict}`),
    area: joinQuantity(hectares(areasM2[verdict], language)),
    areaM2: areasM2[verdict],
  }));
}

/** What takes land, the largest first of what forbids, then of what asks for something. */
export function eligibleSteps(
  { steps }: EligibleLand,
  rules: readonly Rule[],
  language: Language,
): readonly EligibleReasonRow[] {
  const rank = (verdict: EligibleReason['verdict']): number => (verdict === 'forbidden' ? 0 : 1);
  return steps
    .toSorted((a, b) => rank(a.verdict) - rank(b.verdict) || b.areaM2 - a.areaM2)
    .map(({ cause, verdict, areaM2 }) => ({
      verdict,
      ...wordsOf(cause, rules, language),
      area: joinQuantity(hectares(areaM2, language)),
    }));
}

/** Every reason at a place, strictest first. */
export function eligibleReasons(
  { reasons }: EligiblePlace,
  rules: readonly Rule[],
  features: ReadonlyMap<string, PlanFeature>,
  language: Language,
): readonly EligibleReasonRow[] {
  return reasons.map(({ cause, verdict, with: opponent, distanceM }) => {
    const { clause, detail } = wordsOf(cause, rules, language);
    const rule = 'rule' in cause ? rules.find(({ id }) => id === cause.rule) : undefined;
    const parts = [detail, opponentName(opponent, features, language)];
    if (distanceM !== null && rule?.distanceM != null) {
      const values = { distance: metres(distanceM), asked: metres(rule.distanceM) };
      parts.push(translate(language, 'eligible.distance', values));
    }
    return { verdict, clause, detail: parts.filter((part) => part !== '').join(' · '), area: '' };
  });
}

/** What was not checked, in sentences. */
export function eligibleGaps(land: EligibleLand, rules: readonly Rule[], language: Language): readonly string[] {
  const named = (id: string): string => rules.find((rule) => rule.id === id)?.clause[language] ?? id;
  return [
    ...land.unchecked.map((one) =>
      one.missing === 'slope-part'
        ? translate(language, 'eligible.slope-part', {
            rule: named(one.rule),
            share: formatNumber(Math.floor(1000 * (one.share ?? 0)) / 10, 1),
          })
        : uncheckedSentence(one, rules, language),
    ),
    ...land.notConsidered.map((rule) => translate(language, 'eligible.not-considered', { rule: named(rule) })),
    ...land.failed.map((what) => translate(language, 'eligible.failed-part', { what })),
  ];
}

function wordsOf(
  cause: EligibleCause,
  rules: readonly Rule[],
  language: Language,
): Pick<EligibleReasonRow, 'clause' | 'detail'> {
  if ('use' in cause) {
    return {
      clause: translate(language, `eligible.use.${cause.use}`),
      detail: translate(language, 'eligible.use-note'),
    };
  }
  if (!('rule' in cause)) {
    const reason = translateCode(language, `not-counted.${cause.notCounted}`, cause.notCounted);
    return { clause: reason, detail: translate(language, 'eligible.not-counted') };
  }
  const rule = rules.find(({ id }) => id === cause.rule);
  if (rule === undefined) return { clause: cause.rule, detail: '' };
  return { clause: rule.clause[language], detail: rule.document.number ?? rule.document.title[language] };
}

function opponentName(opponent: string, features: ReadonlyMap<string, PlanFeature>, language: Language): string {
  if (opponent === '') return '';
  if (opponent.startsWith('base:')) {
    const role = opponent.slice('base:'.length);
    return translateCode(language, `layers.base.${role}`, role);
  }
  return features.get(opponent)?.properties.name ?? opponent;
}

function metres(distanceM: number): string {
  return `${formatNumber(distanceM, 0)}${UNIT_SPACE}m`;
}
