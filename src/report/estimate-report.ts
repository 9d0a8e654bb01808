import { numberAt } from '../evaluate/carbon/column-value.ts';
import type { EstimateCheck } from '../evaluate/carbon/estimate-check.ts';
import { ESTIMATE_EFFECTS } from '../evaluate/carbon/estimate-effects.ts';
import type { OwnColumns } from '../evaluate/carbon/estimate-parcels.ts';
import { type EstimateProblem, problemAt } from '../evaluate/carbon/estimate-problems.ts';
import { countDifferences, type EstimateRow, estimateRow, rankRows } from '../evaluate/carbon/estimate-rows.ts';
import type { EstimateTolerance } from '../evaluate/carbon/estimate-rows.ts';
import { estimateSums } from '../evaluate/carbon/estimate-sums.ts';
import type { EstimateTable } from '../evaluate/carbon/estimate-table.ts';
import { formatGiven, formatNumber } from '../i18n/format-number.ts';
import type { MessageKey } from '../i18n/messages.ts';
import { translate } from '../i18n/translate.ts';
import type { CarbonCheck } from '../plan/carbon-check.ts';
import type { Sheet, SheetCells, Workbook } from '../plan/workbook.ts';
import { problemLines, problemWords } from './estimate-problem-words.ts';
import { estimateSentence, type EstimateTongue, sideWords } from './estimate-words.ts';

/** Everything that a report of a checked estimate tells. */
export interface EstimateReport extends EstimateTongue {
  /** Name of the file without its ending. */
  readonly name: string;
  readonly table: EstimateTable;
  readonly check: EstimateCheck;
  readonly tolerance: EstimateTolerance;
  readonly baseYear: number;
  /** Decisions by id. */
  readonly decisions: Readonly<Record<string, CarbonCheck>>;
}

/** Rows that the summary tells one by one. */
const TOLD_ROWS = 20;
/** Columns that both sides have, with their headings. */
const SIDES = [
  ['areaHa', 'check.head.area'],
  ['classCode', 'check.field.class'],
  ['species', 'check.field.species'],
  ['ageYears', 'check.field.age'],
  ['volumeM3PerHa', 'check.head.volume'],
  ['method', 'check.field.method'],
  ['carbonT', 'check.head.carbon'],
] as const;

/** The checked rows as a table with headings, ranked, with sentences and decisions (核对表). */
export function estimateRows(report: EstimateReport): (string | number | null)[][] {
  const { language } = report;
  const say = (key: MessageKey): string => translate(language, key);
  const heads = SIDES.flatMap(([, key]) =>
    (['check.theirs', 'check.ours'] as const).map((side) =>
      translate(language, 'check.head.side', { field: say(key), side: say(side) }),
    ),
  );
  const effects = ESTIMATE_EFFECTS.map((effect) =>
    translate(language, 'check.head.side', { field: say('check.col.difference'), side: say(`check.effect.${effect}`) }),
  );
  return [
    [
      ...[say('check.col.rank'), say('check.col.id'), say('check.col.row'), ...heads, say('check.col.difference')],
      ...[say('check.with-theirs'), ...effects, say('check.col.differs'), say('check.head.sentence')],
      ...[say('check.col.status'), say('check.note'), say('check.by'), say('check.head.time')],
    ],
    ...Array.from(rankedRows(report), (row, rank) => cellsOf(row, rank + 1, report)),
  ];
}

/** A workbook with the summary, all rows, the problems, and what only one side has. */
export function estimateWorkbook(report: EstimateReport): Workbook {
  const { language, table, check } = report;
  const say = (key: MessageKey): string => translate(language, key);
  const heads = [say('check.col.id'), say('check.head.area'), say('check.head.carbon')];
  return {
    name: report.name,
    sheets: [
      sheetOf(say('check.sheet.summary'), [110], () => summaryLines(report).map((line) => [line])),
      sheetOf(say('check.sheet.rows'), [8, 14, 10], () => estimateRows(report)),
      sheetOf(say('check.sheet.problems'), [10, 10, 60], () => [
        [say('check.col.row'), say('check.column'), say('check.head.problem')],
        ...problemsOf(report).map((one) => [one.row, one.column, problemWords(one, language)]),
      ]),
      sheetOf(say('check.sheet.only-theirs'), [16, 14, 14], () => [
        [...heads, say('check.col.row')],
        ...Array.from(check.onlyTheirs, (row) => [
          table.ids[row] ?? '',
          numberAt(table.areaHa, row),
          numberAt(table.carbonT, row),
          table.sheetRows[row] ?? 0,
        ]),
      ]),
      sheetOf(say('check.sheet.only-ours'), [16, 14, 14], () => [heads, ...ownRows(check.onlyOurs)]),
    ],
  };
}

/** The check as text to send along: sums, problems by kind, the largest differences in sentences (核对摘要). Markdown. */
export function estimateSummary(report: EstimateReport): string {
  return `${summaryLines(report).join('\n')}\n`;
}

