import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cellSizeOfRow } from '../../src/evaluate/terrain/cell-size.ts';
import { aspectOf, gradientOf, slopeCells } from '../../src/evaluate/terrain/slope-cells.ts';
import { readElevation } from '../../src/formats/geotiff-elevation.ts';
import type { ElevationRaster } from '../../src/land/elevation-raster.ts';
import { gdaldem, type HeightGrid, hills, NO_HEIGHT, writeGeotiff } from '../support/gdal-raster.ts';
import { ensureOgr } from '../support/ogr2ogr.ts';

const INSTALL_MS = 600_000;
const COLUMNS = 230;
const ROWS = 170;
const IN_ZONE_39: HeightGrid = {
  columns: COLUMNS,
  rows: ROWS,
  heightsM: withHoles(hills(COLUMNS, ROWS, 260)),
  west: 39_500_000,
  north: 4_450_000,
  cellWidth: 30,
  cellHeight: 30,
};

let folder = '';

beforeAll(() => {
  ensureOgr((line) => process.stderr.write(`${line}\n`));
  folder = mkdtempSync(join(tmpdir(), 'tantu-terrain-'));
}, INSTALL_MS);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('slope and aspect equal those of gdaldem', () => {
  const ways = [
    ['strips, CGCS2000 zone 39', ['-a_srs', 'EPSG:4527']],
    [
      'tiles, LZW with predictor, UTM',
      ['-a_srs', 'EPSG:32650', '-co', 'TILED=YES', '-co', 'COMPRESS=LZW', '-co', 'PREDICTOR=3'],
    ],
    [
      'deflate, whole numbers',
      ['-a_srs', 'EPSG:4527', '-ot', 'Int16', '-co', 'COMPRESS=DEFLATE', '-co', 'PREDICTOR=2'],
    ],
    ['BigTIFF, most significant byte first', ['-a_srs', 'EPSG:4527', '-co', 'BIGTIFF=YES', '-co', 'ENDIANNESS=BIG']],
  ] as const;
  test.each(ways)('%s', async (_, options) => {
    const grid = options[1] === 'EPSG:32650' ? { ...IN_ZONE_39, west: 500_000 } : IN_ZONE_39;
    const path = join(folder, `${options.join('').replace(/\W/gu, '')}.tif`);
    writeGeotiff(path, grid, ...options);
    const raster = await read(path);
    expect([raster.columns, raster.rows]).toEqual([COLUMNS, ROWS]);
    expect([raster.west, raster.north, raster.cellWidth]).toEqual([grid.west, grid.north, 30]);
    const known = compare(slopeCells(raster), gdaldem('slope', path));
    expect(known).toBeGreaterThan(0.9 * COLUMNS * ROWS);
    const theirs = gdaldem('aspect', path);
    let compared = 0;
    let farthest = 0;
    for (let row = 1; row < ROWS - 1; row += 1) {
      for (let column = 1; column < COLUMNS - 1; column += 1) {
        const their = theirs[row * COLUMNS + column] ?? 0;
        if (their === NO_HEIGHT) continue;
        const gradient = gradientOf(raster, column, row);
        // North is both 0 and 360. On nearly level ground 32 bits leave the direction open, so it is weighed by the slope.
        const apart = Math.abs((((aspectOf(gradient) ?? Number.NaN) - their + 540) % 360) - 180);
        farthest = Math.max(farthest, apart * Math.hypot(gradient.east, gradient.north));
        compared += 1;
      }
    }
    expect(farthest).toBeLessThan(1e-3);
    expect(compared).toBeGreaterThan(0.9 * COLUMNS * ROWS);
  });

  test('degrees are measured on the ellipsoid: as a model in metres with the cells of that row', async () => {
    const grid = { ...IN_ZONE_39, west: 117.1, north: 40.3, cellWidth: 1 / 3600, cellHeight: 1 / 3600 };
    const path = join(folder, 'degrees.tif');
    writeGeotiff(path, grid, '-a_srs', 'EPSG:4490');
    const raster = await read(path);
    const slopes = slopeCells(raster);
    for (const row of [20, 90, 150]) {
      const { eastM, northM } = cellSizeOfRow(raster, row);
      const metres = join(folder, `row${String(row)}.tif`);
      writeGeotiff(metres, { ...grid, west: 0, north: 0, cellWidth: eastM, cellHeight: northM });
      const theirs = gdaldem('slope', metres);
      const ofRow = (cells: Float32Array) => cells.subarray(row * COLUMNS, (row + 1) * COLUMNS);
      expect(compare(ofRow(slopes), ofRow(theirs))).toBeGreaterThan(0.9 * COLUMNS);
    }
  });

  test('a second of arc at 40° north is 23.72 m by 30.84 m (published tables of the ellipsoid)', async () => {
    const grid = { ...IN_ZONE_39, west: 117, north: 40 + 85 / 3600, cellWidth: 1 / 3600, cellHeight: 1 / 3600 };
    const path = join(folder, 'arc.tif');
    writeGeotiff(path, grid, '-a_srs', 'EPSG:4326');
    const { eastM, northM } = cellSizeOfRow(await read(path), 84.5);
    expect(eastM).toBeCloseTo(23.72, 2);
    expect(northM).toBeCloseTo(30.84, 2);
  });

  test('only the window of the district is read, in its place', async () => {
    const path = join(folder, 'window.tif');
    writeGeotiff(
      path,
      { ...IN_ZONE_39, west: 117, north: 40.2, cellWidth: 0.001, cellHeight: 0.001 },
      '-a_srs',
      'EPSG:4490',
    );
    const whole = await read(path);
    const part = await read(path, { minX: 117.05, maxX: 117.1, minY: 40.1, maxY: 40.15 });
    expect(part.columns).toBeLessThan(60);
    expect(part.west).toBeGreaterThan(117.05 - 0.0035);
    const wholeSlopes = slopeCells(whole);
    const slopes = slopeCells(part);
    const left = Math.round((part.west - whole.west) / 0.001);
    const top = Math.round((whole.north - part.north) / 0.001);
    for (let row = 1; row < part.rows - 1; row += 1) {
      const start = (row + top) * COLUMNS + left;
      const theirs = wholeSlopes
        .slice(start + 1, start + part.columns - 1)
        .map((slope) => (Number.isNaN(slope) ? NO_HEIGHT : slope));
      compare(slopes.subarray(row * part.columns + 1, (row + 1) * part.columns - 1), theirs);
    }
  });
});

