import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { measureBaseline } from '../../src/evaluate/baseline.ts';
import { proposedSettings } from '../../src/evaluate/carbon/default-settings.ts';
import type { EvaluablePlan } from '../../src/evaluate/evaluable-plan.ts';
import type { TargetResult } from '../../src/evaluate/evaluation.ts';
import { createEvaluator } from '../../src/evaluate/evaluator.ts';
import { createFactorLibrary } from '../../src/evaluate/factors/factor-library.ts';
import type { NoValue } from '../../src/evaluate/measure.ts';
import { judgeTargets } from '../../src/evaluate/targets/target-results.ts';
import { loadTopology, type Topology } from '../../src/geo/topology.ts';
import type { PlanFeature } from '../../src/plan/plan.ts';
import { SEED_IDS } from '../../src/plan/seed-ids.ts';
import { readTargets } from '../../src/plan/target-schema.ts';
import type { Target } from '../../src/plan/target.ts';
import { gridBase } from '../support/grid-base.ts';
import { planOf } from '../support/plan-pieces.ts';
import { targetFeatures, targetLand, targetZones } from '../support/target-plan.ts';

let topology: Topology;
beforeAll(async () => {
  topology = await loadTopology();
});
afterAll(() => topology.dispose());

const LIBRARY = createFactorLibrary({});
const SCOPE = { scenario: 'a', year: 2030, revision: 1 };

/** What a plan has, or lacks, of the things that targets count. */
interface Have {
  readonly features: readonly PlanFeature[];
  /** Growing stock of the survey, m³/ha. */
  readonly stock: number | null;
  readonly hasLand: boolean;
  readonly hasZones: boolean;
}

const EVERYTHING: Have = { features: targetFeatures(), stock: 80, hasLand: true, hasZones: true };

/** Targets as the seed has them, computed ones only; where GDP is needed it is entered. */
function targetsOf(seed: string): readonly Target[] {
  const text = readFileSync(new URL(`../../seeds/${seed}/targets.json`, import.meta.url), 'utf8');
  const read = readTargets(JSON.parse(text));
  if (!read.ok) throw new Error(JSON.stringify(read.issues));
  return read.value.filter(({ kind }) => kind !== 'tracked');
}

function withGdp(targets: readonly Target[]): readonly Target[] {
  const gdp = [2020, 2025].map((year, at) => ({ year, value: 500 + 200 * at, source: '统计公报' }));
  return targets.map((one) => (one.indicator === 'land.intensity.cut' ? { ...one, figures: { gdp } } : one));
}

/** Holds targets against a plan as the evaluator does. */
function judge(targets: readonly Target[], { features, stock, hasLand, hasZones }: Have): readonly TargetResult[] {
  const base = gridBase(targetLand(stock));
  const baseline = measureBaseline(base, topology);
  const zones = hasZones ? targetZones(targets) : [];
  const settings = proposedSettings({ seed: 'jizhou', baseYear: 2020 });
  const carbon = { settings, library: LIBRARY, province: '天津' };
  const plan: EvaluablePlan = planOf(features, { zones, targets, carbon });
  const known = hasLand ? { base, baseline } : { base: null, baseline: null };
  const evaluator = createEvaluator({ ...known, topology, now: () => 0 });
  const { measures } = evaluator.evaluate(plan, SCOPE);
  return judgeTargets(targets, {
    year: SCOPE.year,
    measures,
    baseline: evaluator.evaluate({ ...plan, features: new Map() }, SCOPE).measures,
    groupOfClass: (code) => base.classes.classOf(code)?.group ?? null,
    library: LIBRARY,
  });
}

