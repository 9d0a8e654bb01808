import { hectareNumber } from '../../i18n/format-area.ts';
import { joinQuantity } from '../../i18n/format-number.ts';
import { quantity } from '../../i18n/format-quantity.ts';
import { translate } from '../../i18n/translate.ts';
import { featureRows } from '../feature-rows.ts';
import { findingRows } from '../finding-rows.ts';
import type { PlanFacts } from '../plan-facts.ts';
import type { DocumentTable } from './document-node.ts';
import { tableHeads } from './table-heads.ts';

/** All conflicts: open ones first, then those that somebody answered for. */
export function conflictTable({ findings, rules, plan, language }: PlanFacts): DocumentTable | null {
  if (findings === null) return null;
  return {
    node: 'table',
    title: translate(language, 'report.conflicts'),
    heads: tableHeads(language, ['severity', 'conflict', 'clause', 'answer']),
    columns: [
      { share: 12, align: 'start' },
      { share: 38, align: 'start' },
      { share: 32, align: 'start' },
      { share: 18, align: 'start' },
    ],
    rows: findingRows(findings, rules, plan.features, language).map((row) => ({
      cells: [
        row.severityName,
        language === 'zh' ? `${row.sentence}（${row.origin}）` : `${row.sentence} (${row.origin})`,
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
    heads: tableHeads(language, ['name', 'kind', 'years', 'area', 'forest']),
    columns: [
      { share: 34, align: 'start' },
      { share: 20, align: 'start' },
      { share: 16, align: 'start' },
      { share: 15, align: 'end' },
      { share: 15, align: 'end' },
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
    heads: tableHeads(language, ['year', 'capacity', 'generation', 'avoided']),
    columns: [
      { share: 16, align: 'start' },
      { share: 28, align: 'end' },
      { share: 28, align: 'end' },
      { share: 28, align: 'end' },
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
