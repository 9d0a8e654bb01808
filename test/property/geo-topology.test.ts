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

/** The same shape, to the last bit, where GEOS rounds four digits less. */
function nearOrigin(shape: Shape): Shape {
  return { ...shape, coordinates: shape.coordinates.map((value, index) => value - (index % 2 === 0 ? X : Y)) };
}

function expectBalance(parts: number, whole: number): void {
  expect(Math.abs(parts - whole)).toBeLessThanOrEqual(1e-9 * Math.max(parts, whole));
}

/** A coast of some hundred vertices with bays and lakes, and a second one apart from it. */
const land = fc
  .tuple(fc.array(fc.double({ min: 0.5, max: 1, noNaN: true }), { minLength: 8, maxLength: 24 }), fc.boolean())
  .map(([radii, mirrored]): Shape => {
    const vertices = 400;
    const ring = (east: number, size: number): number[] => {
      const open = Array.from({ length: vertices }, (_, index) => {
        const angle = (2 * Math.PI * index) / vertices;
        const radius = size * (radii[index % radii.length] ?? 1) * (1 + 0.1 * Math.sin(31 * angle));
        return [X + east + radius * Math.cos(angle), Y + (mirrored ? -1 : 1) * radius * Math.sin(angle)];
      });
      return [...open, ...open.slice(0, 1)].flat();
    };
    const rings = [ring(0, 2500), ring(0, 900), ring(6000, 2500)];
    return {
      coordinates: Float64Array.from(rings.flat()),
      ringEnds: Uint32Array.from(rings, (_, index) => (index + 1) * (vertices + 1)),
      partEnds: Uint32Array.of(2, 3),
    };
  });

/** A triangle of a few metres up to half a kilometre, anywhere on or beside {@link land}. */
const field = fc
  .record({
    // Whole numbers spread evenly over their range; doubles would crowd around zero.
    x: fc.integer({ min: -3500, max: 9500 }),
    y: fc.integer({ min: -3500, max: 3500 }),
    size: fc.constantFrom(4, 40, 500),
    turn: fc.double({ min: 0, max: 2, noNaN: true }),
  })
  .map(({ x, y, size, turn }): Shape => {
    const corner = (third: number): [number, number] => [
      X + x + size * Math.cos(turn + (third * 2 * Math.PI) / 3),
      Y + y + size * Math.sin(turn + (third * 2 * Math.PI) / 3),
    ];
    return {
      coordinates: Float64Array.from([0, 1, 2, 0].flatMap(corner)),
      ringEnds: Uint32Array.of(4),
      partEnds: Uint32Array.of(1),
    };
  });

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

  it('tells of many small shapes what a plain overlay tells of each', () => {
    const met = { inside: 0, crosses: 0, outside: 0 };
    fc.assert(
      fc.property(land, fc.array(field, { minLength: 20, maxLength: 40 }), (shape, fields) => {
        const table = tableOfShapes(fields);
        const prepared = topology.prepare(shape);
        const indices = Uint32Array.from(fields.keys()).reverse();
        const { areas, inside, failed, repaired, failure } = prepared.overlapAreas(table, indices);
        expect([failed.length, repaired.length, failure]).toEqual([0, 0, null]);
        for (const [position, index] of indices.entries()) {
          const whole = shapeArea(fields[index] ?? shape);
          const common = areaOf(topology.intersection(nearOrigin(shape), nearOrigin(fields[index] ?? shape)));
          const relation = prepared.relationTo(table, index);
          met[relation] += 1;
          expect(Math.abs((areas[position] ?? 0) - common)).toBeLessThanOrEqual(1e-10 * whole);
          expect(inside[position]).toBe(relation === 'inside' ? 1 : 0);
          if (relation === 'inside') expect(areas[position]).toBe(whole);
          if (relation === 'outside') expect(areas[position]).toBe(0);
          const alone = prepared.overlapArea(table, index);
          expect(alone.ok && alone.area).toBe(areas[position]);
        }
        prepared.release();
      }),
      { numRuns: 40 },
    );
    for (const count of Object.values(met)) expect(count).toBeGreaterThan(100);
  });
});
