import type { Polygon } from 'geojson';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { measureBaseline } from '../../../src/evaluate/baseline.ts';
import { districtGround } from '../../../src/evaluate/cut-ground.ts';
import { type FeatureCut, featureCut } from '../../../src/evaluate/feature-cut.ts';
import type { LandBase } from '../../../src/evaluate/land-base.ts';
import { cutPieces } from '../../../src/evaluate/pieces.ts';
import { ShapeWindow } from '../../../src/geo/shape-window.ts';
import { shapeFromGeojson } from '../../../src/geo/shape-from-geojson.ts';
import { tableOfShapes } from '../../../src/geo/shape-table.ts';
import { loadTopology, type Topology } from '../../../src/geo/topology.ts';
import { forwarding } from '../../support/forwarding-topology.ts';
import { gridBase, gridBox, gridPolygon, SHEET_AREA_M2 } from '../../support/grid-base.ts';

let topology: Topology;
beforeAll(async () => {
  topology = await loadTopology();
});
afterAll(() => topology.dispose());

const base = gridBase({
  columns: 4,
  rows: 3,
  parcel: (column, row) => (column === 3 && row === 0 ? null : { code: '0103' }),
});

function cut(
  drawn: Polygon,
  takers: Readonly<Record<string, Polygon>> = {},
  farmland: readonly Polygon[] = [],
  land: LandBase = base,
  over: Topology = topology,
): FeatureCut {
  const withLines =
    farmland.length === 0 ? land : { ...land, farmlandLine: tableOfShapes(farmland.map(shapeFromGeojson)) };
  const ground = districtGround(withLines, measureBaseline(land, topology).inRegionM2, over);
  const subject = {
    window: windowOf(drawn),
    takers: Object.entries(takers).map(([feature, shape]) => ({ feature, window: windowOf(shape) })),
    lines: [],
  };
  const steps = cutPieces(subject, ground, null, []);
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  return featureCut(step.value, topology.area(subject.window.shape), ground);
}

function windowOf(drawn: Polygon): ShapeWindow {
  return new ShapeWindow(shapeFromGeojson(drawn));
}

/** drawn − outside − taken − fragments − uncovered, relative to drawn. */
function imbalance({ drawnM2, outsideM2, taken, areasM2, uncoveredM2 }: FeatureCut): number {
  const parts = [outsideM2, ...taken.map((one) => one.areaM2), ...areasM2, uncoveredM2];
  return Math.abs(parts.reduce((sum, area) => sum + area, 0) - drawnM2) / drawnM2;
}

/** Areas in sheets of the first row; there the area of a rectangle is its width times its height's share. */
function sheets(areaM2: number | undefined): number {
  return (areaM2 ?? 0) / SHEET_AREA_M2;
}

