import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { DraftSummary } from '../session/ports.ts';
import { DraftFailure, failureOfOpening } from './draft-failure.ts';

/** Tables of the draft library (草稿库). */
export interface DraftSchema extends DBSchema {
  drafts: { key: string; value: DraftSummary };
  /** Keys count up, so that the updates of a draft come in the order they were written. */
  updates: { key: number; value: DraftUpdate; indexes: { draft: string } };
}

/** One written update of a draft. */
export interface DraftUpdate {
  readonly draft: string;
  readonly update: Uint8Array;
}

export type DraftDatabase = IDBPDatabase<DraftSchema>;

const VERSION = 1;

/**
 * Opens the database.
 *
 * @param onCutOff called once when the connection ends without having been asked to
 * @throws DraftFailure when the browser does not allow it, is full, or another page holds an old version
 */
export async function openDraftDatabase(name: string, onCutOff: () => void): Promise<DraftDatabase> {
  if (!isAvailable()) throw new DraftFailure('storage-denied');
  let opening: Promise<DraftDatabase> | null = null;
  try {
    return await new Promise((resolve, reject) => {
      opening = openDB<DraftSchema>(name, VERSION, {
        upgrade: createTables,
        blocked() {
          reject(new DraftFailure('storage-denied'));
        },
        blocking(_current, _blocked, event) {
          // Another page brings a newer version: make room, and find the new one at the next write.
          (event.target as IDBDatabase).close();
          onCutOff();
        },
        terminated: onCutOff,
      });
      opening.then(resolve, reject);
    });
  } catch (error) {
    closeWhenOpen(opening);
    throw failureOfOpening(error);
  }
}

function createTables(database: DraftDatabase): void {
  database.createObjectStore('drafts', { keyPath: 'id' });
  database.createObjectStore('updates', { autoIncrement: true }).createIndex('draft', 'draft');
}

/** Should the other page let go later, nobody is waiting any more. */
function closeWhenOpen(opening: Promise<DraftDatabase> | null): void {
  opening?.then(
    (database) => {
      database.close();
    },
    () => null,
  );
}

/** Some frames have no database at all, others throw when it is only looked at. */
function isAvailable(): boolean {
  try {
    return typeof indexedDB !== 'undefined';
  } catch {
    return false;
  }
}
