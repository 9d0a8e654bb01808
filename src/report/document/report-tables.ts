import { REGION_ZONE, type Measure } from '../../evaluate/measure.ts';
import { classNameKey } from '../../i18n/class-name-key.ts';
import { hectareNumber, hectares } from '../../i18n/format-area.ts';
import { joinQuantity } from '../../i18n/format-number.ts';
import { quantity } from '../../i18n/format-quantity.ts';
import { noValueReason } from '../../i18n/gap-sentence.ts';
import type { Language } from '../../i18n/language.ts';
import { translate, translateCode } from '../../i18n/translate.ts';
import { boardRows } from '../board-rows.ts';
import { classRows, poolTable } from '../carbon-parts.ts';
import { inCarbonDioxide, intervalWords } from '../carbon-scale.ts';
import { featureRows } from '../feature-rows.ts';
import { findingRows } from '../finding-rows.ts';
import { landTable } from '../land-rows.ts';
import type { PlanFacts } from '../plan-facts.ts';
import { shownAmount } from '../shown-amount.ts';
import { targetWords } from '../target-words.ts';
import type { DocumentTable } from './document-node.ts';

const START = 'start';
const END = 'end';

/** All numbers of the whole district (指标总表): each once, with its interval, or why it has none. */
export function indicatorTable(facts: PlanFacts): DocumentTable {
  const { language } = facts;
  return {
    node: 'table',
    title: translate(language, 'report.indicators'),
    heads: heads(language, ['indicator', 'value', 'interval']),
    columns: [
      { share: 36, align: START },
      { share: 26, align: END },
      { share: 38, align: END },
    ],
    rows: wholeMeasures(facts).map((measure) => ({
      cells: [indicatorName(measure.indicator, language), ...amountCells(measure, language)],
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

/** Name of an indicator; its id where no name was given to it. */
export function indicatorName(indicator: string, language: Language): string {
  return translateCode(
    language,
    `report.indicator.${indicator}`,
    translateCode(language, `topic.${indicator}`, indicator),
  );
}

/** All targets that bind in the year, hand-kept ones too. */
export function targetReportTable(facts: PlanFacts, isWanted: (indicator: string) => boolean): DocumentTable {
  const { language, targets, evaluation, year } = facts;
  const rows = boardRows(targets, evaluation, year).filter(({ target }) => isWanted(target.indicator));
  return {
    node: 'table',
    title: translate(language, 'sheet.targets'),
    heads: heads(language, ['indicator', 'baseline', 'plan', 'goal', 'standing']),
    columns: [
      { share: 34, align: START },
      { share: 13, align: END },
      { share: 13, align: END },
      { share: 15, align: END },
      { share: 36, align: START },
    ],
    rows: rows.map((row) => {
      const { title, unit, baseline, value, goal, sentence } = targetWords(row, language);
      return { cells: [`${title} ${unit}`.trimEnd(), baseline, value, goal, sentence], isBold: false };
    }),
  };
}

/** Every land class before and after the plan; the parts add up to the whole. */
export function landReportTable(facts: PlanFacts): DocumentTable | null {
  const { language, evaluation, baseline, classSystem } = facts;
  const table = landTable(evaluation, baseline);
  if (table === null) return null;
  const row = (code: string, name: string, beforeM2: number, afterM2: number, isBold: boolean) => ({
    cells: [code, name, hectareNumber(beforeM2), hectareNumber(afterM2), hectareNumber(afterM2 - beforeM2, true)],
    isBold,
  });
  return {
    node: 'table',
    title: `${translate(language, 'sheet.land-change')} (${translate(language, 'unit.ha')})`,
    heads: [translate(language, 'drawer.class-code'), ...heads(language, ['class', 'baseline', 'plan', 'change'])],
    columns: [
      { share: 12, align: START },
      { share: 34, align: START },
      { share: 18, align: END },
      { share: 18, align: END },
      { share: 18, align: END },
    ],
    rows: [
      ...table.rows.map(({ classCode, baselineM2, planM2 }) =>
        row(
          classCode,
          translateCode(language, classNameKey(classSystem ?? undefined, classCode), classCode),
          baselineM2,
          planM2,
          false,
        ),
      ),
      row('', translate(language, 'drawer.land-unassigned'), table.unassignedM2, table.unassignedM2, false),
      row('', translate(language, 'sheet.sum'), table.regionM2, table.regionM2, true),
    ],
  };
}

/** Stock, yearly sink and change with their pools and 95 % intervals. */
export function carbonReportTable({ carbon, language }: PlanFacts): DocumentTable | null {
  if (carbon === null) return null;
  const rows = (['stock', 'sink', 'change'] as const).flatMap((of) => {
    const isSink = of === 'sink';
    const unit = isSink ? 'tCO2e/a' : 'tC';
    const written = (
      amount:
        | (typeof carbon)[typeof of]['total']
        | { value: number; low: number; high: number; halfWidthPercent: number | null },
    ) => {
      const words = intervalWords(isSink ? inCarbonDioxide(amount) : amount, unit, language, of === 'change');
      return [`${words.number} ${words.unit}`, words.bounds];
    };
    const pools = poolTable(carbon[of]).counted.map(({ pool, amount }) => ({
      cells: [`\u3000${translate(language, `carbon.pool.${pool}`)}`, ...written(amount)],
      isBold: false,
    }));
    return [
      { cells: [translate(language, `carbon.card.${of}`), ...written(carbon[of].total)], isBold: true },
      ...pools,
    ];
  });
  return {
    node: 'table',
    title: translate(language, 'report.carbon'),
    heads: heads(language, ['source', 'value', 'interval']),
    columns: [
      { share: 40, align: START },
      { share: 28, align: END },
      { share: 32, align: END },
    ],
    rows,
  };
}

/** Stock and sink by land class. */
export function carbonClassTable({ carbon, language, classSystem }: PlanFacts): DocumentTable | null {
  if (carbon === null) return null;
  return {
    node: 'table',
    title: translate(language, 'report.carbon-classes'),
    heads: heads(language, ['class', 'area', 'stock', 'sink']),
    columns: [
      { share: 34, align: START },
      { share: 20, align: END },
      { share: 23, align: END },
      { share: 23, align: END },
    ],
    rows: classRows(carbon).map(({ classCode, areaM2, stock, sink }) => {
      const stockWords = stock.amount === null ? null : intervalWords(stock.amount, 'tC', language);
      const sinkWords = sink.amount === null ? null : intervalWords(inCarbonDioxide(sink.amount), 'tCO2e/a', language);
      const none = translate(language, 'status.unknown');
      return {
        cells: [
          translateCode(language, classNameKey(classSystem ?? undefined, classCode), classCode),
          joinQuantity(hectares(areaM2, language)),
          stockWords === null ? none : `${stockWords.number} ${stockWords.unit}`,
          sinkWords === null ? none : `${sinkWords.number} ${sinkWords.unit}`,
        ],
        isBold: false,
      };
    }),
  };
}

/** All conflicts: open ones first, then those that somebody answered for. */
export function conflictTable({ findings, rules, plan, language }: PlanFacts): DocumentTable | null {
  if (findings === null) return null;
  return {
    node: 'table',
    title: translate(language, 'report.conflicts'),
    heads: heads(language, ['severity', 'conflict', 'clause', 'answer']),
    columns: [
      { share: 12, align: START },
      { share: 38, align: START },
      { share: 32, align: START },
      { share: 18, align: START },
    ],
    rows: findingRows(findings, rules, plan.features, language).map((row) => ({
      cells: [
        row.severityName,
        `${row.sentence}（${row.origin}）`,
        row.document,
        row.answer ?? translate(language, 'report.answer-open'),
      ],
      isBold: false,
    })),
  };
}

/** What the scheme draws, feature by feature. */
export function featureTable(facts: PlanFacts, isWanted: (kind: string) => boolean): DocumentTable {
  const { plan, scenario, evaluation, language } = facts;
  return {
    node: 'table',
    title: translate(language, 'report.features'),
    heads: heads(language, ['name', 'kind', 'years', 'area', 'forest']),
    columns: [
      { share: 34, align: START },
      { share: 20, align: START },
      { share: 16, align: START },
      { share: 15, align: END },
      { share: 15, align: END },
    ],
    rows: featureRows(plan, scenario, evaluation)
      .filter(({ kind }) => isWanted(kind))
      .map(({ name, kind, from, until, drawnM2, forestM2 }) => ({
        cells: [
          name === '' ? translate(language, `kind.${kind}`) : name,
          translate(language, `kind.${kind}`),
          `${from === null ? '' : String(from)}–${until === null ? '' : String(until)}`,
          drawnM2 === null ? '' : hectareNumber(drawnM2),
          forestM2 === null || forestM2 === 0 ? '' : hectareNumber(forestM2, true),
        ],
        isBold: false,
      })),
  };
}

/** Energy of the scheme by year: power, electricity, avoided emission. */
export function energyTable({ energy, language }: PlanFacts): DocumentTable | null {
  if (energy === null || energy.years.length === 0) return null;
  const written = (value: number | null, unit: string): string =>
    value === null ? translate(language, 'status.unknown') : joinQuantity(quantity(value, unit, language));
  return {
    node: 'table',
    title: translate(language, 'report.energy'),
    heads: heads(language, ['year', 'capacity', 'generation', 'avoided']),
    columns: [
      { share: 16, align: START },
      { share: 28, align: END },
      { share: 28, align: END },
      { share: 28, align: END },
    ],
    rows: energy.years.map(({ year, totals }) => {
      const total = totals.find(({ source, setting }) => source === null && setting === null);
      return {
        cells: [
          String(year),
          written(total === undefined ? 0 : total.capacityMw.value, 'MW'),
          written(total === undefined ? 0 : total.generationGwh.value, 'GWh/a'),
          written(total === undefined ? 0 : total.avoidedT.value, 'tCO2e/a'),
        ],
        isBold: false,
      };
    }),
  };
}

type Head = Parameters<typeof headOf>[1];

function heads(language: Language, names: readonly Head[]): readonly string[] {
  return names.map((name) => headOf(language, name));
}

function headOf(
  language: Language,
  name:
    | 'indicator'
    | 'baseline'
    | 'plan'
    | 'goal'
    | 'standing'
    | 'class'
    | 'change'
    | 'source'
    | 'interval'
    | 'value'
    | 'area'
    | 'stock'
    | 'sink'
    | 'severity'
    | 'conflict'
    | 'clause'
    | 'answer'
    | 'name'
    | 'kind'
    | 'years'
    | 'forest'
    | 'year'
    | 'capacity'
    | 'generation'
    | 'avoided',
): string {
  return translateCode(language, `sheet.head.${name}`, translateCode(language, `report.head.${name}`, name));
}
