import { SvelteMap } from 'svelte/reactivity';

/** A part of a long table, as the engine hands it out. */
interface TablePage<Row> {
  /** Rows of the whole table. */
  readonly total: number;
  readonly rows: readonly Row[];
}

/** Rows that are asked for at once. */
const PAGE_ROWS = 200;

/** Pages of a long table, asked for when they come into sight and kept. */
export class RowPages<Row, Page extends TablePage<Row> = TablePage<Row>> {
  readonly #fetch: (offset: number, limit: number) => Promise<Page>;
  readonly #pages = new SvelteMap<number, readonly Row[]>();
  readonly #asked: boolean[] = [];
  /** The page that came last, for what it says of the whole; null until the first is there. */
  latest = $state.raw<Page | null>(null);
  failure = $state<string | null>(null);

  constructor(fetch: (offset: number, limit: number) => Promise<Page>) {
    this.#fetch = fetch;
    this.request(0);
  }

  /** Rows of the whole table; 0 until the first page is there. */
  get total(): number {
    return this.latest?.total ?? 0;
  }

  /** The row at a position, or null while its page is on the way. */
  row(position: number): Row | null {
    return this.#pages.get(Math.floor(position / PAGE_ROWS))?.[position % PAGE_ROWS] ?? null;
  }

  /** Fetches the page of a position unless it is there or on the way. */
  request(position: number): void {
    const page = Math.floor(position / PAGE_ROWS);
    if (this.#asked[page] === true) return;
    this.#asked[page] = true;
    this.#fetch(page * PAGE_ROWS, PAGE_ROWS).then(
      (answer) => {
        this.latest = answer;
        this.#pages.set(page, answer.rows);
      },
      (error: unknown) => {
        this.#asked[page] = false;
        this.failure = error instanceof Error ? error.message : String(error);
      },
    );
  }
}
