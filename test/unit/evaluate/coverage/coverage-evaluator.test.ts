import type { Feature, FeatureCollection } from 'geojson';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createZoneWindows } from '../../../../src/evaluate/zone-windows.ts';
import { measureBaseline } from '../../../../src/evaluate/baseline.ts';
import {
  createCoverageEvaluator,
  type CoverageEvaluator,
  type CoverageLayers,
} from '../../../../src/evaluate/coverage/coverage-evaluator.ts';
import { coverageReport } from '../../../../src/evaluate/coverage/coverage-report.ts';
import { createLandCoverage } from '../../../../src/evaluate/coverage/land-coverage.ts';
import { proposedSites } from '../../../../src/evaluate/coverage/proposed-sites.ts';
import { allAtOnce } from '../../../../src/evaluate/all-at-once.ts';
import { serviceArea, uncoveredLandInSteps } from '../../../../src/evaluate/coverage/service-area.ts';
import { CutFailure } from '../../../../src/evaluate/cut-failure.ts';
import { createPlanCutter } from '../../../../src/evaluate/cut-plan.ts';
import { createFactorLibrary } from '../../../../src/evaluate/factors/factor-library.ts';
import { shapeArea } from '../../../../src/geo/shape-area.ts';
import { loadTopology, type Topology } from '../../../../src/geo/topology.ts';
import type { PlanFeature, Zone } from '../../../../src/plan/plan.ts';
import { planOf, pointFeature } from '../../../support/coverage-plan.ts';
import { gridBase, gridBox, gridPlace } from '../../../support/grid-base.ts';

const SCOPE = { scenario: 'a', year: 2025, revision: 3 };
const LIBRARY = createFactorLibrary({});
const NO_LAYERS: CoverageLayers = { roads: null, villages: null, places: null };

let topology: Topology;
beforeAll(async () => {
  topology = await loadTopology();
});
afterAll(() => topology.dispose());

/** Two sheets of town in the west, two of cropland in the east; a sheet is about 5.4 km × 4.6 km. */
const base = gridBase({ columns: 2, rows: 2, parcel: (column) => ({ code: column === 0 ? '0701' : '0103' }) });

function start(layers: CoverageLayers = NO_LAYERS): CoverageEvaluator {
  const cutter = createPlanCutter(base, measureBaseline(base, topology), topology);
  return createCoverageEvaluator({
    region: base.region,
    cutter,
    zoneWindow: createZoneWindows(base.region, topology),
    layers,
  });
}

function layerOf(
  ...points: readonly (readonly [number, number, Readonly<Record<string, unknown>>])[]
): FeatureCollection {
  const features = points.map(([column, row, properties]): Feature => ({
    type: 'Feature',
    geometry: { type: 'Point', coordinates: gridPlace(column, row) },
    properties,
  }));
  return { type: 'FeatureCollection', features };
}

function rowOf(
  features: readonly PlanFeature[],
  indicator: string,
  {
    layers = NO_LAYERS,
    zones = [],
    zone = 'region',
    group = null,
  }: { layers?: CoverageLayers; zones?: readonly Zone[]; zone?: string; group?: string | null },
): unknown {
  const rows = start(layers).rows(planOf(features, zones), SCOPE, LIBRARY);
  const row = rows.find((one) => one.indicator === indicator && one.zone === zone && one.group === group);
  return row?.none ?? row?.value;
}

const villages = layerOf(
  [0.5, 0.5, { name: '甲村', population: 300 }],
  [0.6, 0.5, { name: '乙村', population: 500 }],
  [1.5, 1.5, { name: '丙村' }],
  [7, 7, { name: '区外' }],
);
const middle = gridPlace(0.5, 0.5);

