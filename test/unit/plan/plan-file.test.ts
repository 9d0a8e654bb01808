import { describe, expect, it } from 'vitest';
import { readPlanFile, writePlanFile } from '../../../src/plan/plan-file.ts';

const SQUARE = [
  [117.4, 40.0],
  [117.41, 40.0],
  [117.41, 40.01],
  [117.4, 40.01],
  [117.4, 40.0],
];

type Json = Record<string, unknown>;

function feature(id: string | number | undefined, changes: Json = {}, properties: Json = {}): Json {
  return {
    type: 'Feature',
    ...(id === undefined ? {} : { id }),
    geometry: { type: 'Polygon', coordinates: [SQUARE] },
    properties: { kind: 'forest', scenario: 'a', name: `林地 ${String(id)}`, ...properties },
    ...changes,
  };
}

function file(features: unknown[], tantu: Json = {}, others: Json = {}): string {
  return JSON.stringify({
    type: 'FeatureCollection',
    tantu: {
      version: 1,
      name: '蓟州区碳布局方案',
      baseYear: 2020,
      years: [2025, 2030],
      scenarios: [
        { id: 'base', name: '现状' },
        { id: 'a', name: '方案一', parent: 'base' },
      ],
      ...tantu,
    },
    ...others,
    features,
  });
}

function read(text: string): NonNullable<ReturnType<typeof readPlanFile>['value']> {
  const { value, notes } = readPlanFile(text);
  if (value === null) throw new Error(JSON.stringify(notes));
  return value;
}

