import { serialize } from 'flatgeobuf/lib/mjs/geojson.js';
import type { FeatureCollection, Polygon } from 'geojson';
import { describe, expect, it } from 'vitest';
import { readFeatures } from '../../../src/formats/codecs.ts';
import { createGaussKruger } from '../../../src/geo/gauss-kruger.ts';
import { gaussKrugerZone } from '../../../src/geo/gauss-kruger-zone.ts';
import { shapeArea } from '../../../src/geo/shape-area.ts';
import { shapeFromGeojson } from '../../../src/geo/shape-from-geojson.ts';

const SQUARE: Polygon = {
  type: 'Polygon',
  coordinates: [
    [
      [117, 40],
      [117.01, 40],
      [117.01, 40.01],
      [117, 40.01],
      [117, 40],
    ],
  ],
};
const COLLECTION: FeatureCollection = {
  type: 'FeatureCollection',
  features: [
    { type: 'Feature', id: 'a', geometry: SQUARE, properties: { name: '林地' } },
    { type: 'Feature', geometry: { type: 'Point', coordinates: [117, 40, 3] }, properties: null },
  ],
};

/** S2 of the area oracles: a square kilometre 100 km west of the meridian 117°, as EPSG:4548 has it. */
const S2: Polygon = {
  type: 'Polygon',
  coordinates: [
    [
      [400000, 4340000],
      [401000, 4340000],
      [401000, 4341000],
      [400000, 4341000],
      [400000, 4340000],
    ],
  ],
};

/** The other writer's file; it cannot write a feature without properties. */
function flatgeobufOf({ features }: FeatureCollection, epsg: number): Uint8Array {
  const named = features.map((feature) => ({ ...feature, properties: feature.properties ?? { name: null } }));
  return serialize({ type: 'FeatureCollection', features: named }, epsg);
}

function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

function readText(text: string, name = 'a.geojson') {
  return readFeatures(name, bytesOf(text));
}

function readJson(value: unknown, name?: string) {
  return readText(JSON.stringify(value), name);
}

