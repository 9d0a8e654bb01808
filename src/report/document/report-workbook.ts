import { translate } from '../../i18n/translate.ts';
import type { Sheet, Workbook } from '../../plan/workbook.ts';
import { type PlanFacts, schemeName } from '../plan-facts.ts';
import type { DocumentTable } from './document-node.ts';
import { indicatorName } from '../indicator-name.ts';
import { carbonClassTable, carbonReportTable } from './carbon-report-tables.ts';
import { indicatorTable, targetReportTable } from './indicator-tables.ts';
import { landReportTable } from './land-report-table.ts';
import { conflictTable, energyTable, featureTable } from './scheme-tables.ts';

/**
 * All tables of a scheme and year as a workbook (报表工作簿): the tables of the report in its words, and behind them every row of the
 * evaluation with its unrounded number.
 */
export function reportWorkbook(name: string, facts: PlanFacts): Workbook {
  const { language } = facts;
  const everything = (): boolean => true;
  const tables = [
    indicatorTable(facts),
    targetReportTable(facts, everything),
    landReportTable(facts),
    carbonReportTable(facts),
    carbonClassTable(facts),
    energyTable(facts),
    conflictTable(facts),
    featureTable(facts, everything),
  ].filter((table): table is DocumentTable => table !== null);
  return {
    name,
    sheets: [...tables.map(tableSheet), measureSheet(facts, translate(language, 'report.all-measures'))],
  };
}

function tableSheet({ title, heads, columns, rows }: DocumentTable): Sheet {
  return {
    name: sheetName(title),
    widths: columns.map(({ share }) => Math.max(12, share)),
    frozenRows: 1,
    write(cells) {
      for (const head of heads) cells.text(head, 'heading');
      cells.endRow();
      for (const row of rows) {
        for (const cell of row.cells) {
          if (cell === '') cells.blank();
          else cells.text(cell, row.isBold ? 'heading' : 'plain');
        }
        cells.endRow();
      }
    },
  };
}

/** Every row of the evaluation; numbers are numbers, with all their digits. */
function measureSheet(facts: PlanFacts, title: string): Sheet {
  const { evaluation, language } = facts;
  const heads = ['name', 'indicator', 'zone', 'group', 'value', 'low', 'high', 'unit', 'none'] as const;
  return {
    name: sheetName(title),
    widths: [26, 24, 12, 16, 20, 20, 20, 12, 24],
    frozenRows: 1,
    write(cells) {
      for (const head of heads) cells.text(translate(language, `report.column.${head}`), 'heading');
      cells.endRow();
      for (const { indicator, zone, group, value, low, high, unit, none } of evaluation.measures) {
        cells.text(indicatorName(indicator, null, language));
        cells.text(indicator);
        cells.text(zone);
        if (group === null) cells.blank();
        else cells.text(group);
        for (const number of [value, low, high]) {
          if (number === null) cells.blank();
          else cells.number(number);
        }
        cells.text(unit);
        if (none === null) cells.blank();
        else cells.text(none.code);
        cells.endRow();
      }
      cells.text(schemeName(facts));
      cells.text(String(evaluation.year));
      cells.endRow();
    },
  };
}

/** Names of sheets have at most 31 characters and none of `\ / ? * [ ] : '`. */
function sheetName(title: string): string {
  return title.replaceAll(/[\\/?*[\]:']/gu, ' ').slice(0, 31);
}
