import { SvelteMap } from 'svelte/reactivity';
import type { Desk } from '../../session/desk.ts';

type Engine = NonNullable<ReturnType<Desk['engine']['get']>>;
type ParcelPage = Awaited<ReturnType<Engine['parcels']>>;

/** Rows that are asked for at once. */
const PAGE_ROWS = 200;

/** Pages of the parcel table, asked for when they come into sight and kept. */
export class ParcelPages {
  readonly #engine: Engine;
  readonly #pages = new SvelteMap<number, ParcelPage['rows']>();
  readonly #asked: boolean[] = [];
  /** Rows of the whole table; 0 until the first page is there. */
  total = $state(0);
  failure = $state<string | null>(null);

  constructor(engine: Engine) {
    this.#engine = engine;
    this.request(0);
  }

  /** The row at a position, or null while its page is on the way. */
  row(position: number): ParcelPage['rows'][number] | null {
    return this.#pages.get(Math.floor(position / PAGE_ROWS))?.[position % PAGE_ROWS] ?? null;
  }

  /** Fetches the page of a position unless it is there or on the way. */
  request(position: number): void {
    const page = Math.floor(position / PAGE_ROWS);
    if (this.#asked[page] === true) return;
    this.#asked[page] = true;
    this.#engine.parcels(page * PAGE_ROWS, PAGE_ROWS).then(
      ({ total, rows }) => {
        this.total = total;
        this.#pages.set(page, rows);
      },
      (error: unknown) => {
        this.#asked[page] = false;
        this.failure = error instanceof Error ? error.message : String(error);
      },
    );
  }
}
