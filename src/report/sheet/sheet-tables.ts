import { hectareNumber } from '../../i18n/format-area.ts';
import { translate } from '../../i18n/translate.ts';
import { boardRows } from '../board-rows.ts';
import { classRows } from '../carbon-parts.ts';
import { carbonScale, inCarbonDioxide, intervalWords } from '../carbon-scale.ts';
import { landGroupTable } from '../land-group-rows.ts';
import type { PlanFacts } from '../plan-facts.ts';
import { factorsOfTotals } from '../carbon-spread.ts';
import { classNameKey } from '../../i18n/class-name-key.ts';
import { translateCode } from '../../i18n/translate.ts';
import { targetWords } from '../target-words.ts';
import type { SheetTable } from './sheet-content.ts';

/** Sign of numbers that rest on factors which were not found in their sources (待核因子). */
export const RECALLED_MARK = '※';

/** The targets that bind in the year with how they stand; unmet ones are printed, not hidden. */
export function targetTable(facts: PlanFacts): SheetTable {
  const { language, targets, evaluation, year } = facts;
  const all = boardRows(targets, evaluation, year);
  const rows = all.filter(({ status, reading }) => status !== 'tracked' || reading !== null);
  const waiting = all.length - rows.length;
  return {
    title: translate(language, 'sheet.targets'),
    aside: translate(language, 'sheet.year', { year }),
    heads: (['indicator', 'baseline', 'plan', 'goal', 'standing'] as const).map((head) =>
      translate(language, `sheet.head.${head}`),
    ),
    columns: [
      { share: 29, align: 'start' },
      { share: 16, align: 'end' },
      { share: 16, align: 'end' },
      { share: 15, align: 'end' },
      { share: 34, align: 'start' },
    ],
    rows: [
      ...rows.map((row) => {
        const { title, unit, baseline, value, goal, sentence, status } = targetWords(row, language);
        return { cells: [`${title} ${unit}`.trimEnd(), baseline, value, goal, sentence], isBold: false, status };
      }),
      ...(waiting === 0
        ? []
        : [
            {
              cells: [translate(language, 'sheet.waiting', { count: waiting }), '', '', '', ''],
              isBold: false,
              status: null,
            },
          ]),
    ],
  };
}

/** Groups that a sheet lists by name, those that change most; the others are one row. */
const MOST_GROUPS = 6;

/** Land before and after the plan by broad groups, with what no parcel covers and the whole. */
export function landChangeTable(facts: PlanFacts): SheetTable | null {
  const { language } = facts;
  const table = landGroupTable(facts);
  if (table === null) return null;
  const row = (name: string, baselineM2: number, planM2: number, isBold: boolean): SheetTable['rows'][number] => ({
    cells: [name, hectareNumber(baselineM2), hectareNumber(planM2), hectareNumber(planM2 - baselineM2, true)],
    isBold,
    status: null,
  });
  const byChange = [...table.rows].sort(
    (a, b) => Math.abs(b.planM2 - b.baselineM2) - Math.abs(a.planM2 - a.baselineM2),
  );
  const named = new Set(byChange.length <= MOST_GROUPS + 1 ? byChange : byChange.slice(0, MOST_GROUPS));
  const others = table.rows.filter((one) => !named.has(one));
  const sumOf = (key: 'baselineM2' | 'planM2'): number => others.reduce((sum, one) => sum + one[key], 0);
  return {
    title: translate(language, 'sheet.land-change'),
    aside: translate(language, 'unit.ha'),
    heads: (['class', 'baseline', 'plan', 'change'] as const).map((head) => translate(language, `sheet.head.${head}`)),
    columns: [
      { share: 34, align: 'start' },
      { share: 24, align: 'end' },
      { share: 24, align: 'end' },
      { share: 22, align: 'end' },
    ],
    rows: [
      ...table.rows
        .filter((one) => named.has(one))
        .map(({ group, baselineM2, planM2 }) =>
          row(translate(language, `sheet.land.${group}`), baselineM2, planM2, false),
        ),
      ...(others.length === 0
        ? []
        : [
            row(
              translate(language, 'sheet.rest', { count: others.length }),
              sumOf('baselineM2'),
              sumOf('planM2'),
              false,
            ),
          ]),
      row(translate(language, 'drawer.land-unassigned'), table.unassignedM2, table.unassignedM2, false),
      row(translate(language, 'sheet.sum'), table.regionM2, table.regionM2, true),
    ],
  };
}

/** Most classes that a sheet lists by name; the rest is one row. */
const MOST_CLASSES = 3;

/** The yearly sink by land class and its total, with 95 % intervals, in carbon dioxide equivalents. */
export function sinkTable(facts: PlanFacts): SheetTable | null {
  const { language, carbon, year, classSystem } = facts;
  if (carbon === null) return null;
  const total = inCarbonDioxide(carbon.sink.total);
  const classes = classRows(carbon)
    .flatMap(({ classCode, sink: { amount } }) =>
      amount === null || amount.value === 0 ? [] : [{ classCode, amount: inCarbonDioxide(amount) }],
    )
    .sort((a, b) => Math.abs(b.amount.value) - Math.abs(a.amount.value));
  const named = classes.slice(0, MOST_CLASSES);
  const scale = carbonScale([total.value, total.low, total.high], 'tCO2e/a', language);
  const bounds = (low: number, high: number): string =>
    `${scale.write(low)}${low < 0 ? translate(language, 'sheet.to') : '–'}${scale.write(high)}`;
  const restValue = total.value - named.reduce((sum, { amount }) => sum + amount.value, 0);
  const mark = recalledCount(facts) > 0 ? RECALLED_MARK : '';
  return {
    title: `${translate(language, 'sheet.sink')}${mark}`,
    aside: scale.unit,
    heads: [
      translate(language, 'sheet.head.source'),
      translate(language, 'sheet.head.plan-year', { year }),
      translate(language, 'sheet.head.interval'),
    ],
    columns: [
      { share: 40, align: 'start' },
      { share: 26, align: 'end' },
      { share: 34, align: 'end' },
    ],
    rows: [
      ...named.map(({ classCode, amount }) => ({
        cells: [
          translateCode(language, classNameKey(classSystem ?? undefined, classCode), classCode),
          scale.write(amount.value),
          bounds(amount.low, amount.high),
        ],
        isBold: false,
        status: null,
      })),
      ...(classes.length > named.length
        ? [
            {
              cells: [
                translate(language, 'sheet.rest', { count: classes.length - named.length }),
                scale.write(restValue),
                '',
              ],
              isBold: false,
              status: null,
            },
          ]
        : []),
      {
        cells: [translate(language, 'sheet.sum'), scale.write(total.value), bounds(total.low, total.high)],
        isBold: true,
        status: null,
      },
      stockRow(facts),
    ],
  };
}

/** The stock in its own unit, below the sink. */
function stockRow({ carbon, language }: PlanFacts): SheetTable['rows'][number] {
  if (carbon === null) return { cells: [], isBold: false, status: null };
  const words = intervalWords(carbon.stock.total, 'tC', language);
  const name = `${translate(language, 'sheet.stock')} (${words.unit})`;
  return { cells: [name, words.number, words.bounds], isBold: false, status: null };
}

/** How many of the factors behind the carbon totals were not found in their sources, and are not replaced by the plan's own. */
export function recalledCount({ carbon, library }: PlanFacts): number {
  if (carbon === null) return 0;
  return factorsOfTotals([carbon.stock.total, carbon.sink.total], library).filter(
    ({ change, shipped }) => change === null && shipped.confidence === 'recalled',
  ).length;
}
