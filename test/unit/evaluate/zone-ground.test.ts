import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { measureBaseline } from '../../../src/evaluate/baseline.ts';
import type { Evaluation } from '../../../src/evaluate/evaluation.ts';
import { createEvaluator } from '../../../src/evaluate/evaluator.ts';
import { shapeAt } from '../../../src/geo/shape-table.ts';
import { loadTopology, type Topology } from '../../../src/geo/topology.ts';
import type { PlanFeature, Zone } from '../../../src/plan/plan.ts';
import { forwarding } from '../../support/forwarding-topology.ts';
import { gridBase, gridBox, SHEET_AREA_M2 } from '../../support/grid-base.ts';
import { drawn, planOf, target } from '../../support/plan-pieces.ts';

let topology: Topology;
beforeAll(async () => {
  topology = await loadTopology();
});
afterAll(() => topology.dispose());

/** A row of sheets: two of cropland, two of forest, one without a parcel, one of cropland. */
const CODES = ['0103', '0103', '0301', '0301', null, '0103'];
const base = gridBase({
  columns: 6,
  rows: 1,
  parcel: (column) => (column === 4 ? null : { code: CODES[column] ?? null }),
});

function evaluate(features: readonly PlanFeature[], zones: readonly Zone[], over: Topology = topology): Evaluation {
  const targets = zones.map(({ id }) => target({ id: `cover-${id}`, op: '>=', value: 50, zone: id }));
  const baseline = measureBaseline(base, topology);
  return createEvaluator({ base, baseline, topology: over, now: () => 0 }).evaluate(
    planOf(features, { zones, targets, landAreaM2: 1000 * SHEET_AREA_M2 }),
    { scenario: 'a', year: 2025, revision: 1 },
  );
}

function zoneOf(id: string, west: number, east: number): Zone {
  return { id, name: id, geometry: gridBox(west, -0.5, east, 1) };
}

/** In sheets, to nine digits. */
function sheets(found: Evaluation, zone: string, indicator: string, group: string | null = null): number {
  const row = found.measures.find((each) => each.zone === zone && each.indicator === indicator && each.group === group);
  return Number(((row?.value ?? Number.NaN) / SHEET_AREA_M2).toFixed(9));
}

describe('a drawn zone', () => {
  it('is measured as the district is, on what of it lies in the district', () => {
    const found = evaluate([], [zoneOf('west', -1, 2.5), zoneOf('middle', 1.5, 4.5)]);
    expect(sheets(found, 'west', 'area.region')).toBe(2.5);
    expect(sheets(found, 'west', 'area.class', '0103')).toBe(2);
    expect(sheets(found, 'west', 'forest.area')).toBe(0.5);
    expect(sheets(found, 'middle', 'area.class', '0103')).toBe(0.5);
    expect(sheets(found, 'middle', 'area.stratum', '0301')).toBe(2);
    expect(sheets(found, 'middle', 'area.class', 'unassigned')).toBe(0.5);
  });

  it('sees of every feature what lies in it, whole parcels and cut ones, and features that do not meet it not at all', () => {
    const features = [drawn('f', gridBox(0.5, 0, 1.75, 1)), drawn('far', gridBox(5, 0, 5.5, 1))];
    const found = evaluate(features, [zoneOf('west', 0, 1.25), zoneOf('east', 4.5, 6)]);
    expect(sheets(found, 'west', 'forest.area')).toBe(0.75);
    expect(sheets(found, 'west', 'area.change', '0103→0301')).toBe(0.75);
    expect(sheets(found, 'west', 'area.stratum', '0103')).toBe(0.5);
    expect(sheets(found, 'east', 'forest.area')).toBe(0.5);
    expect(sheets(found, 'region', 'forest.area')).toBe(3.75);
  });

  it('is the denominator of its own targets, whatever land area the plan states', () => {
    const found = evaluate([drawn('f', gridBox(0, 0, 0.5, 1))], [zoneOf('west', 0, 2)]);
    expect(found.targets).toMatchObject([
      { zone: 'west', status: 'short', value: expect.closeTo(25, 9) as number, baseline: 0, unit: '%' },
    ]);
    expect((found.targets[0]?.gapAreaM2 ?? 0) / SHEET_AREA_M2).toBeCloseTo(0.5, 9);
  });

  it('outside the district has no land and no share', () => {
    const found = evaluate([drawn('f', gridBox(0, 0, 1, 1))], [zoneOf('away', 10, 12)]);
    expect(sheets(found, 'away', 'area.region')).toBe(0);
    expect(found.targets).toMatchObject([{ status: 'unknown', value: null }]);
  });

  it('has no changes where a feature that meets it cannot be cut; other zones have theirs', () => {
    const sheet = shapeAt(base.land, 0).coordinates.join();
    const failing: Topology = {
      ...forwarding(topology),
      intersection: (a, b) =>
        b.coordinates.join() === sheet
          ? { ok: false, code: 'overlay-failed', details: { operation: 'intersection', message: 'TopologyException' } }
          : topology.intersection(a, b),
    };
    const features = [drawn('bad', gridBox(0.2, 0, 0.8, 1)), drawn('good', gridBox(5, 0, 5.5, 1))];
    const found = evaluate(features, [zoneOf('west', 0, 2), zoneOf('east', 4, 6)], failing);
    expect(found.notes).toMatchObject([{ code: 'overlay-failed', feature: 'bad' }]);
    expect(sheets(found, 'east', 'forest.area')).toBe(0.5);
    expect(sheets(found, 'west', 'area.region')).toBe(2);
    for (const zone of ['west', 'region']) {
      const row = found.measures.find((each) => each.zone === zone && each.indicator === 'forest.area');
      expect(row).toMatchObject({ value: null, none: { code: 'failed', details: { feature: 'bad' } } });
    }
  });
});
