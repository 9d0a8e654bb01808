import type { Position } from 'geojson';
import { describe, expect, it } from 'vitest';
import type { LandBase } from '../../../src/evaluate/land-base.ts';
import { loadTopology } from '../../../src/geo/topology.ts';
import type { ParcelQuery, ParcelSelection } from '../../../workers/engine/contract/parcel-query.ts';
import { createDrafting, type Drafting } from '../../../workers/engine/drafting.ts';
import { gridBase, gridBox, gridPlace, SHEET_AREA_M2 } from '../../support/grid-base.ts';
import { boxRing, PLANE_PLACE, planeShape, planeTable } from '../../support/plane-table.ts';
import { openParcelIndex } from '../../../src/land/parcel-index.ts';
import { planeLatitude, planeLongitude } from '../../../src/geo/working-plane.ts';

/** Two columns of forest, one of cropland, one of forest again, of four rows: parcel = 4 · row + column. */
const CODES = ['0301', '0301', '0103', '0305'] as const;
const base = gridBase({
  columns: 4,
  rows: 4,
  parcel: (column, row) => ({
    code: CODES[column] ?? null,
    ...(row === 0 ? {} : { canopy: row / 10 }),
    specialShrub: column === 3 ? '是' : '否',
  }),
});

function drafting(open: LandBase | null): Drafting {
  return createDrafting({
    openBase: () => open,
    topology: loadTopology,
    clock: { now: () => 0, pause: async () => undefined },
  });
}

async function found(query: ParcelQuery, open: LandBase = base): Promise<number[]> {
  const selection: ParcelSelection = await drafting(open).findParcels(query);
  expect(selection.isCut).toBe(false);
  return [...selection.parcels];
}

function bounds(west: number, south: number, east: number, north: number): [number, number, number, number] {
  return [...gridPlace(west, south), ...gridPlace(east, north)];
}

/** The base as tests of shapes in the plane make it: every parcel of the same class. */
function planeBase(...shapes: readonly ReturnType<typeof planeShape>[]): LandBase {
  const land = planeTable(shapes);
  return { ...base, land, index: openParcelIndex(land) };
}

/** Degrees of a place in metres of the plane. */
function planePlace(x: number, y: number): Position {
  return [planeLongitude(PLANE_PLACE[0] + x), planeLatitude(PLANE_PLACE[1] + y)];
}

describe('parcels under a brush', () => {
  it('are those it touches on its way, and those it lies in without touching a border', async () => {
    const path = [gridPlace(0.5, 0.5), gridPlace(0.5, 2.2)];
    expect(await found({ by: 'brush', path, radiusM: 10 })).toEqual([0, 4, 8]);
    expect(await found({ by: 'brush', path: [gridPlace(2.5, 2.5)], radiusM: 1 })).toEqual([10]);
    expect(await found({ by: 'brush', path: [gridPlace(-3, 1)], radiusM: 100 })).toEqual([]);
    expect(await found({ by: 'brush', path: [], radiusM: 100 })).toEqual([]);
  });

  it('are found by true metres to the east and to the north', async () => {
    // A sheet is 5 408 m wide and 4 625 m high at 39° N.
    const nearEast = [gridPlace(1 - 100 / 5408, 0.5)];
    expect(await found({ by: 'brush', path: nearEast, radiusM: 95 })).toEqual([0]);
    expect(await found({ by: 'brush', path: nearEast, radiusM: 105 })).toEqual([0, 1]);
    const nearNorth = [gridPlace(0.5, 1 - 100 / 4625)];
    expect(await found({ by: 'brush', path: nearNorth, radiusM: 95 })).toEqual([0]);
    expect(await found({ by: 'brush', path: nearNorth, radiusM: 105 })).toEqual([0, 4]);
  });
});

describe('parcels in a box', () => {
  it('are those whose label stands there', async () => {
    expect(await found({ by: 'box', bounds: bounds(0.4, 0.4, 2.6, 1.6) })).toEqual([0, 1, 2, 4, 5, 6]);
    expect(await found({ by: 'box', bounds: bounds(0.6, 0.6, 1.4, 1.4) })).toEqual([]);
    expect(await found({ by: 'box', bounds: bounds(-1, -1, 5, 5) })).toHaveLength(16);
  });
});

