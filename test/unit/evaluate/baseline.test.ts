import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { measureBaseline } from '../../../src/evaluate/baseline.ts';
import { loadTopology, type Topology } from '../../../src/geo/topology.ts';
import { forwarding } from '../../support/forwarding-topology.ts';
import { gridBase, gridBox, gridPolygon, SHEET_AREA_M2 } from '../../support/grid-base.ts';

let topology: Topology;
beforeAll(async () => {
  topology = await loadTopology();
});
afterAll(() => topology.dispose());

describe('the district before any plan', () => {
  it('sums classes in the order of the survey, unknown ones last', () => {
    const codes = ['1104', '0301', 'X', '0103', '0301'];
    const base = gridBase({ columns: 5, rows: 1, parcel: (column) => ({ code: codes[column] ?? null }) });
    const baseline = measureBaseline(base, topology);
    expect([...baseline.classM2.keys()]).toEqual(['0103', '0301', '1104', '']);
    expect((baseline.classM2.get('0301') ?? 0) / SHEET_AREA_M2).toBeCloseTo(2, 9);
    expect(baseline.forestM2 / SHEET_AREA_M2).toBeCloseTo(2, 9);
    expect(Math.abs(baseline.unassignedM2) / baseline.regionM2).toBeLessThan(1e-12);
  });

  it('counts parcels that reach over the district boundary with their part inside', () => {
    const base = gridBase({ columns: 3, rows: 1, region: gridBox(0.25, 0, 2.5, 1), parcel: () => ({ code: '0301' }) });
    const baseline = measureBaseline(base, topology);
    expect([...baseline.inRegionM2].map((one) => Number((one / SHEET_AREA_M2).toFixed(9)))).toEqual([0.75, 1, 0.5]);
    expect(baseline.forestM2 / SHEET_AREA_M2).toBeCloseTo(2.25, 9);
  });

  it('shows the part of the district that no parcel covers', () => {
    const base = gridBase({ columns: 2, rows: 1, region: gridBox(0, 0, 4, 1) });
    expect(measureBaseline(base, topology).unassignedM2 / SHEET_AREA_M2).toBeCloseTo(2, 9);
  });

  it('takes the parcels for the district where there is no boundary', () => {
    const base = gridBase({ columns: 2, rows: 1, region: null });
    const baseline = measureBaseline(base, topology);
    expect(baseline.regionM2 / SHEET_AREA_M2).toBeCloseTo(2, 9);
    expect(baseline.unassignedM2).toBe(0);
  });

  it('finds inside a slanted boundary what an overlay of the union of all parcels with it finds', () => {
    const shift = (column: number, row: number): [number, number] => [
      0.2 * Math.sin(7 * column + row),
      0.2 * Math.cos(3 * row - column),
    ];
    const region = gridPolygon([0.4, 0.3], [5.2, 1.1], [4.7, 4.8], [2.5, 3.1], [0.9, 4.6]);
    const base = gridBase({ columns: 6, rows: 5, shift, region });
    const baseline = measureBaseline(base, topology);
    const union = topology.union([base.land]);
    if (!union.ok || base.region === null) throw new Error('no union');
    const inside = topology.intersection(union.shape, base.region);
    if (!inside.ok) throw new Error('no overlay');
    const expected = topology.area(inside.shape);
    const total = baseline.inRegionM2.reduce((sum, one) => sum + one, 0);
    expect(Math.abs(total - expected) / expected).toBeLessThan(1e-9);
    expect(Math.abs(baseline.regionM2 - topology.area(base.region)) / baseline.regionM2).toBeLessThan(1e-12);
  });

  it('names a parcel whose overlay fails, and counts it whole', () => {
    const base = gridBase({ columns: 3, rows: 1, region: gridBox(0.25, 0, 2.5, 1), parcel: () => ({ code: '0301' }) });
    const failure = {
      ok: false,
      code: 'overlay-failed',
      details: { operation: 'intersection', message: 'TopologyException' },
    } as const;
    const failing: Topology = {
      ...forwarding(topology),
      prepare: (shape) => {
        const prepared = topology.prepare(shape);
        return new Proxy(prepared, {
          get: (target, name) => {
            if (name === 'overlapArea') {
              return (table: typeof base.land, index: number) =>
                index === 2 ? failure : prepared.overlapArea(table, index);
            }
            const member: unknown = Reflect.get(target, name, target);
            return typeof member === 'function' ? (member.bind(target) as unknown) : member;
          },
        });
      },
    };
    const baseline = measureBaseline(base, failing);
    expect(baseline.notes).toEqual([
      { code: 'parcel-failed', feature: '', details: { parcel: '2-0', message: 'TopologyException' } },
    ]);
    expect(baseline.inRegionM2[2]).toBe(base.land.areasM2[2]);
    expect((baseline.inRegionM2[0] ?? 0) / SHEET_AREA_M2).toBeCloseTo(0.75, 9);
  });
});
