import { zipSync } from 'fflate';
import type { Feature } from 'geojson';
import { describe, expect, it } from 'vitest';
import type { LandFile, SourceFile } from '../../../src/formats/land-file.ts';
import { openLandFile } from '../../../src/formats/open-land-file.ts';
import { unzip } from '../../../src/formats/zip-entries.ts';
import { gridFlatgeobuf } from '../../support/grid-flatgeobuf.ts';
import { dbfBytes, shpBytes } from '../../support/shapefile-bytes.ts';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const json = (value: unknown): Uint8Array => utf8(JSON.stringify(value));

const RING = [
  [117, 40],
  [117.01, 40],
  [117.01, 40.01],
  [117, 40.01],
  [117, 40],
];

function parcel(code: string, more: Readonly<Record<string, unknown>> = {}): Feature {
  return {
    type: 'Feature',
    properties: { DLBM: code, ...more },
    geometry: { type: 'Polygon', coordinates: [RING] },
  };
}
const PARCELS = [parcel('0301', { MJ: 12.5, wet: true }), parcel('0103', { MJ: null, wet: false, note: { a: 1 } })];
const POINT: Feature = { type: 'Feature', properties: {}, geometry: { type: 'Point', coordinates: [117, 40] } };

async function open(name: string, bytes: Uint8Array): Promise<LandFile> {
  const opened = await openLandFile([{ name, bytes }]);
  if (!opened.ok) throw new Error(opened.code);
  return opened.value;
}

async function rows(file: LandFile, columns: readonly string[]): Promise<unknown[]> {
  const seen: unknown[] = [];
  const visited = await file.visit({ columns, onFeature: (_, values, index) => seen.push([index, ...values]) });
  if (!visited.ok) throw new Error(visited.code);
  return seen;
}

/** What goes wrong when a file is opened and read. */
async function failureOf(name: string, bytes: Uint8Array) {
  const opened = await openLandFile([{ name, bytes }]);
  const outcome = opened.ok ? await opened.value.visit({ columns: [], onFeature: () => undefined }) : opened;
  return outcome.ok ? null : { code: outcome.code, ...outcome.details };
}

