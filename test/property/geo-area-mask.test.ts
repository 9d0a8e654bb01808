import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createAreaMask } from '../../src/geo/area-mask.ts';
import { boxShape } from '../../src/geo/box-shape.ts';
import { createContainmentGrid } from '../../src/geo/containment-grid.ts';
import { shapeArea } from '../../src/geo/shape-area.ts';
import type { Shape } from '../../src/geo/shape.ts';
import { tableOfShapes } from '../../src/geo/shape-table.ts';
import type { Topology } from '../../src/geo/topology.ts';
import { loadTopology } from '../../src/geo/topology.ts';

const X = 13_100_000;
const Y = 4_100_000;

/** Around all boxes below. */
const EXTENT = { minX: X - 3000, minY: Y - 3000, maxX: X + 3000, maxY: Y + 3000 };

let topology: Topology;
beforeAll(async () => {
  topology = await loadTopology();
});
afterAll(() => topology.dispose());

/** A star-shaped ring with a hole in its middle; never crosses itself. */
function star(vertices: number, radius: number, roughness: readonly number[], withHole: boolean): Shape {
  const ring = (size: number): number[] => {
    const points: number[] = [];
    for (let at = 0; at <= vertices; at += 1) {
      const vertex = at % vertices;
      const angle = (2 * Math.PI * vertex) / vertices;
      const length = size * (1 + 0.5 * (roughness[vertex % roughness.length] ?? 0));
      points.push(X + length * Math.cos(angle), Y + length * Math.sin(angle));
    }
    return points;
  };
  const outer = ring(radius);
  const hole = withHole ? ring(radius / 3) : [];
  const ends = withHole ? [vertices + 1, 2 * (vertices + 1)] : [vertices + 1];
  return {
    coordinates: Float64Array.from([...outer, ...hole]),
    ringEnds: Uint32Array.from(ends),
    partEnds: Uint32Array.of(ends.length),
  };
}

const unit = fc.double({ min: 0, max: 1, noNaN: true });
const mask = fc
  .record({
    vertices: fc.integer({ min: 3, max: 900 }),
    roughness: fc.array(unit, { minLength: 1, maxLength: 40 }),
    withHole: fc.boolean(),
  })
  .map(({ vertices, roughness, withHole }) => star(vertices, 1000, roughness, withHole));
const boxes = fc.array(
  fc.record({ x: unit, y: unit, width: unit, height: unit }).map(({ x, y, width, height }) => {
    const minX = X - 1800 + 3600 * x;
    const minY = Y - 1800 + 3600 * y;
    return { minX, minY, maxX: minX + 1 + 900 * width ** 3, maxY: minY + 1 + 900 * height ** 3 };
  }),
  { minLength: 1, maxLength: 30 },
);

describe('a mask that is cut into pieces', () => {
  it('has in common with every box what one overlay of the whole gives', () => {
    fc.assert(
      fc.property(mask, boxes, (shape, list) => {
        const table = tableOfShapes(list.map(boxShape));
        const pieces = createAreaMask(shape, EXTENT, topology);
        list.forEach((box, index) => {
          const whole = shapeArea(boxShape(box));
          const inside = pieces.insideArea(table, index, whole);
          const expected = topology.intersection(shape, boxShape(box));
          const outside = pieces.outsideArea(table, index, whole);
          if (!inside.ok || !outside.ok || !expected.ok) throw new Error('overlay failed');
          expect(Math.abs(inside.area + outside.area - whole)).toBeLessThan(1e-9 * whole + 1e-5);
          // Cut points are rounded to 2e-9 m at these coordinates, along a kilometre of edges at most.
          expect(Math.abs(inside.area - shapeArea(expected.shape))).toBeLessThan(1e-9 * whole + 1e-5);
        });
        pieces.release();
      }),
      { numRuns: 60 },
    );
  });

  it('never calls a box inside or outside that GEOS sees crossing', () => {
    fc.assert(
      fc.property(mask, boxes, (shape, list) => {
        const grid = createContainmentGrid(shape);
        const prepared = topology.prepare(shape);
        const table = tableOfShapes(list.map(boxShape));
        list.forEach((box, index) => {
          const place = grid.place(box);
          if (place !== 'near') expect(prepared.relationTo(table, index)).toBe(place);
        });
        prepared.release();
      }),
      { numRuns: 60 },
    );
  });
});

describe('the grid', () => {
  it('settles most boxes that are small against the shape', () => {
    const shape = star(400, 10_000, [0.2], true);
    const grid = createContainmentGrid(shape);
    let settled = 0;
    for (let at = 0; at < 10_000; at += 1) {
      const minX = X - 12_000 + 240 * (at % 100);
      const minY = Y - 12_000 + 240 * Math.floor(at / 100);
      if (grid.place({ minX, minY, maxX: minX + 50, maxY: minY + 50 }) !== 'near') settled += 1;
    }
    expect(settled).toBeGreaterThan(9_000);
  });

  it('of nothing has everything outside', () => {
    const nothing: Shape = {
      coordinates: new Float64Array(0),
      ringEnds: new Uint32Array(0),
      partEnds: new Uint32Array(0),
    };
    expect(createContainmentGrid(nothing).place({ minX: 0, minY: 0, maxX: 1, maxY: 1 })).toBe('outside');
  });
});
