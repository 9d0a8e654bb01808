import { difference, featureCollection, intersect, union } from '@turf/turf';
import fc from 'fast-check';
import type { Feature, LineString, MultiPolygon, Polygon, Position } from 'geojson';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { intersectAreas, subtractAreas, uniteAreas } from '../../src/geo/area-operation.ts';
import { mapPositions } from '../../src/geo/geometry-positions.ts';
import { shapeArea } from '../../src/geo/shape-area.ts';
import { shapeFromGeojson } from '../../src/geo/shape-from-geojson.ts';
import type { ShapeOutcome } from '../../src/geo/shape-outcome.ts';
import { splitArea } from '../../src/geo/split-area.ts';
import { loadTopology, type Topology } from '../../src/geo/topology.ts';
import { planeX, planeY } from '../../src/geo/working-plane.ts';

type Area = Polygon | MultiPolygon;

let topology: Topology;
beforeAll(async () => {
  topology = await loadTopology();
});
afterAll(() => topology.dispose());

const double = (min: number, max: number): fc.Arbitrary<number> => fc.double({ min, max, noNaN: true });

/** A star-shaped area of some kilometres near Jizhou, in half of the cases with a hole. */
const star = fc
  .record({
    longitude: double(117.38, 117.42),
    latitude: double(40.03, 40.07),
    size: double(0.002, 0.03),
    radii: fc.array(double(0.4, 1), { minLength: 4, maxLength: 40 }),
    isHoled: fc.boolean(),
  })
  .map(({ longitude, latitude, size, radii, isHoled }): Position[][] => {
    const ring = (factor: number): Position[] => {
      const open = radii.map((radius, index): Position => {
        const angle = (2 * Math.PI * index) / radii.length;
        return [
          longitude + 1.3 * factor * size * radius * Math.cos(angle),
          latitude + factor * size * radius * Math.sin(angle),
        ];
      });
      return [...open, ...open.slice(0, 1)];
    };
    return isHoled ? [ring(1), ring(0.35)] : [ring(1)];
  });

/** A rectangle between lines of a coarse grid, so that edges of two coincide, in half of the cases with a hole. */
const sheet = fc
  .record({
    west: fc.nat(6),
    south: fc.nat(6),
    width: fc.integer({ min: 3, max: 6 }),
    height: fc.integer({ min: 3, max: 6 }),
    isHoled: fc.boolean(),
  })
  .map(({ west, south, width, height, isHoled }): Position[][] => {
    const ring = (w: number, s: number, e: number, n: number): Position[] =>
      [
        [w, s],
        [e, s],
        [e, n],
        [w, n],
        [w, s],
      ].map(([column = 0, row = 0]) => [117.38 + column / 300, 40.03 + row / 300]);
    const outer = ring(west, south, west + width, south + height);
    return isHoled ? [outer, ring(west + 1, south + 1, west + 2, south + 2)] : [outer];
  });

/** One part, or one and another some kilometres beside it. */
const area: fc.Arbitrary<Area> = fc.tuple(fc.oneof(star, sheet), fc.option(star)).map(([rings, other]) =>
  other === null
    ? { type: 'Polygon', coordinates: rings }
    : {
        type: 'MultiPolygon',
        coordinates: [rings, other.map((ring) => ring.map(([x = 0, y = 0]) => [x + 0.15, y]))],
      },
);

const line: fc.Arbitrary<LineString> = fc
  .array(fc.tuple(double(117.35, 117.45), double(40.0, 40.1)), { minLength: 2, maxLength: 8 })
  .map((coordinates) => ({ type: 'LineString', coordinates }));

function areaOf(geometry: Area): number {
  return shapeArea(shapeFromGeojson(geometry));
}

/** Area of what came of it; 0 where nothing could. */
function areaOfAll(outcome: ShapeOutcome): number {
  if (outcome.ok) return outcome.shapes.reduce((sum, shape) => sum + areaOf(shape), 0);
  expect(['no-common-area', 'nothing-left']).toContain(outcome.code);
  return 0;
}

function only(outcome: ShapeOutcome): Area | null {
  if (!outcome.ok) return null;
  expect(outcome.shapes).toHaveLength(1);
  return outcome.shapes[0] ?? null;
}

function expectBalance(one: number, other: number, whole: number): void {
  expect(Math.abs(one - other)).toBeLessThanOrEqual(1e-9 * whole);
}

function positionsOf(geometry: Area): Position[] {
  return (geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates).flat(2);
}

/** Vertices as texts that are the same only for the same doubles. */
function digits(geometries: readonly Area[]): Set<string> {
  return new Set(geometries.flatMap(positionsOf).map((position) => position.join(' ')));
}

/** No vertex may lie beside one that was there: it is that one to the last digit, or a new one. */
function expectOldDigits(results: readonly Area[], inputs: readonly Position[]): void {
  const old = new Set(inputs.map((position) => position.join(' ')));
  for (const position of results.flatMap(positionsOf)) {
    if (old.has(position.join(' '))) continue;
    const [longitude = 0, latitude = 0] = position;
    const nearest = Math.min(...inputs.map(([x = 0, y = 0]) => Math.hypot(x - longitude, y - latitude)));
    expect(nearest).toBeGreaterThan(3e-13);
  }
}

