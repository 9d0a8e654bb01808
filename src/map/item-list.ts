import { kindOf } from '../kinds/kind-list.ts';
import type { Desk } from '../session/desk.ts';
import { NO_LENS, type SchemeLens } from '../session/scheme-lens.ts';
import { indexItems, type ItemIndex } from './item-index.ts';
import { planItemsOf, type PlanItem } from './plan-item.ts';
import { remember } from './remember.ts';

type ItemDesk = Pick<Desk, 'plan' | 'scenario' | 'year' | 'layers'> & Partial<Pick<Desk, 'lens'>>;

/** The features on the map as the desk has them; indexed again only after something changed. */
export function createItemList(desk: ItemDesk): () => ItemIndex {
  let previous: ReadonlyMap<string, PlanItem> = new Map();
  const indexOf = remember(
    (
      plan: ReturnType<ItemDesk['plan']['get']>,
      scenario: string,
      year: number,
      layers: ReturnType<ItemDesk['layers']['get']>,
      lens: SchemeLens,
    ): ItemIndex => {
      const list = planItemsOf({ plan, scenario, year, layers, kindOf, lens, previous });
      previous = new Map(list.map((item) => [item.feature.id, item]));
      return indexItems(list);
    },
  );
  return () =>
    indexOf(desk.plan.get(), desk.scenario.get(), desk.year.get(), desk.layers.get(), desk.lens?.get() ?? NO_LENS);
}