/** The one thing that an indicator cannot do without, and how it is named when it is missing. */
const NEEDS: Readonly<Record<string, { readonly lack: Partial<Have>; readonly code: NoValue['code'] }>> = {
  'forest.cover': { lack: { hasLand: false }, code: 'no-land-cover' },
  'bluegreen.share': { lack: { hasLand: false }, code: 'no-land-cover' },
  'bus.coverage': { lack: { hasLand: false }, code: 'no-land-cover' },
  'charging.coverage': { lack: { hasLand: false }, code: 'no-land-cover' },
  'forest.volume': { lack: { stock: null }, code: 'no-growing-stock' },
  'renewable.capacity': { lack: lacking('biomass', 'capacityMw'), code: 'feature-value-missing' },
  'renewable.generation': { lack: lacking('biomass', 'capacityMw'), code: 'feature-value-missing' },
  'biomass.capacity': { lack: lacking('biomass', 'capacityMw'), code: 'feature-value-missing' },
  'wind.capacity': { lack: lacking('wind-turbine', 'capacityMw'), code: 'feature-value-missing' },
  'windsolar.capacity': { lack: lacking('wind-turbine', 'capacityMw'), code: 'feature-value-missing' },
  // A field without a power of its own has that of its area; only a wrong one is refused.
  'pv.capacity': { lack: lacking('pv', 'capacityMw', -1), code: 'feature-value-refused' },
  'storage.power': { lack: lacking('battery-storage', 'powerMw'), code: 'feature-value-missing' },
  'pumped.power': { lack: lacking('pumped-storage', 'powerMw'), code: 'feature-value-missing' },
  'hydrogen.output': { lack: lacking('hydrogen', 'outputTPerYear'), code: 'feature-value-missing' },
  'charging.piles': { lack: lacking('charging-station', 'piles'), code: 'feature-value-missing' },
  'charging.places': { lack: without('place'), code: 'no-places' },
  'charging.villages': { lack: without('village'), code: 'no-villages' },
  'roof.pv.share': { lack: without('building'), code: 'no-new-roofs' },
  'clean.capacity.share': { lack: lacking('industrial-park', 'fossilCapacityMw'), code: 'no-fossil-capacity' },
};

function without(kind: string): Partial<Have> {
  return { features: EVERYTHING.features.filter(({ properties }) => properties.kind !== kind) };
}

function lacking(kind: string, field: string, value: number | null = null): Partial<Have> {
  const features = EVERYTHING.features.map((feature) =>
    feature.properties.kind === kind ? { ...feature, properties: { ...feature.properties, [field]: value } } : feature,
  );
  return { features };
}

describe.each(SEED_IDS)('targets of %s', (seed) => {
  it('all have a number from a plan with everything that they count, and a gap that says what to do', () => {
    const results = judge(withGdp(targetsOf(seed)), EVERYTHING);
    expect(results.length).toBeGreaterThan(2);
    for (const { id, value, none, status, gap, acting, indicator } of results) {
      expect([id, none]).toEqual([id, null]);
      expect(Number.isFinite(value), id).toBe(true);
      expect(status, id).not.toBe('unknown');
      // How much GDP or land a cut in intensity needs is for nobody to say.
      if (gap !== 0 && indicator !== 'land.intensity.cut') expect(acting?.amount, id).toBeGreaterThan(0);
    }
  });

  it('name what is missing when the one thing that they need is', () => {
    const targets = targetsOf(seed);
    for (const one of targets) {
      const need = NEEDS[one.indicator];
      if (need === undefined) continue;
      const [result] = judge([one], { ...EVERYTHING, ...need.lack });
      expect([one.id, result?.status, result?.value, result?.none?.code]).toEqual([one.id, 'unknown', null, need.code]);
    }
    for (const one of targets.filter(({ zone }) => zone !== undefined)) {
      const [result] = judge([one], { ...EVERYTHING, hasZones: false });
      expect([one.id, result?.none]).toEqual([one.id, { code: 'no-zone', details: { zone: one.zone } }]);
    }
    for (const one of targets.filter(({ indicator }) => indicator === 'land.intensity.cut')) {
      expect(judge([one], EVERYTHING)[0]?.none?.code).toBe('figure-missing');
    }
  });

  // What is drawn or not drawn is known: nothing drawn is 0 and short, not unknown.
  it('are short, and not unknown, where what they count is simply not drawn', () => {
    const drawnOnly = ['farmland.highstandard', 'restoration.area', 'building.renewable.area', 'pumped.sites'];
    const asked = targetsOf(seed).filter(({ indicator }) => drawnOnly.includes(indicator));
    for (const { id, value, status } of judge(asked, { ...EVERYTHING, features: [] })) {
      expect([id, value, status]).toEqual([id, 0, 'short']);
    }
  });
});

it('every indicator that a seed computes can lack something, or is 0 where nothing is drawn', () => {
  const zero = [
    'farmland.highstandard',
    'restoration.area',
    'building.renewable.area',
    'pumped.sites',
    'parks.circular',
  ];
  const others = new Set([...Object.keys(NEEDS), ...zero, 'land.intensity.cut']);
  const used = new Set(SEED_IDS.flatMap((seed) => targetsOf(seed).map(({ indicator }) => indicator)));
  expect([...used].filter((indicator) => !others.has(indicator))).toEqual([]);
});
