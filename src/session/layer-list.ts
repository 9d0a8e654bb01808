import { kindOf } from '../kinds/kind-list.ts';
import { DEMO_DATASETS } from '../plan/demo-datasets.ts';
import type { Plan } from '../plan/plan.ts';
import type { LayerState } from './desk.ts';

/** Roles whose outlines bind the plan; their layers start locked and half transparent. */
const CONTROL_ROLES = new Set(['redline', 'farmland', 'urban-boundary', 'protected']);

/**
 * Layers of a plan (图层): what is drawn by kind, then control lines, then the base; kept states win over the first ones.
 *
 * @param hasFaults whether the inspection of the parcels found anything: then its places are the topmost layer of the base
 */
export function layersOf(plan: Plan, kept: readonly LayerState[], hasFaults = false): readonly LayerState[] {
  const known = new Map(kept.map((layer) => [layer.id, layer]));
  const kinds = new Set([...plan.features.values()].map((feature) => feature.properties.kind));
  const roles = new Set([
    ...plan.base.map((dataset) => dataset.role),
    ...(plan.seed === undefined ? [] : DEMO_DATASETS.map((dataset) => dataset.role)),
  ]);
  const ids = [
    ...[...kinds].filter((kind) => kindOf(kind).group !== 'control').map((kind) => `plan:${kind}`),
    ...[...kinds].filter((kind) => kindOf(kind).group === 'control').map((kind) => `plan:${kind}`),
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
