import type { Finding, UncheckedRule } from '../evaluate/rules/finding.ts';
import type { Rule } from '../evaluate/rules/rule.ts';
import { classNameKey } from '../i18n/class-name-key.ts';
import { hectares } from '../i18n/format-area.ts';
import { formatNumber, type Quantity, UNIT_SPACE } from '../i18n/format-number.ts';
import type { Language } from '../i18n/language.ts';
import { translate, translateCode } from '../i18n/translate.ts';
import type { PlanFeature } from '../plan/plan.ts';
import type { Severity } from '../plan/plan-rule.ts';

/** A finding as a list shows it (冲突清单). */
export interface FindingRow {
  readonly id: string;
  readonly feature: string;
  readonly severity: Severity;
  readonly severityName: string;
  /** What is wrong and by how much. */
  readonly sentence: string;
  /** What the rule says. */
  readonly clause: string;
  /** Document, number and how well they were checked. */
  readonly document: string;
  readonly note: string | null;
  readonly origin: string;
  /** Who answered for it and why; null: nobody did. */
  readonly answer: string | null;
  readonly longitude: number;
  readonly latitude: number;
}

const WEIGHTS: Readonly<Record<Severity, number>> = { forbidden: 0, conditional: 1, advice: 2 };

/**
 * Findings in words: what nobody answered for first, then by severity, then the larger area first.
 *
 * @param rules those that the findings are of
 */
export function findingRows(
  findings: readonly Finding[],
  rules: readonly Rule[],
  features: ReadonlyMap<string, PlanFeature>,
  language: Language,
): readonly FindingRow[] {
  const byId = new Map(rules.map((rule) => [rule.id, rule]));
  return findings
    .toSorted(
      (a, b) =>
        Number(a.waiver !== null) - Number(b.waiver !== null) ||
        WEIGHTS[a.severity] - WEIGHTS[b.severity] ||
        b.areaM2 - a.areaM2,
    )
    .flatMap((finding) => {
      const rule = byId.get(finding.rule);
      return rule === undefined ? [] : [findingRow(finding, rule, features, language)];
    });
}

function findingRow(
  finding: Finding,
  rule: Rule,
  features: ReadonlyMap<string, PlanFeature>,
  language: Language,
): FindingRow {
  const { id, feature, severity, introduced, waiver, lon, lat } = finding;
  const { title, number } = rule.document;
  const document = number === null ? title[language] : `${title[language]} ${number}`;
  return {
    id,
    feature,
    severity,
    severityName: translate(language, `severity.${severity}`),
    sentence: sentenceOf(finding, rule, features, language),
    clause: rule.clause[language],
    document: translate(language, 'finding.document', {
      document,
      mark: translate(language, `rule-mark.${rule.verified}`),
    }),
    note: rule.note?.[language] ?? null,
    origin: translate(language, introduced ? 'finding.introduced' : 'finding.inherited'),
    answer: waiver === null ? null : translate(language, 'finding.waived', { by: waiver.by, reason: waiver.reason }),
    longitude: lon,
    latitude: lat,
  };
}

function sentenceOf(
  finding: Finding,
  rule: Rule,
  features: ReadonlyMap<string, PlanFeature>,
  language: Language,
): string {
  const feature = featureName(features.get(finding.feature), finding.feature, language);
  const area = asText(hectares(finding.areaM2, language));
  if (finding.with === '') {
    const least = `${formatNumber(rule.minimumAreaM2 ?? 0, 0)}${UNIT_SPACE}m²`;
    return translate(language, 'finding.small', { feature, area, least });
  }
  const other = opponentName(finding.with, rule, features, language);
  if (rule.distanceM !== null) {
    const least = metres(rule.distanceM);
    return finding.distanceM === null
      ? translate(language, 'finding.near-area', { feature, area, other, least })
      : translate(language, 'finding.near', { feature, other, distance: metres(finding.distanceM), least });
  }
  return finding.areaM2 === 0
    ? translate(language, 'finding.on', { feature, other })
    : translate(language, 'finding.overlap', { feature, other, area });
}

function opponentName(
  opponent: string,
  { against }: Rule,
  features: ReadonlyMap<string, PlanFeature>,
  language: Language,
): string {
  if (!opponent.startsWith('base:')) return featureName(features.get(opponent), opponent, language);
  const role = opponent.slice('base:'.length);
  const codes = role === 'land-cover' ? against.flatMap((one) => ('land' in one ? one.land : [])) : [];
  const separator = language === 'zh' ? '、' : ', ';
  // A list of many classes says less than the rule itself.
  const names =
    codes.length > 0 && codes.length <= 4
      ? codes.map((code) => translateCode(language, classNameKey('third-survey', code), code))
      : [translateCode(language, `layers.base.${role}`, role)];
  return names.join(separator);
}

function featureName(feature: PlanFeature | undefined, id: string, language: Language): string {
  if (feature === undefined) return id;
  const kind = translate(language, `kind.${feature.properties.kind}`);
  const { name } = feature.properties;
  return name === '' ? kind : translate(language, 'finding.own', { kind, name });
}

/** A rule that could not be checked, in a sentence. */
export function uncheckedSentence(
  { rule, missing, what, share = 0 }: UncheckedRule,
  rules: readonly Rule[],
  language: Language,
): string {
  const clause = rules.find(({ id }) => id === rule)?.clause[language] ?? rule;
  const names = what.map((one) =>
    translateCode(language, `rule-data.${one}`, translateCode(language, `layers.base.${one}`, one)),
  );
  return translate(language, `rule-unchecked.${missing}`, {
    rule: `“${clause}”`,
    count: what.length,
    share: Math.floor(100 * share),
    what: names.join(language === 'zh' ? '、' : ', '),
  });
}

function metres(distanceM: number): string {
  return `${formatNumber(distanceM, 0)}${UNIT_SPACE}m`;
}

function asText({ number, unit }: Quantity): string {
  return `${number}${UNIT_SPACE}${unit}`;
}
