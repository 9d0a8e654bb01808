import { errorCode } from '../../session/error-code.ts';
import type { DeskState } from '../desk-state.svelte.ts';
import { RowPages } from '../drawer/row-pages.svelte.ts';
import { NO_VALUES, type ValueSet } from '../drawer/value-set.ts';
import type { LedgerMissing, LedgerOrder, LedgerPage, LedgerQuery, LedgerRow } from './shown-ledger.ts';

/** Properties that the table can be filtered by. */
export type LedgerFilterId = 'before' | 'after' | 'feature';

/** Pages of one ledger, as they were asked for. */
export type LedgerPages = RowPages<LedgerRow, LedgerPage>;

/** Long enough to type the next letter. */
const TYPING_MS = 250;
const NO_FILTERS: Readonly<Record<LedgerFilterId, ValueSet>> = {
  before: NO_VALUES,
  after: NO_VALUES,
  feature: NO_VALUES,
};
/** Columns whose largest values come first. */
const TEXT_COLUMNS: ReadonlySet<LedgerOrder['column']> = new Set([
  'parcel',
  'class-before',
  'class-after',
  'feature',
  'method',
]);
/** Given up because the plan has changed or the engine ended: another one is being asked for already. */
const DROPPED = ['ledger-outdated', 'engine-gone'];

/** What the table of the ledger shows and in which order; it follows the plan, the scheme and the year. */
export class LedgerList {
  readonly #view: DeskState;
  #text = $state('');
  /** The text that was asked for, a moment after typing has ended. */
  #wanted = $state('');
  #timer: ReturnType<typeof setTimeout> | undefined;
  #tries = $state(0);
  missing = $state<LedgerMissing>('all');
  /** Values let through, by property; none = all. */
  filters = $state.raw(NO_FILTERS);
  order = $state.raw<LedgerOrder | null>(null);
  readonly isFiltered = $derived(
    this.#text.trim() !== '' || this.missing !== 'all' || Object.values(this.filters).some((values) => values.size > 0),
  );
  /** The same object for as long as nothing of it changes. */
  readonly #filter: LedgerQuery['filter'] = $derived({
    classesBefore: [...this.filters.before],
    classesAfter: [...this.filters.after],
    features: [...this.filters.feature],
    missing: this.missing,
    id: this.#wanted,
  });
  /** What is asked for; null where there is no ledger, or not yet. */
  readonly query: LedgerQuery | null = $derived.by(() => {
    const { evaluation } = this.#view.results;
    if (evaluation === null || !this.#view.hasLandCover || evaluation.year < this.#view.plan.baseYear) return null;
    const { scenario, year, revision } = evaluation;
    return { scenario, year, revision, filter: this.#filter, order: this.order };
  });
  readonly pages: LedgerPages | null = $derived.by(() => {
    const { query } = this;
    const { engine } = this.#view;
    // A new try asks for the same again.
    if (this.#tries < 0 || engine === null || query === null) return null;
    return new RowPages<LedgerRow, LedgerPage>(async (offset, limit) => {
      const page = await engine.ledgerPage(query, offset, limit).catch((error: unknown) => {
        throw new Error(errorCode(error, 'failed'));
      });
      if (page === null) throw new Error('no-ledger');
      return page;
    });
  });

  constructor(view: DeskState) {
    this.#view = view;
  }

  get text(): string {
    return this.#text;
  }
  set text(text: string) {
    this.#text = text;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => (this.#wanted = text), TYPING_MS);
  }

  filter(id: LedgerFilterId, values: ValueSet): void {
    this.filters = { ...this.filters, [id]: values };
  }

  clearFilters(): void {
    clearTimeout(this.#timer);
    this.#text = '';
    this.#wanted = '';
    this.missing = 'all';
    this.filters = NO_FILTERS;
  }

  /** The same column again turns the order round, and a third time goes back to the order of the ledger. */
  sortBy(column: LedgerOrder['column']): void {
    const first = !TEXT_COLUMNS.has(column);
    if (this.order?.column !== column) this.order = { column, isDescending: first };
    else if (this.order.isDescending !== first) this.order = null;
    else this.order = { column, isDescending: !first };
  }

  sorted(column: LedgerOrder['column']): 'ascending' | 'descending' | null {
    if (this.order?.column !== column) return null;
    return this.order.isDescending ? 'descending' : 'ascending';
  }

  askAgain(): void {
    this.#tries += 1;
  }

  /** Why pages cannot be had, or null while they may come. */
  failureOf(pages: LedgerPages | null): string | null {
    const failure = pages?.failure ?? null;
    return failure === null || DROPPED.includes(failure) ? null : failure;
  }

  dispose(): void {
    clearTimeout(this.#timer);
  }
}
