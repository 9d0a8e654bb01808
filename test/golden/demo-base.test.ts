import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deserialize } from 'flatgeobuf/lib/mjs/geojson.js';
import geographic from 'geographiclib-geodesic';
import type { Feature, MultiPolygon, Point, Polygon } from 'geojson';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildDemoBase, DATA_FILES } from '../../data/demo/build.ts';
import { ensureDemoBase, readKnownHashes } from '../../data/demo/cache.ts';
import { startTopology } from '../../data/demo/geos-faces.ts';
import type { Manifest } from '../../data/demo/manifest.ts';
import { ringContains } from '../../data/demo/path.ts';
import { RECIPES } from '../../data/demo/recipe-list.ts';
import { planeX, planeY } from '../../src/geo/working-plane.ts';

const BUILD_TIMEOUT_MS = 300_000;

async function readLayer<Shape extends Polygon | MultiPolygon | Point>(file: string): Promise<Feature<Shape>[]> {
  const features: Feature<Shape>[] = [];
  for await (const feature of deserialize(new Uint8Array(await readFile(file)))) {
    features.push(feature as unknown as Feature<Shape>);
  }
  return features;
}

async function readManifest(folder: string): Promise<Manifest> {
  return JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8')) as Manifest;
}

/** Shoelace sum in the working plane, relative to the ring's first corner; holes subtract. */
function areaM2(rings: readonly (readonly number[])[][]): number {
  const ringArea = (ring: readonly (readonly number[])[]): number => {
    const origin = ring[0] ?? [];
    const x = (point: readonly number[] | undefined): number => planeX(point?.[0] ?? 0) - planeX(origin[0] ?? 0);
    const y = (point: readonly number[] | undefined): number => planeY(point?.[1] ?? 0) - planeY(origin[1] ?? 0);
    let twice = 0;
    for (let i = 0; i + 1 < ring.length; i += 1) twice += x(ring[i]) * y(ring[i + 1]) - x(ring[i + 1]) * y(ring[i]);
    return Math.abs(twice / 2);
  };
  return rings.reduce((sum, ring, index) => sum + (index === 0 ? ringArea(ring) : -ringArea(ring)), 0);
}

/** The coordinates of a ring as one flat path for GEOS. */
function flatten(rings: readonly (readonly number[])[][]): number[][] {
  return rings.map((ring) => ring.flatMap((point) => [planeX(point[0] ?? 0), planeY(point[1] ?? 0)]));
}

