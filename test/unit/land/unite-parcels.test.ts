import type { MultiPolygon, Polygon, Position } from 'geojson';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { shapeArea } from '../../../src/geo/shape-area.ts';
import { shapeFromGeojson } from '../../../src/geo/shape-from-geojson.ts';
import { loadTopology, type Topology } from '../../../src/geo/topology.ts';
import { planeLatitude, planeLongitude } from '../../../src/geo/working-plane.ts';
import type { LandTable } from '../../../src/land/land-table.ts';
import { uniteParcels } from '../../../src/land/unite-parcels.ts';
import { gridBase, SHEET_AREA_M2 } from '../../support/grid-base.ts';
import { boxRing, planeShape, planeTable } from '../../support/plane-table.ts';
import { runSteps } from '../../support/run-steps.ts';

let topology: Topology;
beforeAll(async () => {
  topology = await loadTopology();
});
afterAll(() => topology.dispose());

function united(land: LandTable, ...parcels: number[]): Polygon | MultiPolygon {
  const outcome = runSteps(uniteParcels(land, Uint32Array.from(parcels), topology));
  if (!outcome.ok) throw new Error(outcome.code);
  expect(outcome.shapes).toHaveLength(1);
  const [shape] = outcome.shapes;
  if (shape === undefined) throw new Error('nothing');
  expect(topology.validity(shapeFromGeojson(shape))).toEqual({ valid: true });
  return shape;
}

function areaM2(geometry: Polygon | MultiPolygon): number {
  return shapeArea(shapeFromGeojson(geometry));
}

function positions(geometry: Polygon | MultiPolygon): Position[] {
  return (geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates).flat(2);
}

/** Areas of plane rectangles are true m². */
function expectArea(geometry: Polygon | MultiPolygon, expectedM2: number): void {
  expect(Math.abs(areaM2(geometry) / expectedM2 - 1)).toBeLessThan(1e-9);
}

describe('uniting parcels', () => {
  const { land } = gridBase({ columns: 4, rows: 1, shift: (column, row) => [0.1 * row, 0.05 * (column % 2)] });

  it('leaves out shared borders and keeps the digits of all other vertices', () => {
    const row = united(land, 0, 1, 2, 3);
    expect(row.type).toBe('Polygon');
    expect(row.coordinates).toHaveLength(1);
    // Ten corners of the outline, the first of them twice.
    expect(positions(row)).toHaveLength(11);
    const corners = new Set(
      Array.from({ length: land.coordinates.length / 2 }, (_, vertex) =>
        [planeLongitude(land.coordinates[2 * vertex] ?? 0), planeLatitude(land.coordinates[2 * vertex + 1] ?? 0)].join(
          ' ',
        ),
      ),
    );
    for (const position of positions(row)) expect(corners).toContain(position.join(' '));
  });

  it('has the area of the sheets, which the tables of the survey give', () => {
    const { land: plain } = gridBase({ columns: 4, rows: 1 });
    expectArea(united(plain, 1, 2, 3), 3 * SHEET_AREA_M2);
  });

  it('keeps holes, and parts that only touch in a corner', () => {
    const { land: block } = gridBase({ columns: 3, rows: 3 });
    const ring = united(block, 0, 1, 2, 3, 5, 6, 7, 8);
    expect(ring.type).toBe('Polygon');
    expect(ring.coordinates).toHaveLength(2);
    const corners = united(block, 0, 4, 8);
    expect(corners.type).toBe('MultiPolygon');
    expect(corners.coordinates).toHaveLength(3);
    expect(areaM2(ring) + areaM2(united(block, 4))).toBeCloseTo(areaM2(united(block, 0, 1, 2, 3, 4, 5, 6, 7, 8)), 0);
  });

  it('unites neighbours of which one has more vertices on the common border', () => {
    const plain = planeShape([boxRing(0, 0, 100)]);
    const withMore = planeShape([[100, 0, 200, 0, 200, 100, 100, 100, 100, 60, 100, 30]]);
    const shape = united(planeTable([plain, withMore]), 0, 1);
    expect(shape.type).toBe('Polygon');
    expect(shape.coordinates).toHaveLength(1);
    expectArea(shape, 20_000);
  });

  it('closes cracks narrower than the tolerance of the survey', () => {
    const plain = planeShape([boxRing(0, 0, 100)]);
    const rounded = planeShape([[100, 0, 200, 0, 200, 100, 100, 100, 100.000_05, 50]]);
    const shape = united(planeTable([plain, rounded]), 0, 1);
    expect(shape.type).toBe('Polygon');
    expect(shape.coordinates).toHaveLength(1);
  });

  it('counts the common land of parcels that overlap once', () => {
    const shapes = [
      planeShape([boxRing(0, 0, 100)]),
      planeShape([boxRing(60, 0, 100)]),
      planeShape([boxRing(500, 0, 10)]),
    ];
    expectArea(united(planeTable(shapes), 0, 1, 2), 16_100);
  });

  it('repairs a parcel that crosses itself', () => {
    const bow = planeShape([[0, 0, 100, 100, 100, 0, 0, 100]]);
    expectArea(united(planeTable([bow]), 0), 5000);
  });

  it('unites thousands step by step as at once', () => {
    const size = 60;
    const { land: large } = gridBase({ columns: size, rows: size });
    const steps = uniteParcels(
      large,
      Uint32Array.from({ length: size * size }, (_, parcel) => parcel),
      topology,
    );
    let rests = 0;
    for (;;) {
      const step = steps.next();
      if (step.done !== true) {
        rests += 1;
        continue;
      }
      const [shape] = step.value.ok ? step.value.shapes : [];
      if (shape === undefined) throw new Error('nothing');
      expect(shape.type).toBe('Polygon');
      expect(positions(shape)).toHaveLength(4 * size + 1);
      break;
    }
    expect(rests).toBeGreaterThan(3);
  });

  it('has nothing left without parcels or without those the table has', () => {
    for (const parcels of [[], [99]]) {
      const outcome = runSteps(uniteParcels(land, Uint32Array.from(parcels), topology));
      expect(outcome).toEqual({ ok: false, code: 'nothing-left' });
    }
  });
});
