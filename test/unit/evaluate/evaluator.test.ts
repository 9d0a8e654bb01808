import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { measureBaseline } from '../../../src/evaluate/baseline.ts';
import type { Contribution, Evaluation } from '../../../src/evaluate/evaluation.ts';
import type { EvaluablePlan } from '../../../src/evaluate/evaluable-plan.ts';
import { createEvaluator, type Evaluator } from '../../../src/evaluate/evaluator.ts';
import { shapeFromGeojson } from '../../../src/geo/shape-from-geojson.ts';
import { loadTopology, type Topology } from '../../../src/geo/topology.ts';
import { forwarding } from '../../support/forwarding-topology.ts';
import { gridBase, gridBox, gridPolygon, SHEET_AREA_M2 } from '../../support/grid-base.ts';
import { drawn, planOf, target } from '../../support/plan-pieces.ts';

let topology: Topology;
beforeAll(async () => {
  topology = await loadTopology();
});
afterAll(() => topology.dispose());

/** West to east: cropland, cropland on the farmland line, forest, a river, open arbor land, no parcel. */
const STRIP = [
  { code: '0103' },
  { code: '0101' },
  { code: '0301' },
  { code: '1101' },
  { code: '0301', canopy: 0.1 },
  null,
];
const base = gridBase({
  columns: 6,
  rows: 1,
  parcel: (column) => STRIP[column] ?? null,
  farmland: [gridBox(1, 0, 2, 1)],
});

function evaluatorWith(over: Topology = topology): Evaluator {
  return createEvaluator({ base, baseline: measureBaseline(base, topology), topology: over, now: () => 0 });
}

function evaluate(plan: EvaluablePlan, scenario = 'a', year = 2025, evaluator = evaluatorWith()): Evaluation {
  return evaluator.evaluate(plan, { scenario, year, revision: 7 });
}

function value(evaluation: Evaluation, indicator: string, group: string | null = null): number | null {
  return evaluation.measures.find((row) => row.indicator === indicator && row.group === group)?.value ?? null;
}

/** Forest in sheets; the strip has one before any plan. */
function forestSheets(evaluation: Evaluation): number {
  return Number(((value(evaluation, 'forest.area') ?? Number.NaN) / SHEET_AREA_M2).toFixed(9));
}

function contribution(evaluation: Evaluation, feature: string): Contribution {
  const found = evaluation.contributions.find((one) => one.feature === feature);
  if (found === undefined) throw new Error(`no contribution of ${feature}`);
  return found;
}

/** Drawn = counted + not counted, relative. */
function imbalance({ drawnM2, countedM2, notCounted }: Contribution): number {
  return Math.abs(countedM2 + notCounted.reduce((sum, one) => sum + one.areaM2, 0) - drawnM2) / drawnM2;
}

