import { describe, expect, it } from 'vitest';
import { attributeAt } from '../../../../src/land/attribute-column.ts';
import { problemAt, problemGroups } from '../../../../src/evaluate/carbon/estimate-problems.ts';
import { type EstimateTable, readEstimateTable } from '../../../../src/evaluate/carbon/estimate-table.ts';
import type { SheetCell } from '../../../../src/plan/sheet.ts';
import { mappingOf, sheetOf } from '../../../support/estimate-land.ts';

const HEAD = ['小班号', '面积(公顷)', '优势树种', '平均年龄', '公顷蓄积', '郁闭度', '乔木碳储量(tC)'];

function read(...rows: readonly (readonly SheetCell[])[]): EstimateTable {
  const sheet = sheetOf([HEAD, ...rows]);
  return readEstimateTable(sheet, mappingOf(sheet));
}

function problemsOf({ problems }: EstimateTable): unknown[] {
  return Array.from({ length: problems.count }, (_, at) => {
    const { row, column, code, value } = problemAt(problems, at);
    return `${column}${String(row)} ${code} ${value}`.trim();
  });
}

const GOOD: readonly SheetCell[] = ['1', 2, '马尾松', 20, 80, 0.6, 70];

function withCell(column: number, cell: SheetCell): readonly SheetCell[] {
  return GOOD.map((one, at) => (at === column ? cell : one));
}

describe('a row of an estimate', () => {
  it('comes in hectares, m³/ha, shares and tC', () => {
    const table = read(GOOD);
    expect(problemsOf(table)).toEqual([]);
    expect([
      ...[table.ids[0], table.areaHa.values[0], attributeAt(table.species, 0), table.ageYears.values[0]],
      ...[table.volumeM3PerHa.values[0], table.canopy.values[0], table.carbonT.values[0], table.sheetRows[0]],
    ]).toEqual(['1', 2, '马尾松', 20, 80, 0.6, 70, 2]);
    expect(table.scope).toBe('living');
  });

  it('in other units is the same land', () => {
    const sheet = sheetOf([
      ['小班号', '面积（亩）', '小班蓄积', '碳密度(tCO2/ha)', '林龄'],
      ['1', 30, 160, 44, '20'],
    ]);
    const table = readEstimateTable(sheet, { ...mappingOf(sheet), scope: 'living' });
    expect(table.areaHa.values[0]).toBeCloseTo(2, 12);
    expect(table.volumeM3PerHa.values[0]).toBeCloseTo(80, 12);
    expect(table.carbonT.values[0]).toBeCloseTo(24, 12);
  });

  it.each([
    ['a negative volume', 4, -3, 'E2 negative-volume -3'],
    ['age 0', 3, 0, 'D2 age-out-of-range 0'],
    ['age 900', 3, 900, 'D2 age-out-of-range 900'],
    ['an unknown species', 2, '铁皮石斛王', 'C2 unknown-species 铁皮石斛王'],
    ['per cent where a share is meant', 5, 60, 'F2 percent-as-share 60'],
    ['an impossible canopy', 5, 160, 'F2 canopy-out-of-range 160'],
    ['an empty cell', 1, null, 'B2 empty-cell'],
    ['a blank cell', 2, '  ', 'C2 empty-cell'],
    ['text', 6, '约70', 'G2 not-a-number 约70'],
    ['a truth value', 6, true, 'G2 not-a-number true'],
    ['per cent as text', 3, '20%', 'D2 percent 20%'],
    ['a formula with an error', 6, { fault: 'formula-error', text: '#DIV/0!' }, 'G2 formula-error #DIV/0!'],
    [
      'a formula without its result',
      1,
      { fault: 'formula-without-value', text: '=B3*2' },
      'B2 formula-without-value =B3*2',
    ],
    ['an area of 0', 1, 0, 'B2 area-not-positive 0'],
    ['negative carbon', 6, -1, 'G2 negative-carbon -1'],
  ] satisfies readonly (readonly [string, number, SheetCell, string])[])(
    'with %s stays, and says so',
    (_, column, cell, problem) => {
      const table = read(withCell(column, cell), withCell(0, '2'));
      expect(problemsOf(table)).toEqual([problem]);
      expect(table.rowCount).toBe(2);
      const fields = [table.areaHa, table.ageYears, table.volumeM3PerHa, table.canopy, table.carbonT];
      const missing = fields.map(({ present }) => present[0]).filter((one) => one === 0).length;
      expect(missing).toBe(column === 2 ? 0 : 1);
    },
  );

  it('with another unit in its cell is read in that one, and listed', () => {
    const table = read(
      withCell(1, '30 亩'),
      [...withCell(5, '60%')].with(0, '2'),
      [...withCell(1, '2公顷')].with(0, '3'),
    );
    expect(table.areaHa.values[0]).toBeCloseTo(2, 12);
    expect(table.canopy.values[1]).toBeCloseTo(0.6, 12);
    expect(table.areaHa.values[2]).toBe(2);
    expect(problemsOf(table)).toEqual(['B2 other-unit 30 亩', 'F3 other-unit 60%']);
  });

  it('with a share in a column of per cent is doubted', () => {
    const sheet = sheetOf([
      ['小班号', '郁闭度(%)'],
      ['1', 60],
      ['2', 0.6],
    ]);
    const table = readEstimateTable(sheet, mappingOf(sheet));
    expect([table.canopy.values[0], table.canopy.present[1]]).toEqual([0.6, 0]);
    expect(problemsOf(table)).toEqual(['B3 share-as-percent 0.6']);
  });

  it('that needs an area and has none says so', () => {
    const sheet = sheetOf([
      ['小班号', '面积(公顷)', '小班蓄积'],
      ['1', null, 160],
    ]);
    expect(problemsOf(readEstimateTable(sheet, mappingOf(sheet)))).toEqual(['B2 empty-cell', 'C2 area-needed 160']);
  });
});

describe('rows of an estimate', () => {
  it('without an id of their own are left out and listed; empty rows mean nothing', () => {
    const table = read(GOOD, [], withCell(0, null), withCell(0, '１ '), withCell(0, '合计'), withCell(0, 7), [
      null,
      '  ',
    ]);
    expect(table.ids).toEqual(['1', '7']);
    expect(table.leftOut).toBe(3);
    expect(problemsOf(table)).toEqual(['A4 id-missing', 'A5 id-twice 2', 'A6 total-row 合计']);
  });

  it('cannot be read while a unit is open', () => {
    const sheet = sheetOf([['小班号', '面积']]);
    expect(() => readEstimateTable(sheet, mappingOf(sheet))).toThrow(RangeError);
  });

  it('are a hundred thousand, each looked at, with as many problems', () => {
    const rows = Array.from({ length: 100_000 }, (_, at): readonly SheetCell[] => [
      String(at),
      at % 3 === 0 ? '' : 2,
      '马尾松',
      at % 2 === 0 ? 900 : 20,
      80,
      0.6,
      70,
    ]);
    const table = read(...rows.slice(0, 1));
    expect(table.rowCount).toBe(1);
    const sheet = sheetOf([HEAD, ...rows]);
    const large = readEstimateTable(sheet, mappingOf(sheet));
    expect(large.rowCount).toBe(100_000);
    expect(problemGroups([large.problems])).toEqual([
      { code: 'empty-cell', column: 'B', count: 33_334, first: { row: 2, column: 'B', code: 'empty-cell', value: '' } },
      {
        code: 'age-out-of-range',
        column: 'D',
        count: 50_000,
        first: { row: 2, column: 'D', code: 'age-out-of-range', value: '900' },
      },
    ]);
  });
});
