import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { shareInDiscs } from '../../src/evaluate/coverage/disc-cover.ts';
import { shapeArea } from '../../src/geo/shape-area.ts';
import type { Shape } from '../../src/geo/shape.ts';
import { loadTopology, type Topology } from '../../src/geo/topology.ts';

const X = 13_080_000;
const Y = 4_085_000;
/** Vertices of a circle that GEOS is shown; n chords leave (2π/n)²/6 of the area out. */
const CIRCLE_VERTICES = 4096;

let topology: Topology;
beforeAll(async () => {
  topology = await loadTopology();
});
afterAll(() => topology.dispose());

const unit = fc.double({ min: 0, max: 1, noNaN: true });

/** A star with a hole; places and sizes are on a coarse grid half of the time, so that things touch. */
const stars = fc.array(unit, { minLength: 3, maxLength: 30 }).map((lengths): Shape => {
  const ring = (size: number): number[] =>
    [...lengths, lengths[0] ?? 0].flatMap((length, at) => {
      const angle = (2 * Math.PI * (at % lengths.length)) / lengths.length;
      const reach = size * (0.4 + 0.6 * length);
      return [X + reach * Math.cos(angle), Y + reach * Math.sin(angle)];
    });
  const coordinates = Float64Array.from([...ring(1000), ...ring(300)]);
  const vertices = lengths.length + 1;
  return { coordinates, ringEnds: Uint32Array.of(vertices, 2 * vertices), partEnds: Uint32Array.of(2) };
});
const places = fc.oneof(
  fc.integer({ min: -6, max: 6 }).map((step) => step * 200),
  unit.map((share) => 2400 * share - 1200),
);
const discLists = fc.array(
  fc.tuple(
    places,
    places,
    fc.oneof(
      fc.integer({ min: 1, max: 4 }).map((n) => 200 * n),
      unit.map((u) => 50 + 900 * u),
    ),
  ),
  {
    minLength: 1,
    maxLength: 7,
  },
);

function circle([x, y, radius]: readonly [number, number, number]): Shape {
  const coordinates = new Float64Array(2 * (CIRCLE_VERTICES + 1));
  for (let vertex = 0; vertex <= CIRCLE_VERTICES; vertex += 1) {
    const angle = (2 * Math.PI * (vertex % CIRCLE_VERTICES)) / CIRCLE_VERTICES;
    coordinates[2 * vertex] = X + x + radius * Math.cos(angle);
    coordinates[2 * vertex + 1] = Y + y + radius * Math.sin(angle);
  }
  return { coordinates, ringEnds: Uint32Array.of(CIRCLE_VERTICES + 1), partEnds: Uint32Array.of(1) };
}

function flat(list: readonly (readonly [number, number, number])[]): Float64Array {
  const once = new Map(list.map((disc) => [disc.join(' '), disc]));
  return Float64Array.from([...once.values()].flatMap(([x, y, radius]) => [X + x, Y + y, radius]));
}

describe('share of an area in discs', () => {
  it('is what GEOS cuts out of it with the union of fine circles', () => {
    fc.assert(
      fc.property(stars, discLists, (shape, list) => {
        const union = topology.union(list.map(circle));
        if (!union.ok) throw new Error('union');
        const common = topology.intersection(union.shape, shape);
        if (!common.ok) throw new Error('intersection');
        expect(shareInDiscs(shape, flat(list))).toBeCloseTo(shapeArea(common.shape) / shapeArea(shape), 5);
      }),
      { numRuns: 60 },
    );
  });

  it('never falls when a disc is added, and does not depend on the order of discs beyond rounding', () => {
    fc.assert(
      fc.property(stars, discLists, (shape, list) => {
        const all = shareInDiscs(shape, flat(list));
        expect(all).toBeGreaterThanOrEqual(shareInDiscs(shape, flat(list.slice(1))) - 1e-9);
        expect(all).toBeLessThanOrEqual(1);
        expect(shareInDiscs(shape, flat([...list].reverse()))).toBeCloseTo(all, 9);
      }),
      { numRuns: 400 },
    );
  });
});