describe('the demo base of Jizhou', () => {
  let manifest: Manifest;
  let parcels: Feature<Polygon>[];
  let boundary: Feature<MultiPolygon>;
  let folder: string;

  beforeAll(async () => {
    folder = await ensureDemoBase('jizhou');
    manifest = await readManifest(folder);
    parcels = await readLayer<Polygon>(join(folder, 'landcover.fgb'));
    const text = await readFile(join(folder, 'boundary.geojson'), 'utf8');
    boundary = (JSON.parse(text) as { features: [Feature<MultiPolygon>] }).features[0];
  }, BUILD_TIMEOUT_MS);

  const sumOf = (wants: (properties: Record<string, unknown>) => boolean): number =>
    parcels.reduce(
      (sum, parcel) => sum + (wants(parcel.properties ?? {}) ? Number(parcel.properties?.['TBMJ']) : 0),
      0,
    );

  it('has at least 60 000 parcels with numbers that are unique', () => {
    expect(parcels.length).toBeGreaterThanOrEqual(60_000);
    expect(parcels.length).toBeLessThanOrEqual(75_000);
    expect(manifest.counts['parcels']).toBe(parcels.length);
    expect(new Set(parcels.map((parcel) => String(parcel.properties?.['BSM']))).size).toBe(parcels.length);
  });

  it('covers the district without gap or overlap: each edge has its opposite or lies on the rim', () => {
    const open = new Set<string>();
    const keyOf = (a: readonly number[], b: readonly number[]): string => `${a.join()} ${b.join()}`;
    let doubled = 0;
    const walk = (rings: readonly (readonly number[])[][], backwards: boolean): void => {
      for (const ring of rings) {
        for (let i = 0; i + 1 < ring.length; i += 1) {
          const [a, b] = backwards ? [ring[i + 1], ring[i]] : [ring[i], ring[i + 1]];
          if (a === undefined || b === undefined) continue;
          if (open.delete(keyOf(b, a))) continue;
          if (open.has(keyOf(a, b))) doubled += 1;
          open.add(keyOf(a, b));
        }
      }
    };
    for (const parcel of parcels) walk(parcel.geometry.coordinates, false);
    for (const part of boundary.geometry.coordinates) walk(part, true);
    expect(doubled).toBe(0);
    expect(open.size).toBe(0);
  });

  it('is a valid coverage of valid polygons to GEOS', async () => {
    const topology = await startTopology();
    expect(topology.isCoverage(parcels.map((parcel) => flatten(parcel.geometry.coordinates)))).toBe(true);
    expect(topology.countInvalid(parcels.map((parcel) => flatten(parcel.geometry.coordinates)))).toBe(0);
  });

  it('adds up to the district', () => {
    const whole = boundary.geometry.coordinates.reduce((sum, part) => sum + areaM2(part), 0);
    const parts = parcels.reduce((sum, parcel) => sum + areaM2(parcel.geometry.coordinates), 0);
    expect(Math.abs(parts / whole - 1)).toBeLessThan(1e-9);
    const worst = Math.max(
      ...parcels.map((parcel) => Math.abs(areaM2(parcel.geometry.coordinates) - Number(parcel.properties?.['TBMJ']))),
    );
    expect(worst).toBeLessThan(0.0051);
  });

  it('has the area GeographicLib finds for the official outline', async () => {
    const address = new URL('../../data/boundaries/study_districts_cgcs2000_tianditu.geojson', import.meta.url);
    const official = JSON.parse(await readFile(address, 'utf8')) as { features: Feature<MultiPolygon>[] };
    const jizhou = official.features.find((feature) => feature.properties?.['gb'] === '156120119');
    const ring = jizhou?.geometry.coordinates[0]?.[0] ?? [];
    const polygon = new geographic.Geodesic.Geodesic(6378137, 1 / 298.257222101).Polygon(false);
    for (const point of ring.slice(0, -1)) polygon.AddPoint(point[1] ?? 0, point[0] ?? 0);
    const expected = Math.abs(polygon.Compute(false, true).area ?? 0);
    // Geodesics and straight edges of the working plane part by metres on edges of several kilometres.
    expect(Math.abs(manifest.districtAreaM2 / expected - 1)).toBeLessThan(1e-5);
  });

  it('keeps the real outline of the reservoir', () => {
    const water = sumOf(({ ZLDWMC, DLBM }) => ZLDWMC === '于桥水库' && DLBM === '1103');
    // 77.0133 km² says the source, on the sphere.
    expect(water / 77.0133e6).toBeGreaterThan(0.995);
    expect(water / 77.0133e6).toBeLessThan(1.005);
  });

  it('has shares of land that suit a district of mountains and plain', () => {
    const share = (codes: readonly string[]): number =>
      sumOf(({ DLBM }) => codes.some((code) => String(DLBM).startsWith(code))) / manifest.districtAreaM2;
    expect(share(['01'])).toBeGreaterThan(0.3);
    expect(share(['01'])).toBeLessThan(0.4);
    expect(share(['0301'])).toBeGreaterThan(0.27);
    expect(share(['0301'])).toBeLessThan(0.31);
    expect(share(['02'])).toBeGreaterThan(0.05);
    expect(share(['11'])).toBeGreaterThan(0.065);
    expect(share(['11'])).toBeLessThan(0.1);
    expect(share(['05', '06', '07', '08'])).toBeGreaterThan(0.08);
    expect(share(['05', '06', '07', '08'])).toBeLessThan(0.13);
    expect(share(['10'])).toBeGreaterThan(0.01);
    expect(share(['10'])).toBeLessThan(0.035);
  });

  it('starts a few hundred hectares short of 31.02 % forest cover, with room to plant', () => {
    const cover = sumOf(
      ({ DLBM, YBD, TGGM }) =>
        (DLBM === '0301' && Number(YBD) >= 0.2) || DLBM === '0302' || (DLBM === '0305' && TGGM === '是'),
    );
    const rate = cover / manifest.districtAreaM2;
    expect(rate).toBeGreaterThan(0.299);
    expect(rate).toBeLessThan(0.307);
    expect(manifest.forestCover).toBeCloseTo(rate, 5);
    expect(manifest.plantableM2).toBeGreaterThan(25e6);
    expect((0.3102 - rate) * manifest.districtAreaM2).toBeLessThan(manifest.plantableM2);
  });

  it('describes stands on woody land only, plausibly, and leaves about one in a hundred without volume', () => {
    const woody = new Set(['0301', '0302', '0305', '0307']);
    const attributes = ['SZ', 'NL', 'GQXJ', 'YBD', 'QY', 'TGGM'];
    const trees: Record<string, unknown>[] = [];
    for (const parcel of parcels) {
      const properties = parcel.properties ?? {};
      const set = attributes.filter((name) => properties[name] !== undefined && properties[name] !== null);
      if (!woody.has(String(properties['DLBM']))) expect(set).toEqual([]);
      else expect(set).toEqual(expect.arrayContaining(['SZ', 'YBD', 'QY']));
      expect(set.includes('TGGM')).toBe(properties['DLBM'] === '0305');
      if (properties['DLBM'] === '0301') trees.push(properties);
    }
    const without = trees.filter((tree) => tree['GQXJ'] === undefined || tree['GQXJ'] === null).length / trees.length;
    expect(without).toBeGreaterThan(0.004);
    expect(without).toBeLessThan(0.02);
    for (const tree of trees) {
      expect(Number(tree['YBD'])).toBeGreaterThanOrEqual(0.1);
      expect(Number(tree['YBD'])).toBeLessThanOrEqual(1);
      expect(Number(tree['NL'])).toBeGreaterThan(0);
      expect(Number(tree['GQXJ'] ?? 0)).toBeLessThan(350);
    }
  });

  it('draws farmland on three quarters of the cropland, from whole parcels', async () => {
    const farmland = await readLayer<Polygon>(join(folder, 'farmland.fgb'));
    const redline = await readLayer<Polygon>(join(folder, 'redline.fgb'));
    const protectedM2 = farmland.reduce((sum, area) => sum + areaM2(area.geometry.coordinates), 0);
    const cropland = sumOf(({ DLBM }) => ['0101', '0102', '0103'].includes(String(DLBM)));
    expect(protectedM2 / cropland).toBeGreaterThan(0.72);
    expect(protectedM2 / cropland).toBeLessThan(0.8);
    expect(redline.reduce((sum, area) => sum + areaM2(area.geometry.coordinates), 0)).toBeGreaterThan(150e6);
    const corners = new Set(parcels.flatMap((parcel) => parcel.geometry.coordinates.flat().map(String)));
    for (const area of [...farmland, ...redline]) {
      expect(area.geometry.coordinates.flat().every((corner) => corners.has(String(corner)))).toBe(true);
    }
    const topology = await startTopology();
    expect(topology.countInvalid([...farmland, ...redline].map((area) => flatten(area.geometry.coordinates)))).toBe(0);
  });

  it('says that it is illustrative and whose data it stands on', () => {
    expect(manifest.illustrative.zh).toContain('示意数据');
    expect(manifest.illustrative.en).toContain('Illustrative');
    expect(manifest.attribution.zh).toContain('OpenStreetMap');
    expect(manifest.attribution.en).toContain('Tianditu');
  });

  it('has villages with people and places of every type', async () => {
    const villages = await readLayer<Point>(join(folder, 'villages.fgb'));
    const places = await readLayer<Point>(join(folder, 'places.fgb'));
    expect(villages.length).toBeGreaterThan(500);
    expect(new Set(villages.map((village) => String(village.properties?.['name']))).size).toBe(villages.length);
    for (const village of villages) expect(Number(village.properties?.['population'])).toBeGreaterThan(0);
    expect(new Set(places.map((place) => String(place.properties?.['type'])))).toEqual(
      new Set(['mall', 'market', 'hotel', 'tourist-post', 'scenic-area', 'park', 'parking']),
    );
  });
});

