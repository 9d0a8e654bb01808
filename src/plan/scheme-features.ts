import type { Plan, PlanFeature } from './plan.ts';

/**
 * The features that count in a scheme and year (方案在某年的有效要素), in the order in which they take land: those of the farthest
 * ancestor first, those of the scheme itself last, and within one scheme in drawing order.
 *
 * A feature counts from the year `from` (null: always) up to, not including, `until` (null: for good). In the same years a
 * feature with `removes` takes the named feature of an ancestor away and is not listed itself; a removal can be taken away
 * by a scheme farther down, which brings the feature back. Within its own scheme a removal has no effect.
 *
 * A parent that does not exist counts as none; a circle of parents ends where it would begin again. A scheme that does not
 * exist has no features.
 */
export function effectiveFeatures(
  plan: Pick<Plan, 'features' | 'scenarios'>,
  scenarioId: string,
  year: number,
): PlanFeature[] {
  const lineage = lineageOf(plan.scenarios, scenarioId);
  const present = new Map<string, PlanFeature[]>(lineage.map((id) => [id, []]));
  for (const feature of plan.features.values()) {
    // Most features are of other schemes.
    const layer = present.get(feature.properties.scenario);
    if (layer !== undefined && isThere(feature, year)) layer.push(feature);
  }
  const removed = new Set<string>();
  const layers = lineage.map((id) => {
    const kept = (present.get(id) ?? []).filter((feature) => !removed.has(feature.id));
    for (const { properties } of kept) if (properties.removes !== undefined) removed.add(properties.removes);
    return kept.filter(({ properties }) => properties.removes === undefined);
  });
  return layers.reverse().flat();
}

/**
 * Ids of the scheme, its parent, its grandparent and so on (方案谱系). Ends before a parent that does not exist, and before a circle
 * would begin again; empty for a scheme that does not exist.
 */
export function lineageOf(scenarios: Plan['scenarios'], scenarioId: string): string[] {
  const byId = new Map(scenarios.map((scenario) => [scenario.id, scenario]));
  const lineage: string[] = [];
  for (let scenario = byId.get(scenarioId); scenario !== undefined && !lineage.includes(scenario.id);) {
    lineage.push(scenario.id);
    scenario = scenario.parent === undefined ? undefined : byId.get(scenario.parent);
  }
  return lineage;
}

function isThere({ properties: { from, until } }: PlanFeature, year: number): boolean {
  return (from === null || from <= year) && (until === null || year < until);
}