describe('GeoJSON and GeoJSON lines', () => {
  const lines = PARCELS.map((feature) => JSON.stringify(feature)).join('\n');
  it.each([
    ['GeoJSON', 'a.geojson', json({ type: 'FeatureCollection', features: PARCELS })],
    [
      'GeoJSON',
      'spread over lines.json',
      utf8(`\uFEFF${JSON.stringify({ features: PARCELS, type: 'FeatureCollection' }, null, 2)}`),
    ],
    ['GeoJSON lines', 'a.geojsonl', utf8(lines)],
    ['GeoJSON lines', 'with separators.ndjson', utf8(`\u001e${lines.replace('\n', '\r\n\n\u001e')}\n\n`)],
  ])('%s: %s', async (format, name, bytes) => {
    const file = await open(name, bytes);
    expect(file).toMatchObject({ name, format, featureCount: 2, crs: null, notes: [] });
    expect(file.bounds).toEqual({ minX: 117, minY: 40, maxX: 117.01, maxY: 40.01 });
    expect(file.fields).toEqual([
      { name: 'DLBM', type: 'text' },
      { name: 'MJ', type: 'number' },
      { name: 'wet', type: 'boolean' },
      { name: 'note', type: 'text' },
    ]);
    expect(await rows(file, ['DLBM', 'MJ', 'wet', 'note', 'nothing'])).toEqual([
      [0, '0301', 12.5, true, null, null],
      [1, '0103', null, false, '{"a":1}', null],
    ]);
    expect(await file.sampleValues('DLBM', 1)).toEqual(['0301']);
    expect(await file.sampleValues('MJ', 5)).toEqual([12.5]);
  });

  it('is not confused by strings, keys and depths that look like the list of features', async () => {
    const tricky = parcel('}],"features":[{', { features: [{ type: 'Feature' }], quote: '\\"{[' });
    const text = JSON.stringify({
      name: '"features": [',
      bbox: { features: [1] },
      type: 'FeatureCollection',
      features: [tricky],
    });
    const file = await open('a.geojson', utf8(text));
    expect(file.featureCount).toBe(1);
    expect(await rows(file, ['DLBM', 'quote'])).toEqual([[0, '}],"features":[{', '\\"{[']]);
  });

  it('reads a feature and a geometry on their own', async () => {
    expect(await rows(await open('a.geojson', json(PARCELS[0])), ['DLBM'])).toEqual([[0, '0301']]);
    expect(await rows(await open('a.geojson', json(PARCELS[0]?.geometry)), ['DLBM'])).toEqual([[0, null]]);
  });

  it('takes the coordinate system of the old crs member, before or after the features', async () => {
    const crs = { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::4527' } };
    const texts = [
      { type: 'FeatureCollection', crs, features: PARCELS },
      { type: 'FeatureCollection', features: PARCELS, crs },
      { ...parcel(''), crs },
    ];
    for (const text of texts) {
      expect((await open('a.geojson', json(text))).crs).toMatchObject({ ok: true, system: { epsg: 4527 } });
    }
    const other = { type: 'name', properties: { name: 'LOCAL:1' } };
    expect((await open('a.geojson', json({ ...texts[0], crs: other }))).crs).toMatchObject({
      ok: false,
      name: 'LOCAL:1',
    });
  });

  it('leaves out what is no polygon with a note that counts, and refuses a layer without any', async () => {
    const line: Feature = { ...POINT, geometry: { type: 'LineString', coordinates: RING } };
    const empty = { type: 'Feature', properties: {}, geometry: null };
    const mixed = { type: 'FeatureCollection', features: [POINT, ...PARCELS, line, POINT, empty] };
    const file = await open('a.geojson', json(mixed));
    const visited = await file.visit({ columns: [], onFeature: () => undefined });
    expect(visited).toEqual({
      ok: true,
      value: 6,
      notes: [
        { code: 'format.no-geometry', details: { file: 'a.geojson', count: 1, feature: 5 } },
        { code: 'format.not-polygons', details: { file: 'a.geojson', count: 3, kinds: 'Point, LineString' } },
      ],
    });
    expect(await failureOf('a.geojson', json({ type: 'FeatureCollection', features: [POINT, line] }))).toMatchObject({
      code: 'format.no-polygons',
      kinds: 'Point, LineString',
    });
  });

  it('reports progress every few thousand features', async () => {
    const many = Array.from({ length: 5000 }, () => JSON.stringify(PARCELS[0])).join('\n');
    const progress: (number | null)[][] = [];
    const file = await open('a.ndjson', utf8(many));
    await file.visit({
      columns: [],
      onFeature: () => undefined,
      onProgress: (done, total) => progress.push([done, total]),
    });
    expect(progress).toEqual([
      [4096, 5000],
      [5000, 5000],
    ]);
  });
});

describe('bad input: one failure that names file and place', () => {
  const collection = (...features: readonly unknown[]): Uint8Array => json({ type: 'FeatureCollection', features });
  const grid = new Uint8Array(gridFlatgeobuf({ columns: 3, rows: 2 }));
  const deep = '['.repeat(20_000) + ']'.repeat(20_000);
  const text = JSON.stringify({ type: 'FeatureCollection', features: PARCELS });
  const hugeHeader = grid.slice();
  new DataView(hugeHeader.buffer).setUint32(8, 0xffff_ffff, true);
  const wild = {
    ...parcel(''),
    geometry: {
      type: 'Polygon',
      coordinates: [
        [
          [117, 40],
          [118, 40],
          [118, null],
          [117, 40],
        ],
      ],
    },
  };

  it.each([
    ['an empty file', 'a.geojson', utf8(''), { code: 'format.empty-file' }],
    ['a file of blanks', 'a.geojson', utf8(' \n '), { code: 'format.empty-file' }],
    ['an empty layer', 'a.geojson', collection(), { code: 'format.no-features' }],
    ['lines of nothing', 'a.ndjson', utf8('\n\n'), { code: 'format.no-features' }],
    ['an unknown ending and beginning', 'a.docx', utf8('hello'), { code: 'format.unknown' }],
    ['a web page', 'a.geojson', utf8('<!doctype html>'), { code: 'format.not-json', line: 1, column: 1 }],
    ['JSON of another kind', 'a.geojson', json({ a: 1 }), { code: 'format.not-geojson', path: 'type' }],
    ['a list', 'a.geojson', json([1]), { code: 'format.not-geojson' }],
    [
      'features that are no list',
      'a.geojson',
      json({ type: 'FeatureCollection', features: 1 }),
      { code: 'format.not-geojson' },
    ],
    [
      'a number among the features',
      'a.geojson',
      json({ type: 'FeatureCollection', features: [...PARCELS, 7] }),
      { code: 'format.not-geojson', path: 'features' },
    ],
    [
      'another type with features',
      'a.geojson',
      json({ type: 'Topology', features: [] }),
      { code: 'format.not-geojson' },
    ],
    [
      'cut text',
      'a.geojson',
      utf8(text.slice(0, -30)),
      { code: 'format.truncated', line: 1, column: text.length - 29 },
    ],
    [
      'a comma missing',
      'a.geojson',
      utf8(text.replace('},{"type"', '} {"type"')),
      { code: 'format.not-json', line: 1 },
    ],
    [
      'a mistake in the third line',
      'a.ndjson',
      utf8(`${JSON.stringify(PARCELS[0])}\n\n{"type":Feature}`),
      { code: 'format.not-json', line: 3, column: 9 },
    ],
    [
      'no UTF-8',
      'a.geojson',
      Uint8Array.of(...utf8('{"type":"'), 0xd6, 0xd0, ...utf8('","features":[]}')),
      { code: 'format.not-utf8' },
    ],
    [
      'no UTF-8 in a feature',
      'a.ndjson',
      Uint8Array.of(...utf8('{"type":"'), 0xd6, 0xd0, ...utf8('"}')),
      { code: 'format.not-utf8' },
    ],
    [
      '20 000 brackets deep',
      'a.geojson',
      utf8(`{"type":"FeatureCollection","features":[{"a":${deep}}]}`),
      { code: 'format.too-deep', line: 1, limit: 256 },
    ],
    ['20 000 brackets deep in a line', 'a.ndjson', utf8(`{"a":${deep}}`), { code: 'format.too-deep', line: 1 }],
    [
      'a coordinate that is no number',
      'a.geojson',
      collection(parcel(''), wild),
      { code: 'format.bad-coordinate', feature: 1, path: 'features[1].geometry.coordinates[0][2]' },
    ],
    [
      'a coordinate that is no number in a line',
      'a.ndjson',
      utf8(`${JSON.stringify(PARCELS[0])}\n${JSON.stringify(wild)}`),
      { code: 'format.bad-coordinate', line: 2 },
    ],
    [
      'an infinite coordinate',
      'a.ndjson',
      utf8('{"type":"Polygon","coordinates":[[[117,40],[118,40],[118,1e999],[117,40]]]}'),
      { code: 'format.bad-coordinate' },
    ],
    [
      'a geometry nobody knows',
      'a.geojson',
      collection({ ...POINT, geometry: { type: 'Curve' } }),
      { code: 'format.unsupported-geometry', geometry: 'Curve' },
    ],
    ['a cut FlatGeobuf', 'a.fgb', grid.slice(0, -9), { code: 'format.truncated', feature: 5 }],
    ['another beginning', 'a.fgb', utf8('PK not really'), { code: 'format.wrong-magic', expected: 'FlatGeobuf 3' }],
    ['a header of 4 GiB', 'a.fgb', hugeHeader, { code: 'format.header-size', bytes: 0xffff_ffff }],
    ['no zip', 'a.zip', utf8('hello'), { code: 'format.wrong-magic', expected: 'zip' }],
  ])('%s', async (_, name, bytes, expected) => {
    expect(await failureOf(name, bytes)).toMatchObject({ file: name, ...expected });
  });
});

describe('several files and zips', () => {
  const shp = shpBytes([
    [
      [
        [117, 40],
        [117, 41],
        [118, 41],
        [118, 40],
        [117, 40],
      ],
    ],
  ]);
  const dbf = dbfBytes([{ name: utf8('DLBM'), type: 'C', length: 4, values: [utf8('0301')] }]);
  const layer = { '图斑.shp': shp, '图斑.dbf': dbf, '图斑.cpg': utf8('GBK'), '图斑.shx': new Uint8Array(100) };
  const packed = (files: Readonly<Record<string, Uint8Array>>): SourceFile[] => [
    { name: 'a.zip', bytes: zipSync(files) },
  ];

  it('opens a Shapefile in a zip, in a folder, among other things, whatever the zip is called', async () => {
    const inFolder = Object.fromEntries(Object.entries(layer).map(([name, bytes]) => [`数据/${name}`, bytes]));
    const bytes = zipSync({ ...inFolder, '数据/readme.txt': utf8('x'), '__MACOSX/._图斑.shp': utf8('x') });
    for (const name of ['a.zip', 'download']) {
      const opened = await openLandFile([{ name, bytes }]);
      if (!opened.ok) throw new Error(opened.code);
      expect(opened.value).toMatchObject({ name: '图斑.shp', format: 'Shapefile', notes: [] });
      expect(await rows(opened.value, ['DLBM'])).toEqual([[0, '0301']]);
    }
  });

  it('reads names that Chinese Windows packed', () => {
    // The writer marks names as UTF-8: two bytes of ASCII stand in for 林 until the zip is made.
    const zip = zipSync({ 'XY.shp': shp });
    for (let at = 0; at < zip.length; at += 1) {
      if (zip[at] === 0x58 && zip[at + 1] === 0x59 && zip[at + 2] === 0x2e) zip.set([0xc1, 0xd6], at);
    }
    const files = unzip('a.zip', zip, () => true);
    expect(files.ok && files.value.map(({ name }) => name)).toEqual(['林.shp']);
  });

  it('asks which of several layers is meant, and reads the one named', async () => {
    const two = { ...layer, 'b.geojson': json({ type: 'FeatureCollection', features: PARCELS }) };
    expect(await openLandFile(packed(two))).toMatchObject({
      ok: false,
      code: 'format.several-layers',
      details: { file: 'a.zip', layers: '图斑.shp, b.geojson' },
    });
    const chosen = await openLandFile(packed(two), { layer: 'b.geojson' });
    expect(chosen.ok && chosen.value.format).toBe('GeoJSON');
    const loose = Object.entries(two).map(([name, bytes]) => ({ name, bytes }));
    expect(await openLandFile(loose)).toMatchObject({ code: 'format.several-layers' });
    expect(await openLandFile(loose, { layer: '图斑.shp' })).toMatchObject({
      ok: true,
      value: { format: 'Shapefile' },
    });
  });

  it('says what is wrong with a zip', async () => {
    const codeOf = async (files: readonly SourceFile[]) => {
      const opened = await openLandFile(files);
      return opened.ok ? null : [opened.code, opened.details];
    };
    expect(await codeOf(packed({ '图斑.dbf': dbf }))).toEqual(['format.missing-part', { file: 'a.zip', part: '.shp' }]);
    expect(await codeOf(packed({ 'a.txt': utf8('x') }))).toMatchObject(['format.unknown', { file: 'a.zip' }]);
    const zip = zipSync(layer);
    expect(await codeOf([{ name: 'a.zip', bytes: zip.slice(0, -40) }])).toMatchObject(['format.truncated', {}]);
    const damaged = zip.slice();
    damaged.fill(0xff, 45, 80);
    expect(await codeOf([{ name: 'a.zip', bytes: damaged }])).toEqual([
      'format.damaged',
      { file: 'a.zip', path: '图斑.shp' },
    ]);
    const encrypted = zip.slice();
    for (let at = 0; at < encrypted.length - 4; at += 1) {
      const isEntry = encrypted[at] === 0x50 && encrypted[at + 1] === 0x4b && encrypted[at + 2] === 1;
      if (isEntry) encrypted[at + 8] = (encrypted[at + 8] ?? 0) | 1;
    }
    expect(await codeOf([{ name: 'a.zip', bytes: encrypted }])).toEqual(['format.encrypted-zip', { file: 'a.zip' }]);
  });

  it('does not unpack what would fill the memory, whether it says so or lies', () => {
    const bomb = zipSync({ 'a.geojson': new Uint8Array(1_000_000) });
    expect(bomb.length).toBeLessThan(5000);
    expect(unzip('a.zip', bomb, () => true, 999_999)).toEqual({
      ok: false,
      code: 'format.zip-too-large',
      details: { file: 'a.zip', bytes: 1_000_000, limit: 999_999 },
    });
    const liar = bomb.slice();
    const directory = liar.length - 22 - 46 - 'a.geojson'.length;
    new DataView(liar.buffer).setUint32(directory + 24, 1000, true);
    expect(unzip('a.zip', liar, () => true, 999_999)).toMatchObject({ ok: false, code: 'format.damaged' });
  });
});