describe('evaluating a scheme', () => {
  it('gives the district as it is for a scheme without features', () => {
    const found = evaluate(planOf([]));
    expect(forestSheets(found)).toBe(1);
    expect(value(found, 'area.region')).toBeCloseTo(6 * SHEET_AREA_M2, 0);
    expect(value(found, 'forest.cover')).toBeCloseTo(100 / 6, 9);
    expect(found).toMatchObject({ scenario: 'a', year: 2025, revision: 7, notes: [], contributions: [] });
    for (const row of found.measures)
      expect(row).toMatchObject({ scenario: 'a', year: 2025, zone: 'region', revision: 7 });
  });

  it('counts of drawn forest what can become forest, and says why the rest does not count', () => {
    const found = evaluate(planOf([drawn('f', gridBox(-1, 0, 6, 1))]));
    expect(forestSheets(found)).toBe(3);
    const one = contribution(found, 'f');
    expect(one.countedM2 / SHEET_AREA_M2).toBeCloseTo(2, 9);
    expect(Object.keys(one.fromClassM2).sort()).toEqual(['0103', '0301']);
    // Cropland is counted, and named.
    expect((one.croplandM2 ?? 0) / SHEET_AREA_M2).toBeCloseTo(1, 9);
    const reasons = Object.fromEntries(
      one.notCounted.map((part) => [part.reason, Number((part.areaM2 / SHEET_AREA_M2).toFixed(9))]),
    );
    expect(reasons).toEqual({ 'farmland-line': 1, 'already-forest': 1, water: 1, outside: 1, 'no-parcel': 1 });
    expect(imbalance(one)).toBeLessThan(1e-9);
    expect(value(found, 'area.change', '0103→0301')).toBeCloseTo(SHEET_AREA_M2, 1);
  });

  it('adds nothing for forest drawn on forest', () => {
    const found = evaluate(planOf([drawn('f', gridBox(2.1, 0.1, 2.9, 0.9))]));
    expect(value(found, 'forest.cover')).toBe(value(evaluate(planOf([])), 'forest.cover'));
    expect(contribution(found, 'f')).toMatchObject({ countedM2: 0, notCounted: [{ reason: 'already-forest' }] });
  });

  it('counts land once where features overlap, for the one drawn first', () => {
    const first = drawn('first', gridBox(0, 0, 0.75, 1));
    const second = drawn('second', gridBox(0.25, 0, 1, 1));
    for (const order of [
      [first, second],
      [second, first],
    ]) {
      const found = evaluate(planOf(order));
      expect(forestSheets(found)).toBe(2);
      const [before, after] = order.map((feature) => contribution(found, feature.id));
      expect((before?.countedM2 ?? 0) / SHEET_AREA_M2).toBeCloseTo(0.75, 9);
      expect((after?.countedM2 ?? 0) / SHEET_AREA_M2).toBeCloseTo(0.25, 9);
      expect(after?.notCounted).toEqual([
        { reason: 'taken', by: before?.feature, areaM2: expect.closeTo(SHEET_AREA_M2 / 2, 0) as number },
      ]);
    }
  });

  it('lets the order decide between kinds: what comes first keeps the land', () => {
    const forest = drawn('forest', gridBox(0, 0, 1, 1));
    const wetland = drawn('wetland', gridBox(0, 0, 1, 1), { kind: 'wetland' });
    expect(forestSheets(evaluate(planOf([forest, wetland])))).toBe(2);
    expect(forestSheets(evaluate(planOf([wetland, forest])))).toBe(1);
  });

  it('takes away existing forest that a feature turns', () => {
    const found = evaluate(planOf([drawn('g', gridBox(2, 0, 2.5, 1), { kind: 'grassland' })]));
    expect(forestSheets(found)).toBe(0.5);
    expect(contribution(found, 'g').forestLossM2 / SHEET_AREA_M2).toBeCloseTo(0.5, 9);
  });

  it('keeps forest off a farmland line that the plan draws itself', () => {
    const forest = drawn('f', gridBox(0, 0, 1, 1));
    const line = drawn('line', gridBox(0.5, 0, 1, 1), { kind: 'farmland-redline' });
    const found = evaluate(planOf([forest, line]));
    expect(forestSheets(found)).toBe(1.5);
    expect(contribution(found, 'f').notCounted).toMatchObject([{ reason: 'farmland-line' }]);
  });

  it('counts features in their years, scheme by scheme', () => {
    const features = [
      drawn('early', gridBox(0, 0, 0.5, 1), { from: 2025, until: 2035 }),
      drawn('late', gridBox(0.5, 0, 1, 1), { from: 2035 }),
      drawn('gone', gridBox(0, 0, 0.5, 1), { scenario: 'b', removes: 'early' }),
    ];
    const cases: readonly (readonly [string, number, number])[] = [
      ['base', 2035, 1],
      ['a', 2024, 1],
      ['a', 2025, 1.5],
      ['a', 2034, 1.5],
      ['a', 2035, 1.5],
      ['b', 2025, 1],
      ['b', 2035, 1.5],
    ];
    const evaluator = evaluatorWith();
    for (const [scenario, year, sheets] of cases) {
      expect([scenario, year, forestSheets(evaluate(planOf(features), scenario, year, evaluator))]).toEqual([
        scenario,
        year,
        sheets,
      ]);
    }
  });

  it('leaves lines, points and kinds without an effect on land out of the numbers', () => {
    const features = [
      drawn('turbine', { type: 'Point', coordinates: [117.01, 39.01] }, { kind: 'wind-turbine' }),
      drawn('pv', gridBox(0, 0, 1, 1), { kind: 'zone' }),
      drawn('line', {
        type: 'LineString',
        coordinates: [
          [117, 39],
          [117.1, 39.1],
        ],
      }),
    ];
    const found = evaluate(planOf(features));
    expect(found.contributions).toEqual([]);
    expect(found.measures).toEqual(evaluate(planOf([])).measures);
  });

  it('divides by the official land area where the plan states one', () => {
    const landAreaM2 = 4 * SHEET_AREA_M2;
    const found = evaluate(planOf([], { landAreaM2, targets: [target({ op: '>=', value: 35 })] }));
    expect(value(found, 'forest.cover')).toBeCloseTo(25, 9);
    expect(value(found, 'area.region')).toBeCloseTo(6 * SHEET_AREA_M2, 0);
    expect((found.targets[0]?.gapAreaM2 ?? 0) / SHEET_AREA_M2).toBeCloseTo(0.4, 9);
  });

  it('judges targets by the plan and shows what the district without it reaches', () => {
    const found = evaluate(planOf([drawn('f', gridBox(0, 0, 1, 1))], { targets: [target({ op: '>=', value: 50 })] }));
    expect(found.targets).toMatchObject([
      { status: 'short', value: expect.closeTo(100 / 3, 9) as number, baseline: expect.closeTo(100 / 6, 9) as number },
    ]);
    expect((found.targets[0]?.gapAreaM2 ?? 0) / SHEET_AREA_M2).toBeCloseTo(1, 9);
  });

  it('balances: classes and what no parcel covers make the district, as an overlay of all parcels finds them', () => {
    const found = evaluate(planOf([drawn('f', gridPolygon([-0.3, 0.2], [3.3, -0.4], [5.7, 0.6], [2.2, 1.3]))]));
    const rows = found.measures.filter((row) => row.indicator === 'area.class');
    const sum = rows.reduce((total, row) => total + (row.value ?? Number.NaN), 0);
    const regionM2 = value(found, 'area.region') ?? Number.NaN;
    expect(Math.abs(sum - regionM2) / regionM2).toBeLessThan(1e-9);
    expect(found.balance?.relativeError).toBeLessThan(1e-9);
    const union = topology.union([base.land]);
    if (!union.ok) throw new Error('no union');
    const unassigned = topology.area(shapeFromGeojson(gridBox(0, 0, 6, 1))) - topology.area(union.shape);
    expect(Math.abs((value(found, 'area.class', 'unassigned') ?? 0) - unassigned) / regionM2).toBeLessThan(1e-9);
  });

  it('repairs a drawing that crosses itself, says so, and counts what GEOS makes of it', () => {
    const bowTie = gridPolygon([0.1, 0.1], [0.9, 0.9], [0.9, 0.1], [0.1, 0.9]);
    const found = evaluate(planOf([drawn('f', bowTie)]));
    expect(found.notes).toEqual([
      {
        code: 'feature-repaired',
        feature: 'f',
        details: { reason: expect.stringMatching(/Self-intersection/u) as string },
      },
    ]);
    const valid = topology.repair(shapeFromGeojson(bowTie)).shape;
    const expected = topology.area(valid);
    expect(Math.abs(contribution(found, 'f').countedM2 - expected) / expected).toBeLessThan(1e-9);
    // Two triangles, each a quarter of the box around them, but for the shape of the plane.
    expect(expected / SHEET_AREA_M2).toBeCloseTo(0.32, 4);
    expect(evaluatorWith().areaOf(bowTie)).toBeCloseTo(expected, 6);
  });

  it('refuses totals when an overlay fails, names the feature, and keeps what does not depend on it', () => {
    const broken = shapeFromGeojson(gridBox(0.5, 0, 1, 1)).coordinates;
    const failing: Topology = {
      ...forwarding(topology),
      intersection: (a, b) =>
        a.coordinates.join() === broken.join()
          ? { ok: false, code: 'overlay-failed', details: { operation: 'intersection', message: 'TopologyException' } }
          : topology.intersection(a, b),
    };
    const plan = planOf([drawn('good', gridBox(0, 0, 0.25, 1)), drawn('bad', gridBox(0.5, 0, 1, 1))], {
      targets: [target({ op: '>=', value: 50 })],
    });
    const found = evaluate(plan, 'a', 2025, evaluatorWith(failing));
    expect(found.notes).toEqual([
      { code: 'overlay-failed', feature: 'bad', details: { message: 'TopologyException' } },
    ]);
    for (const indicator of ['forest.area', 'forest.cover', 'area.class', 'area.change']) {
      const rows = found.measures.filter((row) => row.indicator === indicator);
      expect(rows).toMatchObject([{ value: null, none: { code: 'failed', details: { feature: 'bad' } } }]);
    }
    expect(value(found, 'area.region')).toBeCloseTo(6 * SHEET_AREA_M2, 0);
    expect(contribution(found, 'good').countedM2 / SHEET_AREA_M2).toBeCloseTo(0.25, 9);
    expect(found.targets).toMatchObject([
      { status: 'unknown', value: null, none: { code: 'failed' }, baseline: expect.closeTo(100 / 6, 9) as number },
    ]);
    expect(found.balance).toBeNull();
    // The next evaluation without the feature is whole again.
    const healed = evaluate(planOf([drawn('good', gridBox(0, 0, 0.25, 1))]), 'a', 2025, evaluatorWith(failing));
    expect(forestSheets(healed)).toBe(1.25);
  });

  it('says of every number that there is no land cover where there is none', () => {
    const evaluator = createEvaluator({ base: null, baseline: null, topology, now: () => 0 });
    const found = evaluate(
      planOf([drawn('f', gridBox(0, 0, 1, 1))], { targets: [target({ op: '>=', value: 50 })] }),
      'a',
      2025,
      evaluator,
    );
    for (const row of found.measures) expect(row).toMatchObject({ value: null, none: { code: 'no-land-cover' } });
    expect(found).toMatchObject({ balance: null, targets: [{ status: 'unknown', none: { code: 'no-land-cover' } }] });
    expect(evaluator.areaOf(gridBox(0, 0, 1, 1)) / SHEET_AREA_M2).toBeCloseTo(1, 9);
  });
});
