import type { Topology } from '../geo/topology.ts';
import type { PlanFeature } from '../plan/plan.ts';
import type { PlannedArea } from './cut-plan.ts';
import type { EvaluablePlan } from './evaluable-plan.ts';
import type { EvaluationScope } from './evaluation.ts';
import { carbonClaims, landClaims } from './feature-order.ts';
import { planShape, type PlanShape } from './plan-shape.ts';

/** What of a plan are areas in the working plane; shapes are kept while their geometries are the same objects. */
export interface PlannedAreas {
  /** A drawn area; null for lines and points. */
  readonly shapeOf: (geometry: PlanFeature['geometry']) => PlanShape | null;
  /** Ellipsoidal area of a drawn shape, m²; 0 for lines and points. */
  readonly areaOf: (geometry: PlanFeature['geometry']) => number;
  /** Areas that turn land, in the order in which they take it. */
  turning(plan: EvaluablePlan, scope: EvaluationScope): PlannedArea[];
  /** Areas under which land keeps its class; asked for where carbon is worked out. */
  staying(plan: EvaluablePlan, scope: EvaluationScope): PlannedArea[];
  /** Ellipsoidal area of everything drawn in any scheme, m², by id of the feature. */
  readonly drawnM2: (plan: EvaluablePlan) => Readonly<Record<string, number>>;
}

/** Starts with no shape known. */
export function createPlannedAreas(topology: Topology): PlannedAreas {
  const shapes = new WeakMap<PlanFeature['geometry'], PlanShape | { readonly none: true }>();

  function shapeOf(geometry: PlanFeature['geometry']): PlanShape | null {
    let known = shapes.get(geometry);
    if (known === undefined) {
      known = planShape(geometry, topology) ?? { none: true };
      shapes.set(geometry, known);
    }
    return 'none' in known ? null : known;
  }

  return {
    shapeOf,
    areaOf: (geometry) => shapeOf(geometry)?.areaM2 ?? 0,
    turning: (plan, { scenario, year }) =>
      landClaims(plan, scenario, year).flatMap(({ feature: { id, geometry, properties }, to }) => {
        const planned = shapeOf(geometry);
        if (planned === null) return [];
        const { species } = properties;
        return [{ feature: id, to, species: typeof species === 'string' ? species : '', planned }];
      }),
    staying(plan, { scenario, year }) {
      if (plan.carbon === undefined) return [];
      return carbonClaims(plan, scenario, year).flatMap(({ id, geometry }) => {
        const planned = shapeOf(geometry);
        return planned === null ? [] : [{ feature: id, to: null, species: '', planned }];
      });
    },
    drawnM2(plan) {
      const areas: Record<string, number> = {};
      for (const { id, geometry } of plan.features.values()) {
        const planned = shapeOf(geometry);
        if (planned !== null) areas[id] = planned.areaM2;
      }
      return areas;
    },
  };
}
