import type { EngineApi } from '../../workers/engine/api.ts';
import type { KindId } from '../kinds/kind.ts';
import type { Plan, PlanFeature } from '../plan/plan.ts';
import type { PlanCommand } from '../plan/plan-command.ts';
import type { Cell } from './cell.ts';
import type { EditObstacle } from './editing.ts';

/** What every edit stands on: the plan on screen, the selection, and how to carry a command out. */
export interface EditGround {
  readonly plan: Cell<Plan>;
  readonly scenario: Cell<string>;
  readonly year: Cell<number>;
  readonly selection: Cell<ReadonlySet<string>>;
  /** Kind in hand. */
  readonly kind: Cell<KindId>;
  readonly engine: Cell<EngineApi | null>;
  select(ids: readonly string[]): void;
  readonly run: (command: PlanCommand) => void;
  /** Says why nothing was done. */
  refuse(obstacle: EditObstacle): void;
  /** Says something in a toast; `key` is a message key. */
  say(key: string, details?: Readonly<Record<string, string | number>>): void;
  newId(): string;
  /** Name of a kind in the page's language. */
  kindName(kind: KindId): string;
  isLayerLocked(kind: KindId): boolean;
}

/** The selected features in drawing order. */
export function selectedFeatures(ground: Pick<EditGround, 'plan' | 'selection'>): PlanFeature[] {
  return featuresOf(ground, ground.selection.get());
}

/** Features of some ids in drawing order; ids that are gone are left out. */
export function featuresOf(ground: Pick<EditGround, 'plan'>, ids: Iterable<string>): PlanFeature[] {
  const wanted = new Set(ids);
  return [...ground.plan.get().features.values()].filter(({ id }) => wanted.has(id));
}
