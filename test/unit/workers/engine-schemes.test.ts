import { beforeEach, describe, expect, it } from 'vitest';
import type { MatrixRequest } from '../../../src/evaluate/scheme-matrix.ts';
import type { PlanFeature, Scenario } from '../../../src/plan/plan.ts';
import { schemeDifference } from '../../../src/plan/scheme-difference.ts';
import type { EngineApi } from '../../../workers/engine/api.ts';
import type { EngineProgress } from '../../../workers/engine/contract/open-district.ts';
import { gridBox } from '../../support/grid-base.ts';
import { gridFlatgeobuf } from '../../support/grid-flatgeobuf.ts';
import { givenSource, loneEngine, planUpdate, smallestSlices } from '../../support/lone-engine.ts';
import { drawn, target } from '../../support/plan-pieces.ts';

/** A baseline and twenty schemes on it, each with a forest of its own and one that all inherit. */
const SCENARIOS: readonly Scenario[] = [
  { id: 'base', name: '现状' },
  ...Array.from({ length: 20 }, (_, at) => ({ id: `s${String(at)}`, name: `方案 ${String(at)}`, parent: 'base' })),
];
const FEATURES: readonly PlanFeature[] = [
  drawn('shared', gridBox(0, 0, 1, 1), { kind: 'forest', scenario: 'base' }),
  ...Array.from({ length: 20 }, (_, at) =>
    drawn(`f${String(at)}`, gridBox(1, 0, 1 + (at + 1) / 20, 1), { kind: 'forest', scenario: `s${String(at)}` }),
  ),
];
const ALL: MatrixRequest = { scenarios: SCENARIOS.slice(1).map(({ id }) => id), years: [2025, 2030, 2035, 2060] };

let api: EngineApi;
let progress: EngineProgress[] = [];
let onPause: () => void = () => undefined;

function update(revision: number, features: readonly PlanFeature[] = FEATURES): Promise<void> {
  return api.update(
    planUpdate(features, {
      revision,
      scenarios: SCENARIOS,
      targets: [target({ id: 'cover', indicator: 'forest.cover', op: '>=', value: 60, unit: '%', year: 2030 })],
    }),
  );
}

beforeEach(async () => {
  progress = [];
  onPause = () => undefined;
  api = loneEngine({ onProgress: (one) => progress.push(one), ...smallestSlices(() => onPause()) });
  await api.open({
    boundary: gridBox(0, 0, 4, 1),
    landAreaM2: null,
    baseYear: 2020,
    sources: [givenSource(gridFlatgeobuf({ columns: 4, rows: 1, parcel: () => ({ code: '0103' }) }))],
  });
  await update(1);
  progress = [];
});

describe('the land that twenty schemes share', () => {
  const scopes = ALL.scenarios.map((scenario) => ({ scenario, year: 2030, isEarlier: false }));

  it('shows how far it has come, and is given up when asked to', async () => {
    await api.agreement(scopes, null);
    const steps = progress.filter(({ step }) => step === 'agreement');
    expect(steps.length).toBeGreaterThan(3);
    expect(steps.every(({ done, total }) => total !== null && done <= total)).toBe(true);
    const moved = FEATURES.map((feature, at) => ({ ...feature, geometry: gridBox(0.1, 0, 0.2 + at / 10, 1) }));
    await update(2, moved);
    onPause = () => void api.cancelAgreement();
    await expect(api.agreement(scopes, null)).rejects.toMatchObject({ code: 'agreement-cancelled' });
    onPause = () => undefined;
    expect(await api.agreement(scopes, null)).toMatchObject({ sides: 20, failure: null });
  });
});

