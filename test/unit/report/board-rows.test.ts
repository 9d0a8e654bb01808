import { describe, expect, it } from 'vitest';
import type { Target } from '../../../src/plan/target.ts';
import { boardRows, countStatuses, sortRows } from '../../../src/report/board-rows.ts';
import { evaluationOf, regionMeasure, resultOf } from './evaluation-fixture.ts';

function target(id: string, parts: Partial<Target> = {}): Target {
  const source = { document: 'd', issued: null, section: '1' };
  return {
    id,
    title: { zh: id, en: id },
    indicator: 'x',
    op: '>=',
    value: 10,
    unit: '%',
    kind: 'map',
    source,
    ...parts,
  };
}

const TARGETS = [
  target('kept', {
    kind: 'tracked',
    readings: [
      { year: 2023, value: 4, source: 's' },
      { year: 2024, value: 9.1, source: 's' },
    ],
  }),
  target('unknown'),
  target('met'),
  target('near'),
  target('far', { indicator: 'forest.cover' }),
];
const EVALUATION = evaluationOf({
  measures: [regionMeasure('forest.cover', 30.76123456789)],
  targets: [
    resultOf('unknown', { value: null, gap: null, status: 'unknown', none: { code: 'failed', details: {} } }),
    resultOf('met', { value: 12, gap: 0, status: 'met' }),
    resultOf('near', { value: 9 }),
    resultOf('far', { value: 1 }),
  ],
});
const rows = boardRows(TARGETS, EVALUATION, 2025);
const ids = (sorted: typeof rows): readonly string[] => sorted.map((row) => row.target.id);

describe('boardRows', () => {
  it('hands on the unrounded measure of a target', () => {
    expect(rows.find((row) => row.target.id === 'far')?.measure?.value).toBe(30.76123456789);
    expect(rows.find((row) => row.target.id === 'near')?.measure).toBeNull();
  });

  it('shows the last value kept by hand, and never a computed one', () => {
    const kept = rows[0];
    expect(kept?.status).toBe('tracked');
    expect(kept?.reading?.value).toBe(9.1);
    expect(kept?.result).toBeNull();
  });

  it('draws no bar where there is no value', () => {
    expect(rows.find((row) => row.target.id === 'unknown')?.bar).toBeNull();
  });

  it('is pending, not unknown, before the first numbers', () => {
    expect(boardRows([target('far')], null, 2025)[0]?.status).toBe('pending');
  });
});

describe('sortRows', () => {
  it('puts what is short most of its way first, hand-kept last', () => {
    expect(ids(sortRows(rows, 'gap', 'zh'))).toEqual(['far', 'near', 'met', 'unknown', 'kept']);
  });

  it('keeps the order of the document when asked', () => {
    expect(ids(sortRows(rows, 'document', 'zh'))).toEqual(ids(rows));
    expect(ids(sortRows(rows, 'name', 'en'))).toEqual(['far', 'kept', 'met', 'near', 'unknown']);
  });
});

describe('countStatuses', () => {
  it('counts every row once', () => {
    expect(countStatuses(rows)).toEqual({ met: 1, short: 2, over: 0, unknown: 1, tracked: 1, pending: 0 });
  });
});
