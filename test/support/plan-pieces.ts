import type { Geometry } from 'geojson';
import type { EvaluablePlan } from '../../src/evaluate/evaluable-plan.ts';
import type { KindId } from '../../src/kinds/kind.ts';
import type { Plan, PlanFeature } from '../../src/plan/plan.ts';
import type { Target } from '../../src/plan/target.ts';

/** A feature of scheme `a` that counts from the start, forest unless said otherwise. */
export function drawn(
  id: string,
  geometry: Geometry,
  properties: Partial<PlanFeature['properties']> & { readonly kind?: KindId } = {},
): PlanFeature {
  return {
    id,
    geometry,
    properties: { kind: 'forest', scenario: 'a', from: null, until: null, status: 'planned', name: id, ...properties },
  };
}

/** What the evaluator needs of a plan with the schemes `base` ← `a` ← `b`. */
export function planOf(features: readonly PlanFeature[], others: Partial<EvaluablePlan> = {}): EvaluablePlan {
  return {
    features: new Map(features.map((feature) => [feature.id, feature])),
    scenarios: [
      { id: 'base', name: '现状' },
      { id: 'a', name: '方案一', parent: 'base' },
      { id: 'b', name: '方案二', parent: 'a' },
    ],
    targets: [],
    ...others,
  };
}

/** A whole plan around the same schemes, without a seed. */
export function wholePlan(features: readonly PlanFeature[], others: Partial<Plan> = {}): Plan {
  const { features: map, scenarios, targets } = planOf(features);
  return {
    name: '试验方案',
    baseYear: 2020,
    years: [2025, 2035],
    base: [],
    zones: [],
    scenarios,
    targets,
    factors: {},
    waivers: [],
    views: [],
    features: map,
    setAside: [],
    extra: {},
    collectionExtra: {},
    ...others,
  };
}

/** A target on forest cover of the district unless said otherwise. */
export function target(values: Partial<Target> & Pick<Target, 'op' | 'value'>): Target {
  return {
    id: 'cover-2025',
    title: { zh: '森林覆盖率', en: 'Forest cover' },
    indicator: 'forest.cover',
    unit: '%',
    kind: 'map',
    source: { document: '规划', issued: '2023', section: '一' },
    ...values,
  };
}
