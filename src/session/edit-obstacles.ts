import { isAreaGeometry, isMultipart, hasHoles } from '../plan/area-geometry.ts';
import type { PlanFeature } from '../plan/plan.ts';
import { drawableSchemes, drawingObstacle } from './drawable-schemes.ts';
import { selectedFeatures, type EditGround } from './edit-ground.ts';
import type { EditObstacle, EditOperation } from './editing.ts';

interface Needs {
  readonly count: 'any' | 'some' | 'one' | 'two' | 'several';
  readonly areas: boolean;
  /** Whether features of other schemes are out of reach: they are changed where they belong. */
  readonly own: boolean;
  /** Whether locked features are out of reach. */
  readonly unlocked: boolean;
  /** Whether the scheme on screen is changed at all. */
  readonly edits: boolean;
}

const EDIT = { count: 'some', areas: false, own: true, unlocked: true, edits: true } satisfies Needs;
const AREAS = { ...EDIT, areas: true } satisfies Needs;

const NEEDS: Readonly<Record<EditOperation, Needs>> = {
  split: { ...AREAS, count: 'any' },
  'cut-hole': { ...AREAS, count: 'any' },
  'add-part': { ...AREAS, count: 'one' },
  'fill-holes': AREAS,
  'separate-parts': EDIT,
  merge: { ...AREAS, count: 'several' },
  subtract: { ...AREAS, count: 'two' },
  intersect: { ...AREAS, count: 'two' },
  buffer: EDIT,
  simplify: EDIT,
  resize: { ...AREAS, count: 'one' },
  transform: EDIT,
  paint: { ...EDIT, count: 'any' },
  copy: { ...EDIT, own: false, unlocked: false, edits: false },
  cut: { ...EDIT },
  paste: { ...EDIT, count: 'any' },
  duplicate: { ...EDIT, own: false, unlocked: false, edits: false },
  remove: { ...EDIT, own: false },
  'set-field': EDIT,
  lock: { ...EDIT, unlocked: false },
  unlock: { ...EDIT, unlocked: false },
  hide: { ...EDIT, unlocked: false },
  show: { ...EDIT, unlocked: false },
  order: { ...EDIT, unlocked: false },
};

const COUNTS: Readonly<Record<Needs['count'], readonly [least: number, most: number, obstacle: EditObstacle]>> = {
  any: [0, Infinity, 'nothing-selected'],
  some: [1, Infinity, 'nothing-selected'],
  one: [1, 1, 'one-needed'],
  two: [2, 2, 'two-needed'],
  several: [2, Infinity, 'several-needed'],
};

/**
 * Why an operation cannot be done with some features, the first reason in the order in which a planner would ask; null
 * when it can. The clipboard and the engine are asked elsewhere.
 */
export function obstacleTo(
  ground: EditGround,
  operation: EditOperation,
  features: readonly PlanFeature[] = selectedFeatures(ground),
): EditObstacle | null {
  const needs = NEEDS[operation];
  const scenario = ground.scenario.get();
  const closed = needs.edits ? drawingObstacle(ground.plan.get(), scenario) : null;
  if (closed !== null) return closed;
  const [least, most, wrongCount] = COUNTS[needs.count];
  if (features.length === 0 && least > 0) return 'nothing-selected';
  if (features.length < least || features.length > most) return wrongCount;
  if (needs.own && features.some((feature) => feature.properties.scenario !== scenario)) return 'inherited';
  if (needs.unlocked && features.some((feature) => isLocked(ground, feature))) return 'locked';
  if (needs.areas && !features.every(({ geometry }) => isAreaGeometry(geometry))) return 'areas-needed';
  if (operation === 'fill-holes' && !features.some(({ geometry }) => hasHoles(geometry))) return 'no-holes';
  if (operation === 'separate-parts' && !features.some(({ geometry }) => isMultipart(geometry))) return 'no-parts';
  if (operation === 'duplicate' && drawableSchemes(ground.plan.get()).every(({ id }) => id === scenario)) {
    return 'no-other-scenario';
  }
  return null;
}

/** Whether a feature is locked by itself or with its layer. */
export function isLocked(ground: Pick<EditGround, 'isLayerLocked'>, { properties }: PlanFeature): boolean {
  return properties['locked'] === true || ground.isLayerLocked(properties.kind);
}
