import type { Feature, Polygon } from 'geojson';
import { serialize } from 'flatgeobuf/lib/mjs/geojson.js';
import { describe, expect, it } from 'vitest';
import type { LandFile } from '../../../src/formats/land-file.ts';
import { openLandFile } from '../../../src/formats/open-land-file.ts';
import type { LandCoverOptions } from '../../../src/formats/read-land-cover.ts';
import { readLandCover } from '../../../src/formats/read-land-cover.ts';
import { systemOfEpsg } from '../../../src/geo/coordinate-system.ts';
import { shiftTo } from '../../../src/geo/map-shift.ts';
import { createProjection } from '../../../src/geo/projection.ts';
import { planeLatitude, planeLongitude } from '../../../src/geo/working-plane.ts';
import { attributeAt } from '../../../src/land/attribute-column.ts';
import { thirdSurveyClasses } from '../../../src/land/class-system-tables.ts';
import type { LandTable } from '../../../src/land/land-table.ts';

/** 蓟州区, degrees. */
const DISTRICT = { minX: 117.14, minY: 39.76, maxX: 117.78, maxY: 40.25 };

/** Oracle 1.4 S2: a square of 1 km in the zone of 117°, 100 km west of its meridian; 999 756.33 m² by the official procedure. */
const S2 = square(400_000, 4_340_000, 1000);
const S2_AREA_M2 = 999_756.33;
/** A square of 1 km in 蓟州区, same zone. */
const HERE = square(540_000, 4_420_000, 1000);

function square(x: number, y: number, side: number): number[][] {
  return [
    [x, y],
    [x + side, y],
    [x + side, y + side],
    [x, y + side],
    [x, y],
  ];
}

function turned(ring: readonly number[][]): number[][] {
  return ring.map(([x = 0, y = 0]) => [y, x]);
}

async function fileOf(rings: readonly number[][][], epsg: number | null): Promise<LandFile> {
  const features = rings.map((ring): Feature<Polygon> => ({
    type: 'Feature',
    properties: { DLBM: '0301', BSM: 'a', TBMJ: 12.5 },
    geometry: { type: 'Polygon', coordinates: [ring] },
  }));
  const bytes = serialize({ type: 'FeatureCollection', features }, epsg ?? 0);
  const opened = await openLandFile([{ name: 'land.fgb', bytes }]);
  if (!opened.ok) throw new Error(opened.code);
  return opened.value;
}

function read(file: LandFile, options: Partial<LandCoverOptions> = {}) {
  return readLandCover(file, {
    classes: thirdSurveyClasses(),
    fields: { class: 'DLBM', id: 'BSM', officialAreaM2: 'TBMJ' },
    onProgress: () => undefined,
    ...options,
  });
}

async function table(file: LandFile, options: Partial<LandCoverOptions> = {}) {
  const result = await read(file, options);
  if (!result.ok) throw new Error(`${result.code} ${JSON.stringify(result.details)}`);
  return { ...result.value, codes: result.notes.map(({ code }) => code) };
}

/** Degrees of the first vertex of a table. */
function firstPlace({ coordinates }: LandTable): [number, number] {
  return [planeLongitude(coordinates[0] ?? 0), planeLatitude(coordinates[1] ?? 0)];
}

function expectPlace(found: readonly number[], expected: readonly number[]): void {
  expect(Math.abs((found[0] ?? 0) - (expected[0] ?? 1))).toBeLessThan(1e-9);
  expect(Math.abs((found[1] ?? 0) - (expected[1] ?? 1))).toBeLessThan(1e-9);
}

describe('Gauss–Krüger', () => {
  it.each([
    ['without zone number', 4548, S2],
    ['with zone number', 4527, S2.map(([x = 0, y = 0]) => [39_000_000 + x, y])],
    ['with the number of the 6° zone', 4498, S2.map(([x = 0, y = 0]) => [20_000_000 + x, y])],
  ])('%s: area as by the official procedure, edges with points every 70 m', async (_, epsg, ring) => {
    const { table: land, system, swapped, codes } = await table(await fileOf([ring], epsg));
    expect(Math.abs((land.areasM2[0] ?? 0) - S2_AREA_M2)).toBeLessThan(0.021);
    expect([system.epsg, swapped, codes]).toEqual([epsg, false, []]);
    expect(land.ringEnds).toEqual(Uint32Array.of(4 * 15 + 1));
    // Oracle 1.3, inverse.
    expectPlace(firstPlace(land), [115.8425663754, 39.1878784252]);
  });

  it('keeps attributes with their roles and types', async () => {
    const { table: land } = await table(await fileOf([S2], 4548));
    expect([...land.attributes].map(([role, column]) => [role, attributeAt(column, 0)])).toEqual([
      ['id', 'a'],
      ['officialAreaM2', 12.5],
    ]);
  });

  it('gives neighbours the very same points on the edge they share', async () => {
    const east = square(401_000, 4_340_000, 1000);
    const { table: land } = await table(await fileOf([S2, east], 4548));
    const half = land.ringEnds[0] ?? 0;
    const points = (from: number, to: number) =>
      Array.from(
        { length: to - from },
        (_, at) => `${String(land.coordinates[2 * (from + at)])} ${String(land.coordinates[2 * (from + at) + 1])}`,
      );
    const [west, right] = [new Set(points(0, half)), points(half, land.ringEnds[1] ?? 0)];
    expect(new Set(right.filter((point) => west.has(point))).size).toBe(16);
  });
});

