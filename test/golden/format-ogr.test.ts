/** GDAL reads what is written here as it was meant, and what GDAL writes is read here: counts, names, areas, Chinese. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { unzipSync } from 'fflate';
import type { Feature, MultiPolygon, Polygon, Position } from 'geojson';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readFeatures } from '../../src/formats/codecs.ts';
import { tidyFeatures } from '../../src/formats/tidy-features.ts';
import type { FeatureWriter, WriteOptions } from '../../src/formats/write-result.ts';
import { FEATURE_WRITERS } from '../../src/formats/writers.ts';
import { CGCS2000_DEGREES } from '../../src/geo/coordinate-system.ts';
import { shapeArea } from '../../src/geo/shape-area.ts';
import { shapeFromGeojson } from '../../src/geo/shape-from-geojson.ts';
import type { FeatureTable, TableField, TableValue } from '../../src/plan/feature-table.ts';
import { ensureOgr, ogr2ogr, ogrFeatures, ogrLayers } from '../support/ogr2ogr.ts';

const FIELDS: readonly TableField[] = [
  { name: '名称', type: 'text' },
  { name: '面积（公顷）', type: 'number' },
  { name: '株数', type: 'integer' },
  { name: '建成', type: 'boolean' },
  { name: '日期', type: 'date' },
];
const ROWS: readonly (readonly TableValue[])[] = [
  ['北部造林一号', 12.5, 1200, true, '2026-11-21'],
  ['朱镕基、陶喆 "引号", 逗号', -0.125, 9_007_199_254_740, false, '1999-01-01'],
  ['第一行\n第二行', null, null, null, null],
  [null, 1e-7, 0, true, '2030-12-31'],
];

function ring(x: number, y: number, radius: number): Position[] {
  const corners = [0, 1, 2, 3, 4].map((at): Position => {
    const angle = (2 * Math.PI * at) / 5;
    return [x + radius * Math.cos(angle), y + radius * Math.sin(angle)];
  });
  return [...corners, corners[0] ?? []];
}

const GEOMETRIES: readonly (Polygon | MultiPolygon)[] = [
  { type: 'Polygon', coordinates: [ring(117.4, 40.1, 0.05)] },
  { type: 'Polygon', coordinates: [ring(117.6, 40.1, 0.05), [...ring(117.6, 40.1, 0.02)].reverse()] },
  {
    type: 'MultiPolygon',
    coordinates: [[ring(117.2, 40, 0.02)], [ring(117.3, 40, 0.03), [...ring(117.3, 40, 0.01)].reverse()]],
  },
  { type: 'Polygon', coordinates: [ring(117.1, 39.9, 0.001)] },
];

const TABLE: FeatureTable = {
  name: '规划造林',
  fields: FIELDS,
  features: GEOMETRIES.map((geometry, at) => ({ id: `f${String(at)}`, geometry, values: ROWS[at] ?? [] })),
};

/** The areas that the geometries enclose on the ellipsoid, m²; our own measure is held to PROJ elsewhere. */
const areasOf = (features: readonly Feature[]): number[] =>
  features.map(({ geometry }) => shapeArea(shapeFromGeojson(geometry as Polygon | MultiPolygon)));
const AREAS = areasOf(TABLE.features.map(({ geometry }) => ({ type: 'Feature', geometry, properties: null })));

/** Formats that say of a whole layer what its geometries are. */
const TYPED: readonly string[] = ['geopackage', 'shapefile', 'flatgeobuf'];