describe('cutting a drawn area', () => {
  it('splits it by parcels', () => {
    const found = cut(gridBox(0.5, 0, 2.25, 1));
    expect([...found.parcels]).toEqual([0, 1, 2]);
    expect([...found.areasM2].map(sheets).map((one) => Number(one.toFixed(9)))).toEqual([0.5, 1, 0.25]);
    expect(found).toMatchObject({ taken: [] });
    expect(imbalance(found)).toBeLessThan(1e-12);
  });

  it('takes the whole area of a parcel that lies wholly inside, to the last digit', () => {
    const found = cut(gridBox(-0.5, -0.5, 1.5, 1.5));
    expect(found.areasM2[0]).toBe(base.land.areasM2[0]);
  });

  it('leaves out parcels that it only touches', () => {
    expect([...cut(gridBox(1, 1, 2, 2)).parcels]).toEqual([4]);
  });

  it('counts what lies outside the district apart', () => {
    const found = cut(gridBox(-1, 0, 1, 1));
    expect(sheets(found.outsideM2)).toBeCloseTo(1, 9);
    expect(sheets(found.areasM2[0])).toBeCloseTo(1, 9);
    expect(imbalance(found)).toBeLessThan(1e-9);
  });

  it('has nothing but outside where it misses the district', () => {
    const found = cut(gridBox(10, 0, 11, 1));
    expect(found).toMatchObject({ taken: [], uncoveredM2: 0 });
    expect(found.outsideM2).toBe(found.drawnM2);
    expect(found.parcels.length).toBe(0);
  });

  it('has no outside where the district is not known', () => {
    const found = cut(gridBox(-1, 0, 1, 1), {}, [], { ...base, region: null });
    expect(found.outsideM2).toBe(0);
    expect(sheets(found.uncoveredM2)).toBeCloseTo(1, 9);
  });

  it('counts what no parcel covers apart', () => {
    const found = cut(gridBox(2.5, 0, 3.5, 1));
    expect(sheets(found.uncoveredM2)).toBeCloseTo(0.5, 9);
    expect(imbalance(found)).toBeLessThan(1e-9);
  });

  it('gives land to earlier features in their order, and to none of them twice', () => {
    const found = cut(gridBox(0, 0, 2, 1), {
      first: gridBox(0.5, 0, 1, 1),
      second: gridBox(0.75, 0, 1.5, 1),
      far: gridBox(3, 2, 4, 3),
    });
    expect(found.taken.map((one) => one.by)).toEqual(['first', 'second']);
    expect(sheets(found.taken[0]?.areaM2)).toBeCloseTo(0.5, 9);
    expect(sheets(found.taken[1]?.areaM2)).toBeCloseTo(0.5, 9);
    expect([...found.areasM2].map(sheets).reduce((sum, one) => sum + one, 0)).toBeCloseTo(1, 9);
    expect(imbalance(found)).toBeLessThan(1e-9);
  });

  it('leaves nothing where earlier features cover it', () => {
    const found = cut(gridBox(0.2, 0.2, 0.8, 0.8), { all: gridBox(0, 0, 1, 1), later: gridBox(0, 0, 4, 4) });
    expect(found.taken.map((one) => one.by)).toEqual(['all']);
    expect(found.parcels.length).toBe(0);
  });

  it('tells land on permanent basic farmland from land off it, overlapping lines counted once', () => {
    const found = cut(gridBox(0, 0, 2, 1), {}, [gridBox(0.5, 0, 1.25, 1), gridBox(1, 0, 1.5, 1), gridBox(3, 2, 4, 3)]);
    const onLine = [...found.areasM2].filter((_, at) => found.onFarmlandLine[at] === 1).map(sheets);
    const offLine = [...found.areasM2].filter((_, at) => found.onFarmlandLine[at] === 0).map(sheets);
    expect(onLine.map((one) => Number(one.toFixed(9)))).toEqual([0.5, 0.5]);
    expect(offLine.map((one) => Number(one.toFixed(9)))).toEqual([0.5, 0.5]);
    expect(imbalance(found)).toBeLessThan(1e-9);
  });

  it('finds the area of every piece as an overlay of GEOS does, for a shape across everything', () => {
    const star = gridPolygon(
      [-0.5, 1.2],
      [1.3, 1.7],
      [2, 3.4],
      [2.6, 1.6],
      [4.4, 1.1],
      [2.7, 0.8],
      [1.9, -0.6],
      [1.4, 0.9],
    );
    const first = gridBox(1.1, 0.3, 1.8, 2.2);
    const line = gridBox(2.1, 0.4, 3.3, 2.8);
    const found = cut(star, { first }, [line]);
    const shape = shapeFromGeojson(star);
    const area = (...others: Polygon[]): number => {
      let rest = shape;
      for (const other of others) {
        const common = topology.intersection(rest, shapeFromGeojson(other));
        if (!common.ok) throw new Error(common.details.message);
        rest = common.shape;
      }
      return topology.area(rest);
    };
    const district = gridBox(0, 0, 4, 3);
    const near = (actual: number, expected: number): void => {
      expect(Math.abs(actual - expected) / found.drawnM2).toBeLessThan(1e-9);
    };
    near(found.drawnM2, topology.area(shape));
    near(found.outsideM2, topology.area(shape) - area(district));
    near(found.taken[0]?.areaM2 ?? 0, area(district, first));
    found.parcels.forEach((parcel, at) => {
      const order = parcel >= 3 ? parcel + 1 : parcel;
      const cell = gridBox(order % 4, Math.floor(order / 4), (order % 4) + 1, Math.floor(order / 4) + 1);
      const free = area(cell) - area(cell, first);
      const onLine = area(cell, line) - area(cell, line, first);
      near(found.areasM2[at] ?? 0, found.onFarmlandLine[at] === 1 ? onLine : free - onLine);
    });
    expect(imbalance(found)).toBeLessThan(1e-9);
  });

  it('refuses numbers when an overlay fails, and says so', () => {
    const failing: Topology = {
      ...forwarding(topology),
      difference: () => ({
        ok: false,
        code: 'overlay-failed',
        details: { operation: 'difference', message: 'TopologyException' },
      }),
    };
    expect(() => cut(gridBox(0, 0, 1, 1), { first: gridBox(0.5, 0, 1, 1) }, [], base, failing)).toThrow(
      expect.objectContaining({ name: 'CutFailure', code: 'overlay-failed', message: 'TopologyException' }),
    );
  });

  it('refuses numbers when the two sides of the farmland line do not add up', () => {
    const losing: Topology = { ...forwarding(topology), difference: (_, b) => topology.difference(b, b) };
    expect(() => cut(gridBox(0, 0, 1, 1), {}, [gridBox(0, 0, 0.5, 1)], base, losing)).toThrow(
      expect.objectContaining({ code: 'areas-unbalanced' }),
    );
  });
});