describe('rows of coverage', () => {
  it('say what is missing, and 0 % where there is no station', () => {
    expect(rowOf([], 'charging.coverage', {})).toBe(0);
    expect(rowOf([], 'bus.coverage', {})).toBe(0);
    expect(rowOf([], 'charging.villages', {})).toEqual({ code: 'no-villages', details: {} });
    expect(rowOf([], 'charging.places', {})).toEqual({ code: 'no-places', details: {} });
    const layers = { ...NO_LAYERS, villages };
    expect(rowOf([], 'charging.villages', { layers })).toBe(0);
    expect(rowOf([], 'charging.villages', { layers, group: 'along-roads' })).toEqual({ code: 'no-roads', details: {} });
    const zones = [{ id: 'east', name: '', geometry: gridBox(1.1, 0.1, 1.9, 1.9) }];
    expect(rowOf([], 'charging.coverage', { zones, zone: 'east' })).toEqual({ code: 'no-built-up', details: {} });
    const nothing = createCoverageEvaluator({
      region: null,
      cutter: null,
      zoneWindow: createZoneWindows(null, topology),
      layers: NO_LAYERS,
    });
    const [first] = nothing.rows(planOf([]), SCOPE, LIBRARY);
    expect(first).toMatchObject({ indicator: 'charging.coverage', none: { code: 'no-land-cover' }, revision: 3 });
  });

  it('use the radius of the station, else that of the factor, else that of the plan', () => {
    const share = (fields: Readonly<Record<string, unknown>>, library = LIBRARY): number | null | undefined =>
      start().rows(planOf([pointFeature('s', 'charging-station', middle, fields)]), SCOPE, library)[0]?.value;
    const usual = share({}) ?? 0;
    const townM2 = 2 * 25_036_680;
    expect(usual).toBeCloseTo((100 * Math.PI * 1e6) / townM2, 2);
    expect((share({ serviceRadiusM: 2000 }) ?? 0) / usual).toBeCloseTo(4, 3);
    expect(share({ serviceRadiusM: -5 })).toBe(usual);
    expect(share({ serviceRadiusM: 0 })).toBe(0);
    const own = createFactorLibrary({ 'rule.charge.r1000': { value: 500, source: '本市充电规划' } });
    expect((share({}, own) ?? 0) / usual).toBeCloseTo(0.25, 3);
  });

  it('count villages of base and plan inside the district, by zone', () => {
    const layers = { ...NO_LAYERS, villages };
    const station = pointFeature('s', 'charging-station', middle);
    expect(rowOf([station], 'charging.villages', { layers })).toBeCloseTo(200 / 3, 12);
    const drawn = pointFeature('v', 'village', gridPlace(0.55, 0.5));
    expect(rowOf([station, drawn], 'charging.villages', { layers })).toBe(75);
    const zones = [{ id: 'west', name: '', geometry: gridBox(0.1, 0.1, 0.9, 0.9) }];
    expect(rowOf([station], 'charging.villages', { layers, zones, zone: 'west' })).toBe(100);
    expect(rowOf([pointFeature('b', 'bus-stop', middle)], 'charging.villages', { layers })).toBe(0);
  });

  it('count the places that charging has to reach, and each type of its own', () => {
    const places = layerOf(
      [0.5, 0.5, { type: 'market' }],
      [1.5, 1.5, { type: 'mall' }],
      [1.4, 1.5, { type: 'parking' }],
    );
    const layers = { ...NO_LAYERS, places };
    const station = pointFeature('s', 'charging-station', middle);
    expect(rowOf([station], 'charging.places', { layers })).toBe(50);
    expect(rowOf([station], 'charging.places', { layers, group: 'wholesale-market' })).toBe(100);
    expect(rowOf([station], 'charging.places', { layers, group: 'parking' })).toBe(0);
    expect(rowOf([station, pointFeature('p', 'place', middle)], 'charging.places', { layers })).toBeCloseTo(
      200 / 3,
      12,
    );
  });

  it('go along roads where the base has some, and then never reach more', () => {
    const line = [gridPlace(0.5, 0.5), gridPlace(0.5, 0.68), gridPlace(0.6, 0.68), gridPlace(0.6, 0.5)];
    const roads: FeatureCollection = {
      type: 'FeatureCollection',
      features: [
        { type: 'Feature', geometry: { type: 'LineString', coordinates: line }, properties: { class: 'rural' } },
      ],
    };
    const layers = { ...NO_LAYERS, villages, roads };
    const station = pointFeature('s', 'charging-station', middle);
    expect(rowOf([station], 'charging.villages', { layers })).toBeCloseTo(200 / 3, 12);
    expect(rowOf([station], 'charging.villages', { layers, group: 'along-roads' })).toBeCloseTo(100 / 3, 12);
    const railway = { ...roads, features: roads.features.map((one) => ({ ...one, properties: { class: 'railway' } })) };
    expect(
      rowOf([station], 'charging.villages', { layers: { ...layers, roads: railway }, group: 'along-roads' }),
    ).toEqual({
      code: 'no-roads',
      details: {},
    });
  });
});

