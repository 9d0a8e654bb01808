import { describe, expect, it } from 'vitest';
import { openQuestions } from '../../../../src/evaluate/carbon/estimate-fields.ts';
import {
  proposeMapping,
  unitOfWord,
  withColumn,
  withHeadingRow,
} from '../../../../src/evaluate/carbon/estimate-headings.ts';

const INVENTORY = [
  ['2024年森林资源调查'],
  [],
  [
    '序号',
    '小班号',
    '面积（公顷）',
    '地类',
    '优势树种(组)',
    '平均年龄',
    '公顷蓄积(m³)',
    '郁闭度',
    '碳储量(tC)',
    '核算方法',
  ],
  [1, '113-2', 3.2, '0301', '马尾松', 24, 98, 0.7, 412, '连续函数法'],
];

describe('headings of an estimate', () => {
  it('are found below a title, with the units they tell', () => {
    const mapping = proposeMapping(INVENTORY);
    expect(mapping).toEqual({
      headingRow: 2,
      columns: { id: 1, area: 2, class: 3, species: 4, age: 5, volume: 6, canopy: 7, carbon: 8, method: 9 },
      units: { area: 'ha', volume: 'm3-per-ha', canopy: 'share', carbon: 'tC' },
      scope: null,
    });
    expect(mapping === null ? [] : openQuestions(mapping)).toEqual(['scope']);
  });

  it('are understood in English and as databases write them', () => {
    expect(
      proposeMapping([['Parcel', 'Area (mu)', 'Species', 'Volume (m3/ha)', 'Living carbon (tCO2)']]),
    ).toMatchObject({
      columns: { id: 0, area: 1, species: 2, volume: 3, carbon: 4 },
      units: { area: 'mu', volume: 'm3-per-ha', carbon: 'tCO2' },
      scope: 'living',
    });
    expect(
      proposeMapping([['BSM', 'TBMJ', 'DLBM', 'YOU_SHI_SZ', 'PINGJUN_NL', 'HUO_LMGQXJ', 'MIAN_JI_HA']]),
    ).toMatchObject({
      columns: { id: 0, area: 1, class: 2, species: 3, age: 4, volume: 5, carbon: null },
      units: { area: 'm2', volume: 'm3-per-ha' },
    });
    expect(proposeMapping([['小班编号', '面积_亩', '小班蓄积', '碳密度/tC/ha']])).toMatchObject({
      units: { area: 'mu', volume: 'm3', carbon: 'tC-per-ha' },
    });
  });

  it('that do not tell a unit leave it to be asked', () => {
    const mapping = proposeMapping([['小班号', '面积', '蓄积', '碳储量（吨）', 'canopy']]);
    expect(mapping === null ? [] : openQuestions(mapping)).toEqual(['area', 'volume', 'canopy', 'carbon', 'scope']);
  });

  it('are those of another row when the guess is wrong; a row that says nothing leaves the columns', () => {
    // Two tables on one sheet: the guess is the one with more columns.
    const rows = [['图斑编号', '面积(ha)', '地类'], ['9', 3, '0301'], ['小班号', '面积(亩)'], ['113-2', 48], ['x']];
    const guess = proposeMapping(rows);
    if (guess === null) throw new Error('no headings');
    expect(guess).toMatchObject({ headingRow: 0, columns: { class: 2 }, units: { area: 'ha' } });
    const other = withHeadingRow(guess, 2, rows);
    expect(other).toMatchObject({ headingRow: 2, columns: { id: 0, area: 1, class: null }, units: { area: 'mu' } });
    expect(withHeadingRow(other, 4, rows)).toEqual({ ...other, headingRow: 4 });
    expect(withHeadingRow(other, 99, rows)).toEqual({ ...other, headingRow: 99 });
  });

  it('prefer volume per hectare to the total', () => {
    expect(proposeMapping([['小班号', '小班蓄积', '公顷蓄积']])?.columns.volume).toBe(2);
  });

  it('are none without an id and something else', () => {
    expect(
      proposeMapping([
        ['面积', '树种'],
        ['1', '2'],
      ]),
    ).toBeNull();
    expect(proposeMapping([['小班号'], ['1']])).toBeNull();
    expect(proposeMapping([])).toBeNull();
  });

  it('of a column that the user takes instead tell its unit, or leave it open', () => {
    const mapping = proposeMapping(INVENTORY);
    if (mapping === null) throw new Error('no mapping');
    const other = withColumn(mapping, 'area', 0, INVENTORY);
    expect([other.columns.area, other.units.area]).toEqual([0, null]);
    expect(withColumn(other, 'area', 2, INVENTORY)).toEqual(mapping);
    expect(withColumn(mapping, 'carbon', null, INVENTORY)).toMatchObject({ columns: { carbon: null }, scope: null });
  });

  it('know units as words', () => {
    expect([unitOfWord('area', ' 亩'), unitOfWord('area', 'hm²'), unitOfWord('carbon', 'tC·hm⁻²')]).toEqual([
      'mu',
      'ha',
      'tC-per-ha',
    ]);
    expect(unitOfWord('volume', 'm³·hm-2')).toBe('m3-per-ha');
    expect(unitOfWord('carbon', '吨')).toBeNull();
  });
});