let folder = '';
/** The table as a GeoPackage, which GDAL makes its own files of. */
let source = '';
beforeAll(async () => {
  ensureOgr((line) => process.stderr.write(`${line}\n`));
  folder = mkdtempSync(join(tmpdir(), 'tantu-ogr-'));
  source = await write(writerOf('geopackage'), { ...TABLE, name: '源' });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Writes a table and returns the path GDAL is to open. */
async function write(writer: FeatureWriter, table: FeatureTable, options: Partial<WriteOptions> = {}): Promise<string> {
  const written = await writer.write(table, { system: CGCS2000_DEGREES, encoding: 'utf-8', ...options });
  const [file] = written.files;
  if (file === undefined) throw new Error('nothing written');
  const path = join(folder, file.name);
  writeFileSync(path, file.bytes);
  if (writer.id !== 'shapefile') return path;
  // Loose beside one another: GDAL takes the `.cpg` inside a zip in a virtual folder the same way.
  let shp = '';
  for (const [name, bytes] of Object.entries(unzipSync(file.bytes))) {
    writeFileSync(join(folder, name), bytes);
    if (name.endsWith('.shp')) shp = join(folder, name);
  }
  return shp;
}

function writerOf(id: FeatureWriter['id']): FeatureWriter {
  const writer = FEATURE_WRITERS.find((one) => one.id === id);
  if (writer === undefined) throw new Error(id);
  return writer;
}

/** What the fields become in a format. */
function namesIn(writer: FeatureWriter): readonly string[] {
  return FIELDS.map(({ name }) => (writer.id === 'shapefile' && name === '面积（公顷）' ? '面积' : name));
}

function expectClose(areas: readonly number[]): void {
  expect(areas).toHaveLength(AREAS.length);
  areas.forEach((area, at) => expect(Math.abs(area / (AREAS[at] ?? 1) - 1)).toBeLessThan(1e-9));
}

describe('GDAL reads', () => {
  it.each(FEATURE_WRITERS.map((writer) => [writer.name, writer] as const))('%s', async (_name, writer) => {
    const path = await write(writer, TABLE);
    const layers = ogrLayers(path);
    expect(layers).toHaveLength(1);
    expect(layers[0]).toMatchObject({ name: TABLE.name, featureCount: 4 });
    if (TYPED.includes(writer.id)) expect(layers[0]?.geometryType).toMatch(/Polygon/u);
    // KML is WGS 84 by its definition, GeoJSON and CSV have no place for it.
    const epsg = { geojson: 4326, kml: 4326, csv: null }[writer.id as string];
    expect(layers[0]?.epsg).toBe(epsg === undefined ? 4490 : epsg);
    const features = ogrFeatures(path);
    expectClose(areasOf(features));
    const names = namesIn(writer);
    features.forEach(({ properties }, row) => {
      names.forEach((name, at) => {
        const value = ROWS[row]?.[at] ?? null;
        const read: unknown = properties?.[name] ?? null;
        expect(plain(read), `${name}, row ${String(row)}`).toBe(plain(value));
      });
    });
  });

  it('the types of fields', async () => {
    const types = async (id: FeatureWriter['id']) => {
      const [layer] = ogrLayers(await write(writerOf(id), TABLE));
      return layer?.fields.map(({ type }) => type).slice(-5);
    };
    expect(await types('geopackage')).toEqual(['String', 'Real', 'Integer64', 'Integer(Boolean)', 'Date']);
    expect(await types('flatgeobuf')).toEqual(['String', 'Real', 'Integer64', 'Integer(Boolean)', 'DateTime']);
    expect(await types('shapefile')).toEqual(['String', 'Real', 'Integer64', 'String', 'Date']);
  });

  it('a Shapefile in GBK: the same Chinese as in UTF-8, by its .cpg and by its language id', async () => {
    const path = await write(writerOf('shapefile'), { ...TABLE, name: '国标' }, { encoding: 'gbk' });
    const values = ogrFeatures(path).map(({ properties }) => properties?.['名称'] as unknown);
    expect(values).toEqual(['北部造林一号', '朱镕基、陶喆 "引号", 逗号', '第一行\n第二行', null]);
    expect(ogrLayers(path)[0]?.fields.map(({ name }) => name)).toEqual(['名称', '面积', '株数', '建成', '日期']);
    rmSync(path.replace(/shp$/u, 'cpg'));
    expect(ogrFeatures(path)[0]?.properties?.['名称']).toBe('北部造林一号');
  });

  it('the index of a GeoPackage: a box finds what is in it', async () => {
    const path = await write(writerOf('geopackage'), TABLE);
    const out = join(folder, 'box.geojson');
    ogr2ogr('-f', 'GeoJSON', '-spat', '117.5', '40', '117.7', '40.2', out, path);
    const found = JSON.parse(readFileSync(out, 'utf8')) as { readonly features: readonly Feature[] };
    expect(found.features.map(({ properties }) => properties?.['株数'] as unknown)).toEqual([9_007_199_254_740]);
  });
});

/** GDAL writes truth values as 1 and 0 where a format has none, dates with a time, and everything of CSV as text. */
function plain(value: unknown): string {
  if (value === null || value === '' || typeof value === 'object') return 'none';
  if (value === true || value === 'T' || value === 'true') return '1';
  if (value === false || value === 'F' || value === 'false') return '0';
  const text = `${value as string | number}`.replace(/T00:00:00(Z)?$/u, '');
  if (/^\d{4}\/\d{2}\/\d{2}$/u.test(text)) return text.replaceAll('/', '-');
  return /^-?[\d.]+(e-?\d+)?$/u.test(text) ? String(Number(text)) : text;
}

describe('what GDAL writes is read', () => {
  const others: readonly (readonly [string, string, readonly string[]])[] = [
    ['GeoPackage', 'gdal.gpkg', ['-f', 'GPKG']],
    ['KML', 'gdal.kml', ['-f', 'KML']],
    ['KML of libkml', 'libkml.kml', ['-f', 'LIBKML']],
    ['a Shapefile in GBK', 'gdal-gbk.shp', ['-f', 'ESRI Shapefile', '-lco', 'ENCODING=CP936']],
    ['a Shapefile in UTF-8', 'gdal-utf8.shp', ['-f', 'ESRI Shapefile', '-lco', 'ENCODING=UTF-8']],
    ['CSV', 'gdal.csv', ['-f', 'CSV', '-lco', 'GEOMETRY=AS_WKT']],
    ['CSV with semicolons', 'semi.csv', ['-f', 'CSV', '-lco', 'GEOMETRY=AS_WKT', '-lco', 'SEPARATOR=SEMICOLON']],
    ['FlatGeobuf', 'gdal.fgb', ['-f', 'FlatGeobuf', '-nlt', 'PROMOTE_TO_MULTI']],
    ['GeoJSON lines', 'gdal.geojsonl', ['-f', 'GeoJSONSeq', '-lco', 'COORDINATE_PRECISION=15']],
  ];

  it.each(others)('%s', async (_name, name, args) => {
    const path = join(folder, name);
    ogr2ogr(...args, path, source);
    const read = await readLoose(path);
    // KML of GDAL and WKT have 15 digits: areas agree to what those leave.
    expect(read).toHaveLength(4);
    const sorted = inTableOrder(read);
    areasOf(sorted).forEach((area, at) => expect(Math.abs(area / (AREAS[at] ?? 1) - 1)).toBeLessThan(1e-8));
    const values = sorted.map(({ properties }) => Object.values(properties ?? {}).map(plain));
    values.forEach((row, at) => {
      const wanted = (ROWS[at] ?? []).filter((value) => value !== null).map(plain);
      expect(row).toEqual(expect.arrayContaining(wanted));
    });
  });

  it('a GeoPackage with two layers asks which, and curves are refused by name', async () => {
    const path = join(folder, 'two.gpkg');
    ogr2ogr('-f', 'GPKG', '-nln', '甲', path, source);
    ogr2ogr('-f', 'GPKG', '-update', '-nln', '乙', path, source);
    const bytes = new Uint8Array(readFileSync(path));
    expect(await readFeatures('two.gpkg', bytes)).toMatchObject({
      ok: false,
      code: 'format.several-layers',
      details: { layers: '甲, 乙' },
    });
    const one = await readFeatures('two.gpkg', bytes, [], { layer: '乙' });
    expect(one.ok && one.value.features.length).toBe(4);
    const curved = join(folder, 'curved.gpkg');
    ogr2ogr('-f', 'GPKG', '-nlt', 'CURVEPOLYGON', curved, source);
    expect(await readFeatures('curved.gpkg', new Uint8Array(readFileSync(curved)))).toMatchObject({
      code: 'format.unsupported-geometry',
      details: { geometry: 'CURVEPOLYGON' },
    });
  });

  it('a GeoPackage in a Gauss–Krüger zone', async () => {
    const path = join(folder, 'zone.gpkg');
    ogr2ogr('-f', 'GPKG', '-t_srs', 'EPSG:4527', path, source);
    const read = await readLoose(path);
    areasOf(read).forEach((area, at) => expect(Math.abs(area / (AREAS[at] ?? 1) - 1)).toBeLessThan(1e-5));
  });
});

/** FlatGeobuf with an index has its features in the order of the index; no two areas here are alike. */
function inTableOrder(features: readonly Feature[]): readonly Feature[] {
  const areas = areasOf(features);
  return AREAS.map((wanted) => {
    const misfits = areas.map((area) => Math.abs(area - wanted));
    return features[misfits.indexOf(Math.min(...misfits))];
  }).filter((feature) => feature !== undefined);
}

async function readLoose(path: string): Promise<readonly Feature[]> {
  const endings = path.endsWith('.shp') ? ['.shx', '.dbf', '.prj', '.cpg'] : [];
  const others = endings.map((ending) => {
    const other = path.replace(/\.shp$/u, ending);
    return { name: basename(other), bytes: new Uint8Array(readFileSync(other)) };
  });
  const read = await readFeatures(basename(path), new Uint8Array(readFileSync(path)), others);
  if (!read.ok) throw new Error(`${read.code} ${JSON.stringify(read.details)}`);
  return tidyFeatures(path, read.value.features, read.notes).features;
}