describe('what cannot be measured', () => {
  /** A cutter that refuses one parcel, or every zone. */
  function startBroken(refused: { readonly parcel?: number; readonly zones?: true }): CoverageEvaluator {
    const cutter = createPlanCutter(base, measureBaseline(base, topology), topology);
    const broken = (): never => {
      throw new CutFailure('overlay-failed', 'no outline');
    };
    const { ground } = cutter;
    return createCoverageEvaluator({
      region: base.region,
      cutter: {
        ground: { ...ground, shapeOf: (parcel) => (parcel === refused.parcel ? broken() : ground.shapeOf(parcel)) },
        zoneGround: (geometry) =>
          refused.zones === true ? new CutFailure('overlay-failed', 'no zone') : cutter.zoneGround(geometry),
      },
      zoneWindow: refused.zones === true ? broken : createZoneWindows(base.region, topology),
      layers: { ...NO_LAYERS, villages },
    });
  }
  const failed = { code: 'failed', details: { message: 'no outline' } };

  it('has no number of land near it, and takes no other number with it', () => {
    const evaluator = startBroken({ parcel: 0 });
    const near = planOf([pointFeature('s', 'charging-station', middle)]);
    const rows = evaluator.rows(near, SCOPE, LIBRARY);
    const of = (indicator: string): unknown => {
      const row = rows.find((one) => one.indicator === indicator && one.group === null);
      return row?.none ?? row?.value;
    };
    expect(of('charging.coverage')).toEqual(failed);
    expect(of('charging.villages')).toBeCloseTo(200 / 3, 12);
    expect(of('bus.coverage')).toBe(0);
    const details = coverageReport(evaluator.state(near, SCOPE, LIBRARY));
    expect(details.villages.served).toBe(2);
    expect(proposedSites(evaluator.state(near, SCOPE, LIBRARY), 1000, 1)).toMatchObject([{ name: '丙村' }]);
    // Away from the parcel there is a number again.
    const away = planOf([pointFeature('s', 'charging-station', gridPlace(0.5, 1.7))]);
    const [row] = evaluator.rows(away, SCOPE, LIBRARY);
    expect(row?.value).toBeGreaterThan(0);
  });

  it('is the zone alone when a zone cannot be told', () => {
    const zones: Zone[] = [{ id: 'z', name: 'z', geometry: gridBox(0, 0, 1, 1) }];
    const rows = startBroken({ zones: true }).rows(
      planOf([pointFeature('s', 'charging-station', middle)], zones),
      SCOPE,
      LIBRARY,
    );
    const inZone = rows.filter(({ zone }) => zone === 'z');
    expect(inZone.map(({ indicator, none }) => [indicator, none?.code])).toEqual([
      ['charging.coverage', 'failed'],
      ['charging.places', 'failed'],
      ['charging.villages', 'failed'],
      ['bus.coverage', 'failed'],
    ]);
    expect(
      rows.find(({ zone, indicator }) => zone === 'region' && indicator === 'charging.coverage')?.value,
    ).toBeGreaterThan(0);
  });
});