describe('connected parcels of a class', () => {
  it('go over common borders and stop at other classes', async () => {
    expect(await found({ by: 'connected', at: gridPlace(0.5, 0.5) })).toEqual([0, 1, 4, 5, 8, 9, 12, 13]);
    expect(await found({ by: 'connected', at: gridPlace(3.5, 2.5) })).toEqual([3, 7, 11, 15]);
    expect(await found({ by: 'connected', at: gridPlace(9, 9) })).toEqual([]);
  });

  it('do not go over corners', async () => {
    const chess = gridBase({
      columns: 3,
      rows: 3,
      parcel: (column, row) => ({ code: (column + row) % 2 === 0 ? '0301' : '0103' }),
    });
    expect(await found({ by: 'connected', at: gridPlace(1.5, 1.5) }, chess)).toEqual([4]);
  });

  it('go over borders of which one side has more vertices, rounded to a centimetre, but not over gaps', async () => {
    const plain = planeShape([boxRing(0, 0, 100)]);
    const winding = planeShape([[100, 0, 200, 0, 200, 100, 100, 100, 100.008, 60, 99.995, 30]]);
    const apart = planeShape([boxRing(-50.2, 0, 50, 100)]);
    const corner = planeShape([boxRing(0, 100.005, -40, 40)]);
    const hinge = planeShape([boxRing(200, 99.95, 40, 40)]);
    const at = planePlace(50, 50);
    expect(await found({ by: 'connected', at }, planeBase(plain, winding, apart, corner, hinge))).toEqual([0, 1]);
    const longer = planeShape([boxRing(200, 99.5, 40, 40)]);
    expect(await found({ by: 'connected', at }, planeBase(plain, winding, apart, corner, longer))).toEqual([0, 1, 4]);
  });
});

describe('parcels by conditions', () => {
  it('agree with all of them', async () => {
    const anywhere = { by: 'filter', bounds: null } as const;
    expect(await found({ ...anywhere, conditions: [{ on: 'class', startsWith: '03' }] })).toHaveLength(12);
    expect(await found({ ...anywhere, conditions: [{ on: 'class', startsWith: '0305' }] })).toEqual([3, 7, 11, 15]);
    expect(
      await found({
        ...anywhere,
        conditions: [
          { on: 'class', startsWith: '03' },
          { on: 'attribute', field: 'specialShrub', is: '否' },
          { on: 'attribute', field: 'canopy', is: '0.2' },
        ],
      }),
    ).toEqual([8, 9]);
    expect(await found({ ...anywhere, conditions: [{ on: 'attribute', field: 'canopy', is: '' }] })).toEqual([
      0, 1, 2, 3,
    ]);
    expect(await found({ ...anywhere, conditions: [{ on: 'attribute', field: 'nothing', is: 'x' }] })).toEqual([]);
    expect(await found({ ...anywhere, conditions: [{ on: 'attribute', field: 'specialShrub', is: 'x' }] })).toEqual([]);
    // Sheets further north are smaller.
    const upperM2 = (base.land.areasM2[0] ?? 0) - 1;
    expect(await found({ ...anywhere, conditions: [{ on: 'area', atLeastM2: null, atMostM2: upperM2 }] })).toHaveLength(
      12,
    );
    expect(await found({ ...anywhere, conditions: [{ on: 'area', atLeastM2: upperM2, atMostM2: null }] })).toEqual([
      0, 1, 2, 3,
    ]);
  });

  it('lie in the view or reach into it', async () => {
    const inView = { by: 'filter', conditions: [] } as const;
    expect(await found({ ...inView, bounds: bounds(0.2, 0.2, 1.2, 0.8) })).toEqual([0, 1]);
    expect(await found({ ...inView, bounds: bounds(1.4, 1.4, 1.6, 1.6) })).toEqual([5]);
    // A frame around the view has nothing in it, although its box has.
    const frame = planeShape([boxRing(0, 0, 100), boxRing(20, 20, 60)]);
    const view = [...planePlace(30, 30), ...planePlace(70, 70)] as [number, number, number, number];
    expect(await found({ ...inView, bounds: view }, planeBase(frame))).toEqual([]);
  });

  it('are cut at 20 000', async () => {
    const many = planeBase(
      ...Array.from({ length: 20_001 }, (_, parcel) =>
        planeShape([boxRing(20 * (parcel % 200), 20 * Math.floor(parcel / 200), 10)]),
      ),
    );
    const selection = await drafting(many).findParcels({ by: 'filter', bounds: null, conditions: [] });
    expect(selection.isCut).toBe(true);
    expect(selection.parcels).toHaveLength(20_000);
    expect(selection.areaM2).toBeCloseTo(2_000_000, 3);
  });
});

