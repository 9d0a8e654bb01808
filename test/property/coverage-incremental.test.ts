import fc from 'fast-check';
import type { FeatureCollection } from 'geojson';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createZoneWindows } from '../../src/evaluate/zone-windows.ts';
import { measureBaseline } from '../../src/evaluate/baseline.ts';
import { type CoverageEvaluator, createCoverageEvaluator } from '../../src/evaluate/coverage/coverage-evaluator.ts';
import { createPlanCutter } from '../../src/evaluate/cut-plan.ts';
import { createFactorLibrary } from '../../src/evaluate/factors/factor-library.ts';
import { loadTopology, type Topology } from '../../src/geo/topology.ts';
import type { PlanFeature, Zone } from '../../src/plan/plan.ts';
import { planOf, pointFeature } from '../support/coverage-plan.ts';
import { gridBase, gridPlace, gridPolygon } from '../support/grid-base.ts';

const SCOPE = { scenario: 'a', year: 2025, revision: 1 };
const LIBRARY = createFactorLibrary({});

let topology: Topology;
beforeAll(async () => {
  topology = await loadTopology();
});
afterAll(() => topology.dispose());

const base = gridBase({
  columns: 5,
  rows: 5,
  parcel: (column, row) => ({ code: (column + row) % 2 === 0 ? '0701' : '0103' }),
});
const zones: readonly Zone[] = [{ id: 'z', name: 'z', geometry: gridPolygon([0.4, 0.3], [3.3, 1.1], [2.2, 4.6]) }];
const layers = {
  roads: collection(
    [0, 1, 2, 3, 4, 5].flatMap((at) => [
      { type: 'LineString', coordinates: [0, 1, 2, 3, 4, 5].map((row) => gridPlace(at, row)) },
      { type: 'LineString', coordinates: [0, 1, 2, 3, 4, 5].map((column) => gridPlace(column, at)) },
    ]),
  ),
  villages: collection(
    Array.from({ length: 36 }, (_, at) => ({
      type: 'Point',
      coordinates: gridPlace((at % 6) * 0.9, Math.floor(at / 6) * 0.8),
    })),
  ),
  places: null,
};

function collection(geometries: readonly FeatureCollection['features'][number]['geometry'][]): FeatureCollection {
  return {
    type: 'FeatureCollection',
    features: geometries.map((geometry) => ({ type: 'Feature', geometry, properties: {} })),
  };
}

function start(): CoverageEvaluator {
  const cutter = createPlanCutter(base, measureBaseline(base, topology), topology);
  return createCoverageEvaluator({
    region: base.region,
    cutter,
    zoneWindow: createZoneWindows(base.region, topology),
    layers,
  });
}

const sheet = fc.double({ min: -0.2, max: 5.2, noNaN: true });
const station = fc.record({
  id: fc.integer({ min: 0, max: 6 }),
  place: fc.tuple(sheet, sheet),
  kind: fc.constantFrom('charging-station', 'bus-stop', 'place', 'village'),
  radiusM: fc.option(fc.integer({ min: 0, max: 8000 })),
});

describe('coverage kept from one state of a plan to the next', () => {
  it('is coverage worked out from nothing, to the last digit', () => {
    fc.assert(
      fc.property(fc.array(station, { minLength: 1, maxLength: 10 }), (edits) => {
        const kept = start();
        const features = new Map<string, PlanFeature>();
        for (const { id, place, kind, radiusM } of edits) {
          const name = String(id);
          if (features.has(name) && radiusM === null) features.delete(name);
          else {
            const fields = radiusM === null || kind !== 'charging-station' ? {} : { serviceRadiusM: radiusM };
            features.set(name, pointFeature(name, kind, gridPlace(...place), fields));
          }
          const plan = planOf([...features.values()], zones);
          expect(kept.rows(plan, SCOPE, LIBRARY)).toEqual(start().rows(plan, SCOPE, LIBRARY));
        }
      }),
      { numRuns: 25 },
    );
  });

  it('of land never falls when a station is added', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(sheet, sheet), { minLength: 2, maxLength: 8 }), (places) => {
        const kept = start();
        let last = 0;
        places.forEach((_, count) => {
          const stations = places
            .slice(0, count + 1)
            .map((place, at) =>
              pointFeature(String(at), 'charging-station', gridPlace(...place), { serviceRadiusM: 3000 }),
            );
          const rows = kept.rows(planOf(stations), SCOPE, LIBRARY);
          const value = rows.find(({ indicator }) => indicator === 'charging.coverage')?.value ?? Number.NaN;
          expect(value).toBeGreaterThanOrEqual(last - 1e-9);
          expect(value).toBeLessThanOrEqual(100);
          last = value;
        });
      }),
      { numRuns: 25 },
    );
  });
});
