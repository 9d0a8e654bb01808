import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { createTerrain } from '../../src/evaluate/terrain/terrain.ts';
import { slopeUnder } from '../../src/evaluate/terrain/feature-slope.ts';
import { knownShareOf, steepLand } from '../../src/evaluate/terrain/steep-land.ts';
import { traceCells } from '../../src/evaluate/terrain/trace-cells.ts';
import { systemOfEpsg } from '../../src/geo/coordinate-system.ts';
import { createLandSharing } from '../../src/geo/shared-land.ts';
import { shapeArea } from '../../src/geo/shape-area.ts';
import { isInShape } from '../../src/geo/place-in-shapes.ts';
import { ShapeWindow } from '../../src/geo/shape-window.ts';
import type { Shape } from '../../src/geo/shape.ts';
import { loadTopology, type Topology } from '../../src/geo/topology.ts';
import type { ElevationRaster } from '../../src/land/elevation-raster.ts';
import type { Site } from '../../src/evaluate/rules/site.ts';

let topology: Topology;
beforeAll(async () => {
  topology = await loadTopology();
});

const grids = fc
  .record({ columns: fc.integer({ min: 1, max: 9 }), rows: fc.integer({ min: 1, max: 9 }) })
  .chain(({ columns, rows }) =>
    fc.record({
      columns: fc.constant(columns),
      rows: fc.constant(rows),
      marks: fc.array(fc.integer({ min: 0, max: 1 }), { minLength: columns * rows, maxLength: columns * rows }),
      isAligned: fc.boolean(),
    }),
  );

test('outlines of cells are valid, have the area of the cells, and hold the middles of marked cells only', () => {
  fc.assert(
    fc.property(grids, ({ columns, rows, marks, isAligned }) => {
      const shape = traceCells(Uint8Array.from(marks), columns, rows, (column, row) => [column, -row], isAligned);
      const count = marks.filter((mark) => mark === 1).length;
      expect(shapeArea(shape)).toBe(count);
      if (count > 0) expect(topology.validity(shape)).toEqual({ valid: true });
      marks.forEach((mark, cell) => {
        const column = cell % columns;
        const row = Math.floor(cell / columns);
        expect(isInShape(shape, column + 0.5, -row - 0.5)).toBe(mark === 1);
      });
    }),
  );
});

const rasters = fc
  .record({
    seed: fc.integer({ min: 1, max: 1000 }),
    epsg: fc.constantFrom(4490, 4527, 32650),
    holes: fc.array(fc.integer({ min: 0, max: 70 * 66 - 1 }), { maxLength: 6 }),
  })
  .map(({ seed, epsg, holes }) => rasterOf(seed, epsg, holes));

test('steep land is the sum of the steep cells under an area, as GEOS cuts them one by one', () => {
  const sharing = createLandSharing(topology);
  fc.assert(
    fc.property(rasters, fc.integer({ min: 5, max: 40 }), fc.integer({ min: 0, max: 12 }), (raster, limit, shift) => {
      const terrain = createTerrain(raster);
      const site = siteIn(terrain, 40 + shift, 45, 66 + shift / 4, 65);
      const land = steepLand(site, limit, terrain, sharing);
      let expected = 0;
      let known = 0;
      let weighed = 0;
      terrain.slopes().forEach((slope, cell) => {
        const column = cell % raster.columns;
        const row = Math.floor(cell / raster.columns);
        if (Number.isNaN(slope) || site.window === null || column < 39 || row < 39) return;
        const common = topology.intersection(cellShape(terrain, column, row), site.window.shape);
        if (!common.ok) throw new Error(common.details.message);
        const areaM2 = shapeArea(common.shape);
        known += areaM2;
        weighed += areaM2 * slope;
        if (slope > limit) expected += areaM2;
      });
      const whole = site.window === null ? 0 : shapeArea(site.window.shape);
      expect(land?.ok === true ? land.areaM2 : 0).toSatisfy(
        (areaM2: number) => Math.abs(areaM2 - expected) < 1e-7 * whole,
      );
      expect(knownShareOf(site, terrain, sharing)).toBeCloseTo(known / whole, 7);
      const mean = slopeUnder(site, terrain, sharing);
      expect(mean?.meanDegrees).toBeCloseTo(weighed / known, 6);
      expect(mean?.knownShare).toBeCloseTo(known / whole, 7);
    }),
    { numRuns: 4 },
  );
});

test('a point is steep exactly where the outline of steep land holds it', () => {
  fc.assert(
    fc.property(
      rasters,
      fc.array(
        fc.tuple(fc.double({ min: 0.02, max: 0.98, noNaN: true }), fc.double({ min: 0.02, max: 0.98, noNaN: true })),
        {
          minLength: 30,
          maxLength: 30,
        },
      ),
      (raster, places) => {
        const terrain = createTerrain(raster);
        for (const [across, down] of places) {
          const [x, y] = terrain.plane.cornerAt(across * raster.columns, down * raster.rows);
          const box = { minX: x, maxX: x, minY: y, maxY: y };
          const isHeld = terrain
            .steepNear(20, box)
            .some(({ window }) => window !== null && isInShape(window.shape, x, y));
          expect(isHeld).toBe((terrain.slopeAt(x, y)?.slopeDegrees ?? 0) > 20);
        }
      },
    ),
    { numRuns: 20 },
  );
});

function rasterOf(seed: number, epsg: number, holes: readonly number[]): ElevationRaster {
  const lookup = systemOfEpsg(epsg);
  if (!lookup.ok) throw new Error(lookup.name);
  const [columns, rows] = [70, 66];
  const heightsM = Float32Array.from({ length: columns * rows }, (_, cell) => {
    const column = cell % columns;
    const row = Math.floor(cell / columns);
    return 300 + 60 * Math.sin(column / (4 + (seed % 7))) * Math.cos(row / (3 + (seed % 5))) + (cell % seed) / 30;
  });
  for (const hole of holes) heightsM[hole] = Number.NaN;
  const inDegrees = epsg === 4490;
  return {
    columns,
    rows,
    heightsM,
    system: lookup.system,
    west: inDegrees ? 117.3 : epsg === 4527 ? 39_540_000 : 520_000,
    north: inDegrees ? 40.1 : 4_440_000,
    cellWidth: inDegrees ? 0.0003 : 30,
    cellHeight: inDegrees ? 0.0003 : 25,
    factor: 1,
  };
}

/** An area through four places counted in cells, off the grid. */
function siteIn(
  terrain: ReturnType<typeof createTerrain>,
  left: number,
  top: number,
  right: number,
  bottom: number,
): Site {
  const at = (column: number, row: number) => terrain.plane.cornerAt(column, row);
  const ring = [
    at(left, bottom),
    at(right, bottom - 3.3),
    at(right - 2.2, top),
    at(left + 1.7, top + 0.6),
    at(left, bottom),
  ];
  const window = new ShapeWindow(ringShape(ring));
  return { window, points: new Float64Array(0), bounds: window.bounds };
}

function cellShape({ plane }: ReturnType<typeof createTerrain>, column: number, row: number): Shape {
  return ringShape([
    plane.cornerAt(column, row + 1),
    plane.cornerAt(column + 1, row + 1),
    plane.cornerAt(column + 1, row),
    plane.cornerAt(column, row),
    plane.cornerAt(column, row + 1),
  ]);
}

function ringShape(ring: readonly (readonly [number, number])[]): Shape {
  return {
    coordinates: Float64Array.from(ring.flat()),
    ringEnds: Uint32Array.of(ring.length),
    partEnds: Uint32Array.of(1),
  };
}
