import type { Polygon } from 'geojson';
import type { FeatureProperties, Plan, PlanFeature, Scenario } from '../../src/plan/plan.ts';

const SCENARIOS: readonly Scenario[] = [
  { id: 'base', name: '现状' },
  { id: 'a', name: '方案一', parent: 'base' },
  { id: 'b', name: '方案二', parent: 'a' },
];

/** A plan with a baseline, two schemes one below the other, and the given features. */
export function smallPlan(features: readonly PlanFeature[] = [], changes: Partial<Plan> = {}): Plan {
  return {
    name: '蓟州区碳布局方案',
    baseYear: 2020,
    years: [2025, 2030, 2060],
    base: [],
    zones: [],
    scenarios: SCENARIOS,
    targets: [],
    factors: {},
    waivers: [],
    views: [],
    features: new Map(features.map((feature) => [feature.id, feature])),
    setAside: [],
    extra: {},
    collectionExtra: {},
    ...changes,
  };
}

/** A square forest of about a hundred metres, named after its id. */
export function drawnFeature(id: string, scenario: string, properties: Partial<FeatureProperties> = {}): PlanFeature {
  return {
    id,
    geometry: square(117.4, 40),
    properties: {
      kind: 'forest',
      scenario,
      from: null,
      until: null,
      status: 'planned',
      name: `${id} 号`,
      ...properties,
    },
  };
}

/** A square of 0.001° with the given south-west corner. */
export function square(longitude: number, latitude: number): Polygon {
  const [east, north] = [longitude + 0.001, latitude + 0.001];
  return {
    type: 'Polygon',
    coordinates: [
      [
        [longitude, latitude],
        [east, latitude],
        [east, north],
        [longitude, north],
        [longitude, latitude],
      ],
    ],
  };
}
