import type { IDBPObjectStore, IDBPTransaction } from 'idb';
import type { DraftStore, DraftSummary } from '../session/ports.ts';
import { type DraftDatabase, type DraftSchema, openDraftDatabase } from './draft-database.ts';
import { DraftFailure, failureOfWork } from './draft-failure.ts';

const DATABASE_NAME = 'tantu-drafts';

/**
 * Keeps drafts in the browser (IndexedDB): an append-only log of updates per draft, written together with the draft's
 * summary. Every promise resolves when the transaction is complete and on disk, and rejects with {@link DraftFailure}.
 * A connection that was cut off is opened again once.
 */
export function createDraftStore(databaseName = DATABASE_NAME): DraftStore {
  return new IndexedDraftStore(databaseName);
}

class IndexedDraftStore implements DraftStore {
  readonly #databaseName: string;
  #connection: Promise<DraftDatabase> | null = null;
  /** Keys of updates this page has read or written. Compacting replaces only them: another page may have added others. */
  readonly #known = new Map<string, Set<number>>();

  constructor(databaseName: string) {
    this.#databaseName = databaseName;
  }

  list(): Promise<readonly DraftSummary[]> {
    return this.#work(async (database) => {
      const summaries = await database.getAll('drafts');
      return summaries.sort((a, b) => b.savedAt - a.savedAt);
    });
  }

  read(id: string): Promise<readonly Uint8Array[] | null> {
    return this.#work(async (database) => {
      const index = database.transaction('updates').store.index('draft');
      const [keys, updates] = await Promise.all([index.getAllKeys(id), index.getAll(id)]);
      if (updates.length === 0) return null;
      for (const key of keys) this.#remember(id, key);
      return updates.map(({ update }) => update);
    });
  }

  append(id: string, update: Uint8Array, summary: DraftSummary, isWhole: boolean): Promise<void> {
    return this.#write(async (transaction) => {
      const updates = transaction.objectStore('updates');
      if (!isWhole) await requireLog(updates, id);
      await transaction.objectStore('drafts').put(summary);
      // A copy: a view would take its whole buffer along.
      const key = await updates.add({ draft: id, update: update.slice() });
      return () => {
        this.#remember(id, key);
      };
    });
  }

  compact(id: string, state: Uint8Array): Promise<void> {
    return this.#write(async (transaction) => {
      const updates = transaction.objectStore('updates');
      await requireLog(updates, id);
      await Promise.all([...(this.#known.get(id) ?? [])].map((key) => updates.delete(key)));
      const key = await updates.add({ draft: id, update: state.slice() });
      return () => {
        this.#known.set(id, new Set([key]));
      };
    });
  }

  remove(id: string): Promise<void> {
    return this.#write(async (transaction) => {
      const updates = transaction.objectStore('updates');
      await transaction.objectStore('drafts').delete(id);
      const keys = await updates.index('draft').getAllKeys(id);
      await Promise.all(keys.map((key) => updates.delete(key)));
      return () => {
        this.#known.delete(id);
      };
    });
  }

  async estimate(): Promise<{ readonly usedBytes: number; readonly quotaBytes: number } | null> {
    try {
      const { usage, quota } = await navigator.storage.estimate();
      return usage === undefined || quota === undefined ? null : { usedBytes: usage, quotaBytes: quota };
    } catch {
      return null; // pages not served safely have no storage manager
    }
  }

  async askToKeep(): Promise<boolean> {
    try {
      return await navigator.storage.persist();
    } catch {
      return false;
    }
  }

  #remember(id: string, key: number): void {
    const keys = this.#known.get(id) ?? new Set();
    this.#known.set(id, keys.add(key));
  }

  /** Runs work in one transaction over both tables; what `work` returns is done once that is on disk. */
  #write(work: (transaction: WriteTransaction) => Promise<() => void>): Promise<void> {
    return this.#work(async (database) => {
      const transaction = database.transaction(['drafts', 'updates'], 'readwrite', { durability: 'strict' });
      const complete = transaction.done;
      try {
        const [settle] = await Promise.all([work(transaction), complete]);
        settle();
      } catch (error) {
        abort(transaction);
        // The transaction knows the reason of an abort better than the request that it took along.
        const reason: unknown = await complete.then(
          () => error,
          (cause: unknown) => cause,
        );
        throw error instanceof DOMException && error.name === 'AbortError' ? reason : error;
      }
    });
  }

  async #work<T>(work: (database: DraftDatabase) => Promise<T>): Promise<T> {
    try {
      return await this.#workOnce(work);
    } catch (error) {
      if (!(error instanceof DraftFailure) || error.code !== 'storage-lost' || error.cause === undefined) throw error;
      return this.#workOnce(work);
    }
  }

  async #workOnce<T>(work: (database: DraftDatabase) => Promise<T>): Promise<T> {
    const connection = this.#connect();
    const database = await connection;
    try {
      return await work(database);
    } catch (error) {
      const failure = failureOfWork(error, this.#connection !== connection);
      if (failure.code === 'storage-lost') {
        database.close();
        this.#forget(connection);
      }
      throw failure;
    }
  }

  #connect(): Promise<DraftDatabase> {
    if (this.#connection !== null) return this.#connection;
    const connection: Promise<DraftDatabase> = openDraftDatabase(this.#databaseName, () => {
      this.#forget(connection);
    });
    this.#connection = connection;
    connection.catch(() => {
      this.#forget(connection);
    });
    return connection;
  }

  #forget(connection: Promise<DraftDatabase>): void {
    if (this.#connection === connection) this.#connection = null;
  }
}

type Tables = ('drafts' | 'updates')[];
type WriteTransaction = IDBPTransaction<DraftSchema, Tables, 'readwrite'>;
type UpdateTable = IDBPObjectStore<DraftSchema, Tables, 'updates', 'readwrite'>;

/**
 * Refuses to go on with a log that is no longer there (wiped by the browser, or removed in another page): later updates
 * alone would be a draft that cannot be opened.
 */
async function requireLog(updates: UpdateTable, id: string): Promise<void> {
  if ((await updates.index('draft').count(id)) === 0) throw new DraftFailure('storage-lost');
}

/** Takes back what the transaction did so far; it may have ended by itself. */
function abort(transaction: WriteTransaction): void {
  try {
    transaction.abort();
  } catch {
    // It had ended.
  }
}
