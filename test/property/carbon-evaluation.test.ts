/** Carbon of plans: what is kept makes no difference, parts add up, and the plan's share is the difference it makes. */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { measureBaseline } from '../../src/evaluate/baseline.ts';
import { proposedSettings } from '../../src/evaluate/carbon/default-settings.ts';
import type { CarbonReport } from '../../src/evaluate/carbon/carbon-report.ts';
import type { CarbonRules } from '../../src/evaluate/carbon/carbon-rules.ts';
import { createEvaluator, type Evaluator } from '../../src/evaluate/evaluator.ts';
import { createFactorLibrary } from '../../src/evaluate/factors/factor-library.ts';
import type { Measure } from '../../src/evaluate/measure.ts';
import { loadTopology, type Topology } from '../../src/geo/topology.ts';
import type { KindId } from '../../src/kinds/kind.ts';
import type { PlanFeature } from '../../src/plan/plan.ts';
import { gridBase, gridBox } from '../support/grid-base.ts';
import { drawn, planOf } from '../support/plan-pieces.ts';

const SIZE = 4;
const SCOPE = { scenario: 'a', year: 2035, revision: 1 };
const CODES = ['0103', '0101', '0301', '0305', '1101', '0404', '0702', '0201', '0306'];
const RULES: CarbonRules = {
  settings: proposedSettings({ seed: 'jizhou', baseYear: 2020 }),
  library: createFactorLibrary({}),
};

let topology: Topology;
beforeAll(async () => {
  topology = await loadTopology();
});
afterAll(() => topology.dispose());

const codes = fc.array(fc.constantFrom(...CODES), { minLength: SIZE * SIZE, maxLength: SIZE * SIZE });
const place = fc.integer({ min: 0, max: 100 * SIZE }).map((hundredths) => hundredths / 100);

const FIELDS: Partial<Record<KindId, Readonly<Record<string, string>>>> = {
  forest: { species: '油松' },
  farmland: { soilPractice: 'no-till-straw' },
  restoration: { coverAfter: 'forest', species: '油松' },
  'marine-sink': { marineType: 'mangrove' },
};

const features = fc
  .array(
    fc.record({
      corners: fc
        .tuple(place, place, place, place)
        .filter(([a, b, c, d]) => Math.abs(a - c) > 0.1 && Math.abs(b - d) > 0.1),
      kind: fc.constantFrom<KindId>(
        'forest',
        'wetland',
        'grassland',
        'green-space',
        'marine-sink',
        'farmland',
        'restoration',
      ),
      from: fc.option(fc.integer({ min: 2021, max: 2034 })),
    }),
    { minLength: 1, maxLength: 4 },
  )
  .map((list) =>
    list.map(({ corners: [a, b, c, d], kind, from }, at): PlanFeature => {
      const box = gridBox(Math.min(a, c), Math.min(b, d), Math.max(a, c), Math.max(b, d));
      return drawn(`f${String(at)}`, box, { kind, from, ...FIELDS[kind] });
    }),
  );

/** Kinds under which land keeps its class. */
const KEEPING: readonly KindId[] = ['farmland', 'restoration', 'marine-sink'];

function evaluatorOn(classCodes: readonly string[]): Evaluator {
  const base = gridBase({
    columns: SIZE,
    rows: SIZE,
    parcel: (column, row) => ({ code: classCodes[SIZE * row + column] ?? null, canopy: 0.6 }),
  });
  return createEvaluator({ base, baseline: measureBaseline(base, topology), topology, now: () => 0 });
}

function carbonRowsOf(evaluator: Evaluator, drawnFeatures: readonly PlanFeature[]): readonly Measure[] {
  const plan = planOf(drawnFeatures, { carbon: RULES });
  return evaluator.evaluate(plan, SCOPE).measures.filter(({ indicator }) => isOfCarbon(indicator));
}

function isOfCarbon(indicator: string): boolean {
  return /^(carbon|gep|ccer)\./u.test(indicator);
}

