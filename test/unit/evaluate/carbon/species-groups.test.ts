import { expect, it } from 'vitest';
import { ageGroup, ageGroupEnds, isNatural } from '../../../../src/evaluate/carbon/age-groups.ts';
import { speciesGroup } from '../../../../src/evaluate/carbon/species-groups.ts';
import { createFactorLibrary } from '../../../../src/evaluate/factors/factor-library.ts';
import table from '../../../../data/factors/species-groups.json';

const library = createFactorLibrary({});

it.each([
  ['油松', '油松'],
  ['油松林', '油松'],
  [' 天然油松纯林 ', '油松'],
  ['栎类', '栎类'],
  ['栎', '栎类'],
  ['蒙古栎林', '栎类'],
  ['侧柏', '柏木'],
  ['杨', '杨树'],
  ['硬阔', '硬阔类'],
  ['软阔叶林', '软阔类'],
  ['针阔混交林', '针阔混'],
  ['阔叶混', '阔叶混'],
  ['黑松', '赤松'],
  ['毛竹林', '竹类'],
])('reads %s as %s', (word, group) => {
  expect(speciesGroup(word)?.name).toBe(group);
});

it.each(['', '林', '怪树', '松柏', 'Pinus'])('does not guess what "%s" may be', (word) => {
  expect(speciesGroup(word)).toBeNull();
});

it('no word means two groups, and every factor that a group names is there with a number', () => {
  const words = table.rows.flatMap(({ words: ofRow }) => ofRow);
  expect(new Set(words).size).toBe(words.length);
  for (const { name, words: ofRow } of table.rows) {
    for (const word of ofRow) expect(speciesGroup(word)?.name, word).toBe(name);
    const group = speciesGroup(name);
    const ids = [
      ...[group?.north, group?.fang, group?.guo].flatMap((set) => (set === undefined ? [] : [`${set}.a`, `${set}.b`])),
      ...(group?.expansion === undefined ? [] : ['D', 'BEF', 'R', 'CF'].map((part) => `${group.expansion}.${part}`)),
      ...(group?.zhejiang === undefined ? [] : [`density.zj.${group.zhejiang}.tree`]),
      ...(group?.jilin === undefined ? [] : [`density.jl.${group.jilin}`]),
    ];
    for (const id of ids) expect(library.find(id)?.value, id).toEqual(expect.any(Number));
    expect(['poplar', 'pine', 'oak', 'spruce', 'fir', undefined]).toContain(group?.ageing);
    expect(['needle', 'broad', undefined]).toContain(group?.leaf);
  }
});

it('every equation and every expansion of the tables is reached by some species', () => {
  const reached = new Set(table.rows.flatMap((row) => Object.values(row)).flat());
  const prefixes = library.all
    .map(({ shipped }) => /^((?:vb|species)\..+)\.(?:a|BEF)$/u.exec(shipped.id)?.[1])
    .filter((prefix) => prefix !== undefined);
  expect(prefixes.length).toBeGreaterThan(70);
  expect(prefixes.filter((prefix) => !reached.has(prefix))).toEqual([]);
});

it('sorts stands into the age groups of the Gansu paper, methods.md 4.3', () => {
  expect([10, 11, 15, 16, 20, 21, 30, 31].map((age) => ageGroup('杨树', '人工', age))).toEqual([
    '幼龄',
    '中龄',
    '中龄',
    '近熟',
    '近熟',
    '成熟',
    '成熟',
    '过熟',
  ]);
  expect(ageGroup('杨树', '天然', 20)).toBe('幼龄');
  expect(ageGroup('蒙古栎', '天然', 121)).toBe('过熟');
  expect(ageGroupEnds('云杉', '天然')).toEqual([40, 80, 100, 140]);
  expect(ageGroupEnds('柏木', '人工')).toEqual([40, 60, 80, 120]);
  expect(ageGroup('刺槐', '人工林', 21)).toBe('中龄');
});

it('has no age groups for species that the source does not list, and without an origin', () => {
  expect(ageGroup('杉木', '人工', 20)).toBeNull();
  expect(ageGroup('怪树', '人工', 20)).toBeNull();
  expect(ageGroup('油松', '', 20)).toBeNull();
  expect(['天然次生林', '人工植苗', '飞播', '萌生'].map(isNatural)).toEqual([true, false, false, null]);
});
