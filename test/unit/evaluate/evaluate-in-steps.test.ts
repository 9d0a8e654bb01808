import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { measureBaseline } from '../../../src/evaluate/baseline.ts';
import type { EvaluationProgress } from '../../../src/evaluate/evaluation.ts';
import { createEvaluator, type Evaluator } from '../../../src/evaluate/evaluator.ts';
import { loadTopology, type Topology } from '../../../src/geo/topology.ts';
import type { PlanFeature } from '../../../src/plan/plan.ts';
import { forwarding } from '../../support/forwarding-topology.ts';
import { gridBase, gridBox, gridPolygon } from '../../support/grid-base.ts';
import { drawn, planOf } from '../../support/plan-pieces.ts';

let topology: Topology;
beforeAll(async () => {
  topology = await loadTopology();
});
afterAll(() => topology.dispose());

const base = gridBase({ columns: 24, rows: 24 });
const SCOPE = { scenario: 'a', year: 2025, revision: 1 };

/** Counts how often GEOS is asked for an overlay. */
function counting(): { readonly over: Topology; taken: () => number } {
  let count = 0;
  const over: Topology = {
    ...forwarding(topology),
    intersection: (a, b) => {
      count += 1;
      return topology.intersection(a, b);
    },
    difference: (a, b) => {
      count += 1;
      return topology.difference(a, b);
    },
  };
  const taken = (): number => {
    const soFar = count;
    count = 0;
    return soFar;
  };
  return { over, taken };
}

function evaluatorOn(over: Topology): Evaluator {
  return createEvaluator({ base, baseline: measureBaseline(base, topology), topology: over, now: () => 0 });
}

/** A long forest along both axes; its far corner is the one that moves. */
function forest(corner: number, id = 'f'): PlanFeature {
  return drawn(id, gridPolygon([0.5, 0.4], [23.4, 0.6], [corner, corner], [0.6, 23.3]));
}

describe('an edit of a drawn area', () => {
  it('cuts again only the parcels where an edge has changed', () => {
    const { over, taken } = counting();
    const evaluator = evaluatorOn(over);
    const other = drawn('g', gridBox(2.5, 2.5, 4.5, 4.5));
    const before = planOf([forest(23.2), other]);
    evaluator.evaluate(before, SCOPE);
    const fromScratch = taken();
    evaluator.evaluate(before, SCOPE);
    expect(taken()).toBe(0);
    evaluator.evaluate(planOf([forest(23.2), other]), SCOPE);
    expect(taken()).toBe(0);
    const moved = drawn('g', gridPolygon([2.5, 2.5], [4.5, 2.5], [4.4, 4.4], [2.5, 4.5]));
    evaluator.evaluate(planOf([forest(23.2), moved]), SCOPE);
    expect(taken()).toBeLessThan(fromScratch / 3);
    evaluator.evaluate(before, SCOPE);
    expect(taken()).toBe(0);
  });

  it('asks later features again only where the earlier one has changed', () => {
    const { over, taken } = counting();
    const evaluator = evaluatorOn(over);
    const first = (east: number): PlanFeature => drawn('first', gridBox(10.5, 10.5, east, 12.5));
    evaluator.evaluate(planOf([first(12.5), forest(23.2)]), SCOPE);
    const fromScratch = taken();
    evaluator.evaluate(planOf([first(12.6), forest(23.2)]), SCOPE);
    expect(taken()).toBeLessThan(fromScratch / 3);
  });
});

describe('a neighbour that comes, goes or changes places', () => {
  const one = drawn('one', gridBox(1.5, 1.5, 6.5, 6.5), { kind: 'wetland' });
  const two = drawn('two', gridBox(4.5, 4.5, 9.5, 9.5), { kind: 'grassland' });
  const line = drawn('line', gridBox(3.2, 0.2, 7.7, 9.3), { kind: 'farmland-redline' });
  const last = drawn('last', gridBox(2.2, 2.2, 8.8, 8.8));
  const states: readonly (readonly PlanFeature[])[] = [
    [last],
    [one, two, last],
    [two, one, last],
    [two, last],
    [two, last, line],
    [last, two, line],
    [one, last],
  ];

  it.each(states.flatMap((_, from) => states.map((__, to) => [from, to] as const)))(
    'from state %i to state %i: as from scratch',
    (from, to) => {
      const evaluator = evaluatorOn(topology);
      evaluator.evaluate(planOf(states[from] ?? []), SCOPE);
      const found = evaluator.evaluate(planOf(states[to] ?? []), SCOPE);
      expect(found).toEqual(evaluatorOn(topology).evaluate(planOf(states[to] ?? []), SCOPE));
    },
  );
});

describe('evaluating in steps', () => {
  const plan = planOf(
    Array.from({ length: 4 }, (_, at) => forest(20 + at / 2, `f${at}`)),
    { zones: [{ id: 'z', name: 'z', geometry: gridBox(3.3, 3.3, 9.7, 9.7) }] },
  );

  it('says how far it is and ends with the same answer', () => {
    const steps = evaluatorOn(topology).evaluateInSteps(plan, SCOPE);
    const progress: EvaluationProgress[] = [];
    let step = steps.next();
    for (; step.done !== true; step = steps.next()) progress.push(step.value);
    expect(step.value).toEqual(evaluatorOn(topology).evaluate(plan, SCOPE));
    expect(progress.length).toBeGreaterThan(5);
    expect(progress.at(-1)).toEqual({ done: 5, total: 5 });
    const done = progress.map((one) => one.done);
    expect(done).toEqual(done.toSorted((a, b) => a - b));
    // 576 parcels lie under each feature: it can be stopped within one.
    expect(done.filter((one) => one === 0).length).toBeGreaterThan(0);
  });

  it('can be dropped at any step, and others can run in between, without a trace in later numbers', () => {
    const expected = evaluatorOn(topology).evaluate(plan, SCOPE);
    const evaluator = evaluatorOn(topology);
    for (let stop = 1; stop < 8; stop += 1) {
      const steps = evaluator.evaluateInSteps(plan, { ...SCOPE, revision: stop });
      for (let at = 0; at < stop; at += 1) steps.next();
      evaluator.evaluate(planOf([forest(15 + stop, 'f1')]), SCOPE);
    }
    expect(evaluator.evaluate(plan, SCOPE)).toEqual(expected);
  });
});
