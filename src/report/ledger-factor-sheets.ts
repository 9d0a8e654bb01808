import { factorSpread } from '../evaluate/carbon/factor-spread.ts';
import type { FactorLibrary, UsedFactor } from '../evaluate/factors/factor.ts';
import type { Language } from '../i18n/language.ts';
import type { MessageKey } from '../i18n/messages.ts';
import { translate } from '../i18n/translate.ts';
import type { Sheet } from '../plan/workbook.ts';

const HEADINGS: readonly MessageKey[] = [
  'ledger.factor-id',
  'ledger.quantity',
  'ledger.holds-for',
  'ledger.value',
  'ledger.factor-low',
  'ledger.factor-high',
  'ledger.unit',
  'ledger.source',
  'ledger.year',
  'ledger.mark',
  'ledger.spread',
  'ledger.shipped-value',
];

/** Column of the values, which everything else is worked out with; the factor at place n stands in row n + 2. */
export const FACTOR_VALUE_COLUMN = 3;

/** The factors that a ledger uses (因子): changing a value changes everything that depends on it. */
export function ledgerFactorSheet(factors: readonly UsedFactor[], library: FactorLibrary, language: Language): Sheet {
  return {
    name: translate(language, 'ledger.sheet.factors'),
    widths: [30, 30, 22, 12, 12, 12, 14, 50, 8, 12, 20, 12],
    frozenRows: 1,
    write(cells) {
      for (const key of HEADINGS) cells.text(translate(language, key), 'heading');
      cells.endRow();
      for (const used of factors) {
        const { shipped, change, value, source } = used;
        if (value === null) continue;
        const { low, high, origin } = factorSpread(used, library);
        cells.text(shipped.id);
        cells.text(language === 'zh' ? shipped.quantityZh : shipped.quantity);
        cells.text(language === 'zh' ? shipped.landClassZh : shipped.landClass);
        cells.number(value, 'input');
        cells.number(low);
        cells.number(high);
        cells.text(shipped.unit);
        cells.text(source);
        if (change !== null || shipped.year === null) cells.blank();
        else cells.number(shipped.year);
        cells.text(markOf(used, language));
        cells.text(translate(language, `ledger.spread.${origin}`));
        if (shipped.value === null) cells.blank();
        else cells.number(shipped.value);
        cells.endRow();
      }
    },
  };
}

/** The sources of those factors with how many are from each (来源). */
export function ledgerSourceSheet(factors: readonly UsedFactor[], language: Language): Sheet {
  const rows = new Map<string, { readonly factor: UsedFactor; count: number }>();
  for (const factor of factors) {
    const { shipped, change, source } = factor;
    const key = [source, change === null ? shipped.year : '', markOf(factor, language)].join('\n');
    const row = rows.get(key);
    if (row === undefined) rows.set(key, { factor, count: 1 });
    else row.count += 1;
  }
  return {
    name: translate(language, 'ledger.sheet.sources'),
    widths: [70, 8, 14, 12],
    frozenRows: 1,
    write(cells) {
      for (const key of ['ledger.source', 'ledger.year', 'ledger.mark', 'ledger.factor-count'] as const) {
        cells.text(translate(language, key), 'heading');
      }
      cells.endRow();
      for (const { factor, count } of rows.values()) {
        const { shipped, change, source } = factor;
        cells.text(source, 'wrapped');
        if (change !== null || shipped.year === null) cells.blank();
        else cells.number(shipped.year);
        cells.text(markOf(factor, language));
        cells.number(count);
        cells.endRow();
      }
    },
  };
}

function markOf({ shipped, change }: UsedFactor, language: Language): string {
  return translate(language, change === null ? `ledger.mark.${shipped.confidence}` : 'ledger.mark.plan');
}
