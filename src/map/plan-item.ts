import type { Kind } from '../kinds/kind.ts';
import type { LayerState } from '../session/desk.ts';
import type { SchemeLens } from '../session/scheme-lens.ts';
import type { Plan, PlanFeature, Scenario } from '../plan/plan.ts';
import { effectiveFeatures } from '../plan/scheme-features.ts';
import { geometryBounds, type DegreeBox } from '../geo/geometry-bounds.ts';

/**
 * How a feature stands in the scheme and year on screen: it counts, it comes in a later year, this scheme takes an inherited
 * one away, or it is another scheme's and only shown beside.
 */
export type PlanItemState = 'effective' | 'later' | 'removed' | 'guest';

/** A plan feature as the map shows it. */
export interface PlanItem {
  readonly feature: PlanFeature;
  readonly kind: Kind;
  readonly state: PlanItemState;
  /** Layer opacity, 0–1. */
  readonly opacity: number;
  readonly locked: boolean;
  /** Whether its shape may be changed: it belongs to the scheme on screen, and neither it nor its layer is locked. */
  readonly editable: boolean;
  readonly bounds: DegreeBox;
}

/** What two schemes have in common is still there, and plainly not what is looked at. */
const DIMMED_OPACITY = 0.22;

/** What decides which features are on the map. */
export interface PlanItemsQuery {
  readonly plan: Plan;
  readonly scenario: string;
  readonly year: number;
  readonly layers: readonly LayerState[];
  readonly kindOf: (id: Kind['id']) => Kind;
  /** What stands back and what is shown of another scheme. */
  readonly lens?: SchemeLens;
  /** The items before, by id: those that are the same stay the same objects. */
  readonly previous?: ReadonlyMap<string, PlanItem>;
}

/**
 * Features of a scheme and year from the largest to the smallest, so that on the map, and under the pointer, a small one
 * is never hidden by a large one. Hidden features and layers, and what has ended, are left out.
 */
export function planItemsOf(query: PlanItemsQuery): PlanItem[] {
  const { plan, scenario, year, layers, kindOf, lens, previous } = query;
  const isOpen = plan.scenarios.find(({ id }) => id === scenario)?.locked !== true;
  const layerById = new Map(layers.map((layer) => [layer.id, layer]));
  const items: PlanItem[] = [];
  for (const [id, state] of statesOf(plan, scenario, year, lens)) {
    const feature = plan.features.get(id);
    if (feature === undefined || feature.properties['hidden'] === true) continue;
    const { kind, scenario: owner } = feature.properties;
    const layer = layerById.get(`plan:${kind}`);
    if (layer?.visible === false) continue;
    const before = previous?.get(id);
    const isSameShape = before?.feature.geometry === feature.geometry;
    const bounds = isSameShape ? before.bounds : geometryBounds(feature.geometry);
    if (bounds === null) continue;
    const locked = layer?.locked === true || feature.properties['locked'] === true;
    const editable = isOpen && !locked && owner === scenario && state !== 'removed';
    const opacity = (layer?.opacity ?? 1) * (lens?.dimmed.has(id) === true ? DIMMED_OPACITY : 1);
    const item = { feature, kind: kindOf(kind), state, opacity, locked, editable, bounds };
    items.push(before !== undefined && isSame(before, item) ? before : item);
  }
  return items.sort((first, second) => extentOf(second.bounds) - extentOf(first.bounds));
}

function isSame(before: PlanItem, after: PlanItem): boolean {
  return (
    before.feature === after.feature &&
    before.state === after.state &&
    before.opacity === after.opacity &&
    before.locked === after.locked &&
    before.editable === after.editable
  );
}

/** What counts now counts; of the rest, what a later stop of the plan brings, and what an ancestor has now. */
function statesOf(plan: Plan, scenario: string, year: number, lens?: SchemeLens): ReadonlyMap<string, PlanItemState> {
  const states = new Map<string, PlanItemState>();
  for (const id of lens?.guests ?? []) states.set(id, 'guest');
  for (const ancestor of ancestorsOf(plan.scenarios, scenario)) {
    for (const { id } of effectiveFeatures(plan, ancestor, year)) states.set(id, 'removed');
  }
  for (const later of plan.years.filter((stop) => stop > year)) {
    for (const { id, properties } of effectiveFeatures(plan, scenario, later)) {
      if (properties.from !== null && properties.from > year) states.set(id, 'later');
    }
  }
  for (const { id } of effectiveFeatures(plan, scenario, year)) states.set(id, 'effective');
  return states;
}

function ancestorsOf(scenarios: readonly Scenario[], id: string): readonly string[] {
  const parents = new Map(scenarios.map((scenario) => [scenario.id, scenario.parent]));
  const line: string[] = [];
  for (let at = parents.get(id); at !== undefined && !line.includes(at); at = parents.get(at)) line.push(at);
  return line;
}

function extentOf([west, south, east, north]: DegreeBox): number {
  return (east - west) * (north - south);
}