test('a model without a system is read in the one that the planner names, one without a place not at all', async () => {
  const grid = { ...IN_ZONE_39, west: 117.1, north: 40.3, cellWidth: 0.001, cellHeight: 0.001 };
  const path = join(folder, 'nowhere.tif');
  writeGeotiff(path, grid);
  const asked = { name: 'dem.tif', blob: new Blob([readFileSync(path)]), district: null };
  expect(await readElevation({ ...asked, crs: null })).toMatchObject({ ok: false, code: 'format.unknown-crs' });
  expect(await readElevation({ ...asked, crs: 'EPSG:4490' })).toMatchObject({ ok: true });
  writeGeotiff(path, grid, '-co', 'PROFILE=BASELINE');
  const bare = { ...asked, blob: new Blob([readFileSync(path)]), crs: 'EPSG:4490' };
  expect(await readElevation(bare)).toMatchObject({ ok: false, code: 'format.not-georeferenced' });
});

test('a zone that the register does not have is read by its parameters', async () => {
  const path = join(folder, 'local.tif');
  const figure =
    'GEOGCS["China Geodetic Coordinate System 2000",DATUM["China_2000",SPHEROID["CGCS2000",6378137,298.257222101]],' +
    'PRIMEM["Greenwich",0],UNIT["degree",0.0174532925199433],AUTHORITY["EPSG","4490"]]';
  const parameters =
    'PARAMETER["central_meridian",117.5],PARAMETER["scale_factor",1],PARAMETER["false_easting",500000]';
  const system = `PROJCS["local",${figure},PROJECTION["Transverse_Mercator"],${parameters},UNIT["metre",1]]`;
  writeGeotiff(path, { ...IN_ZONE_39, west: 500_000 }, '-a_srs', system);
  const { projection } = (await read(path)).system;
  expect(projection).toMatchObject({ kind: 'transverse-mercator', centralMeridian: 117.5, falseEastingM: 500_000 });
});

async function read(
  path: string,
  district: Parameters<typeof readElevation>[0]['district'] = null,
): Promise<ElevationRaster> {
  const result = await readElevation({ name: 'dem.tif', blob: new Blob([readFileSync(path)]), crs: null, district });
  if (!result.ok) throw new Error(`${result.code} ${JSON.stringify(result.details)}`);
  return result.value;
}

/** Compares cell by cell; returns how many have a slope. */
function compare(mine: Float32Array, theirs: Float32Array): number {
  let known = 0;
  let farthest = 0;
  let otherwiseKnown = 0;
  for (let cell = 0; cell < mine.length; cell += 1) {
    const their = theirs[cell] ?? NO_HEIGHT;
    const my = mine[cell] ?? Number.NaN;
    if ((their === NO_HEIGHT) !== Number.isNaN(my)) otherwiseKnown += 1;
    if (their === NO_HEIGHT) continue;
    farthest = Math.max(farthest, Math.abs(my - their));
    known += 1;
  }
  expect(farthest).toBeLessThan(1e-3);
  expect(otherwiseKnown).toBe(0);
  return known;
}

function withHoles(heights: Float32Array): Float32Array {
  for (const cell of [0, 5000, 5001, 20_000, heights.length - 1]) heights[cell] = NO_HEIGHT;
  return heights;
}