describe('GeoJSON', () => {
  it('reads a collection with ids, properties and heights as they are', async () => {
    expect(await readJson(COLLECTION)).toEqual({
      ok: true,
      value: { features: [COLLECTION.features[0], { ...COLLECTION.features[1], properties: {} }] },
      notes: [],
    });
  });

  it('reads a single feature, a bare geometry, a byte order mark and an empty layer', async () => {
    const feature = await readJson(COLLECTION.features[0]);
    const geometry = await readJson(SQUARE);
    const marked = await readText(`\uFEFF${JSON.stringify(SQUARE)}`);
    for (const read of [feature, geometry, marked])
      expect(read.ok && read.value.features[0]?.geometry).toMatchObject(SQUARE);
    expect(await readJson({ type: 'FeatureCollection', features: [] })).toEqual({
      ok: true,
      value: { features: [] },
      notes: [],
    });
  });

  it('notes what it leaves out or closes', async () => {
    const ring = SQUARE.coordinates[0] ?? [];
    const open = { type: 'Polygon', coordinates: [ring.slice(0, 4), ring.slice(0, 2)] };
    const read = await readJson({
      type: 'FeatureCollection',
      features: [
        { type: 'Feature', geometry: null, properties: {} },
        { type: 'Feature', geometry: open, properties: {} },
      ],
    });
    expect(read.ok && read.notes).toEqual([
      { code: 'format.no-geometry', details: { file: 'a.geojson', count: 1, feature: 0 } },
      { code: 'format.rings-closed', details: { file: 'a.geojson', count: 1, feature: 1 } },
      { code: 'format.rings-skipped', details: { file: 'a.geojson', count: 1, feature: 1 } },
    ]);
  });

  it('names line and column where a text is cut off, wherever that is', async () => {
    const text = JSON.stringify(COLLECTION, null, 2);
    for (let length = 1; length < text.length; length += 1) {
      const part = text.slice(0, length).trimEnd();
      const lines = part.split('\n');
      // A number or a word cut short may first be noticed at its own beginning or end.
      const result = await readText(text.slice(0, length));
      expect(result).toMatchObject({ ok: false, details: { file: 'a.geojson', line: lines.length } });
      expect(['format.truncated', 'format.not-json']).toContain(result.ok ? '' : result.code);
    }
    expect(await readText('{"type": "Point",\n  "coordinates": [1, 2')).toEqual({
      ok: false,
      code: 'format.truncated',
      details: { file: 'a.geojson', offset: 40, line: 2, column: 23 },
    });
  });

  it('names line and column of what is not JSON', async () => {
    expect(await readText('{"type": "Point",\n  coordinates: [1, 2]}')).toEqual({
      ok: false,
      code: 'format.not-json',
      details: { file: 'a.geojson', offset: 20, line: 2, column: 3 },
    });
  });

  it.each([
    ['nothing at all', ''],
    ['spaces', ' \n\t'],
  ])('refuses a file of %s as empty', async (_what, text) => {
    expect(await readText(text)).toMatchObject({ ok: false, code: 'format.empty-file' });
  });

  it('refuses 20 000 levels, in geometry or properties, but not brackets inside a text', async () => {
    const deep = `${'['.repeat(20_000)}${']'.repeat(20_000)}`;
    const inGeometry = await readText(`{"type":"Polygon","coordinates":${deep}}`);
    const inProperties = await readText(`{"type":"Feature","geometry":null,"properties":{"a":${deep}}}`);
    for (const read of [inGeometry, inProperties]) {
      expect(read).toMatchObject({ ok: false, code: 'format.too-deep', details: { limit: 256, line: 1 } });
    }
    const text = { ...COLLECTION.features[0], properties: { name: `"\\${'['.repeat(20_000)}` } };
    expect((await readJson(text)).ok).toBe(true);
  });

  it('refuses what is not UTF-8, such as GBK', async () => {
    // 林地 in GBK.
    const gbk = Uint8Array.of(0x7b, 0x22, 0xc1, 0xd6, 0xb5, 0xd8, 0x22, 0x7d);
    expect(await readFeatures('a.json', gbk)).toMatchObject({ ok: false, code: 'format.not-utf8' });
  });

  it.each([
    ['a list', [], 'format.not-geojson', ''],
    ['no type', {}, 'format.not-geojson', 'type'],
    ['features that are no list', { type: 'FeatureCollection', features: {} }, 'format.not-geojson', 'features'],
    ['a feature that is none', { type: 'FeatureCollection', features: [3] }, 'format.not-geojson', 'features[0]'],
    ['coordinates that are no list', { type: 'Point', coordinates: '1,2' }, 'format.not-geojson', 'coordinates'],
    ['a wrong depth', { type: 'Polygon', coordinates: [[1, 2]] }, 'format.not-geojson', 'coordinates[0][0]'],
    ['a missing coordinate', { type: 'LineString', coordinates: [[1]] }, 'format.bad-coordinate', 'coordinates[0]'],
    ['null for a coordinate', { type: 'Point', coordinates: [1, null] }, 'format.bad-coordinate', 'coordinates'],
    ['a text for a coordinate', { type: 'Point', coordinates: ['1', 2] }, 'format.bad-coordinate', 'coordinates'],
    ['a crs without a name', { ...SQUARE, crs: {} }, 'format.not-geojson', 'crs'],
  ])('refuses %s and names the member', async (_what, value, code, path) => {
    expect(await readJson(value)).toMatchObject({ ok: false, code, details: { path } });
  });

  it('names feature and member of a coordinate that is not finite', async () => {
    const wild = JSON.stringify(COLLECTION).replace('[117,40,3]', '[117,1e999]');
    expect(await readText(wild)).toEqual({
      ok: false,
      code: 'format.bad-coordinate',
      details: { file: 'a.geojson', feature: 1, path: 'features[1].geometry.coordinates' },
    });
  });

  it('names a kind of geometry that does not exist', async () => {
    const collection = { type: 'GeometryCollection', geometries: [SQUARE, { type: 'Circle', coordinates: [1, 2] }] };
    expect(await readJson(collection)).toMatchObject({
      ok: false,
      code: 'format.unsupported-geometry',
      details: { geometry: 'Circle', path: 'geometries[1].type' },
    });
    expect((await readJson({ ...collection, geometries: [SQUARE] })).ok).toBe(true);
  });
});

describe('GeoJSON lines', () => {
  it('reads a feature or geometry per line, empty lines and record separators allowed', async () => {
    const text = `\u001e${JSON.stringify(COLLECTION.features[0])}\n\n\u001e${JSON.stringify(SQUARE)}\n`;
    const read = await readText(text, 'a.geojsonl');
    expect(read.ok && read.value.features.map(({ id }) => id)).toEqual(['a', undefined]);
  });

  it('names the line of a mistake', async () => {
    const line = JSON.stringify(SQUARE);
    expect(await readText(`${line}\n${line.slice(0, 40)}`, 'a.ndjson')).toMatchObject({
      code: 'format.truncated',
      details: { line: 2, column: 41 },
    });
    expect(await readText(`${line}\n{"type":"Point","coordinates":[]}`, 'a.ndjson')).toMatchObject({
      code: 'format.bad-coordinate',
      details: { line: 2, feature: 1, path: 'coordinates' },
    });
    expect(await readText('\n\n', 'a.ndjson')).toMatchObject({ code: 'format.empty-file' });
  });
});

describe('FlatGeobuf as features', () => {
  it('gives the features that were written', async () => {
    const read = await readFeatures('a.fgb', flatgeobufOf(COLLECTION, 4490));
    expect(read.ok && read.value.features).toEqual([
      { type: 'Feature', geometry: SQUARE, properties: { name: '林地' } },
      { type: 'Feature', geometry: { type: 'Point', coordinates: [117, 40] }, properties: { name: null } },
    ]);
  });

  it('refuses a coordinate system that is not read', async () => {
    expect(await readFeatures('a.fgb', flatgeobufOf(COLLECTION, 27700))).toMatchObject({
      code: 'format.unknown-crs',
      details: { crs: 'EPSG:27700' },
    });
  });
});

