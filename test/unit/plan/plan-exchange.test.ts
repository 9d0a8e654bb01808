/** Plan features as a table and back: what leaves under Chinese headings finds its way home by itself. */
import type { Feature } from 'geojson';
import { describe, expect, it } from 'vitest';
import { dbfFieldNames } from '../../../src/formats/dbf-field-names.ts';
import { gbkWriter } from '../../../src/formats/text-encoder.ts';
import { type ImportMapping, kindsOfValues, proposeImportMapping } from '../../../src/plan/import-mapping.ts';
import type { FeatureTable } from '../../../src/plan/feature-table.ts';
import type { PlanFeature } from '../../../src/plan/plan.ts';
import { planFeaturesFromFile } from '../../../src/plan/plan-features-from-file.ts';
import { planFeaturesToTable } from '../../../src/plan/plan-features-to-table.ts';
import { exchangeWords } from '../../../src/session/exchange-words.ts';

const ZH = exchangeWords('zh');
const AREA = {
  type: 'Polygon',
  coordinates: [
    [
      [117, 40],
      [117.1, 40],
      [117.1, 40.1],
      [117, 40],
    ],
  ],
} as const;
const SPOT = { type: 'Point', coordinates: [117, 40] } as const;

const FOREST: PlanFeature = {
  id: 'a',
  geometry: { type: 'Polygon', coordinates: AREA.coordinates.map((ring) => ring.map((position) => [...position])) },
  properties: {
    kind: 'forest',
    scenario: 'one',
    from: 2024,
    until: null,
    status: 'building',
    name: '北部造林一号',
    folder: '北部',
    species: '油松',
    canopyClosure: 0.7,
    备注: '镕喆',
    编号: 301,
  },
};
const STATION: PlanFeature = {
  id: 'b',
  geometry: { type: 'Point', coordinates: [...SPOT.coordinates] },
  properties: {
    kind: 'place',
    scenario: 'one',
    from: 2026,
    until: 2035,
    status: 'planned',
    name: '县医院',
    placeType: 'hospital',
  },
};

/** A table as a reader would give it, with an inspection of it. */
function reread({ fields, features }: FeatureTable, names = fields.map(({ name }) => name)) {
  const read = features.map(({ geometry, values }): Feature => ({
    type: 'Feature',
    geometry,
    properties: Object.fromEntries(names.map((name, at) => [name, values[at] ?? null])),
  }));
  const summaries = names.map((name, at) => {
    const counts = new Map<string, number>();
    for (const { values } of features) {
      const value = values[at] ?? null;
      if (value !== null) counts.set(String(value), (counts.get(String(value)) ?? 0) + 1);
    }
    return { name, values: Array.from(counts, ([value, count]) => ({ value, count })) };
  });
  return { read, layer: { fields: summaries, geometries: { point: 1, line: 0, polygon: 1 } } };
}

function bringBack(read: readonly Feature[], mapping: ImportMapping) {
  let next = 0;
  const ids = ['a', 'b'];
  return planFeaturesFromFile(read, mapping, {
    scenario: 'one',
    from: 2030,
    newId: () => ids[next++] ?? '',
    words: ZH,
  });
}