describe('coverage in detail', () => {
  it('lists who is not served, farthest first, with the way to the nearest station, and counts people', () => {
    const plan = planOf([pointFeature('s', 'charging-station', middle, { serviceRadiusM: 100 })]);
    const report = coverageReport(start({ ...NO_LAYERS, villages }).state(plan, SCOPE, LIBRARY));
    expect(report.villages).toMatchObject({
      total: 3,
      served: 1,
      servedAlongRoads: null,
      people: 800,
      peopleServed: 300,
    });
    expect(report.villages.unserved.map(({ name }) => name)).toEqual(['丙村', '乙村']);
    const [, second] = report.villages.unserved;
    // A tenth of 3′45″ of longitude at 39°01′15″ N, on the ellipsoid.
    expect(second?.nearestM).toBeCloseTo(541, 0);
    expect(second).toMatchObject({ nearest: 's', alongRoadsM: null });
    expect(report.roads).toBeNull();
  });

  it('proposes sites where most is left, and says what each would newly serve', () => {
    const now = start({ ...NO_LAYERS, villages }).state(planOf([]), SCOPE, LIBRARY);
    const [first, ...others] = proposedSites(now, 1000);
    // Two of three villages lie together in town: they outweigh any land, of which a circle has some 6 %.
    expect(first).toMatchObject({ ground: 'village', name: '甲村', villages: 2, people: 800, places: 0 });
    const circleM2 = Math.PI * 1000 ** 2;
    expect(first?.landM2).toBeGreaterThan(0.99 * circleM2);
    expect(first?.landM2).toBeLessThan(1.0001 * circleM2);
    expect(others[0]).toMatchObject({ name: '丙村', villages: 1, people: null, landM2: 0 });
    expect(others[1]).toMatchObject({ ground: 'land', name: '', villages: 0, places: 0 });
    expect(others[1]?.landM2).toBeGreaterThan(0.9 * circleM2);
  });

  it('proposes a site where land alone is left, exactly what the numbers gain with a station there', () => {
    const evaluator = start();
    const before = evaluator.state(planOf([pointFeature('s', 'charging-station', middle)]), SCOPE, LIBRARY);
    const [site] = proposedSites(before, 1000, 1);
    const coveredM2 = (): number => before.land?.covered('charging', null).coveredM2 ?? 0;
    const had = coveredM2();
    expect(site).toMatchObject({ ground: 'land', villages: 0, places: 0 });
    const place = [site?.longitude ?? 0, site?.latitude ?? 0] as const;
    const stations = [
      pointFeature('s', 'charging-station', middle),
      pointFeature('t', 'charging-station', place, { serviceRadiusM: 1000 }),
    ];
    evaluator.state(planOf(stations), SCOPE, LIBRARY);
    expect(coveredM2() - had).toBeCloseTo(site?.landM2 ?? Number.NaN, 0);
  });

  it('proposes a crossing of roads where it serves what no village or place does', () => {
    const line = (from: readonly number[], to: readonly number[]): Feature => ({
      type: 'Feature',
      geometry: { type: 'LineString', coordinates: [[...from], gridPlace(1.5, 0.5), [...to]] },
      properties: {},
    });
    // Two villages 1.8 km apart and a crossing half-way: only from there both are in reach.
    const apart = layerOf([1.5 - 0.165, 0.5, { name: '东村' }], [1.5 + 0.165, 0.5, { name: '西村' }]);
    const features = [line(gridPlace(1.5, 0.1), gridPlace(1.5, 0.9)), line(gridPlace(1.1, 0.5), gridPlace(1.9, 0.5))];
    const roads = { type: 'FeatureCollection', features } as const;
    const now = start({ ...NO_LAYERS, villages: apart, roads }).state(planOf([]), SCOPE, LIBRARY);
    expect(proposedSites(now, 1000, 1)).toMatchObject([{ ground: 'crossing', name: '', villages: 2 }]);
  });

  it('finds stations entered twice and numbers outside their bounds', () => {
    const near = gridPlace(0.500_001, 0.5);
    const features = [
      pointFeature('one', 'charging-station', middle, { piles: -3 }),
      pointFeature('two', 'charging-station', near, { piles: 4 }),
      pointFeature('stop', 'bus-stop', middle),
      pointFeature('far', 'charging-station', gridPlace(0.7, 0.5), { serviceRadiusM: 90_000 }),
    ];
    expect(coverageReport(start().state(planOf(features), SCOPE, LIBRARY)).problems).toEqual([
      { code: 'duplicate-station', feature: 'two', other: 'one' },
      { code: 'number-refused', feature: 'one', field: 'piles', value: -3 },
      { code: 'number-refused', feature: 'far', field: 'serviceRadiusM', value: 90_000 },
    ]);
  });

  it('gives the served area and the land left out as shapes that agree with the numbers', () => {
    const cutter = createPlanCutter(base, measureBaseline(base, topology), topology);
    const stations = [0.3, 0.5, 0.62].map((column, at) =>
      pointFeature(String(at), 'charging-station', gridPlace(column, 0.9)),
    );
    const now = createCoverageEvaluator({
      region: base.region,
      cutter,
      zoneWindow: createZoneWindows(base.region, topology),
      layers: NO_LAYERS,
    }).state(planOf(stations), SCOPE, LIBRARY);
    const land = now.land ?? createLandCoverage(cutter, now.plane);
    const area = serviceArea(now.charging, topology);
    const left = allAtOnce(uncoveredLandInSteps('charging', land, topology)(area));
    if (!area.ok || !left.ok) throw new Error('overlay');
    const { builtUpM2, coveredM2 } = land.covered('charging', null);
    expect(shapeArea(area.shape) / coveredM2).toBeCloseTo(1, 4);
    expect(shapeArea(left.shape) / (builtUpM2 - coveredM2)).toBeCloseTo(1, 5);
    const none = serviceArea([], topology);
    expect(none.ok && shapeArea(none.shape)).toBe(0);
  });
});