describe('reading a plan file', () => {
  it('fills in what a file may leave out', () => {
    const { value, notes } = readPlanFile(file([feature('f1', {}, { name: undefined })]));
    expect(notes).toEqual([]);
    expect(value).toEqual({
      name: '蓟州区碳布局方案',
      baseYear: 2020,
      years: [2025, 2030],
      base: [],
      zones: [],
      scenarios: [
        { id: 'base', name: '现状' },
        { id: 'a', name: '方案一', parent: 'base' },
      ],
      targets: [],
      factors: {},
      waivers: [],
      views: [],
      features: new Map([
        [
          'f1',
          {
            id: 'f1',
            geometry: { type: 'Polygon', coordinates: [SQUARE] },
            properties: { kind: 'forest', scenario: 'a', from: null, until: null, status: 'planned', name: '' },
          },
        ],
      ]),
      setAside: [],
      extra: {},
      collectionExtra: {},
    });
  });

  it('takes the empty columns of a GIS program for "not given"', () => {
    const empty = { from: null, until: null, status: null, name: null, removes: null, species: null };
    const properties = read(file([feature('f1', {}, empty)])).features.get('f1')?.properties;
    expect(properties).toEqual({
      kind: 'forest',
      scenario: 'a',
      from: null,
      until: null,
      status: 'planned',
      name: '',
      species: null,
    });
  });

  it('reads a file that begins with a byte order mark', () => {
    expect(read(`\uFEFF${file([])}`).name).toBe('蓟州区碳布局方案');
  });

  it('leaves coordinates exactly as given, heights included', () => {
    const coordinates = [117.123_456_789_012_34, 40.000_000_000_000_01, 12.5];
    const text = file([feature('f1', { geometry: { type: 'Point', coordinates } }, { kind: 'place' })]);
    expect(read(text).features.get('f1')?.geometry).toEqual({ type: 'Point', coordinates });
    expect(writePlanFile(read(text))).toContain('[117.12345678901234,40.00000000000001,12.5]');
  });

  it('gives a removal without geometry that of the feature it removes', () => {
    const removal = feature('r1', { geometry: null }, { removes: 'f1' });
    const plan = read(file([removal, feature('f1', {}, { scenario: 'base' })]));
    expect(plan.features.get('r1')?.geometry).toEqual(plan.features.get('f1')?.geometry);
  });

  it('gives ids where they are missing or taken, never one that is in use', () => {
    const { value, notes } = readPlanFile(file([feature(undefined), feature('f1'), feature('f1'), feature(7)]));
    expect([...(value?.features.keys() ?? [])]).toEqual(['f1-2', 'f1', 'f3', '7']);
    expect(notes).toEqual([
      {
        code: 'feature-without-id',
        effect: 'read',
        path: ['features', 0, 'id'],
        details: { number: 1, id: '', given: 'f1-2', others: 4 },
      },
      {
        code: 'feature-duplicate-id',
        effect: 'read',
        path: ['features', 2, 'id'],
        details: { number: 3, id: 'f1', given: 'f3', others: 4 },
      },
    ]);
  });

  it('drops bbox, which the first edit would make wrong, and keeps every other unknown member', () => {
    const bbox = [117, 40, 118, 41];
    const text = file([feature('f1', { bbox, title: 'x' })], { 'x-note': [1, null] }, { bbox, crs: { a: 1 } });
    const plan = read(text);
    expect(plan.features.get('f1')?.extra).toEqual({ title: 'x' });
    expect(plan.extra).toEqual({ 'x-note': [1, null] });
    expect(plan.collectionExtra).toEqual({ crs: { a: 1 } });
  });

  it.each([
    [
      'schemes under a parent that is not there',
      { scenarios: [{ id: 'a', name: '甲', parent: 'x' }] },
      [],
      'scenario-unknown-parent',
    ],
    ['features of no scheme', {}, [feature('f1', {}, { scenario: 'x' })], 'feature-unknown-scenario'],
    ['removals of nothing', {}, [feature('f1', {}, { removes: 'x' })], 'feature-unknown-removal'],
    ['features that are there in no year', {}, [feature('f1', {}, { from: 2030, until: 2030 })], 'feature-never-there'],
    ['negative power', {}, [feature('f1', {}, { kind: 'pv', capacityMw: -5 })], 'feature-value-too-small'],
    [
      'more hours than a year has',
      {},
      [feature('f1', {}, { kind: 'pv', fullLoadHours: 8761 })],
      'feature-value-out-of-range',
    ],
    ['a density of nothing', {}, [feature('f1', {}, { kind: 'pv', densityMwPerKm2: 0 })], 'feature-value-out-of-range'],
    ['words for a number', {}, [feature('f1', {}, { kind: 'pv', capacityMw: 'many' })], 'feature-value-not-a-number'],
    [
      'a forest drawn as a point',
      {},
      [feature('f1', { geometry: { type: 'Point', coordinates: [117, 40] } })],
      'feature-unusual-geometry',
    ],
  ])('reads but mentions %s', (_, tantu, features, code) => {
    const { value, notes } = readPlanFile(file(features, tantu));
    expect(value?.features.size).toBe(features.length);
    expect(notes.map((note) => [note.code, note.effect])).toEqual([[code, 'read']]);
  });
});