describe('plan features as a table', () => {
  it('have columns as people read them, with units, and rows of words', () => {
    const table = planFeaturesToTable([FOREST, STATION], { name: '方案/一', headings: 'labels', words: ZH });
    expect(table.name).toBe('方案_一');
    expect(table.fields).toEqual([
      { name: '名称', type: 'text' },
      { name: '类别', type: 'text' },
      { name: '状态', type: 'text' },
      { name: '起始年份', type: 'integer' },
      { name: '终止年份', type: 'integer' },
      { name: '文件夹', type: 'text' },
      { name: '树种', type: 'text' },
      { name: '郁闭度', type: 'number' },
      { name: '成活率', type: 'number' },
      { name: '公顷蓄积（m³/ha）', type: 'number' },
      { name: '间伐林龄（年）', type: 'number' },
      { name: '间伐强度', type: 'number' },
      { name: '轮伐期（年）', type: 'number' },
      { name: '场所类型', type: 'text' },
      { name: '备注', type: 'text' },
      { name: '编号', type: 'integer' },
    ]);
    expect(table.features[0]?.values.slice(0, 3)).toEqual(['北部造林一号', '林地', '在建']);
    expect(table.features[1]?.values[13]).toBe('医院');
    const units = planFeaturesToTable([{ ...FOREST, properties: { ...FOREST.properties, kind: 'pv' } }], {
      name: 'x',
      headings: 'labels',
      words: ZH,
    });
    expect(units.fields.map(({ name }) => name)).toContain('装机容量（MW）');
  });

  it.each(['labels', 'ids'] as const)('map back by themselves from %s', (headings) => {
    const { read, layer } = reread(planFeaturesToTable([FOREST, STATION], { name: 'x', headings, words: ZH }));
    const { features, dropped } = bringBack(read, proposeImportMapping(layer, exchangeWords('en')));
    expect(features).toEqual([FOREST, STATION]);
    expect(dropped).toEqual([]);
  });

  it('map back from a table whose names were cut to ten bytes of GBK', () => {
    const pv: PlanFeature = {
      ...FOREST,
      properties: { ...FOREST.properties, kind: 'pv', capacityMw: 12.5, densityMwPerKm2: 45 },
    };
    const table = planFeaturesToTable([pv], { name: 'x', headings: 'labels', words: exchangeWords('en') });
    const short = dbfFieldNames(
      table.fields.map(({ name }) => name),
      gbkWriter().encode,
    );
    expect(short.changes.length).toBeGreaterThan(0);
    const { read, layer } = reread(table, [...short.names]);
    const [back] = bringBack(read, proposeImportMapping(layer, ZH)).features;
    expect(back?.properties).toMatchObject({ kind: 'pv', capacityMw: 12.5, densityMwPerKm2: 45, from: 2024 });
  });

  it('leave out what takes an inherited feature away', () => {
    const removal = { ...STATION, properties: { ...STATION.properties, removes: 'z' } };
    expect(planFeaturesToTable([removal], { name: 'x', headings: 'ids', words: ZH }).features).toEqual([]);
  });
});

describe('features of a file', () => {
  const mapping: ImportMapping = {
    kind: { by: 'field', field: 'LX', kinds: { 造林: 'forest', 医院: 'place', 水库: null }, otherwise: null },
    name: 'MC',
    folder: null,
    from: null,
    until: null,
    status: null,
    fields: { canopyClosure: 'YBD' },
    keepRest: true,
  };
  const feature = (geometry: Feature['geometry'], properties: Feature['properties']): Feature => ({
    type: 'Feature',
    geometry,
    properties,
  });

  it('become plan features; whatever does not fit is counted with its reason and its places', () => {
    const { features, dropped } = bringBack(
      [
        feature(FOREST.geometry, { LX: ' 造林 ', MC: '甲', YBD: '0.6', kind: 'x', DLBM: '0301' }),
        feature(STATION.geometry, { LX: '造林', MC: '乙' }),
        feature(STATION.geometry, { LX: '水库' }),
        feature(STATION.geometry, { LX: null }),
        feature({ type: 'LineString', coordinates: [[117, 40]] }, { LX: '造林' }),
      ],
      mapping,
    );
    expect(features.map(({ properties }) => properties)).toEqual([
      {
        ...{ kind: 'forest', scenario: 'one', from: 2030, until: null, status: 'planned', name: '甲' },
        ...{ canopyClosure: 0.6, kind_: 'x', DLBM: '0301' },
      },
    ]);
    expect(dropped).toEqual([
      { code: 'import.wrong-geometry', count: 1, rows: [2], details: { kinds: 'Point', kind: '林地' } },
      { code: 'import.no-kind', count: 2, rows: [3, 4], details: { values: '水库, ' } },
      { code: 'import.wrong-geometry', count: 1, rows: [5], details: { kinds: 'LineString', kind: '林地' } },
    ]);
  });

  it('keep a number that the field cannot have where it is said, with feature and row, and count it nowhere', () => {
    const stated = [7, 'seven', 9].map((YBD) => feature(FOREST.geometry, { LX: '造林', YBD }));
    const { features, refused } = bringBack(stated, mapping);
    expect(features.map(({ properties }) => properties['canopyClosure'])).toEqual([7, 'seven', 9]);
    expect(refused).toEqual([
      expect.objectContaining({ code: 'out-of-range', value: 7, row: 1, count: 2 }),
      expect.objectContaining({ code: 'not-a-number', value: 'seven', row: 2, count: 1 }),
    ]);
  });

  it('get a kind by names in either language, and one for all where no attribute says it', () => {
    const values = ['林地', '规划造林地', 'Forest', 'forest', '别的'].map((value) => ({ value, count: 1 }));
    expect(Object.values(kindsOfValues({ values }, ZH))).toEqual(['forest', 'forest', 'forest', 'forest', null]);
    const none = proposeImportMapping(
      {
        fields: [{ name: 'XMMC', values: [{ value: '别的', count: 9 }] }],
        geometries: { point: 9, line: 0, polygon: 1 },
      },
      ZH,
    );
    expect(none).toMatchObject({ kind: { by: 'fixed', kind: 'place' }, name: 'XMMC' });
  });
});