describe('choosing the format', () => {
  it('goes by the ending, else by the first bytes', async () => {
    const flatgeobuf = flatgeobufOf(COLLECTION, 4490);
    expect((await readFeatures('A.FGB', flatgeobuf)).ok).toBe(true);
    expect((await readFeatures('upload', flatgeobuf)).ok).toBe(true);
    expect((await readJson(COLLECTION, 'upload')).ok).toBe(true);
    expect(await readFeatures('a.geojson', flatgeobuf)).toMatchObject({ ok: false, code: 'format.not-utf8' });
  });

  it('says which formats it knows', async () => {
    expect(await readText('PK', 'plan.docx')).toEqual({
      ok: false,
      code: 'format.unknown',
      details: {
        file: 'plan.docx',
        known: 'FlatGeobuf, Shapefile, GeoPackage, KML, GeoJSON lines, GeoJSON, CSV, KMZ, zip',
      },
    });
  });
});

describe('coordinate systems', () => {
  const withCrs = (geometry: Polygon, name: string) => ({ ...geometry, crs: { type: 'name', properties: { name } } });

  it.each(['urn:ogc:def:crs:OGC:1.3:CRS84', 'EPSG:4326', 'urn:ogc:def:crs:EPSG::4490'])(
    'takes %s as degrees',
    async (name) => {
      const read = await readJson(withCrs(SQUARE, name));
      expect(read.ok && read.value.features[0]?.geometry).toMatchObject(SQUARE);
    },
  );

  it('refuses metres that nothing names, with the place', async () => {
    expect(await readJson(S2)).toEqual({
      ok: false,
      code: 'format.projected',
      details: { file: 'a.geojson', feature: 0, x: 400000, y: 4340000, candidates: '' },
    });
  });

  it('converts a Gauss–Krüger zone with points on the edges, to the area of the official procedure', async () => {
    const numbered: Polygon = {
      type: 'Polygon',
      coordinates: S2.coordinates.map((ring) => ring.map(([x = 0, y = 0]) => [x + 39e6, y])),
    };
    for (const [geometry, epsg] of [
      [S2, 4548],
      [numbered, 4527],
    ] as const) {
      const read = await readJson(withCrs(geometry, `urn:ogc:def:crs:EPSG::${epsg}`));
      const converted = read.ok ? read.value.features[0]?.geometry : null;
      if (converted?.type !== 'Polygon') throw new Error('no polygon');
      expect(converted.coordinates[0]?.length).toBe(4 * 15 + 1);
      expect(Math.abs(shapeArea(shapeFromGeojson(converted)) - 999756.33)).toBeLessThan(0.02);
    }
  });

  it('keeps points where they are and lines without more vertices', async () => {
    const zone = gaussKrugerZone(4548);
    if (zone === null) throw new Error('no zone');
    const place = createGaussKruger(zone).forward(116, 39.2);
    const geometries = [
      { type: 'Point', coordinates: [...place, 12] },
      { type: 'LineString', coordinates: [place, [413700, 4341200]] },
    ];
    const read = await readJson({ type: 'GeometryCollection', geometries, crs: withCrs(S2, 'EPSG:4548').crs });
    const geometry = read.ok ? read.value.features[0]?.geometry : null;
    if (geometry?.type !== 'GeometryCollection') throw new Error('no collection');
    const [point, line] = geometry.geometries;
    if (point?.type !== 'Point' || line?.type !== 'LineString') throw new Error('other types');
    expect(point.coordinates[0]).toBeCloseTo(116, 10);
    expect(point.coordinates[1]).toBeCloseTo(39.2, 10);
    expect(point.coordinates[2]).toBe(12);
    expect(line.coordinates.length).toBe(2);
  });

  it('notices that the northing comes first, and refuses what cannot lie in the zone: a missing zone number', async () => {
    const swapped: Polygon = {
      type: 'Polygon',
      coordinates: S2.coordinates.map((ring) => ring.map(([x = 0, y = 0]) => [y, x])),
    };
    const [turned, upright] = [await readJson(withCrs(swapped, 'EPSG:4548')), await readJson(withCrs(S2, 'EPSG:4548'))];
    expect(turned.ok && turned.notes.map(({ code }) => code)).toEqual(['format.axes-swapped']);
    expect(turned.ok && turned.value.features).toEqual(upright.ok && upright.value.features);
    expect(await readJson(withCrs(S2, 'EPSG:4527'))).toMatchObject({ code: 'format.outside-zone' });
  });

  it.each([
    ['EPSG:27700', 'format.unknown-crs'],
    ['urn:ogc:def:crs:EPSG::2437', 'format.beijing-54'],
    ['EPSG:2385', 'format.xian-80'],
    ['GCJ02', 'format.unknown-crs'],
  ])('refuses %s: %s', async (name, code) => {
    expect(await readJson(withCrs(SQUARE, name))).toMatchObject({ code });
  });
});
