import { idsBetween, listFeatures, type ListItem } from '../../report/feature-list.ts';
import type { FeatureRow } from '../../report/feature-rows.ts';
import { matchRank } from '../commands/match-text.ts';
import type { DeskState } from '../desk-state.svelte.ts';
import type { Page } from '../page.svelte.ts';
import { columnsFor, compareBy } from './feature-columns.ts';
import { NO_VALUES, toggled, type ValueSet } from './value-set.ts';

/** Properties that the table can be filtered by. */
export type FilterId = 'kind' | 'folder' | 'status';

const NO_FILTERS: Readonly<Record<FilterId, ValueSet>> = { kind: NO_VALUES, folder: NO_VALUES, status: NO_VALUES };

/** What the table of features shows and how: filters, order, folders, and the columns of the kinds present. */
export class FeatureTableState {
  readonly #view: DeskState;
  readonly #page: Page;
  text = $state('');
  /** Values let through, by property; none = all. '' stands for no folder. */
  filters = $state.raw(NO_FILTERS);
  byFolder = $state(true);
  closed = $state.raw(NO_VALUES);
  /** Column sorted by; null = drawing order. */
  sortedBy = $state<string | null>(null);
  isDescending = $state(false);
  /** Where a run of rows begins that Shift ends. */
  #anchor: string | null = null;

  readonly columns = $derived.by(() => columnsFor(this.#view.features, this.#view.plan, this.#page));
  readonly items: readonly ListItem[] = $derived.by(() => {
    const column = this.columns.find(({ id }) => id === this.sortedBy);
    return listFeatures(this.#view.features, {
      keeps: (row) => this.#keeps(row),
      compare: column === undefined ? null : compareBy(column, this.isDescending, this.#page.language),
      byFolder: this.byFolder,
      closed: this.closed,
    });
  });
  /** Features that pass the filters, in closed folders, too. */
  readonly shown = $derived.by(() => this.#view.features.filter((row) => this.#keeps(row)));
  readonly isFiltered = $derived(
    this.text.trim() !== '' || Object.values(this.filters).some((values) => values.size > 0),
  );

  constructor(view: DeskState, page: Page) {
    this.#view = view;
    this.#page = page;
  }

  filter(id: FilterId, values: ValueSet): void {
    this.filters = { ...this.filters, [id]: values };
  }

  clearFilters(): void {
    this.text = '';
    this.filters = NO_FILTERS;
  }

  /** The same column again turns the order round, and a third time goes back to drawing order. */
  sortBy(id: string, isNumeric: boolean): void {
    if (this.sortedBy !== id) {
      this.sortedBy = id;
      this.isDescending = isNumeric;
    } else if (this.isDescending !== isNumeric) {
      this.sortedBy = null;
    } else this.isDescending = !this.isDescending;
  }

  toggleFolder(name: string | null): void {
    this.closed = toggled(this.closed, [name ?? '']);
  }

  /** What a click or key on a line does to the selection, which is that of the map. */
  choose(item: ListItem, how: 'only' | 'toggle' | 'range'): void {
    const { desk } = this.#view;
    const ids = item.item === 'folder' ? item.ids : [item.row.id];
    if (how === 'range' && item.item === 'feature' && this.#anchor !== null) {
      return desk.select(idsBetween(this.items, this.#anchor, item.row.id));
    }
    if (item.item === 'feature') this.#anchor = item.row.id;
    if (how !== 'toggle') return desk.select(ids);
    desk.select(toggled(this.#view.selection, ids));
  }

  /** Position of the first line of a selected feature, or null. */
  positionOfSelected(): number | null {
    const { selection } = this.#view;
    const position = this.items.findIndex((one) => one.item === 'feature' && selection.has(one.row.id));
    return position === -1 ? null : position;
  }

  #keeps(row: FeatureRow): boolean {
    const { kind, folder, status } = this.filters;
    return (
      (kind.size === 0 || kind.has(row.kind)) &&
      (folder.size === 0 || folder.has(row.folder ?? '')) &&
      (status.size === 0 || status.has(row.status)) &&
      (this.text.trim() === '' || matchRank(row.name, this.text) !== null)
    );
  }
}
