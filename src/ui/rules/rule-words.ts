import { formatNumber, UNIT_SPACE } from '../../i18n/format-number.ts';
import type { KindId } from '../../kinds/kind.ts';
import type { RuleDesk } from '../../session/rule-desk.ts';
import { kindName } from '../kind/kind-name.ts';
import { propertyWords, valueWords } from '../history/property-words.ts';
import type { Page } from '../page.svelte.ts';

/** A rule with what the plan makes of it. */
export type RuleEntry = ReturnType<RuleDesk['entries']>[number];

/** A rule as it holds. */
export type Rule = RuleEntry['rule'];

/** What stands above a column of the matrix: `kind:forest`, `role:redline`, `land`, `self`, `data:…`. */
export type Column = ReturnType<RuleDesk['matrix']>['columns'][number];

/** Numbers that a rule can ask for, with their units. */
export const RULE_NUMBERS = { distanceM: 'm', minimumAreaM2: 'm²', maximumSlopeDegrees: '°' } as const;

/** Part of the head that a column belongs to. */
export function partOf(column: string): 'kind' | 'role' | 'land' | 'self' | 'data' {
  const [part] = column.split(':');
  return part === 'kind' || part === 'role' || part === 'land' || part === 'self' ? part : 'data';
}

/** Name of a column. */
export function columnName(page: Page, column: string): string {
  const part = partOf(column);
  const name = column.slice(part.length + 1);
  if (part === 'land' || part === 'self') return page.text(`rules.column.${part}`);
  if (part === 'kind') return page.textOf(`kind.${name}`, name);
  return page.textOf(part === 'role' ? `layers.base.${name}` : `rule-data.${name}`, name);
}

/** What the record calls a rule: its clause, cut off where it is long. */
export function ruleName(page: Page, { clause }: Pick<Rule, 'clause'>): string {
  const text = page.pick(clause);
  return text.length <= 24 ? text : `${text.slice(0, 23)}…`;
}

/** A number of a rule with its unit. */
export function ruleNumber(value: number, name: keyof typeof RULE_NUMBERS): string {
  const unit = RULE_NUMBERS[name];
  return `${formatNumber(value, Number.isInteger(value) ? 0 : 1)}${unit === '°' ? '' : UNIT_SPACE}${unit}`;
}

/** When a document is in force. */
export function ruleDates(page: Page, { effective, expires }: Rule['document']): string {
  if (effective !== null && expires !== null) {
    return page.text('rule-facts.dates-both', { from: effective, until: expires });
  }
  if (effective !== null) return page.text('rule-facts.dates-from', { from: effective });
  return expires === null
    ? page.text('rule-facts.dates-open')
    : page.text('rule-facts.dates-until', { until: expires });
}

/** Kinds in words. */
export function kindNames(page: Page, kinds: readonly KindId[]): string {
  return kinds.map((kind) => kindName(page, kind)).join(page.language === 'zh' ? '、' : ', ');
}

/** What a rule or what it holds against is limited to. */
export function conditionWords(page: Page, { where, against }: Rule): readonly string[] {
  const conditions = [where, ...against.map((one) => ('where' in one ? (one.where ?? null) : null))];
  return conditions.flatMap((one) =>
    one === null
      ? []
      : [
          `${propertyWords(page, one.field)} = ${one.values.map((value) => valueWords(page, one.field, value)).join(' / ')}`,
        ],
  );
}