function reportOf(evaluator: Evaluator, drawnFeatures: readonly PlanFeature[]): CarbonReport {
  const report = lastOf(evaluator.carbonInSteps(planOf(drawnFeatures, { carbon: RULES }), SCOPE));
  if (report === null) throw new Error('there is no report');
  return report;
}

function lastOf<Result>(steps: Generator<unknown, Result, void>): Result {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

function valueOf(rows: readonly Measure[], indicator: string): number {
  return rows.find((row) => row.indicator === indicator && row.group === null)?.value ?? Number.NaN;
}

describe('carbon of a plan', () => {
  it('is the same to the last digit after other plans as from scratch', () => {
    fc.assert(
      fc.property(codes, fc.array(features, { minLength: 2, maxLength: 4 }), (classCodes, plans) => {
        const kept = evaluatorOn(classCodes);
        for (const plan of plans) {
          expect(carbonRowsOf(kept, plan)).toEqual(carbonRowsOf(evaluatorOn(classCodes), plan));
        }
      }),
      { numRuns: 25 },
    );
  });

  it('changes by what the plan brings, and adds up over classes and pools', () => {
    fc.assert(
      fc.property(codes, features, (classCodes, plan) => {
        const evaluator = evaluatorOn(classCodes);
        const before = carbonRowsOf(evaluator, []);
        const after = carbonRowsOf(evaluator, plan);
        const report = reportOf(evaluator, plan);
        const stock = valueOf(after, 'carbon.stock');
        expect(valueOf(before, 'carbon.change')).toBe(0);
        expect(valueOf(before, 'carbon.stock') + valueOf(after, 'carbon.change')).toBeCloseTo(stock, 3);
        expect(report.stock.total.value).toBe(stock);
        const near = (value: number): unknown => expect.closeTo(value, 3);
        expect(report.byClass.reduce((sum, one) => sum + one.stock.value, 0)).toEqual(near(stock));
        expect(report.byClass.reduce((sum, one) => sum + one.sink.value, 0)).toEqual(near(report.sink.total.value));
        const counted = report.stock.pools.filter(({ isCounted }) => isCounted);
        expect(counted.reduce((sum, { amount }) => sum + amount.value, 0)).toEqual(near(stock));
        for (const { low, value, high } of [report.stock.total, report.sink.total, report.change.total]) {
          expect(low).toBeLessThanOrEqual(value);
          expect(high).toBeGreaterThanOrEqual(value);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('of features under which land keeps its class changes no area', () => {
    fc.assert(
      fc.property(codes, features, (classCodes, plan) => {
        const areas = (drawnFeatures: readonly PlanFeature[]): readonly Measure[] =>
          evaluatorOn(classCodes)
            .evaluate(planOf(drawnFeatures, { carbon: RULES }), SCOPE)
            // What is drawn is counted as drawn, whatever becomes of the land.
            .measures.filter(({ indicator }) => /^(area|forest)\./u.test(indicator) && indicator !== 'forest.volume');
        const turning = plan.filter(({ properties }) => !KEEPING.includes(properties.kind));
        expect(areas(plan)).toEqual(areas(turning));
      }),
      { numRuns: 25 },
    );
  });

  it('is screened for carbon projects on all land that is left, candidate or not', () => {
    fc.assert(
      fc.property(codes, features, (classCodes, plan) => {
        const evaluator = evaluatorOn(classCodes);
        const { ccer } = reportOf(evaluator, plan);
        for (const { screenedM2, candidateM2, failed } of ccer) {
          const notM2 = failed.reduce((sum, { areaM2 }) => sum + areaM2, 0);
          expect(candidateM2 + notM2).toBeCloseTo(screenedM2, 3);
        }
        const rows = carbonRowsOf(evaluator, plan).filter(({ indicator }) => indicator === 'ccer.candidate');
        const sumOf = (methodology: string | null): number =>
          ccer.reduce(
            (sum, one) => sum + (methodology === null || one.methodology === methodology ? one.candidateM2 : 0),
            0,
          );
        expect(rows[0]).toMatchObject({ group: null, unit: 'm2', low: null, high: null });
        expect(
          rows
            .map(({ group }) => group)
            .slice(1)
            .sort(),
        ).toEqual([...new Set(ccer.map((one) => one.methodology))].sort());
        for (const { group, value } of rows) expect(value).toBeCloseTo(sumOf(group), 6);
      }),
      { numRuns: 25 },
    );
  });

  it('counts practices on cropland and what restoration grows, on land that keeps its class', () => {
    const evaluator = evaluatorOn(CODES.concat(Array<string>(SIZE * SIZE).fill('0103')).slice(0, SIZE * SIZE));
    const box = gridBox(0, 3, 4, 4);
    const sinkOf = (list: readonly PlanFeature[]): number => valueOf(carbonRowsOf(evaluator, list), 'carbon.sink');
    const without = sinkOf([]);
    const straw = drawn('p', box, { kind: 'farmland', from: 2030, ...FIELDS.farmland });
    const trees = drawn('r', box, { kind: 'restoration', from: 2022, ...FIELDS.restoration });
    expect(sinkOf([straw])).toBeGreaterThan(without);
    expect(sinkOf([trees])).toBeGreaterThan(without);
    // Each hectare is counted once: what comes first has it.
    expect(sinkOf([straw, trees])).toBe(sinkOf([straw]));
    expect(reportOf(evaluator, [trees]).transitions).toEqual([]);
  });

  it('has a service of its uptake in carbon dioxide', () => {
    fc.assert(
      fc.property(codes, features, (classCodes, plan) => {
        const evaluator = evaluatorOn(classCodes);
        const { gep, sink } = reportOf(evaluator, plan);
        const row = carbonRowsOf(evaluator, plan).find(({ indicator }) => indicator === 'gep.regulation');
        expect(row).toMatchObject({ group: null, unit: 'tCO2e/a', none: null });
        for (const end of ['value', 'low', 'high'] as const) {
          expect(gep.byRate[end]).toBeCloseTo((sink.total[end] * 44) / 12, 3);
          const difference = Math.abs((row?.[end] ?? Number.NaN) - gep.byRate[end]);
          expect(difference).toBeLessThanOrEqual(1e-9 * Math.abs(gep.byRate[end]));
        }
      }),
      { numRuns: 25 },
    );
  });

  it('comes out the same by simulation: same value, an interval near that of error propagation, same draws again', () => {
    const evaluator = evaluatorOn(CODES.concat(CODES).slice(0, SIZE * SIZE));
    const plan = planOf([drawn('w', gridBox(0, 0, 2, 4), { kind: 'wetland', from: 2025 })], { carbon: RULES });
    const { stock, sink, change } = reportOf(evaluator, [...plan.features.values()]);
    const run = () => lastOf(evaluator.simulateInSteps(plan, SCOPE, { draws: 10_000, seed: 7 }));
    const simulated = run();
    for (const [one, other] of [
      [simulated?.stock, stock],
      [simulated?.sink, sink],
      [simulated?.change, change],
    ] as const) {
      expect(one?.value).toBeCloseTo(other.total.value, 3);
      expect((one?.high ?? 0) - (one?.low ?? 0)).toBeGreaterThan(0.5 * (other.total.high - other.total.low));
      expect((one?.high ?? 0) - (one?.low ?? 0)).toBeLessThan(1.5 * (other.total.high - other.total.low));
    }
    expect(run()).toEqual(simulated);
    expect(lastOf(evaluator.simulateInSteps(planOf([]), SCOPE, { draws: 10_000, seed: 7 }))).toBeNull();
  });

  it('says why there is none: without land cover, and before the base year', () => {
    const without = createEvaluator({ base: null, baseline: null, topology, now: () => 0 });
    expect(carbonRowsOf(without, []).map(({ none }) => none?.code)).toEqual(Array(5).fill('no-land-cover'));
    const plan = planOf([], { carbon: RULES });
    const early = evaluatorOn(CODES).evaluate(plan, { ...SCOPE, year: 2015 });
    const rows = early.measures.filter(({ indicator }) => isOfCarbon(indicator));
    expect(rows.map(({ none, value }) => [none?.code, value])).toEqual(Array(5).fill(['before-base-year', null]));
  });
});
