import type { Evaluation } from '../evaluate/evaluation.ts';
import type { Finding } from '../evaluate/rules/finding.ts';
import type { DataNotes } from '../plan/data-notes.ts';

/** Forms in which `tantu evaluate` answers. */
export type EvaluationFormat = 'json' | 'table' | 'csv';

/** Whether a word names a form. */
export function isEvaluationFormat(word: string): word is EvaluationFormat {
  return word === 'json' || word === 'table' || word === 'csv';
}

/** Writes an evaluation. JSON carries every digit; the table is for reading, the CSV has one line per row. */
export function formatEvaluation(
  format: EvaluationFormat,
  plan: string,
  engine: string,
  evaluation: Evaluation,
  findings: readonly Finding[],
  notes: DataNotes | null,
): string {
  switch (format) {
    case 'json':
      return JSON.stringify(asAnswer(plan, engine, evaluation, findings, notes), null, 2);
    case 'csv':
      return asCsv(evaluation);
    case 'table':
      return asTable(evaluation);
  }
}

function asAnswer(
  plan: string,
  engine: string,
  evaluation: Evaluation,
  findings: readonly Finding[],
  notes: DataNotes | null,
): Record<string, unknown> {
  const targets = evaluation.targets.map(
    ({ id, indicator, zone, year, op, target, value, gap, status, unit, none }) => ({
      id,
      indicator,
      zone,
      year,
      op,
      target,
      value,
      gap,
      status,
      unit,
      ...(none === null ? {} : { none: none.code }),
    }),
  );
  const measures = evaluation.measures.map(({ none, ...row }) => ({ ...row, none: none === null ? null : none.code }));
  return {
    plan,
    engine,
    scenario: evaluation.scenario,
    year: evaluation.year,
    measures,
    targets,
    contributions: evaluation.contributions,
    findings,
    notes: evaluation.notes,
    balance: evaluation.balance,
    ...notes,
  };
}

function asCsv({ measures }: Evaluation): string {
  const columns = [
    'scenario',
    'year',
    'zone',
    'indicator',
    'group',
    'value',
    'none',
    'low',
    'high',
    'unit',
    'revision',
  ] as const;
  const lines = measures.map((row) =>
    columns.map((column) => csvCell(column === 'none' ? (row.none?.code ?? null) : row[column])).join(','),
  );
  return [columns.join(','), ...lines].join('\n');
}

/** A cell of a CSV file (RFC 4180). */
export function csvCell(value: string | number | null): string {
  const text = value === null ? '' : String(value);
  return /[",\n]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function asTable({ measures, targets }: Evaluation): string {
  const rows = [
    ...measures.map((row) => [
      row.indicator,
      row.group ?? '',
      row.value === null ? `(${row.none?.code ?? ''})` : row.value.toFixed(row.unit === '%' ? 4 : 2),
      row.unit,
    ]),
    ...targets.map((target) => [
      `target ${target.id}`,
      `${target.op} ${String(target.target)}`,
      target.value === null ? `(${target.none?.code ?? ''})` : target.value.toFixed(4),
      `${target.unit} ${target.status}`,
    ]),
  ];
  return asTextTable(rows);
}

/** Lines of a table for reading: columns as wide as their widest cell. */
export function asTextTable(rows: readonly (readonly string[])[]): string {
  const widths: number[] = [];
  for (const row of rows) {
    for (const [column, cell] of row.entries()) widths[column] = Math.max(widths[column] ?? 0, cell.length);
  }
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
