import { describe, expect, it } from 'vitest';
import { createFactorLibrary } from '../../../../src/evaluate/factors/factor-library.ts';
import { type FactorSheetReading, readFactorSheet } from '../../../../src/evaluate/factors/factor-sheet.ts';
import { numberOfCell } from '../../../../src/evaluate/factors/sheet-number.ts';
import type { Sheet, SheetCell } from '../../../../src/plan/sheet.ts';

const own = { value: 0.5, low: 0.47, high: 0.53, source: '县林业局实测 2025' };
const library = createFactorLibrary({ 'ipcc06.cf.default': own });
const HEADINGS = ['编号', '值', '下限', '上限', '来源'];

function read(rows: readonly (readonly SheetCell[])[], headings: readonly SheetCell[] = HEADINGS): FactorSheetReading {
  return readFactorSheet([{ name: '因子', rows: [headings, ...rows] }], library);
}

function rowsOf(reading: FactorSheetReading): Extract<FactorSheetReading, { readonly ok: true }> {
  if (!reading.ok) throw new Error(reading.code);
  return reading;
}

describe('a sheet of factors', () => {
  it('gives what each row would change, and changes nothing itself', () => {
    const { rows, problems, sheet } = rowsOf(
      read([
        ['species.马尾松.CF', 0.48, 0.46, 0.5, '实测'],
        ['species.马尾松.R', '0.22', null, null, ' 实测 '],
      ]),
    );
    expect(problems).toEqual([]);
    expect(sheet).toBe('因子');
    expect(rows.map(({ row, factor, change }) => [row, factor.shipped.id, change])).toEqual([
      [2, 'species.马尾松.CF', { value: 0.48, low: 0.46, high: 0.5, source: '实测' }],
      [3, 'species.马尾松.R', { value: 0.22, low: null, high: null, source: '实测' }],
    ]);
  });

  it.each(
    [
      'ID Value Low High Source',
      '因子编号 采用值(tC/ha) 低值 高值 数据来源',
      '因子 数值 最小值 最大值 出处',
      'ｆａｃｔｏｒ＿ｉｄ VALUE lower_bound Upper_bound Reference',
    ].map((line) => line.split(' ')),
  )('has headings in either language: %s %s', (...headings) => {
    const { rows } = rowsOf(read([['species.马尾松.CF', 0.48, 0.46, 0.5, '实测']], headings));
    expect(rows).toMatchObject([{ change: { value: 0.48, low: 0.46, high: 0.5, source: '实测' } }]);
  });

  it('may have a title above, other columns between, no range, and stand behind another sheet', () => {
    const sheets: Sheet[] = [
      { name: '说明', rows: [['本表由县林业局提供'], ['值']] },
      {
        name: '数据',
        rows: [['因子表'], [], ['来源', '备注', '值', '编号'], ['实测', null, 0.48, 'species.马尾松.CF']],
      },
    ];
    expect(rowsOf(readFactorSheet(sheets, library))).toMatchObject({
      sheet: '数据',
      rows: [{ row: 4, change: { value: 0.48, low: null, high: null, source: '实测' } }],
    });
  });

  it('without columns for id, value and source is refused', () => {
    expect(read([], ['编号', '值', '下限'])).toEqual({ ok: false, code: 'factor-sheet-columns' });
    expect(readFactorSheet([], library)).toEqual({ ok: false, code: 'factor-sheet-columns' });
  });

  it('lists everything that keeps a row out, by row and column, and uses the others', () => {
    const fault = { fault: 'formula-error', text: '#DIV/0!' } as const;
    const { rows, problems, sameCount } = rowsOf(
      read([
        ['species.马尾松.CF', 0.48, 0.46, 0.5, '实测'],
        ['species.没有.CF', 0.48, null, null, '实测'],
        [null, 0.48, null, null, '实测'],
        ['species.马尾松.CF', 0.49, null, null, '实测'],
        ['species.油松.CF', '约一半', null, null, '实测'],
        ['species.油松.R', '25.1%', '20 ％', null, '实测'],
        ['species.油松.D', 0.36, 0.4, 0.5, '实测'],
        [null, null, null, null, null],
        ['species.油松.BEF', 1.6, null, null, null],
        ['species.杉木.CF', null, null, null, '实测'],
        ['species.杉木.R', fault, null, { fault: 'formula-without-value', text: '=B2' }, '实测'],
        ['species.杉木.D', true, null, null, '实测'],
      ]),
    );
    expect(rows.map(({ row }) => row)).toEqual([2]);
    expect(sameCount).toBe(0);
    expect(problems).toEqual([
      { row: 3, column: 'A', code: 'unknown-id', details: { id: 'species.没有.CF' } },
      { row: 4, column: 'A', code: 'id-missing', details: {} },
      { row: 5, column: 'A', code: 'id-twice', details: { id: 'species.马尾松.CF', firstRow: 2 } },
      { row: 6, column: 'B', code: 'not-a-number', details: { text: '约一半' } },
      { row: 7, column: 'B', code: 'percent', details: { text: '25.1%' } },
      { row: 7, column: 'C', code: 'percent', details: { text: '20 ％' } },
      { row: 8, column: 'B', code: 'outside-range', details: { value: 0.36, low: 0.4, high: 0.5 } },
      { row: 10, column: 'E', code: 'source-missing', details: {} },
      { row: 11, column: 'B', code: 'value-missing', details: {} },
      { row: 12, column: 'B', code: 'formula-error', details: { text: '#DIV/0!' } },
      { row: 12, column: 'D', code: 'formula-without-value', details: { text: '=B2' } },
      { row: 13, column: 'B', code: 'not-a-number', details: { text: 'true' } },
    ]);
  });

  it('of what is in use already changes nothing; of the shipped number brings that back', () => {
    const shipped = library.find('ipcc06.cf.default')?.shipped;
    const unchanged = rowsOf(
      read([
        ['ipcc06.cf.default', 0.5, 0.47, 0.53, own.source],
        // Came without a source and is not changed: nothing to complain of.
        ['coal.equiv.2020', 0.3055, null, null, null],
        ['urban.sh.biomass.core', null, 35, 70, library.find('urban.sh.biomass.core')?.source ?? ''],
      ]),
    );
    expect(unchanged).toMatchObject({ rows: [], problems: [], sameCount: 3 });
    expect(rowsOf(read([['ipcc06.cf.default', 0.47, 0.44, 0.49, shipped?.source ?? '']])).rows).toMatchObject([
      { change: null },
    ]);
  });

  it('says where per cent and share look mixed up', () => {
    const { rows } = rowsOf(read([['species.马尾松.CF', 48, null, null, '实测']]));
    expect(rows).toMatchObject([{ isDoubtful: true, change: { value: 48 } }]);
  });

  it('of 100 000 rows is read whole', () => {
    const many = Array.from({ length: 100_000 }, (_, index): SheetCell[] => [`x${String(index)}`, 1, null, null, 's']);
    const { problems } = rowsOf(read([...many, ['species.马尾松.CF', 0.48, null, null, '实测']]));
    expect(problems).toHaveLength(100_000);
    expect(problems.at(-1)).toMatchObject({ row: 100_001, code: 'unknown-id' });
  });
});

it.each<[SheetCell, number | null]>([
  [null, null],
  ['  ', null],
  [0.47, 0.47],
  [' 0.47 ', 0.47],
  ['-1.2e-3', -0.0012],
  ['１２．５', 12.5],
  ['−3', -3],
  ['12,345.6', 12345.6],
  ['.5', 0.5],
])('the cell %j is the number %s', (cell, value) => {
  expect(numberOfCell(cell)).toEqual({ ok: true, value });
});

it.each<[SheetCell, string]>([
  ['47%', 'percent'],
  ['4.7 ‰', 'percent'],
  ['1,5', 'not-a-number'],
  ['12,34,567', 'not-a-number'],
  ['0.47 tC/t', 'not-a-number'],
  ['1e999', 'not-a-number'],
  ['—', 'not-a-number'],
  ['0x10', 'not-a-number'],
  [Number.NaN, 'not-a-number'],
  [false, 'not-a-number'],
])('the cell %j is no number: %s', (cell, code) => {
  expect(numberOfCell(cell)).toMatchObject({ ok: false, code });
});
