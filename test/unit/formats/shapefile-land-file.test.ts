import { describe, expect, it } from 'vitest';
import type { LandFile, SourceFile } from '../../../src/formats/land-file.ts';
import { openLandFile } from '../../../src/formats/open-land-file.ts';
import { dbfBytes, type ShapefileRing, shpBytes } from '../../support/shapefile-bytes.ts';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
/** 地类, 林地 and 旱地 in GBK, looked up in its table. */
const GBK = {
  地类: Uint8Array.of(0xb5, 0xd8, 0xc0, 0xe0),
  林地: Uint8Array.of(0xc1, 0xd6, 0xb5, 0xd8),
  旱地: Uint8Array.of(0xba, 0xb5, 0xb5, 0xd8),
};

/** A clockwise square. */
function square(x: number, y: number, side: number): ShapefileRing {
  return [
    [x, y],
    [x, y + side],
    [x + side, y + side],
    [x + side, y],
    [x, y],
  ];
}
const SHAPES = shpBytes([
  [square(117, 40, 1), [...square(117.2, 40.2, 0.2)].reverse()],
  [square(119, 40, 1), square(121, 40, 1)],
]);
const CODES = { name: utf8('DLBM'), type: 'C', length: 8, values: [utf8('0301'), utf8('0103')] };
const TABLE_GBK = dbfBytes([CODES, { name: GBK.地类, type: 'C', length: 10, values: [GBK.林地, GBK.旱地] }]);
const TABLE_UTF8 = dbfBytes([
  CODES,
  { name: utf8('地类'), type: 'C', length: 10, values: [utf8('林地'), utf8('旱地')] },
]);

function parts(extra: Readonly<Record<string, Uint8Array>>): SourceFile[] {
  return Object.entries({ '.shp': SHAPES, '.shx': new Uint8Array(100), ...extra }).map(([ending, bytes]) => ({
    name: `图斑${ending}`,
    bytes,
  }));
}

async function open(files: readonly SourceFile[], encoding?: string): Promise<LandFile> {
  const opened = await openLandFile(files, encoding === undefined ? {} : { encoding });
  if (!opened.ok) throw new Error(opened.code);
  return opened.value;
}

async function features(file: LandFile, columns: readonly string[]) {
  const seen: unknown[] = [];
  const visited = await file.visit({
    columns,
    onFeature: (shape, values) =>
      seen.push([shape.map(({ xy, ends }) => [[...ends], [...xy.subarray(0, 2)]]), ...values]),
  });
  return { visited, seen };
}

describe('Shapefile', () => {
  it('reads parts, holes, fields with Chinese names and texts, whatever the order of the files', async () => {
    const file = await open(parts({ '.dbf': TABLE_GBK, '.cpg': utf8('GBK') }).reverse());
    expect(file).toMatchObject({
      name: '图斑.shp',
      format: 'Shapefile',
      featureCount: 2,
      encoding: 'gb18030',
      crs: null,
      bounds: { minX: 117, minY: 40, maxX: 122, maxY: 41 },
      fields: [
        { name: 'DLBM', type: 'text' },
        { name: '地类', type: 'text' },
      ],
      notes: [],
    });
    expect(await features(file, ['地类', 'nothing', 'DLBM'])).toEqual({
      visited: { ok: true, value: 2, notes: [] },
      seen: [
        [
          [
            [
              [5, 10],
              [117, 40],
            ],
          ],
          '林地',
          null,
          '0301',
        ],
        [
          [
            [[5], [119, 40]],
            [[5], [121, 40]],
          ],
          '旱地',
          null,
          '0103',
        ],
      ],
    });
    expect(await file.sampleValues('地类', 10)).toEqual(['林地', '旱地']);
  });

  it.each([
    ['GBK stated as a number', TABLE_GBK, '936', 'gb18030', []],
    ['GBK stated as Windows does', TABLE_GBK, 'ANSI 936', 'gb18030', []],
    ['GBK not stated', TABLE_GBK, null, 'gb18030', []],
    ['UTF-8 stated', TABLE_UTF8, 'UTF-8', 'utf-8', []],
    ['UTF-8 not stated', TABLE_UTF8, null, 'utf-8', []],
    ['GBK stated as UTF-8', TABLE_GBK, 'UTF-8', 'gb18030', ['UTF-8']],
    ['UTF-8 stated as GBK', TABLE_UTF8, 'GBK', 'utf-8', ['GBK']],
    ['a statement nobody understands', TABLE_UTF8, 'Klingon', 'utf-8', []],
  ])('%s', async (_, table, stated, encoding, overruled) => {
    const file = await open(parts({ '.dbf': table, ...(stated === null ? {} : { '.cpg': utf8(stated) }) }));
    expect(file.encoding).toBe(encoding);
    expect(await file.sampleValues('地类', 10)).toEqual(['林地', '旱地']);
    expect(file.notes).toEqual(
      overruled.map((name) => ({
        code: 'format.encoding-overruled',
        details: { file: '图斑.shp', stated: name, used: encoding },
      })),
    );
  });

  it('believes the user more than the file, and refuses an encoding it does not know', async () => {
    const files = parts({ '.dbf': TABLE_UTF8, '.cpg': utf8('UTF-8') });
    expect((await open(files, 'gb18030')).fields[1]?.name).not.toBe('地类');
    expect(await openLandFile(files, { encoding: 'Klingon' })).toMatchObject({
      ok: false,
      code: 'format.unknown-encoding',
      details: { encoding: 'Klingon' },
    });
  });

  it('takes numbers, dates and logical values as they are and missing ones as missing', async () => {
    const table = dbfBytes([
      { name: utf8('MJ'), type: 'N', length: 12, values: [utf8('     1234.50'), utf8('************')] },
      { name: utf8('BSM'), type: 'N', length: 18, values: [utf8('120119000000000001'), utf8('')] },
      { name: utf8('RQ'), type: 'D', length: 8, values: [utf8('20201231'), utf8('')] },
      { name: utf8('SF'), type: 'L', length: 1, values: [utf8('T'), utf8('?')] },
      { name: utf8('SF'), type: 'C', length: 4, values: [utf8('x'), utf8('')] },
    ]);
    const file = await open(parts({ '.dbf': table }));
    expect(file.fields.map(({ name, type }) => `${name}: ${type}`)).toEqual([
      'MJ: number',
      'BSM: number',
      'RQ: text',
      'SF: boolean',
      'SF_2: text',
    ]);
    const { seen } = await features(file, ['MJ', 'BSM', 'RQ', 'SF', 'SF_2']);
    expect(seen.map((row) => (row as unknown[]).slice(1))).toEqual([
      [1234.5, '120119000000000001', '2020-12-31', true, 'x'],
      [null, null, null, null, null],
    ]);
  });

  it('forgives a character that the width of a field cut in two', async () => {
    const cut = { name: utf8('MC'), type: 'C', length: 5, values: [utf8('林地'), utf8('旱')] };
    const file = await open(parts({ '.dbf': dbfBytes([cut]), '.cpg': utf8('UTF-8') }));
    expect([file.encoding, await file.sampleValues('MC', 9)]).toEqual(['utf-8', ['林', '旱']]);
  });

  it('leaves out deleted rows and empty shapes, each with a note', async () => {
    const shapes = shpBytes([[square(117, 40, 1)], null, [square(119, 40, 1)]]);
    const table = dbfBytes([{ name: utf8('A'), type: 'C', length: 1, values: ['a', 'b', 'c'].map(utf8) }], {
      deleted: [2],
    });
    const { visited, seen } = await features(await open(parts({ '.shp': shapes, '.dbf': table })), ['A']);
    expect(seen.map((row) => (row as unknown[])[1])).toEqual(['a']);
    expect(visited).toMatchObject({
      ok: true,
      value: 3,
      notes: [
        { code: 'format.no-geometry', details: { count: 1, feature: 1 } },
        { code: 'format.deleted-rows', details: { count: 1 } },
      ],
    });
  });
});