describe('a damaged plan file', () => {
  it('loses only the wrong feature, says which, and saves it again at its place', () => {
    const wrong = { type: 'Feature', id: 'f2', properties: { kind: 'forest', scenario: 'a' }, note: '待补' };
    const features = Array.from({ length: 42 }, (_, index) => (index === 1 ? wrong : feature(`f${index + 1}`)));
    const { value, notes } = readPlanFile(file(features));
    expect(value?.features.size).toBe(41);
    expect(notes).toEqual([
      {
        code: 'feature-without-geometry',
        effect: 'set-aside',
        path: ['features', 1, 'geometry'],
        details: { number: 2, member: 'geometry', others: 41 },
      },
    ]);
    const saved = JSON.parse(writePlanFile(read(file(features)))) as { features: Json[] };
    expect(saved.features).toHaveLength(42);
    expect(saved.features[1]).toEqual(wrong);
  });

  const ring = (...positions: unknown[]): Json => ({ geometry: { type: 'Polygon', coordinates: [positions] } });

  it.each([
    ['is null', null, 'feature-not-a-feature', []],
    ['is no feature', { type: 'Polygon' }, 'feature-not-a-feature', []],
    ['has no properties', { ...feature('x'), properties: null }, 'feature-wrong-member', ['properties', 'kind']],
    ['has no scheme', feature('x', {}, { scenario: undefined }), 'feature-wrong-member', ['properties', 'scenario']],
    ['starts in a year as text', feature('x', {}, { from: '2025' }), 'feature-wrong-member', ['properties', 'from']],
    [
      'has a status nobody knows',
      feature('x', {}, { status: 'done' }),
      'feature-wrong-member',
      ['properties', 'status'],
    ],
    ['is of an unknown kind', feature('x', {}, { kind: 'tidal' }), 'feature-unknown-kind', ['properties', 'kind']],
    [
      'has empty coordinates',
      feature('x', { geometry: { type: 'Polygon', coordinates: [] } }),
      'feature-without-geometry',
      ['geometry', 'coordinates'],
    ],
    ['has a circle', feature('x', { geometry: { type: 'Circle' } }), 'feature-unknown-geometry', ['geometry', 'type']],
    [
      'has an open ring',
      feature('x', ring(...SQUARE.slice(0, 4))),
      'feature-ring-open',
      ['geometry', 'coordinates', 0],
    ],
    [
      'has a ring of two points',
      feature('x', ring([1, 2], [3, 4], [1, 2])),
      'feature-ring-short',
      ['geometry', 'coordinates', 0],
    ],
    [
      'has projected coordinates',
      feature('x', ring([39_535_186, 4_437_352], ...SQUARE)),
      'feature-not-lon-lat',
      ['geometry', 'coordinates', 0, 0],
    ],
    [
      'has latitude first',
      feature('x', ring([40, 117.4], ...SQUARE)),
      'feature-not-lon-lat',
      ['geometry', 'coordinates', 0, 0],
    ],
    [
      'has text for a number',
      feature('x', ring(['117', 40], ...SQUARE)),
      'feature-wrong-coordinates',
      ['geometry', 'coordinates', 0, 0],
    ],
  ])('sets aside a feature that %s', (_, raw, code, path) => {
    const { value, notes } = readPlanFile(file([feature('f1'), raw]));
    expect(notes).toHaveLength(1);
    expect(notes[0]).toMatchObject({
      code,
      effect: 'set-aside',
      path: ['features', 1, ...path],
      details: { number: 2, others: 1 },
    });
    expect([...(value?.features.keys() ?? [])]).toEqual(['f1']);
    expect(value?.setAside).toEqual([{ index: 1, raw: JSON.parse(JSON.stringify(raw)) as unknown }]);
  });

  it.each([
    ['{"type":"FeatureCollection",\n "tantu": {"na', 'plan-truncated', 2, 15],
    ['', 'plan-truncated', 1, 1],
    ['{"type":\n\n  FeatureCollection}', 'plan-not-json', 3, 3],
    ['{} x', 'plan-not-json', 1, 4],
  ])('says where a broken text breaks: %j', (text, code, line, column) => {
    expect(readPlanFile(text)).toEqual({
      value: null,
      notes: [{ code, effect: 'refused', path: [], details: { line, column } }],
    });
  });

  it.each(['[]', '{"type":"FeatureCollection","features":[]}', '{"type":"Feature","tantu":{}}', 'null'])(
    'is not taken for a plan when it is something else: %s',
    (text) => {
      expect(readPlanFile(text)).toMatchObject({
        value: null,
        notes: [{ code: 'plan-not-a-plan', effect: 'refused' }],
      });
    },
  );

  it('names every wrong member of the settings, and nothing else', () => {
    const { value, notes } = readPlanFile(
      file([], {
        baseYear: '2020',
        name: undefined,
        scenarios: [
          { id: 'a', name: '甲' },
          { id: 'a', name: '乙' },
        ],
        base: [{ role: 'landcover', href: 'x.fgb' }],
        zones: [{ id: 'z', name: '片区', geometry: { type: 'Polygon', coordinates: [[]] } }],
      }),
    );
    expect(value).toBeNull();
    expect(notes.map(({ code, effect, details }) => [code, effect, details['member']])).toEqual(
      expect.arrayContaining([
        ['schema.wrong-type', 'refused', 'tantu.baseYear'],
        ['schema.missing', 'refused', 'tantu.name'],
        ['schema.duplicate-id', 'refused', 'tantu.scenarios[1].id'],
        ['schema.not-allowed', 'refused', 'tantu.base[0].role'],
        ['schema.out-of-range', 'refused', 'tantu.zones[0].geometry.coordinates[0]'],
      ]),
    );
    expect(notes).toHaveLength(5);
  });

  it('says so when the feature list is missing or no list', () => {
    const text = file([]).replace('"features":[]', '"features":{}');
    expect(readPlanFile(text).notes).toMatchObject([{ code: 'schema.wrong-type', details: { member: 'features' } }]);
    expect(readPlanFile(text.replace(',"features":{}', '')).notes).toMatchObject([{ code: 'schema.missing' }]);
  });
});

