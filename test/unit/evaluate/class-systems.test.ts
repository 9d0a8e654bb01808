import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { measureBaseline } from '../../../src/evaluate/baseline.ts';
import type { Evaluation } from '../../../src/evaluate/evaluation.ts';
import { createEvaluator } from '../../../src/evaluate/evaluator.ts';
import { loadTopology, type Topology } from '../../../src/geo/topology.ts';
import { classSystemOf } from '../../../src/land/class-system-of.ts';
import { gridBase, gridBox, SHEET_AREA_M2 } from '../../support/grid-base.ts';
import { drawn, planOf } from '../../support/plan-pieces.ts';

let topology: Topology;
beforeAll(async () => {
  topology = await loadTopology();
});
afterAll(() => topology.dispose());

/** The same land, west to east, as each system writes it: dry cropland, arbor forest, pond, other grassland, marsh, unknown. */
const STRIPS: Readonly<Record<string, readonly string[]>> = {
  'third-survey': ['0103', '0301K', '1104A', '0404', '1108', '9999'],
  'land-sea-use': ['0103', '0301', '1704', '0403', '0504', '9999'],
  worldcover: ['40', '10', '80', '30', '90', '9999'],
  clcd: ['1', '2', '5', '4', '9', '9999'],
  custom: ['旱', '林', '水', '草', '沼', '0103'],
};
const MAPPING = { 旱: '0103', 林: '0301', 水: '1104', 草: '0404', 沼: '1108' };
const PLAN = planOf([
  drawn('forest', gridBox(0, 0, 6, 0.5)),
  drawn('grass', gridBox(0, 0.5, 6, 0.75), { kind: 'grassland' }),
  drawn('marsh', gridBox(0, 0.75, 6, 1), { kind: 'wetland' }),
]);

function evaluate(id: string): { readonly evaluation: Evaluation; readonly name: (code: string) => string } {
  const classes = classSystemOf(id, MAPPING);
  if (!classes.ok) throw new Error(classes.code);
  const parcel = (column: number) => ({ code: STRIPS[id]?.[column] ?? null });
  const base = gridBase({ columns: 6, rows: 1, parcel, classes: classes.value });
  const evaluator = createEvaluator({ base, baseline: measureBaseline(base, topology), topology, now: () => 0 });
  return {
    evaluation: evaluator.evaluate(PLAN, { scenario: 'a', year: 2025, revision: 1 }),
    name: (code) => classes.value.classOf(code)?.group ?? 'unknown',
  };
}

/** Numbers in sheets, class codes replaced by their drawing groups: what must not depend on how the codes are written. */
function meaning(id: string, decimals: number): unknown {
  const { evaluation, name } = evaluate(id);
  const sheets = (areaM2: number | null): number => Number(((areaM2 ?? Number.NaN) / SHEET_AREA_M2).toFixed(decimals));
  return {
    balanced: (evaluation.balance?.relativeError ?? 1) < 1e-9,
    rows: evaluation.measures
      // Parks have no class of their own in land cover made by satellites.
      .filter(({ indicator }) => indicator !== 'green.area')
      .map(({ indicator, group, value }) => {
        const named = group === null || group === 'unassigned' ? group : group.split('→').map(name).join('→');
        return [indicator, named, indicator === 'forest.cover' ? value?.toFixed(decimals) : sheets(value)].join(' ');
      })
      .sort(),
    contributions: evaluation.contributions.map((one) => ({
      feature: one.feature,
      counted: sheets(one.countedM2),
      loss: sheets(one.forestLossM2),
      from: Object.entries(one.fromClassM2)
        .map(([code, areaM2]) => `${name(code)} ${sheets(areaM2)}`)
        .sort(),
      notCounted: one.notCounted.map(({ reason, areaM2 }) => `${reason} ${sheets(areaM2)}`),
    })),
  };
}

describe('evaluation under every class system', () => {
  it('counts as expected in the third survey', () => {
    expect(meaning('third-survey', 2)).toMatchObject({
      balanced: true,
      contributions: [
        // Half a sheet each: cropland, grassland, marsh and the unknown parcel turn; forest and water stay.
        { feature: 'forest', counted: 2, loss: 0, notCounted: ['already-forest 0.5', 'water 0.5'] },
        { feature: 'grass', counted: 1, loss: 0.25, notCounted: ['water 0.25', 'same-class 0.25'] },
        { feature: 'marsh', counted: 1.25, loss: 0.25, notCounted: ['same-class 0.25'] },
      ],
    });
  });

  it.each(['land-sea-use', 'worldcover', 'clcd', 'custom'])('gives the same land the same numbers in %s', (id) => {
    expect(meaning(id, 12)).toEqual(meaning('third-survey', 12));
  });
});
