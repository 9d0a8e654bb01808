import { describe, expect, it } from 'vitest';
import { checkEstimate, type EstimateCheck } from '../../../../src/evaluate/carbon/estimate-check.ts';
import { problemAt } from '../../../../src/evaluate/carbon/estimate-problems.ts';
import { countDifferences, estimateRow, rankRows } from '../../../../src/evaluate/carbon/estimate-rows.ts';
import { estimateSums } from '../../../../src/evaluate/carbon/estimate-sums.ts';
import { type EstimateTable, readEstimateTable } from '../../../../src/evaluate/carbon/estimate-table.ts';
import type { SheetCell } from '../../../../src/plan/sheet.ts';
import {
  type InventoryParcel,
  inventoryBase,
  inventoryRules,
  mappingOf,
  sheetOf,
} from '../../../support/estimate-land.ts';

const HEAD = ['小班号', '面积(公顷)', '地类', '优势树种', '平均年龄', '公顷蓄积', '乔木碳储量(tC)', '核算方法'];
const TOLERANCE = { percent: 5, carbonT: 1 };

function check(
  parcels: readonly InventoryParcel[],
  ...rows: readonly (readonly SheetCell[])[]
): { readonly table: EstimateTable; readonly check: EstimateCheck } {
  const sheet = sheetOf([HEAD, ...rows]);
  const table = readEstimateTable(sheet, mappingOf(sheet));
  return { table, check: checkEstimate(table, inventoryBase(parcels), inventoryRules()) };
}

function problemsOf({ check: { problems } }: ReturnType<typeof check>): unknown[] {
  return Array.from({ length: problems.count }, (_, at) => {
    const { row, column, code, value } = problemAt(problems, at);
    return `${column}${String(row)} ${code} ${value}`.trim();
  });
}

/** Zhejiang's equation for 马尾松 (methods.md 4.2, ChinaXiv-201605.00429V1): B = 0.5034·V + 20.547 t/ha, C = B/2. */
const pineT = (areaHa: number, volume: number): number => areaHa * 0.5 * (0.5034 * volume + 20.547);
/** 杉木: B = 0.4652·V + 19.141. */
const firT = (areaHa: number, volume: number): number => areaHa * 0.5 * (0.4652 * volume + 19.141);

describe('an estimate beside our numbers', () => {
  const ours: InventoryParcel = { id: '113-2', areaHa: 12, age: 30, volume: 85 };

  it('agrees where the data and the method are the same', () => {
    const done = check([ours], ['113-2', 12, '0301', '马尾松', 30, 85, pineT(12, 85), '连续函数法']);
    const row = estimateRow(done.table, done.check, 0, TOLERANCE);
    expect(row.ours.carbonT).toBeCloseTo(pineT(12, 85), 9);
    expect(row.differenceT).toBeCloseTo(0, 9);
    expect(row.differs).toEqual([]);
    expect(problemsOf(done)).toEqual([]);
  });

  it('is divided into what area, species and volume do, and a rest', () => {
    const done = check([ours], ['113-2', 11, '乔木林地', '杉木', 30, 98, 400, null]);
    const row = estimateRow(done.table, done.check, 0, TOLERANCE);
    const parts = Object.fromEntries(row.effects.map(({ effect, carbonT }) => [effect, carbonT]));
    expect(parts['area']).toBeCloseTo(pineT(11, 85) - pineT(12, 85), 9);
    expect(parts['species']).toBeCloseTo(firT(11, 85) - pineT(11, 85), 9);
    expect(parts['volume']).toBeCloseTo(firT(11, 98) - firT(11, 85), 9);
    expect(parts['rest']).toBeCloseTo(400 - firT(11, 98), 9);
    expect(Object.keys(parts)).toHaveLength(4);
    expect(row.withTheirDataT).toBeCloseTo(firT(11, 98), 9);
    expect(row.differs).toEqual(['result', 'area', 'species', 'volume']);
    const sizes = row.effects.map(({ carbonT }) => Math.abs(carbonT));
    expect(sizes).toEqual([...sizes].sort((a, b) => b - a));
  });

  it('knows the method that they name: expansion gives V·D·BEF·(1 + R)·CF', () => {
    // AR-CM-001, 马尾松: 0.38 t/m³, 1.472, 0.187, 0.46.
    const theirs = 12 * 85 * 0.38 * 1.472 * 1.187 * 0.46;
    const done = check([ours], ['113-2', 12, null, '马尾松林', 30, 85, theirs, '生物量扩展因子法']);
    const row = estimateRow(done.table, done.check, 0, TOLERANCE);
    expect(row.effects[0]?.effect).toBe('method');
    expect(row.effects[0]?.carbonT).toBeCloseTo(theirs - pineT(12, 85), 9);
    expect(row.effects.slice(1).every(({ carbonT }) => Math.abs(carbonT) < 1e-9)).toBe(true);
    expect(row.differs).toEqual(['result', 'method']);
  });

  it('leaves to the rest what their data give no number for, and says which', () => {
    const done = check([ours], ['113-2', 12, '火星', '马尾松', 900, -4, 300, '估计']);
    const row = estimateRow(done.table, done.check, 0, TOLERANCE);
    expect(row.effects).toEqual([{ effect: 'rest', carbonT: 300 - (row.ours.carbonT ?? 0) }]);
    expect(problemsOf(done)).toEqual(['C2 unknown-class 火星']);
    expect(row.theirWords).toEqual({ class: '火星', method: '估计' });
    expect(row.theirs.method).toBeNull();
  });

  it('has a reason and no 0 where we have no number', () => {
    const done = check(
      [
        { ...ours, volume: -5 },
        { id: '2', areaHa: 1, volume: 80 },
      ],
      ['113-2', 12, null, null, null, null, 300, null],
      ['2', 1, null, null, null, null, null, null],
    );
    const row = estimateRow(done.table, done.check, 0, TOLERANCE);
    expect([row.ours.carbonT, row.differenceT, row.reason]).toEqual([null, null, 'negative-volume']);
    expect(row.differs).toEqual(['missing']);
    expect(estimateRow(done.table, done.check, 1, TOLERANCE).differs).toEqual(['missing']);
    expect(estimateSums(done.table, done.check).compared.rows).toBe(0);
    expect(estimateSums(done.table, done.check).matched.ours.withoutCarbon).toBe(1);
  });

  it('is doubted where it is ours in another unit', () => {
    const done = check(
      [ours, { ...ours, id: '7' }],
      ['113-2', 180, null, null, null, null, null, null],
      ['7', 12, null, null, null, 85, (pineT(12, 85) * 44) / 12, null],
    );
    expect(problemsOf(done)).toEqual(['B2 looks-like-mu 180', expect.stringMatching(/^G3 looks-like-co2 /u)]);
  });
});

