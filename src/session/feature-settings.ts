import type { SetProperties } from '../plan/plan-command.ts';
import { featuresOf, type EditGround } from './edit-ground.ts';
import type { EditWork } from './edit-work.ts';
import type { Editing, EditOperation } from './editing.ts';

/** The part of {@link Editing} that sets what features are, not where. */
export type FeatureSettings = Pick<
  Editing,
  'setField' | 'changeKind' | 'moveToFolder' | 'setLocked' | 'setHidden' | 'order' | 'orderBefore'
>;

/** Changes of properties and of the drawing order. */
export function createFeatureSettings(ground: EditGround, work: EditWork): FeatureSettings {
  function set(
    operation: EditOperation,
    ids: readonly string[],
    label: SetProperties['label'],
    change: Partial<Pick<SetProperties, 'values' | 'unset'>>,
  ): void {
    const features = featuresOf(ground, ids);
    if (!work.allows(operation, features)) return;
    const { values = {}, unset = [] } = change;
    ground.run({ do: 'set-properties', ids: features.map(({ id }) => id), values, unset, label });
  }

  /** All features of the plan in drawing order, those of other schemes included: the order is one for all. */
  function order(): readonly string[] {
    return [...ground.plan.get().features.keys()];
  }

  function orderBefore(ids: readonly string[], before: string | null): void {
    const features = featuresOf(ground, ids);
    if (!work.allows('order', features)) return;
    ground.run({ do: 'order-features', ids: features.map(({ id }) => id), before });
  }

  return {
    setField(ids, field, value) {
      // Years are always in the file, null being one of their values; a field of the kind goes back to its default.
      const isUnset = value === null && field !== 'from' && field !== 'until';
      const label = field === 'name' ? 'rename-feature' : 'set-field';
      set('set-field', ids, label, isUnset ? { unset: [field] } : { values: { [field]: value } });
    },
    changeKind: (ids, kind) => set('set-field', ids, 'change-kind', { values: { kind } }),
    moveToFolder: (ids, folder) =>
      set('set-field', ids, 'move-to-folder', folder === null ? { unset: ['folder'] } : { values: { folder } }),
    setLocked(ids, locked) {
      if (locked) set('lock', ids, 'lock-feature', { values: { locked } });
      else set('unlock', ids, 'unlock-feature', { unset: ['locked'] });
    },
    setHidden(ids, hidden) {
      if (hidden) set('hide', ids, 'hide-feature', { values: { hidden } });
      else set('show', ids, 'show-feature', { unset: ['hidden'] });
    },
    order(ids, to) {
      const moved = new Set(ids);
      const all = order();
      const others = all.filter((id) => !moved.has(id));
      const first = all.findIndex((id) => moved.has(id));
      const last = all.findLastIndex((id) => moved.has(id));
      const places = {
        front: others[0] ?? null,
        back: null,
        forward: all[first - 1] ?? others[0] ?? null,
        backward: others[others.indexOf(all[last + 1] ?? '') + 1] ?? null,
      };
      if (to === 'backward' && last === all.length - 1) return;
      orderBefore(ids, places[to]);
    },
    orderBefore,
  };
}