describe('the demo bases of all seeds', () => {
  it.each(RECIPES.map((recipe) => recipe.id))(
    '%s comes out as committed, covers its district and stays below its forest target',
    async (seed) => {
      const folder = await ensureDemoBase(seed);
      const manifest = await readManifest(folder);
      const known = (await readKnownHashes())[seed];
      expect(Object.fromEntries(DATA_FILES.map((name) => [name, manifest.files[name]?.sha256]))).toEqual(known);
      const parcels = await readLayer<Polygon>(join(folder, 'landcover.fgb'));
      const sum = parcels.reduce((total, parcel) => total + areaM2(parcel.geometry.coordinates), 0);
      expect(Math.abs(sum / manifest.districtAreaM2 - 1)).toBeLessThan(1e-9);
      expect(parcels.length).toBeGreaterThan(3000);
      const target = { jizhou: 0.3102, wansheng: 0.58, nanchang: 0.2127, dalian: 0.415 }[seed] ?? 1;
      expect(manifest.forestCover).toBeLessThan(target);
      expect(manifest.forestCover).toBeGreaterThan(0.05);
      const text = await readFile(join(folder, 'boundary.geojson'), 'utf8');
      const [boundary] = (JSON.parse(text) as { features: [Feature<MultiPolygon>] }).features;
      const rims = boundary.geometry.coordinates.map((part) => flatten(part)[0] ?? []);
      for (const name of ['villages.fgb', 'places.fgb']) {
        for (const { geometry } of await readLayer<Point>(join(folder, name))) {
          const [longitude = 0, latitude = 0] = geometry.coordinates;
          expect(rims.some((rim) => ringContains(rim, planeX(longitude), planeY(latitude)))).toBe(true);
        }
      }
      if (seed !== 'jizhou') {
        const topology = await startTopology();
        expect(topology.isCoverage(parcels.map((parcel) => flatten(parcel.geometry.coordinates)))).toBe(true);
      }
    },
    BUILD_TIMEOUT_MS,
  );

  it(
    'are the same bytes when built twice at once into one place, and leave nothing behind',
    async () => {
      const shelf = await mkdtemp(join(tmpdir(), 'tantu-demo-'));
      try {
        const [one, two] = await Promise.all([
          buildDemoBase('dongli', join(shelf, 'base')),
          buildDemoBase('dongli', join(shelf, 'base')),
        ]);
        expect(one).toEqual(two);
        expect((await readManifest(join(shelf, 'base'))).files).toEqual(one.files);
        expect((await readdir(shelf)).sort()).toEqual(['base']);
      } finally {
        await rm(shelf, { recursive: true, force: true });
      }
    },
    BUILD_TIMEOUT_MS,
  );
});
