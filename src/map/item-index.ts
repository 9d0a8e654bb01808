import Flatbush from 'flatbush';
import type { DegreeBox } from '../geo/geometry-bounds.ts';
import type { PlanItem } from './plan-item.ts';

/** The features on the map with quick ways to them: a pointer move must not look at each. */
export interface ItemIndex {
  /** The lower before the upper. */
  readonly list: readonly PlanItem[];
  get(id: string): PlanItem | undefined;
  /** Those whose box meets a box in degrees, the lower before the upper. */
  within(bounds: DegreeBox): readonly PlanItem[];
}

/** Indexes features for one state of the plan. */
export function indexItems(list: readonly PlanItem[]): ItemIndex {
  const byId = new Map(list.map((item) => [item.feature.id, item]));
  const tree = list.length === 0 ? null : new Flatbush(list.length);
  for (const { bounds } of list) tree?.add(...bounds);
  tree?.finish();
  return {
    list,
    get: (id) => byId.get(id),
    within(bounds) {
      const found = tree?.search(...bounds) ?? [];
      return found.sort((first, second) => first - second).flatMap((index) => list[index] ?? []);
    },
  };
}
