import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { shapeArea, tableAreas } from '../../src/geo/shape-area.ts';
import type { Shape } from '../../src/geo/shape.ts';
import { shapeAt, shapeCount, tableOfShapes, type ShapeTable } from '../../src/geo/shape-table.ts';
import type { Topology } from '../../src/geo/topology.ts';
import { loadTopology } from '../../src/geo/topology.ts';

const [X, Y] = [13_080_000, 4_085_000];
const SIDE = 100;
const PIECES = 8;

let topology: Topology;
beforeAll(async () => {
  topology = await loadTopology();
});
afterAll(() => topology.dispose());

/** A grid of fields whose borders wiggle: neighbours follow the same vertices. */
const coverage = fc
  .record({
    columns: fc.integer({ min: 1, max: 4 }),
    rows: fc.integer({ min: 1, max: 4 }),
    wiggle: fc.array(fc.integer({ min: -60, max: 60 }), { minLength: 16, maxLength: 64 }),
  })
  .map(({ columns, rows, wiggle }): ShapeTable => {
    const shift = (i: number, j: number, salt: number): number =>
      (wiggle[Math.abs(i * 7 + j * 31 + salt) % wiggle.length] ?? 0) / 10;
    // Along a border `i` and `j` count pieces; corners stay, so that borders never meet in between.
    const at = (i: number, j: number): [number, number] => {
      const [onColumn, onRow] = [i % PIECES === 0, j % PIECES === 0];
      const corner = onColumn && onRow;
      return [
        X + (i * SIDE) / PIECES + (corner || !onColumn ? 0 : shift(i, j, 3)),
        Y + (j * SIDE) / PIECES + (corner || !onRow ? 0 : shift(i, j, 11)),
      ];
    };
    const field = (column: number, row: number): Shape => {
      const [i, j] = [column * PIECES, row * PIECES];
      const ring: [number, number][] = [];
      for (let step = 0; step < PIECES; step += 1) ring.push(at(i + step, j));
      for (let step = 0; step < PIECES; step += 1) ring.push(at(i + PIECES, j + step));
      for (let step = 0; step < PIECES; step += 1) ring.push(at(i + PIECES - step, j + PIECES));
      for (let step = 0; step <= PIECES; step += 1) ring.push(at(i, j + PIECES - step));
      return {
        coordinates: Float64Array.from(ring.flat()),
        ringEnds: Uint32Array.of(ring.length),
        partEnds: Uint32Array.of(1),
      };
    };
    return tableOfShapes(
      Array.from({ length: columns * rows }, (_, index) => field(index % columns, Math.floor(index / columns))),
    );
  });

function simplified(table: ShapeTable, toleranceM: number): ShapeTable {
  const result = topology.simplifyCoverage(table, toleranceM);
  if (!result.ok) throw new Error(result.details.message);
  return result.table;
}

function unionArea(table: ShapeTable): number {
  const union = topology.union(Array.from({ length: shapeCount(table) }, (_, index) => shapeAt(table, index)));
  if (!union.ok) throw new Error(union.details.message);
  return shapeArea(union.shape);
}

function sum(areas: Float64Array): number {
  return areas.reduce((total, area) => total + area, 0);
}

describe('simplifying a coverage', () => {
  it('keeps every shared border shared: areas add up to the union, and nothing overlaps', () => {
    fc.assert(
      fc.property(coverage, fc.constantFrom(5, 15, 40), (table, toleranceM) => {
        const result = simplified(table, toleranceM);
        expect(shapeCount(result)).toBe(shapeCount(table));
        expect(topology.coverageFaults(result).shapes.length).toBe(0);
        const union = unionArea(result);
        expect(Math.abs(sum(tableAreas(result)) - union)).toBeLessThanOrEqual(1e-9 * union);
      }),
    );
  });

  it('takes vertices away, moves none, and at tolerance zero takes only what lies on a line', () => {
    fc.assert(
      fc.property(coverage, (table) => {
        const result = simplified(table, 40);
        expect(result.coordinates.length).toBeLessThan(table.coordinates.length);
        const known = new Set<string>();
        for (let at = 0; at < table.coordinates.length; at += 2)
          known.add(table.coordinates.subarray(at, at + 2).join());
        for (let at = 0; at < result.coordinates.length; at += 2) {
          expect(known.has(result.coordinates.subarray(at, at + 2).join())).toBe(true);
        }
        const same = simplified(table, 0);
        expect(Math.abs(sum(tableAreas(same)) - sum(tableAreas(table)))).toBeLessThan(1e-4);
      }),
    );
  });
});

describe('faults of a coverage', () => {
  it('are none where neighbours share their vertices', () => {
    fc.assert(
      fc.property(coverage, (table) => {
        expect(topology.coverageFaults(table, 1)).toEqual({
          shapes: new Uint32Array(0),
          shapeEnds: new Uint32Array(0),
          lineEnds: new Uint32Array(0),
          coordinates: new Float64Array(0),
        });
      }),
    );
  });

  it('name both sides of an overlap and of a gap, with the edges', () => {
    const square = (x: number): Shape => ({
      coordinates: Float64Array.of(x, 0, x + 10, 0, x + 10, 10, x, 10, x, 0),
      ringEnds: Uint32Array.of(5),
      partEnds: Uint32Array.of(1),
    });
    const overlapping = topology.coverageFaults(tableOfShapes([square(0), square(10), square(18)]));
    expect([...overlapping.shapes]).toEqual([1, 2]);
    expect(overlapping.shapeEnds.at(-1)).toBe(overlapping.lineEnds.length);
    expect(overlapping.lineEnds.at(-1)).toBe(overlapping.coordinates.length / 2);
    const apart = tableOfShapes([square(0), square(10.5)]);
    expect(topology.coverageFaults(apart).shapes.length).toBe(0);
    expect([...topology.coverageFaults(apart, 1).shapes]).toEqual([0, 1]);
  });
});