/** How the matched rows compare, in one sentence. */
export function checkedWords({ language, table, check, tolerance }: EstimateReport): string {
  const { compared } = estimateSums(table, check);
  return translate(language, 'check.summary', {
    matched: check.matchedCount,
    over: countDifferences(table, check, tolerance).result,
    compared: compared.rows,
    theirs: formatNumber(compared.theirsT, 1),
    ours: formatNumber(compared.oursT, 1),
    difference: formatNumber(compared.theirsT - compared.oursT, 1, true),
  });
}

/** What only one of the two has, in a sentence each. */
export function unmatchedWords({ language, table, check }: EstimateReport): readonly string[] {
  const { onlyOurs, onlyTheirs } = estimateSums(table, check);
  return (['check.only-theirs', 'check.only-ours'] as const).map((key, at) => {
    const { rows, areaHa, carbonT } = at === 0 ? onlyTheirs : onlyOurs;
    return translate(language, key, { rows, area: formatNumber(areaHa, 1), carbon: formatNumber(carbonT, 1) });
  });
}

function summaryLines(report: EstimateReport): string[] {
  const { language, table, check, tolerance, decisions, baseYear } = report;
  const say = (key: MessageKey): string => translate(language, key);
  const statuses = Object.values(decisions).map(({ status }) => status);
  const accepted = statuses.filter((status) => status === 'accepted').length;
  const problems = problemLines([table.problems, check.problems], language);
  const rows = Array.from(rankRows(table, check, tolerance, 'result').slice(0, TOLD_ROWS), (at) =>
    estimateRow(table, check, at, tolerance),
  );
  return [
    `# ${report.name}`,
    '',
    translate(language, 'check.report.scope', {
      scope: say(`check.scope.${table.scope}`),
      percent: formatGiven(tolerance.percent),
      carbon: formatGiven(tolerance.carbonT),
      year: baseYear,
    }),
    checkedWords(report),
    ...unmatchedWords(report),
    translate(language, 'check.report.decided', { accepted, correct: statuses.length - accepted }),
    '',
    `## ${translate(language, 'check.report.ranked', { count: rows.length })}`,
    '',
    ...rows.map((row, rank) => `${String(rank + 1)}. ${estimateSentence(row, report)}`),
    '',
    `## ${say('check.report.problems')}`,
    '',
    ...problems.map((line) => `- ${line}`),
    ...(problems.length === 0 ? [say('check.no-problems')] : []),
  ];
}

function* rankedRows({ table, check, tolerance }: EstimateReport): Generator<EstimateRow> {
  for (const at of rankRows(table, check, tolerance, null)) yield estimateRow(table, check, at, tolerance);
}

function cellsOf(row: EstimateRow, rank: number, report: EstimateReport): (string | number | null)[] {
  const { language, decisions } = report;
  const sides = SIDES.flatMap(([field]) =>
    (['theirs', 'ours'] as const).map((side) => {
      const value = row[side][field];
      return typeof value === 'number' ? value : sideWords(row, side, field, report);
    }),
  );
  const effects = ESTIMATE_EFFECTS.map((effect) => row.effects.find((one) => one.effect === effect)?.carbonT ?? null);
  const decision = decisions[row.id];
  return [
    ...[rank, row.id, row.sheetRow, ...sides, row.differenceT, row.withTheirDataT, ...effects],
    row.differs.map((kind) => translate(language, `check.kind.${kind}`)).join(language === 'zh' ? '、' : ', '),
    estimateSentence(row, report),
    decision === undefined ? '' : translate(language, `check.status.${decision.status}`),
    ...[decision?.note ?? '', decision?.by ?? '', decision?.at ?? ''],
  ];
}

function problemsOf({ table, check }: EstimateReport): readonly EstimateProblem[] {
  return [table.problems, check.problems].flatMap((list) =>
    Array.from({ length: list.count }, (_, at) => problemAt(list, at)),
  );
}

function ownRows({ ids, areaHa, carbonT }: OwnColumns): (string | number | null)[][] {
  return ids.map((id, at) => [id, areaHa[at] ?? 0, numberAt(carbonT, at)]);
}

/** Rows are made when the sheet is written: the first is the heading. */
function sheetOf(name: string, widths: readonly number[], rows: () => (string | number | null)[][]): Sheet {
  return {
    name,
    widths,
    frozenRows: 1,
    write(cells) {
      rows().forEach((row, at) => {
        for (const cell of row) writeCell(cells, cell, at === 0);
        cells.endRow();
      });
    },
  };
}

function writeCell(cells: SheetCells, cell: string | number | null, isHeading: boolean): void {
  if (cell === null) cells.blank();
  else if (typeof cell === 'number') cells.number(cell);
  else cells.text(cell, isHeading ? 'heading' : 'plain');
}
