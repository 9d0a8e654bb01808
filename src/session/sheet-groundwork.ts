import type { FeatureCollection, MultiPolygon, Polygon } from 'geojson';
import type { EngineApi } from '../../workers/engine/api.ts';
import { kindOf } from '../kinds/kind-list.ts';
import type { Plan, PlanFeature } from '../plan/plan.ts';
import { effectiveFeatures } from '../plan/scheme-features.ts';
import type { SheetGroundwork } from '../report/sheet/content-of-facts.ts';
import type { SheetFeature } from '../report/sheet/sheet-content.ts';

/** Base layers that sheets draw, besides the parcels. */
const SHEET_ROLES = ['farmland', 'redline', 'urban-boundary', 'protected', 'roads', 'villages', 'places'] as const;

/** What of a plan sheets draw. */
export interface GroundworkQuery {
  readonly plan: Plan;
  readonly scenario: string;
  readonly year: number;
  readonly boundary: Polygon | MultiPolygon | null;
  /** Whether a layer of the list is visible: `plan:<kind>`, `base:<role>`. */
  readonly isVisible: (layer: string) => boolean;
  readonly printedOn: string;
}

/** Collects what is drawn on sheets of a scheme and year: visible base layers from the engine, features from the plan. */
export async function collectGroundwork(
  engine: Pick<EngineApi, 'layer'>,
  { plan, scenario, year, boundary, isVisible, printedOn }: GroundworkQuery,
): Promise<SheetGroundwork> {
  const layers: Partial<Record<string, FeatureCollection>> = {};
  for (const role of SHEET_ROLES) {
    const layer = isVisible(`base:${role}`) ? await engine.layer(role) : null;
    if (layer !== null) layers[role] = layer;
  }
  const features = sheetFeatures(plan, scenario, year).filter(({ kind }) => isVisible(`plan:${kind}`));
  return { boundary, features, layers, printedOn };
}

/** Features that count, the largest kinds first as the plan has them, and those of the parent that the scheme takes away. */
function sheetFeatures(plan: Plan, scenario: string, year: number): readonly SheetFeature[] {
  const effective = effectiveFeatures(plan, scenario, year);
  const ids = new Set(effective.map(({ id }) => id));
  const parent = plan.scenarios.find(({ id }) => id === scenario)?.parent;
  const removed = parent === undefined ? [] : effectiveFeatures(plan, parent, year).filter(({ id }) => !ids.has(id));
  return [
    ...removed.map((feature) => sheetFeature(feature, 'removed')),
    ...effective
      .filter(({ properties }) => properties['hidden'] !== true)
      .map((feature) => sheetFeature(feature, 'effective')),
  ];
}

function sheetFeature({ id, geometry, properties }: PlanFeature, state: SheetFeature['state']): SheetFeature {
  const own = properties['serviceRadiusM'];
  const usual = kindOf(properties.kind).fields.find((field) => field.id === 'serviceRadiusM')?.default;
  const radius = typeof own === 'number' ? own : typeof usual === 'number' ? usual : null;
  return { id, kind: properties.kind, name: properties.name, geometry, state, serviceRadiusM: radius };
}