describe('ids of an estimate', () => {
  const parcels: readonly InventoryParcel[] = [
    { id: 'A', areaHa: 10, volume: 80 },
    { id: 'B', areaHa: 20, volume: 80 },
    { id: 'B', areaHa: 1, volume: 80 },
    { id: '7', areaHa: 5, volume: 80 },
    { id: null, areaHa: 3, volume: 80 },
  ];
  const row = (id: SheetCell, carbonT: number): readonly SheetCell[] => [id, 10, null, null, null, null, carbonT, null];

  it('match as text or number; every row and parcel is in one of three sums', () => {
    const done = check(parcels, row('Ａ', 300), row('B', 50), row(7, 100), row('Z', 9));
    expect([...done.check.rows]).toEqual([0, 2]);
    expect(problemsOf(done)).toEqual(['A3 several-parcels 2', 'A5 unknown-id Z']);
    const sums = estimateSums(done.table, done.check);
    expect(sums.matched.theirs.carbonT).toBe(400);
    expect([sums.onlyTheirs.rows, sums.onlyTheirs.carbonT]).toEqual([2, 59]);
    expect(sums.onlyOurs.rows).toBe(3);
    expect(sums.onlyOurs.areaHa).toBeCloseTo(24, 9);
    expect(sums.matched.ours.carbonT + sums.onlyOurs.carbonT).toBeCloseTo(pineT(39, 80), 9);
  });

  it('rank rows by the size of the difference, the unknown last, and filter by kind', () => {
    const done = check(parcels, row('A', pineT(10, 80) + 5), row('7', pineT(5, 80) - 40), [
      'Q',
      1,
      null,
      null,
      null,
      null,
      1,
      null,
    ]);
    expect([...rankRows(done.table, done.check, TOLERANCE, null)]).toEqual([1, 0]);
    expect([...rankRows(done.table, done.check, TOLERANCE, 'result')]).toEqual([1]);
    expect([...rankRows(done.table, done.check, { percent: 1, carbonT: 1 }, 'result')]).toEqual([1, 0]);
    expect(countDifferences(done.table, done.check, TOLERANCE)).toMatchObject({ result: 1, area: 1, species: 0 });
  });

  it('that the base does not have match nothing', () => {
    const { land, classes } = inventoryBase(parcels);
    const attributes = new Map([...land.attributes].filter(([role]) => role !== 'id'));
    const sheet = sheetOf([HEAD, row('0', 1)]);
    const table = readEstimateTable(sheet, mappingOf(sheet));
    const result = checkEstimate(table, { land: { ...land, attributes }, classes }, inventoryRules());
    expect([result.hasIds, result.matchedCount, result.onlyTheirs.length]).toEqual([false, 0, 1]);
  });
});

describe('a hundred thousand rows', () => {
  it('are matched, divided and ranked', () => {
    const species = ['马尾松', '杉木', '栎类', '不知道'];
    const parcels = Array.from({ length: 100_000 }, (_, at): InventoryParcel => ({
      id: `x${String(at)}`,
      areaHa: 1 + (at % 7),
      species: species[at % 3] ?? '',
      age: 1 + (at % 80),
      volume: at % 200,
    }));
    const rows = parcels.map(({ id, areaHa }, at): readonly SheetCell[] => [
      ...[id, areaHa + (at % 2), '0301', species[at % 4] ?? ''],
      ...[1 + (at % 60), at % 190, at % 300, at % 5 === 0 ? 'IPCC' : ''],
    ]);
    const done = check(parcels, ...rows);
    expect(done.check.matchedCount).toBe(100_000);
    const order = rankRows(done.table, done.check, TOLERANCE, null);
    const first = estimateRow(done.table, done.check, order[0] ?? 0, TOLERANCE).differenceT ?? 0;
    const last = estimateRow(done.table, done.check, order.at(-1) ?? 0, TOLERANCE).differenceT ?? 0;
    expect(Math.abs(first)).toBeGreaterThan(Math.abs(last));
  });
});
