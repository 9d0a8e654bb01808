import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OverlayResult } from '../../src/geo/overlay-result.ts';
import { shapeArea } from '../../src/geo/shape-area.ts';
import type { Shape } from '../../src/geo/shape.ts';
import { tableOfShapes } from '../../src/geo/shape-table.ts';
import type { Topology } from '../../src/geo/topology.ts';
import { loadTopology } from '../../src/geo/topology.ts';

/** Jizhou in the working plane: coordinates as large as overlay meets them. */
const [X, Y] = [13_080_000, 4_085_000];

let topology: Topology;
beforeAll(async () => {
  topology = await loadTopology();
});
afterAll(() => topology.dispose());

/** A star-shaped area of up to a few kilometres, with a hole in half of the cases. */
const area = fc
  .record({
    x: fc.double({ min: -2000, max: 2000, noNaN: true }),
    y: fc.double({ min: -2000, max: 2000, noNaN: true }),
    size: fc.double({ min: 200, max: 3000, noNaN: true }),
    radii: fc.array(fc.double({ min: 0.4, max: 1, noNaN: true }), { minLength: 5, maxLength: 60 }),
    holed: fc.boolean(),
  })
  .map(({ x, y, size, radii, holed }): Shape => {
    const ring = (factor: number): number[] => {
      const open = radii.flatMap((radius, index) => {
        const angle = (2 * Math.PI * index) / radii.length;
        return [X + x + factor * size * radius * Math.cos(angle), Y + y + factor * size * radius * Math.sin(angle)];
      });
      return [...open, ...open.slice(0, 2)];
    };
    const rings = holed ? [ring(1), ring(0.3)] : [ring(1)];
    let vertices = 0;
    return {
      coordinates: Float64Array.from(rings.flat()),
      ringEnds: Uint32Array.from(rings, (each) => (vertices += each.length / 2)),
      partEnds: Uint32Array.of(rings.length),
    };
  });

function unwrap(result: OverlayResult): Shape {
  if (!result.ok) throw new Error(result.details.message);
  expect(result.repaired).toBe(false);
  return result.shape;
}

function areaOf(result: OverlayResult): number {
  return shapeArea(unwrap(result));
}

function expectBalance(parts: number, whole: number): void {
  expect(Math.abs(parts - whole)).toBeLessThanOrEqual(1e-9 * Math.max(parts, whole));
}

/** One side of a line through a place near the middle, as a triangle so large that only the line matters. */
function halfPlane(angle: number, shiftM: number, side: 1 | -1): Shape {
  const far = 60_000;
  const [cosine, sine] = [Math.cos(angle), Math.sin(angle)];
  const at = (along: number, across: number): [number, number] => [
    X + along * cosine - (across + shiftM) * sine,
    Y + along * sine + (across + shiftM) * cosine,
  ];
  return {
    coordinates: Float64Array.from([...at(-far, 0), ...at(far, 0), ...at(0, side * far), ...at(-far, 0)]),
    ringEnds: Uint32Array.of(4),
    partEnds: Uint32Array.of(1),
  };
}

describe('overlay', () => {
  it('loses and gains nothing: |A| + |B| = |A ∪ B| + |A ∩ B|', () => {
    fc.assert(
      fc.property(area, area, (a, b) => {
        const union = areaOf(topology.union([a, b]));
        const common = areaOf(topology.intersection(a, b));
        expectBalance(union + common, shapeArea(a) + shapeArea(b));
      }),
    );
  });

  it('splits a shape into what is common and what is left', () => {
    fc.assert(
      fc.property(area, area, (a, b) => {
        const left = areaOf(topology.difference(a, b));
        const common = areaOf(topology.intersection(a, b));
        expectBalance(left + common, shapeArea(a));
      }),
    );
  });

  it('conserves the area of a shape cut by any line', () => {
    fc.assert(
      fc.property(
        area,
        fc.double({ min: 0, max: Math.PI, noNaN: true }),
        fc.double({ min: -1500, max: 1500, noNaN: true }),
        (shape, angle, shiftM) => {
          const above = areaOf(topology.intersection(shape, halfPlane(angle, shiftM, 1)));
          const below = areaOf(topology.intersection(shape, halfPlane(angle, shiftM, -1)));
          expectBalance(above + below, shapeArea(shape));
        },
      ),
    );
  });

  it('measures as GEOS does, and gives valid shapes', () => {
    fc.assert(
      fc.property(area, area, (a, b) => {
        const union = unwrap(topology.union([a, b]));
        expectBalance(topology.area(union), shapeArea(union));
        expect(topology.validity(union)).toEqual({ valid: true });
      }),
    );
  });

  it('does not depend on the order', () => {
    fc.assert(
      fc.property(area, area, (a, b) => {
        expectBalance(areaOf(topology.intersection(a, b)), areaOf(topology.intersection(b, a)));
      }),
    );
  });
});

describe('a prepared shape', () => {
  it('answers as the plain overlay does', () => {
    fc.assert(
      fc.property(area, fc.array(area, { minLength: 1, maxLength: 5 }), (shape, others) => {
        const table = tableOfShapes(others);
        const prepared = topology.prepare(shape);
        for (const [index, other] of others.entries()) {
          const plain = areaOf(topology.intersection(shape, other));
          const overlap = prepared.overlapArea(table, index);
          expectBalance(overlap.ok ? overlap.area : Number.NaN, plain);
          expectBalance(areaOf(prepared.intersection(table, index)), plain);
          expectBalance(areaOf(prepared.subtractFrom(table, index)), areaOf(topology.difference(other, shape)));
          const relation = prepared.relationTo(table, index);
          if (relation === 'inside') expectBalance(plain, shapeArea(other));
          if (relation === 'outside') expect(plain).toBe(0);
        }
        prepared.release();
      }),
    );
  });
});