const RUNS = { numRuns: 60 };

describe('operations on drawn areas', () => {
  it('balance: the union is both without what they have in common', () => {
    fc.assert(
      fc.property(area, area, (a, b) => {
        const common = areaOfAll(intersectAreas(topology, a, b));
        const united = areaOfAll(uniteAreas(topology, [a, b]));
        expectBalance(united + common, areaOf(a) + areaOf(b), united);
      }),
      RUNS,
    );
  });

  it('balance: what is in common and what is left are the whole, and united they are it again', () => {
    fc.assert(
      fc.property(area, area, (a, b) => {
        const common = intersectAreas(topology, a, b);
        const rest = subtractAreas(topology, a, [b]);
        const wholeM2 = areaOf(a);
        if (!common.ok) {
          expect(common.code).toBe('no-common-area');
          expect(rest).toEqual({ ok: false, code: 'no-common-area' });
          return;
        }
        expectBalance(areaOfAll(common) + areaOfAll(rest), wholeM2, wholeM2);
        const parts = [only(common), only(rest)].filter((part) => part !== null);
        const again = only(uniteAreas(topology, parts));
        if (again === null) throw new Error('no union');
        expectBalance(areaOf(again), wholeM2, wholeM2);
        expectBalance(areaOfAll(intersectAreas(topology, again, a)), wholeM2, wholeM2);
      }),
      RUNS,
    );
  });

  it('balance: pieces along a line sum to the whole, do not overlap, and each stays in one piece', () => {
    fc.assert(
      fc.property(area, line, (a, along) => {
        const split = splitArea(topology, a, along);
        if (!split.ok) {
          expect(split.code).toBe('does-not-cut');
          return;
        }
        const wholeM2 = areaOf(a);
        const sizes = split.shapes.map(areaOf);
        expect(sizes.length).toBeGreaterThan(1);
        expectBalance(areaOfAll(split), wholeM2, wholeM2);
        expectBalance(areaOfAll(uniteAreas(topology, split.shapes)), wholeM2, wholeM2);
        for (const shape of split.shapes.slice(1)) expect(shape.type).toBe('Polygon');
      }),
      RUNS,
    );
  });

  it('keep the digits of every vertex that was there', () => {
    fc.assert(
      fc.property(area, area, line, (a, b, along) => {
        const inputs = [...positionsOf(a), ...positionsOf(b)];
        for (const outcome of [
          uniteAreas(topology, [a, b]),
          intersectAreas(topology, a, b),
          subtractAreas(topology, a, [b]),
        ]) {
          if (outcome.ok) expectOldDigits(outcome.shapes, inputs);
        }
        const split = splitArea(topology, a, along);
        if (!split.ok) return;
        expectOldDigits(split.shapes, [...positionsOf(a), ...along.coordinates]);
        const kept = digits(split.shapes);
        for (const position of digits([a])) expect(kept).toContain(position);
      }),
      RUNS,
    );
  });

  it('agree with polyclip, which computes exactly, on the plane', () => {
    let compared = 0;
    fc.assert(
      fc.property(area, area, (a, b) => {
        const [first, second] = [a, b].map(onPlane) as [Feature<Area>, Feature<Area>];
        const both = featureCollection([first, second]);
        let expected: readonly (Feature<Area> | null)[];
        try {
          expected = [intersect(both), union(both), difference(both)];
        } catch {
          return;
        }
        compared += 1;
        const largest = Math.max(areaOf(a), areaOf(b));
        const rest = subtractAreas(topology, a, [b]);
        const restM2 = !rest.ok && rest.code === 'no-common-area' ? areaOf(a) : areaOfAll(rest);
        const own = [areaOfAll(intersectAreas(topology, a, b)), areaOfAll(uniteAreas(topology, [a, b])), restM2];
        own.forEach((areaM2, index) => expectBalance(areaM2, planeArea(expected[index] ?? null), largest));
      }),
      { numRuns: 40 },
    );
    expect(compared).toBeGreaterThan(20);
  });
});

/** Plane coordinates near the middle as if they were degrees: the rival knows nothing of the earth. */
function onPlane(geometry: Area): Feature<Area> {
  const moved = mapPositions(geometry, ([longitude = 0, latitude = 0]) => [
    planeX(longitude) - planeX(117.4),
    planeY(latitude) - planeY(40.05),
  ]) as Area;
  return { type: 'Feature', properties: {}, geometry: moved };
}

/** Shoelace over all rings; polyclip gives outer rings one direction and holes the other. */
function planeArea(feature: Feature<Area> | null): number {
  if (feature === null) return 0;
  const { geometry } = feature;
  const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  const size = (ring: readonly Position[]): number =>
    Math.abs(
      ring.slice(1).reduce((sum, [x1 = 0, y1 = 0], index) => {
        const [x0 = 0, y0 = 0] = ring[index] ?? [];
        return sum + (x0 * y1 - x1 * y0) / 2;
      }, 0),
    );
  return polygons.reduce(
    (sum, [outer = [], ...holes]) => sum + size(outer) - holes.reduce((inner, hole) => inner + size(hole), 0),
    0,
  );
}