describe('order of the axes', () => {
  it.each([
    ['northing first', 4548, turned(HERE)],
    ['northing first, zone number', 4527, turned(HERE.map(([x = 0, y = 0]) => [39_000_000 + x, y]))],
    ['latitude first', 4490, turned(square(117.4, 40, 0.01))],
  ])('%s: exchanged, with a note', async (_, epsg, ring) => {
    const { table: land, swapped, codes } = await table(await fileOf([ring], epsg), { district: DISTRICT });
    expect([swapped, codes]).toEqual([true, ['format.axes-swapped']]);
    const [longitude, latitude] = firstPlace(land);
    expect(longitude > 117.14 && longitude < 117.78 && latitude > 39.76 && latitude < 40.25).toBe(true);
    const upright = await table(await fileOf([turned(ring)], epsg));
    expect(land.areasM2).toEqual(upright.table.areasM2);
  });

  it('asks where both orders are possible, and takes the answer', async () => {
    const file = await fileOf([square(500_000, 660_000, 1000)], 4548);
    expect(await read(file)).toMatchObject({ ok: false, code: 'format.axes-ambiguous', details: { crs: 'EPSG:4548' } });
    expect(await table(file, { axes: 'east-north' })).toMatchObject({ swapped: false });
    expect(await table(file, { axes: 'north-east' })).toMatchObject({ swapped: true });
  });
});

describe('what the file does not say', () => {
  it('degrees are taken as CGCS2000, with a note', async () => {
    const { system, codes } = await table(await fileOf([square(117.4, 40, 0.01)], null));
    expect([system.epsg, codes]).toEqual([4490, ['format.crs-assumed']]);
  });

  it('metres are refused with the systems that fall on the district, and read once the system is named', async () => {
    const file = await fileOf([HERE], null);
    expect(await read(file, { district: DISTRICT })).toMatchObject({
      ok: false,
      code: 'format.projected',
      details: { file: 'land.fgb', x: 540_000, y: 4_420_000, candidates: 'EPSG:4548, EPSG:32650' },
    });
    expect(await read(file)).toMatchObject({ ok: false, code: 'format.projected', details: { candidates: '' } });
    const { table: land, system, codes } = await table(file, { crs: 'EPSG:4548' });
    expect([system.epsg, codes]).toEqual([4548, []]);
    const lookup = systemOfEpsg(4548);
    if (!lookup.ok) throw new Error('no system');
    expectPlace(firstPlace(land), createProjection(lookup.system).inverse(540_000, 4_420_000));
  });

  it('the user overrules the file', async () => {
    const { system } = await table(await fileOf([HERE], 4549), { crs: 'EPSG:4548' });
    expect(system.epsg).toBe(4548);
  });

  it.each([
    [2385, undefined, 'format.xian-80'],
    [2437, undefined, 'format.beijing-54'],
    [27700, undefined, 'format.unknown-crs'],
    [4548, 'EPSG:2385', 'format.xian-80'],
    [4548, 'nonsense', 'format.unknown-crs'],
    [4527, undefined, 'format.outside-zone'],
    [4490, undefined, 'format.projected'],
  ])('EPSG:%i, asked %s: %s', async (epsg, crs, code) => {
    const result = await read(await fileOf([HERE], epsg), crs === undefined ? {} : { crs });
    expect(result).toMatchObject({ ok: false, code });
  });

  it('one coordinate out of range names its feature', async () => {
    const rings = Array.from({ length: 1500 }, () => square(117.4, 40, 0.01));
    rings.push(square(400, 40, 1));
    const file = await fileOf(rings, 4490);
    expect(file.bounds?.maxX).toBeLessThan(118);
    expect(await read(file)).toMatchObject({ ok: false, code: 'format.projected', details: { feature: 1500 } });
  });
});

describe('web maps', () => {
  it.each(['gcj02', 'bd09'] as const)('takes the offset of %s out when asked', async (shift) => {
    const ring = square(117.4, 40, 0.01);
    const shown = ring.map(([x = 0, y = 0]) => shiftTo(shift, x, y));
    const { table: land } = await table(await fileOf([shown], 4490), { shift });
    const { table: plain } = await table(await fileOf([ring], 4490));
    const [found, expected] = [firstPlace(land), firstPlace(plain)];
    expect(Math.abs(found[0] - expected[0])).toBeLessThan(2e-6);
    expect(Math.abs(found[1] - expected[1])).toBeLessThan(2e-6);
    const { table: left } = await table(await fileOf([shown], 4490));
    expect(Math.abs(firstPlace(left)[0] - expected[0])).toBeGreaterThan(1e-3);
  });

  it('reads Web Mercator', async () => {
    const lookup = systemOfEpsg(3857);
    if (!lookup.ok) throw new Error('no system');
    const { forward } = createProjection(lookup.system);
    const ring = square(117.4, 40, 0.01).map(([x = 0, y = 0]) => forward(x, y));
    const { table: land } = await table(await fileOf([ring], 3857));
    const { table: plain } = await table(await fileOf([square(117.4, 40, 0.01)], 4490));
    // Edges along a parallel bend by less than a millimetre between the points.
    expect((land.areasM2[0] ?? 0) / (plain.areasM2[0] ?? 1)).toBeCloseTo(1, 7);
  });
});
