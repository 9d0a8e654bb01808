import type { FeatureCollection, Point, Polygon } from 'geojson';
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { measureBaseline } from '../../src/evaluate/baseline.ts';
import { createEligibleFinder, type EligibleFinder } from '../../src/evaluate/eligible/eligible-finder.ts';
import type { EligibleLand, EligibleVerdict } from '../../src/evaluate/eligible/eligible-land.ts';
import { createRuleBooks } from '../../src/evaluate/rules/rule-books.ts';
import { shippedRules } from '../../src/evaluate/rules/shipped-rules.ts';
import { shapeArea } from '../../src/geo/shape-area.ts';
import { shapeFromGeojson } from '../../src/geo/shape-from-geojson.ts';
import type { Shape } from '../../src/geo/shape.ts';
import { loadTopology, type Topology } from '../../src/geo/topology.ts';
import { planeX, planeY } from '../../src/geo/working-plane.ts';
import type { KindId } from '../../src/kinds/kind.ts';
import type { PlanFeature } from '../../src/plan/plan.ts';
import { gridBase, gridBox, gridPlace } from '../support/grid-base.ts';
import { drawn, planOf } from '../support/plan-pieces.ts';
import { runSteps } from '../support/run-steps.ts';

let topology: Topology;
beforeAll(async () => {
  topology = await loadTopology();
});

const [COLUMNS, ROWS] = [5, 3];
/** Cropland, forest, bare land, shrubland, grass, water, a class that nobody knows; null: no parcel. */
const CODES = ['0103', '0301', '1206', '0305', '0404', '1101', '9999', null];
const share = fc.double({ min: 0, max: 1, noNaN: true });
const box = fc
  .tuple(share, share, share, share)
  .map(([x, y, width, height]): Polygon =>
    gridBox(4 * x, 2 * y, 4 * x + 0.1 + 0.9 * width, 2 * y + 0.1 + 0.9 * height),
  );
const districts = fc.record({
  codes: fc.array(fc.integer({ min: 0, max: CODES.length - 1 }), { minLength: 15, maxLength: 15 }),
  redline: fc.array(box, { maxLength: 2 }),
  farmland: fc.array(box, { maxLength: 2 }),
  protectedAreas: fc.array(box, { maxLength: 2 }),
  villages: fc.array(fc.tuple(share, share), { maxLength: 2 }),
  kind: fc.constantFrom<KindId>('pv', 'forest', 'wind-turbine', 'charging-station', 'wetland'),
});
type District = typeof districts extends fc.Arbitrary<infer Value> ? Value : never;

test('areas are those that GEOS gets from whole shapes, and add up to the district', () => {
  fc.assert(
    fc.property(districts, (district) => {
      const { finder, base } = finderOf(district);
      const land = find(finder, district.kind, drawnOf(district));
      const regionM2 = base.region === null ? 0 : shapeArea(base.region);
      const total = Object.values(land.areasM2).reduce((sum, areaM2) => sum + areaM2, 0);
      expect(Math.abs(total - regionM2)).toBeLessThan(1e-9 * regionM2);
      const bans = union(finder, 'forbidden');
      const conditions = union(finder, 'conditional');
      const expected: Record<EligibleVerdict, number> = { allowed: 0, conditional: 0, forbidden: 0, unknown: 0 };
      district.codes.forEach((code, at) => {
        const column = at % COLUMNS;
        const row = Math.floor(at / COLUMNS);
        const sheet = shapeFromGeojson(gridBox(column, row, column + 1, row + 1));
        if (CODES[code] === null) {
          expected.unknown += shapeArea(sheet);
          return;
        }
        const [x, y] = planeOf(column + 0.5, row + 0.5);
        const parcel = base.index.search(x, y, x, y)[0] ?? 0;
        const ofClass = finder.shown()?.verdictOf(parcel).verdict ?? 'unknown';
        const open = difference(sheet, bans);
        expected.forbidden += shapeArea(sheet) - shapeArea(open);
        const free = difference(open, conditions);
        if (ofClass === 'allowed') {
          expected.conditional += shapeArea(open) - shapeArea(free);
          expected.allowed += shapeArea(free);
        } else expected[ofClass] += shapeArea(open);
      });
      for (const verdict of ['allowed', 'conditional', 'forbidden', 'unknown'] as const) {
        expect(Math.abs(land.areasM2[verdict] - expected[verdict])).toBeLessThan(1e-9 * regionM2);
      }
      const stepsM2 = land.steps.reduce((sum, { areaM2 }) => sum + areaM2, 0);
      expect(Math.abs(stepsM2 - land.areasM2.forbidden - land.areasM2.conditional)).toBeLessThan(1e-9 * regionM2);
    }),
    { numRuns: 24 },
  );
});

