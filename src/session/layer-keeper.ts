import type { Plan } from '../plan/plan.ts';
import { type Cell, createCell, type WritableCell } from './cell.ts';
import type { LayerState } from './desk.ts';
import { layersOf } from './layer-list.ts';

/** Keeps the list of layers in step with the plan and with what can be shown (图层). */
export interface LayerKeeper {
  readonly layers: WritableCell<readonly LayerState[]>;
  set(id: string, change: Partial<Omit<LayerState, 'id'>>): void;
  /** Lists anew, after the plan or what can be shown has changed. */
  readonly list: () => void;
}

/** Starts with the layers of the plan; how layers were left is remembered, also while they are not listed. */
export function keepLayers(plan: Cell<Plan>, shown: () => Parameters<typeof layersOf>[2]): LayerKeeper {
  const layers = createCell<readonly LayerState[]>(layersOf(plan.get(), []));
  const left = new Map<string, LayerState>();
  return {
    layers,
    set(id, change) {
      layers.set(layers.get().map((layer) => (layer.id === id ? { ...layer, ...change } : layer)));
    },
    list() {
      for (const layer of layers.get()) left.set(layer.id, layer);
      layers.set(layersOf(plan.get(), [...left.values()], shown()));
    },
  };
}
