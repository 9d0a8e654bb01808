import type { FeatureCollection, Geometry } from 'geojson';
import type { LandBase } from '../../src/evaluate/land-base.ts';
import type { FindingsReport } from '../../src/evaluate/rules/finding.ts';
import {
  createFindingsFinder,
  type CheckablePlan,
  type FindingsFinder,
} from '../../src/evaluate/rules/findings-finder.ts';
import type { Rule } from '../../src/evaluate/rules/rule.ts';
import { shippedRules } from '../../src/evaluate/rules/shipped-rules.ts';
import type { Topology } from '../../src/geo/topology.ts';

/** Base layers of the given geometries by role. */
function baseLayers(layers: Readonly<Record<string, readonly Geometry[]>>): ReadonlyMap<string, FeatureCollection> {
  return new Map(
    Object.entries(layers).map(([role, geometries]) => [
      role,
      {
        type: 'FeatureCollection',
        features: geometries.map((geometry) => ({ type: 'Feature', geometry, properties: {} })),
      },
    ]),
  );
}

/** A finder with the shipped rules unless others are given. */
export function finderOf(
  topology: Topology,
  layers: Readonly<Record<string, readonly Geometry[]>> = {},
  base: LandBase | null = null,
  rules: readonly Rule[] = shippedRules(),
): FindingsFinder {
  return createFindingsFinder({ base, layers: baseLayers(layers), rules, topology });
}

/** Everything that is found, without looking at the steps. */
export function checkPlan(finder: FindingsFinder, plan: CheckablePlan, scenario = 'a', year = 2026): FindingsReport {
  const steps = finder.findInSteps(plan, { scenario, year, revision: 1 });
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}
