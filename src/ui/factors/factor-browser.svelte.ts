import type { FactorDesk, FactorEntry, FactorQuery } from '../../session/factor-desk.ts';
import { NO_VALUES, type ValueSet } from '../drawer/value-set.ts';

/** Lists of the factor library: all, those still to be checked, those that the plan changes. */
export const FACTOR_LISTS = ['all', 'recalled', 'changed'] as const;

/** One of {@link FACTOR_LISTS}. */
export type FactorList = (typeof FACTOR_LISTS)[number];

type Library = NonNullable<ReturnType<FactorDesk['library']['get']>>;

/** What of the factor library is on screen: list, search, filters and the factor in hand. */
export class FactorBrowser {
  readonly #desk: FactorDesk;
  readonly #library: () => Library | null;
  list = $state<FactorList>('all');
  text = $state('');
  topics = $state.raw<ValueSet>(NO_VALUES);
  units = $state.raw<ValueSet>(NO_VALUES);
  /** Id of the factor whose details are shown. */
  chosenId = $state<string | null>(null);

  readonly #found = $derived.by(() => this.#find(this.list));
  readonly chosen = $derived.by(() => {
    return this.chosenId === null ? null : (this.#library()?.find(this.chosenId) ?? null);
  });
  readonly isFiltered = $derived(
    this.text.trim() !== '' || this.topics.size > 0 || this.units.size > 0 || this.list !== 'all',
  );

  constructor(desk: FactorDesk, library: () => Library | null) {
    this.#desk = desk;
    this.#library = library;
  }

  /** Every factor; none before the tables are there. */
  get all(): readonly FactorEntry[] {
    return this.#library()?.all ?? [];
  }

  /** Numbers of the plan that cannot be used. */
  get faults(): Library['faults'] {
    return this.#library()?.faults ?? [];
  }

  /** Factors that pass, in the order of the tables. */
  get found(): readonly FactorEntry[] {
    return this.#found;
  }

  /** How many factors a list would show with the search and filters as they are. */
  countOf(list: FactorList): number {
    return this.#find(list).length;
  }

  clear(): void {
    this.list = 'all';
    this.text = '';
    this.topics = NO_VALUES;
    this.units = NO_VALUES;
  }

  #find(list: FactorList): readonly FactorEntry[] {
    // The desk filters what the library of the plan holds now.
    void this.#library();
    const query: FactorQuery = {
      text: this.text,
      mark: list === 'recalled' ? 'recalled' : null,
      topics: this.topics as FactorQuery['topics'],
      units: this.units,
      changedOnly: list === 'changed',
    };
    return this.#desk.find(query);
  }
}