describe('the version of a plan file', () => {
  it('is refused when it is newer, with both versions named', () => {
    expect(readPlanFile(file([], { version: 2 }))).toEqual({
      value: null,
      notes: [
        {
          code: 'plan-newer',
          effect: 'refused',
          path: ['tantu', 'version'],
          details: { version: 2, supportedVersion: 1 },
        },
      ],
    });
  });

  it('counts as 0 when it is missing, and is brought up to date', () => {
    const { value, notes } = readPlanFile(file([feature('f1')], { version: undefined }));
    expect(value?.features.size).toBe(1);
    expect(notes).toMatchObject([
      { code: 'plan-migrated', effect: 'read', details: { version: 0, supportedVersion: 1 } },
    ]);
  });

  it.each(['1', 1.5, -1, null, true])('is no version when it is %j', (version) => {
    const { value, notes } = readPlanFile(file([], { version }));
    if (version === null) expect(value).not.toBeNull();
    else expect(notes).toMatchObject([{ code: 'schema.not-allowed', details: { member: 'tantu.version' } }]);
  });
});

describe('writing a plan file', () => {
  it('puts known members in order, unknown ones behind them, and one feature on a line', () => {
    const text = file(
      [feature('f1', { title: '一' }, { zeta: 1, alpha: { b: 1, a: 2 }, from: 2025 })],
      { zzz: 1, aaa: 2, waivers: [{ finding: 'x', reason: '已批', by: '张', at: '2025-03-02' }] },
      { crs: null },
    );
    expect(writePlanFile(read(text))).toBe(`{
  "type": "FeatureCollection",
  "tantu": {
    "version": 1,
    "name": "蓟州区碳布局方案",
    "baseYear": 2020,
    "years": [2025,2030],
    "scenarios": [
      {"id":"base","name":"现状"},
      {"id":"a","name":"方案一","parent":"base"}
    ],
    "waivers": [
      {"finding":"x","reason":"已批","by":"张","at":"2025-03-02"}
    ],
    "aaa": 2,
    "zzz": 1
  },
  "crs": null,
  "features": [
    {"type":"Feature","id":"f1","geometry":{"type":"Polygon","coordinates":[[[117.4,40],[117.41,40],[117.41,40.01],[117.4,40.01],[117.4,40]]]},"properties":{"kind":"forest","scenario":"a","from":2025,"until":null,"status":"planned","name":"林地 f1","alpha":{"b":1,"a":2},"zeta":1},"title":"一"}
  ]
}
`);
  });

  it('writes an empty list where nothing is drawn', () => {
    expect(writePlanFile(read(file([])))).toContain('\n  "features": []\n}');
  });
});
