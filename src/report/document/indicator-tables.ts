import { REGION_ZONE, type Measure } from '../../evaluate/measure.ts';
import { joinQuantity } from '../../i18n/format-number.ts';
import { noValueReason } from '../../i18n/gap-sentence.ts';
import type { Language } from '../../i18n/language.ts';
import { translate } from '../../i18n/translate.ts';
import { boardRows } from '../board-rows.ts';
import { indicatorName } from '../indicator-name.ts';
import type { PlanFacts } from '../plan-facts.ts';
import { shownAmount } from '../shown-amount.ts';
import { targetWords } from '../target-words.ts';
import type { DocumentTable } from './document-node.ts';
import { tableHeads } from './table-heads.ts';

/** All numbers of the whole district (指标总表): each once, with its interval, or why it has none. */
export function indicatorTable(facts: PlanFacts): DocumentTable {
  const { language } = facts;
  return {
    node: 'table',
    title: translate(language, 'report.indicators'),
    heads: tableHeads(language, ['indicator', 'value', 'interval']),
    columns: [
      { share: 36, align: 'start' },
      { share: 26, align: 'end' },
      { share: 38, align: 'end' },
    ],
    rows: wholeMeasures(facts).map((measure) => ({
      cells: [indicatorName(measure.indicator, null, language), ...amountCells(measure, language)],
      isBold: false,
    })),
  };
}

/** Rows of the evaluation about the whole district that are no part of another one, in its order. */
function wholeMeasures({ evaluation }: Pick<PlanFacts, 'evaluation'>): readonly Measure[] {
  return evaluation.measures.filter(({ zone, group }) => zone === REGION_ZONE && group === null);
}

/** A measure as every medium writes it: the number with its unit and its interval, or the reason why there is none. */
function amountCells(measure: Measure, language: Language): readonly [string, string] {
  const { value, none } = measure;
  if (value === null) return [translate(language, 'gap.none', { reason: noValueReason(none, language) }), ''];
  const { shown, bounds } = shownAmount(measure, value, language);
  return [joinQuantity(shown), bounds ?? ''];
}

/** All targets that bind in the year, hand-kept ones too. */
export function targetReportTable(facts: PlanFacts, isWanted: (indicator: string) => boolean): DocumentTable {
  const { language, targets, evaluation, year } = facts;
  const rows = boardRows(targets, evaluation, year).filter(({ target }) => isWanted(target.indicator));
  return {
    node: 'table',
    title: translate(language, 'sheet.targets'),
    heads: tableHeads(language, ['indicator', 'baseline', 'plan', 'goal', 'standing']),
    columns: [
      { share: 34, align: 'start' },
      { share: 13, align: 'end' },
      { share: 13, align: 'end' },
      { share: 15, align: 'end' },
      { share: 36, align: 'start' },
    ],
    rows: rows.map((row) => {
      const { title, unit, baseline, value, goal, sentence } = targetWords(row, language);
      return { cells: [`${title} ${unit}`.trimEnd(), baseline, value, goal, sentence], isBold: false };
    }),
  };
}