describe('the matrix of twenty schemes and four years', () => {
  it('has what single evaluations have, without subdivisions, and shows how far it has come', async () => {
    const matrix = await api.evaluateMatrix(ALL);
    expect(matrix.revision).toBe(1);
    expect(matrix.cells.map(({ scenario, year }) => `${scenario} ${String(year)}`)).toEqual(
      ALL.scenarios.flatMap((scenario) => ALL.years.map((year) => `${scenario} ${String(year)}`)),
    );
    for (const cell of [matrix.cells[0], matrix.cells[41], matrix.cells[79]]) {
      const { measures, targets } = await api.evaluate(cell?.scenario ?? '', cell?.year ?? 0);
      expect(cell?.measures).toEqual(measures.filter(({ group }) => group === null));
      expect(cell?.targets).toEqual(targets);
    }
    const told = progress.filter(({ step }) => step === 'matrix');
    expect(told.at(-1)).toMatchObject({ done: 80, total: 80 });
    expect(told.map(({ done }) => done)).toEqual(told.map(({ done }) => done).toSorted((a, b) => a - b));
    expect(new Set(told.map(({ done }) => done)).size).toBeGreaterThan(60);
  });

  it('can be given up without giving up an evaluation, and goes on from what was worked out', async () => {
    let pauses = 0;
    onPause = () => {
      pauses += 1;
      if (pauses === 50) void api.cancelMatrix();
    };
    const evaluation = api.evaluate('s1', 2030);
    await expect(api.evaluateMatrix(ALL)).rejects.toMatchObject({ code: 'matrix-cancelled' });
    expect((await evaluation).scenario).toBe('s1');
    expect(progress.filter(({ step }) => step === 'matrix').at(-1)?.done).toBeLessThan(80);
    onPause = () => undefined;
    expect((await api.evaluateMatrix(ALL)).cells).toHaveLength(80);
  });

  it('is outdated by the next plan; then only schemes that have the edited feature are worked out again', async () => {
    onPause = () => {
      onPause = () => undefined;
      void update(2);
    };
    await expect(api.evaluateMatrix(ALL)).rejects.toMatchObject({ code: 'matrix-outdated' });
    const before = await api.evaluateMatrix(ALL);
    await api.update({
      ...{ revision: 3, upserts: [drawn('f7', gridBox(1, 0, 3, 1), { kind: 'forest', scenario: 's7' })], removed: [] },
      ...{ order: FEATURES.map(({ id }) => id), scenarios: SCENARIOS, zones: null, landAreaM2: null, carbon: null },
      targets: [target({ id: 'cover', indicator: 'forest.cover', op: '>=', value: 60, unit: '%', year: 2030 })],
    });
    const after = await api.evaluateMatrix(ALL);
    const valuesOf = ({ measures }: (typeof after.cells)[number]) => measures.map(({ value }) => value);
    for (const [at, cell] of after.cells.entries()) {
      const earlier = before.cells[at];
      if (cell.scenario === 's7') expect(valuesOf(cell)).not.toEqual(earlier && valuesOf(earlier));
      else expect(valuesOf(cell)).toEqual(earlier && valuesOf(earlier));
      expect(cell.measures.every(({ revision }) => revision === 3)).toBe(true);
    }
  });
});

describe('an evaluation that is kept', () => {
  it('is what one from nothing is, also after what it does not depend on has changed', async () => {
    const first = await api.evaluate('s3', 2030);
    await api.update({
      ...{ revision: 4, upserts: [drawn('f9', gridBox(2, 0, 3, 1), { kind: 'forest', scenario: 's9' })], removed: [] },
      ...{ order: FEATURES.map(({ id }) => id), scenarios: SCENARIOS, zones: null, landAreaM2: null, carbon: null },
      targets: [target({ id: 'cover', indicator: 'forest.cover', op: '>=', value: 60, unit: '%', year: 2030 })],
    });
    const kept = await api.evaluate('s3', 2030);
    expect(kept.revision).toBe(4);
    expect(kept.measures.map((row) => ({ ...row, revision: 1 }))).toEqual(first.measures);
    expect(kept.drawnM2['f9']).not.toBe(first.drawnM2['f9']);
    const { measures } = await api.evaluate('s9', 2030);
    expect(measures.find(({ indicator }) => indicator === 'forest.cover')?.value).toBeCloseTo(50, 6);
  });
});

describe('weighing the pieces in which two schemes differ', () => {
  it('tells what each changes, and together they are the difference', async () => {
    const effects = await api.weighPieces({ into: 's0', from: 's19', year: 2030 });
    const plan = { features: new Map(FEATURES.map((one) => [one.id, one])), scenarios: SCENARIOS };
    expect(effects.map(({ piece }) => piece)).toEqual(schemeDifference(plan, 's0', 's19').pieces.map(({ id }) => id));
    const coverOf = async (scenario: string) =>
      (await api.evaluate(scenario, 2030)).measures.find(({ indicator }) => indicator === 'forest.cover')?.value ?? 0;
    const changes = effects.map(({ measures }) => {
      const cover = measures.find(({ indicator }) => indicator === 'forest.cover');
      return (cover?.after ?? 0) - (cover?.before ?? 0);
    });
    // The larger forest covers the smaller one: taken alone it adds what is not there yet, and the smaller one is no loss then.
    expect(changes).toHaveLength(2);
    expect(changes[0]).toBeCloseTo((await coverOf('s19')) - (await coverOf('s0')), 6);
    expect(effects[0]?.targets).toMatchObject([{ id: 'cover', statusBefore: 'short' }]);
    expect(progress.some(({ step }) => step === 'weigh')).toBe(true);
    // Nothing was changed by asking.
    expect((await api.evaluate('s0', 2030)).contributions.map(({ feature }) => feature)).toEqual(['shared', 'f0']);
  });

  it('can be given up', async () => {
    onPause = () => void api.cancelWeighing();
    await expect(api.weighPieces({ into: 's0', from: 's19', year: 2030 })).rejects.toMatchObject({
      code: 'weigh-cancelled',
    });
  });
});