test('a place has the verdict of the land that it lies in, and a reason unless it is allowed', () => {
  const places = fc.array(fc.tuple(share, share), { minLength: 40, maxLength: 40 });
  fc.assert(
    fc.property(districts, places, (district, shares) => {
      const { finder } = finderOf(district);
      const land = find(finder, district.kind, drawnOf(district));
      const bans = union(finder, 'forbidden');
      const conditions = union(finder, 'conditional');
      for (const [across, up] of shares) {
        const column = 0.001 + 4.998 * across;
        const row = 0.001 + 2.998 * up;
        const place = finder.at(...planeOf(column, row));
        if (place === null) throw new Error('the place lies in the district');
        expect(land.areasM2[place.verdict]).toBeGreaterThan(0);
        const code = CODES[district.codes[Math.floor(row) * COLUMNS + Math.floor(column)] ?? 0];
        if (code === null) expect(place.verdict).toBe('unknown');
        else if (holds(bans, column, row)) expect(place.verdict).toBe('forbidden');
        else if (holds(conditions, column, row)) expect(place.verdict).not.toBe('allowed');
        if (place.verdict === 'forbidden' || place.verdict === 'conditional') {
          expect(place.reasons[0]?.verdict).toBe(place.verdict);
        }
        if (place.verdict === 'allowed') expect(place.reasons).toEqual([]);
      }
    }),
    { numRuns: 18 },
  );
});

test('after edits the land is that of a division from scratch, to the last digit', () => {
  const edits = fc.array(
    fc.tuple(box, fc.constantFrom<KindId>('protected-area', 'ecological-redline', 'farmland-redline', 'pv')),
    {
      minLength: 2,
      maxLength: 5,
    },
  );
  fc.assert(
    fc.property(districts, edits, (district, drawnLater) => {
      const { finder } = finderOf(district);
      let features = drawnOf(district);
      find(finder, district.kind, features);
      drawnLater.forEach(([geometry, kind], at) => {
        const feature = drawn(`late${String(at % 2)}`, geometry, { kind });
        features = [...features.filter(({ id }) => id !== feature.id), feature];
        const fresh = find(finderOf(district).finder, district.kind, features);
        expect(find(finder, district.kind, features)).toEqual(fresh);
      });
    }),
    { numRuns: 12 },
  );
});

function finderOf({ codes, redline, farmland, villages }: District) {
  const base = gridBase({
    columns: COLUMNS,
    rows: ROWS,
    parcel: (column, row) => {
      const code = CODES[codes[row * COLUMNS + column] ?? 0] ?? null;
      return code === null ? null : { code };
    },
    region: gridBox(0, 0, COLUMNS, ROWS),
  });
  const layers = new Map([
    ['redline', collection(redline)],
    ['farmland', collection(farmland)],
    [
      'villages',
      collection(villages.map(([x, y]): Point => ({ type: 'Point', coordinates: gridPlace(5 * x, 3 * y) }))),
    ],
  ]);
  const bookOf = createRuleBooks(shippedRules(), () => []);
  const baseline = measureBaseline(base, topology);
  return { base, finder: createEligibleFinder({ base, baseline, layers, topology, terrain: null, bookOf }) };
}

function drawnOf({ protectedAreas }: District): readonly PlanFeature[] {
  return protectedAreas.map((geometry, at) =>
    drawn(`area${String(at)}`, geometry, { kind: 'protected-area', protectionZone: at === 0 ? 'core' : 'general' }),
  );
}

function find(finder: EligibleFinder, kind: KindId, features: readonly PlanFeature[]): EligibleLand {
  const land = runSteps(finder.findInSteps(planOf(features), { scenario: 'a', year: 2026, revision: 0 }, kind));
  if (land === null) throw new Error('no land');
  return land;
}

function collection(geometries: readonly (Polygon | Point)[]): FeatureCollection {
  return {
    type: 'FeatureCollection',
    features: geometries.map((geometry) => ({ type: 'Feature', geometry, properties: {} })),
  };
}

function union(finder: EligibleFinder, verdict: 'forbidden' | 'conditional'): Shape {
  const shapes = (finder.shown()?.barriers ?? [])
    .filter((one) => one.verdict === verdict)
    .map(({ window }) => window.shape);
  const united = topology.union(shapes);
  if (!united.ok) throw new Error(united.details.message);
  return united.shape;
}

function difference(one: Shape, other: Shape): Shape {
  const rest = topology.difference(one, other);
  if (!rest.ok) throw new Error(rest.details.message);
  return rest.shape;
}

function holds(shape: Shape, column: number, row: number): boolean {
  const [x, y] = planeOf(column, row);
  const point: Shape = {
    coordinates: Float64Array.of(x, y, x + 1e-3, y, x, y + 1e-3, x, y),
    ringEnds: Uint32Array.of(4),
    partEnds: Uint32Array.of(1),
  };
  const common = topology.intersection(point, shape);
  return common.ok && shapeArea(common.shape) > 0;
}

function planeOf(column: number, row: number): [number, number] {
  const [longitude, latitude] = gridPlace(column, row);
  return [planeX(longitude), planeY(latitude)];
}
