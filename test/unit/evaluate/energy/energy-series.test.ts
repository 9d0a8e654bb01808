import { describe, expect, it } from 'vitest';
import { energyInYears, type EnergySeries } from '../../../../src/evaluate/energy/energy-series.ts';
import type { EvaluablePlan } from '../../../../src/evaluate/evaluable-plan.ts';
import { createFactorLibrary } from '../../../../src/evaluate/factors/factor-library.ts';
import type { FeatureCounter } from '../../../../src/evaluate/features/feature-counter.ts';
import type { PlanFeature } from '../../../../src/plan/plan.ts';
import type { Target } from '../../../../src/plan/target.ts';
import { counted } from '../../../support/counted-features.ts';

/** Everything counts wholly. */
const COUNTER: FeatureCounter = {
  count: (features) => features.map((feature) => ({ feature, areaM2: 0, share: 1 })),
  unionM2: () => 0,
  areaM2: () => null,
};

function target(id: string, indicator: string, value: number, year?: number): Target {
  const source = { document: '规划', issued: null, section: '一' };
  const title = { zh: id, en: id };
  return { id, title, indicator, op: '>=', value, unit: 'MW', kind: 'counted', source, ...(year && { year }) };
}

function planOf(features: readonly PlanFeature[], targets: readonly Target[] = []): EvaluablePlan {
  const carbon = { library: createFactorLibrary({}), province: '天津' } as unknown as EvaluablePlan['carbon'] & object;
  return {
    features: new Map(features.map((feature) => [feature.id, feature])),
    scenarios: [{ id: 'a', name: 'a' }],
    targets,
    carbon,
  };
}

function seriesOf(plan: EvaluablePlan, years: readonly number[]): EnergySeries | null {
  const steps = energyInYears(plan, { scenario: 'a', revision: 3 }, years, COUNTER);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

const NOW = counted('now', 'pv', { capacityMw: 40, fullLoadHours: 1200, pvSetting: 'farm', from: 2025 }).feature;
const LATER = counted('later', 'pv', { capacityMw: 60, fullLoadHours: 1200, pvSetting: 'ground', from: 2030 }).feature;
const STORE = counted('store', 'battery-storage', { powerMw: 20, energyMwh: 40, from: 2030 }).feature;

describe('energy year by year', () => {
  it('has the years asked for and those of targets about energy, each once and in order', () => {
    const targets = [
      target('roof', 'renewable.capacity', 50, 2027),
      target('forest', 'forest.cover', 30, 2028),
      target('park', 'parks.circular', 1, 2029),
    ];
    const series = seriesOf(planOf([], targets), [2030, 2025, 2027]);
    expect(series?.years.map(({ year }) => year)).toEqual([2025, 2027, 2030]);
    expect(series).toMatchObject({ scenario: 'a', revision: 3 });
  });

  it('counts what stands in each year, as the measures of that year do', () => {
    const series = seriesOf(planOf([NOW, LATER, STORE]), [2025, 2030]);
    const told = series?.years.map(({ totals, measures }) => [
      totals.find(({ source }) => source === null)?.capacityMw.value,
      measures.find(({ indicator, group }) => indicator === 'renewable.capacity' && group === null)?.value,
    ]);
    expect(told).toEqual([
      [40, 40],
      [100, 100],
    ]);
    const avoided = series?.years.at(-1)?.totals.find(({ source }) => source === null)?.avoidedT;
    const row = series?.years
      .at(-1)
      ?.measures.find(({ indicator, group }) => indicator === 'emissions.avoided' && group === null);
    expect(avoided).toMatchObject({ value: row?.value, low: row?.low, high: row?.high });
  });

  it('tells every source as a whole and by how it is built', () => {
    const [year] = seriesOf(planOf([NOW, LATER, STORE]), [2030])?.years ?? [];
    expect(year?.totals.map(({ source, setting, capacityMw }) => [source, setting, capacityMw.value])).toEqual([
      [null, null, 100],
      ['pv', null, 100],
      ['pv', 'farm', 40],
      ['pv', 'ground', 60],
      ['storage', null, 20],
      ['storage', 'battery-storage', 20],
    ]);
    expect(year?.grid).toBe('grid.2023.天津');
  });

  it('holds a target against its own year, and one without a year against every one', () => {
    const targets = [target('dated', 'pv.capacity', 90, 2030), target('undated', 'pv.capacity', 50)];
    const series = seriesOf(planOf([NOW, LATER], targets), [2025, 2030]);
    expect(
      series?.years.map((year) => year.targets.map(({ id, value, status, gap }) => [id, value, status, gap])),
    ).toEqual([
      [['undated', 40, 'short', 10]],
      [
        ['dated', 100, 'met', 0],
        ['undated', 100, 'met', 0],
      ],
    ]);
  });

  it('is nothing without a library of factors', () => {
    const { carbon: _, ...bare } = planOf([NOW]);
    expect(seriesOf(bare, [2025])).toBeNull();
  });
});