describe('the part of the engine that serves the drawing tools', () => {
  it('names the attributes with samples that a condition takes', async () => {
    const fields = await drafting(base).parcelFields();
    expect(fields.map(({ name, type }) => [name, type])).toEqual([
      ['id', 'text'],
      ['canopy', 'number'],
      ['specialShrub', 'text'],
      ['volumeM3PerHa', 'number'],
    ]);
    expect(fields[1]?.samples).toEqual(['0.1', '0.2', '0.3']);
    expect(fields[2]?.samples).toEqual(['否', '是']);
    for (const { name, samples } of fields) {
      for (const is of samples) {
        const conditions = [{ on: 'attribute', field: name, is } as const];
        expect(await found({ by: 'filter', bounds: null, conditions })).not.toHaveLength(0);
      }
    }
  });

  it('has borders of the window asked, and none when there are too many', async () => {
    const window = await drafting(base).borders(bounds(0.9, 0.9, 1.1, 1.1), 100);
    expect(window.tooMany).toBe(false);
    expect(window.bounds).toEqual(bounds(0.9, 0.9, 1.1, 1.1));
    expect(window.starts.at(-1)).toBe(window.positions.length / 2);
    const [first = 0, second = 0] = window.positions;
    expect(Math.abs(first - gridPlace(1, 1)[0])).toBeLessThan(0.1);
    expect(Math.abs(second - gridPlace(1, 1)[1])).toBeLessThan(0.1);
    const many = await drafting(base).borders(bounds(-1, -1, 5, 5), 20);
    expect(many).toMatchObject({ tooMany: true, positions: new Float64Array(0) });
  });

  it('unites what a query found', async () => {
    const desk = drafting(base);
    const { parcels, areaM2 } = await desk.findParcels({
      by: 'brush',
      path: [gridPlace(0.5, 0.5), gridPlace(2.5, 0.5)],
      radiusM: 5,
    });
    expect(Math.abs(areaM2 / (3 * SHEET_AREA_M2) - 1)).toBeLessThan(1e-9);
    const made = await desk.makeShape({ make: 'parcels', of: parcels });
    expect(made.ok && made.shapes.map(({ type }) => type)).toEqual(['Polygon']);
  });

  it('makes every other shape that can be asked for', async () => {
    const desk = drafting(null);
    const [one, other] = [gridBox(0, 0, 2, 1), gridBox(1, 0, 3, 1)];
    const along = { type: 'LineString' as const, coordinates: [gridPlace(0.5, -1), gridPlace(0.5, 2)] };
    for (const [request, count] of [
      [{ make: 'union', of: [one, other] }, 1],
      [{ make: 'intersection', of: [one, other] }, 1],
      [{ make: 'difference', of: one, without: [other] }, 1],
      [{ make: 'split', of: one, along }, 2],
      [{ make: 'buffer', of: along, distanceM: 20 }, 1],
      [{ make: 'simplified', of: one, toleranceM: 5 }, 1],
    ] as const) {
      const made = await desk.makeShape(request);
      expect(made.ok && made.shapes).toHaveLength(count);
    }
  });

  it('has nothing of a base without land cover', async () => {
    const desk = drafting(null);
    expect(await desk.borders(bounds(0, 0, 1, 1), 100)).toMatchObject({ tooMany: false, starts: Uint32Array.of(0) });
    expect((await desk.findParcels({ by: 'connected', at: gridPlace(0, 0) })).parcels).toHaveLength(0);
    expect(await desk.parcelFields()).toEqual([]);
    expect(await desk.makeShape({ make: 'parcels', of: Uint32Array.of(1) })).toEqual({
      ok: false,
      code: 'nothing-left',
    });
  });
});