describe('Shapefiles that are not right', () => {
  const codeOf = async (files: readonly SourceFile[]) => {
    const opened = await openLandFile(files);
    const outcome = opened.ok ? await opened.value.visit({ columns: [], onFeature: () => undefined }) : opened;
    return outcome.ok ? null : [outcome.code, outcome.details];
  };
  const only = (...endings: readonly string[]) =>
    parts({ '.dbf': TABLE_UTF8 }).filter(({ name }) => endings.some((ending) => name.endsWith(ending)));

  it('says which of the files is missing', async () => {
    expect(await codeOf(only('.shp', '.shx'))).toEqual(['format.missing-part', { file: '图斑.shp', part: '.dbf' }]);
    expect(await codeOf(only('.dbf'))).toEqual(['format.missing-part', { file: '图斑.dbf', part: '.shp' }]);
    const withoutIndex = await open(only('.shp', '.dbf'));
    expect(withoutIndex.notes).toEqual([{ code: 'format.no-shx', details: { file: '图斑.shp' } }]);
    expect((await features(withoutIndex, [])).seen.length).toBe(2);
  });

  it('a cut file is cut, wherever that is', async () => {
    for (const length of [1, 99, 100, 150, SHAPES.length - 1]) {
      expect(await codeOf(parts({ '.shp': SHAPES.slice(0, length), '.dbf': TABLE_UTF8 }))).toEqual([
        'format.truncated',
        { file: '图斑.shp', offset: length },
      ]);
    }
    for (const length of [10, 40, TABLE_UTF8.length - 5]) {
      expect(await codeOf(parts({ '.dbf': TABLE_UTF8.slice(0, length) }))).toMatchObject(['format.truncated', {}]);
    }
  });

  it('damage inside, another beginning, points, numbers that do not match', async () => {
    const damaged = SHAPES.slice();
    new DataView(damaged.buffer).setInt32(108 + 40, 0x7fffffff, true);
    const points = SHAPES.slice();
    points[32] = 1;
    const wild = SHAPES.slice();
    new DataView(wild.buffer).setFloat64(108 + 52, Number.NaN, true);
    const oneRow = dbfBytes([{ ...CODES, values: [utf8('0301')] }]);
    const threeRows = dbfBytes([{ ...CODES, values: ['0301', '0302', '0303'].map(utf8) }]);
    const outcomes = await Promise.all(
      [
        { '.shp': damaged, '.dbf': TABLE_UTF8 },
        { '.shp': utf8('x'.repeat(200)), '.dbf': TABLE_UTF8 },
        { '.shp': points, '.dbf': TABLE_UTF8 },
        { '.shp': wild, '.dbf': TABLE_UTF8 },
        { '.dbf': oneRow },
        { '.dbf': threeRows },
        { '.shp': new Uint8Array(0), '.dbf': TABLE_UTF8 },
        { '.dbf': new Uint8Array(0) },
        { '.dbf': new Uint8Array(64) },
      ].map((extra) => codeOf(parts(extra))),
    );
    expect(outcomes.map((outcome) => outcome?.[0])).toEqual([
      'format.damaged',
      'format.wrong-magic',
      'format.no-polygons',
      'format.bad-coordinate',
      'format.parts-mismatch',
      'format.parts-mismatch',
      'format.empty-file',
      'format.empty-file',
      'format.damaged',
    ]);
    expect(outcomes[4]?.[1]).toEqual({ file: '图斑.shp', shapes: 2, rows: 1 });
  });
});
