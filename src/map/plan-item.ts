import type { Kind } from '../kinds/kind.ts';
import type { LayerState } from '../session/desk.ts';
import type { Plan, PlanFeature, Scenario } from '../plan/plan.ts';
import { boundsOf, type Bounds } from './bounds.ts';

/**
 * How a feature stands in the scheme and year on screen: it counts, it comes in a later year, or this scheme takes an
 * inherited one away.
 */
export type PlanItemState = 'effective' | 'later' | 'removed';

/** A plan feature as the map shows it. */
export interface PlanItem {
  readonly feature: PlanFeature;
  readonly kind: Kind;
  readonly state: PlanItemState;
  /** Layer opacity, 0–1. */
  readonly opacity: number;
  readonly locked: boolean;
  /** Whether its vertices may be dragged: it belongs to the scheme on screen and its layer is not locked. */
  readonly editable: boolean;
  readonly bounds: Bounds;
}

/** What decides which features are on the map. */
export interface PlanItemsQuery {
  readonly plan: Plan;
  readonly scenario: string;
  readonly year: number;
  readonly layers: readonly LayerState[];
  readonly kindOf: (id: Kind['id']) => Kind;
}

/**
 * Features of a scheme and year from the largest to the smallest, so that on the map, and under the pointer, a small one
 * is never hidden by a large one. Hidden layers and features that have ended are left out.
 */
export function planItemsOf({ plan, scenario, year, layers, kindOf }: PlanItemsQuery): PlanItem[] {
  const line = lineOfDescent(plan.scenarios, scenario);
  const removed = removedIds(plan, line, year);
  const layerById = new Map(layers.map((layer) => [layer.id, layer]));
  const items: PlanItem[] = [];
  for (const feature of plan.features.values()) {
    const { properties } = feature;
    if (!line.has(properties.scenario) || properties.removes !== undefined) continue;
    if (properties.until !== null && properties.until <= year) continue;
    const layer = layerById.get(`plan:${properties.kind}`);
    if (layer?.visible === false) continue;
    const bounds = boundsOf(feature.geometry);
    if (bounds === null) continue;
    const locked = layer?.locked ?? false;
    items.push({
      feature,
      kind: kindOf(properties.kind),
      state: stateOf(feature, removed, year),
      opacity: layer?.opacity ?? 1,
      locked,
      editable: !locked && properties.scenario === scenario && !removed.has(feature.id),
      bounds,
    });
  }
  return items.sort((first, second) => extentOf(second.bounds) - extentOf(first.bounds));
}

function extentOf([west, south, east, north]: Bounds): number {
  return (east - west) * (north - south);
}

function stateOf(feature: PlanFeature, removed: ReadonlySet<string>, year: number): PlanItemState {
  if (removed.has(feature.id)) return 'removed';
  const { from } = feature.properties;
  return from !== null && from > year ? 'later' : 'effective';
}

function lineOfDescent(scenarios: readonly Scenario[], id: string): ReadonlySet<string> {
  const parents = new Map(scenarios.map((scenario) => [scenario.id, scenario.parent]));
  const line = new Set<string>();
  for (let at: string | undefined = id; at !== undefined && !line.has(at); at = parents.get(at)) line.add(at);
  return line;
}

function removedIds(plan: Plan, line: ReadonlySet<string>, year: number): ReadonlySet<string> {
  const removed = new Set<string>();
  for (const { properties } of plan.features.values()) {
    if (properties.removes === undefined || !line.has(properties.scenario)) continue;
    const holds = (properties.from ?? -Infinity) <= year && (properties.until ?? Infinity) > year;
    if (holds) removed.add(properties.removes);
  }
  return removed;
}
