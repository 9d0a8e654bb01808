import { kindOf } from '../kinds/kind-list.ts';
import { DEMO_DATASETS } from '../plan/demo-datasets.ts';
import type { Plan } from '../plan/plan.ts';
import type { LayerState } from './desk.ts';

/** Coverage by stations, from above to below. */
const COVERAGE_LAYERS = ['sites', 'unserved', 'area', 'land'] as const;
/** Roles whose outlines bind the plan; their layers start locked and half transparent. */
const CONTROL_ROLES = new Set(['redline', 'farmland', 'urban-boundary', 'protected']);

/** Layers that come and go. */
export interface ShownLayers {
  readonly hasFaults: boolean;
  readonly hasCoverage: boolean;
  readonly hasFindings: boolean;
}

/**
 * Layers of a plan (图层): what is drawn by kind, then control lines, then the base; kept states win over the first ones.
 *
 * @param shown what is there beside them: `hasFaults` when the inspection of the parcels found anything, whose places are then the
 *   topmost layer of the base, `hasFindings` when there are conflicts, whose signs lie above all, and `hasCoverage` while somebody
 *   looks at coverage, which lies between plan and base
 */
export function layersOf(
  plan: Plan,
  kept: readonly LayerState[],
  shown: Partial<ShownLayers> = {},
): readonly LayerState[] {
  const { hasFaults = false, hasCoverage = false, hasFindings = false } = shown;
  const known = new Map(kept.map((layer) => [layer.id, layer]));
  const kinds = new Set([...plan.features.values()].map((feature) => feature.properties.kind));
  const roles = new Set([
    // Heights are asked, not drawn.
    ...plan.base.map((dataset) => dataset.role).filter((role) => role !== 'elevation'),
    ...(plan.seed === undefined ? [] : DEMO_DATASETS.map((dataset) => dataset.role)),
  ]);
  const ids = [
    ...(hasFindings ? ['plan:findings'] : []),
    ...[...kinds].filter((kind) => kindOf(kind).group !== 'control').map((kind) => `plan:${kind}`),
    ...[...kinds].filter((kind) => kindOf(kind).group === 'control').map((kind) => `plan:${kind}`),
    ...(hasCoverage ? COVERAGE_LAYERS.map((id) => `coverage:${id}`) : []),
    ...(hasFaults ? ['base:faults'] : []),
    ...[...roles].filter((role) => CONTROL_ROLES.has(role)).map((role) => `base:${role}`),
    ...[...roles].filter((role) => !CONTROL_ROLES.has(role)).map((role) => `base:${role}`),
  ];
  return ids.map((id) => known.get(id) ?? firstState(id));
}

function firstState(id: string): LayerState {
  const isBase = id.startsWith('base:');
  const isControl = CONTROL_ROLES.has(id.slice('base:'.length));
  return { id, visible: true, opacity: isBase && isControl ? 0.6 : 1, locked: isBase };
}
