import 'fake-indexeddb/auto';
import { deleteDB, openDB } from 'idb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createDraftStore } from '../../../src/platform/draft-store.ts';
import { createMemoryDraftStore } from '../../../src/platform/draft-store-memory.ts';
import type { DraftStore, DraftSummary } from '../../../src/session/ports.ts';

let databaseCount = 0;
let databaseName = '';

beforeEach(() => {
  databaseName = `drafts-${++databaseCount}`;
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

function summary(id: string, savedAt = 0): DraftSummary {
  return {
    id,
    name: '蓟州区碳布局方案',
    seed: 'jizhou',
    savedAt,
    scenarioCount: 2,
    stepCount: savedAt,
    standing: null,
  };
}

function bytes(...values: number[]): Uint8Array {
  return Uint8Array.from(values);
}

async function updatesOf(store: DraftStore, id: string): Promise<number[][] | null> {
  return (await store.read(id))?.map((update) => [...update]) ?? null;
}

/** Makes the next requests of one kind fail as a browser makes them fail. */
function failNext(method: 'add' | 'put' | 'delete', name: string, times = 1): void {
  const spy = vi.spyOn(IDBObjectStore.prototype, method);
  for (let count = 0; count < times; count++) {
    spy.mockImplementationOnce(() => {
      throw new DOMException('injected', name);
    });
  }
}

describe.each([
  ['in the browser', () => createDraftStore(databaseName)],
  ['in memory', () => createMemoryDraftStore()],
])('draft store %s', (_, create) => {
  it('gives back the updates of a draft in the order they were written', async () => {
    const store = create();
    for (let count = 0; count < 12; count++) await store.append('a', bytes(count), summary('a', count), true);
    await store.append('b', bytes(99), summary('b'), true);
    expect(await updatesOf(store, 'a')).toEqual(Array.from({ length: 12 }, (_value, index) => [index]));
    expect(await updatesOf(store, 'b')).toEqual([[99]]);
  });

  it('keeps order when nobody waits between two writes', async () => {
    const store = create();
    await Promise.all([1, 2, 3].map((value) => store.append('a', bytes(value), summary('a', value), true)));
    expect(await updatesOf(store, 'a')).toEqual([[1], [2], [3]]);
  });

  it('lists the latest summary of each draft, last saved first', async () => {
    const store = create();
    await store.append('a', bytes(1), summary('a', 1), true);
    await store.append('b', bytes(1), summary('b', 2), true);
    await store.append('a', bytes(2), summary('a', 3), true);
    expect(await store.list()).toEqual([summary('a', 3), summary('b', 2)]);
  });

  it('knows no draft that was never written or has been removed', async () => {
    const store = create();
    expect(await store.read('a')).toBeNull();
    await store.append('a', bytes(1), summary('a'), true);
    await store.remove('a');
    expect(await store.read('a')).toBeNull();
    expect(await store.list()).toEqual([]);
    await store.append('a', bytes(2), summary('a'), true);
    expect(await updatesOf(store, 'a')).toEqual([[2]]);
  });

  it('replaces the log by one state and goes on from it', async () => {
    const store = create();
    await store.append('a', bytes(1), summary('a'), true);
    await store.append('a', bytes(2), summary('a'), true);
    await store.compact('a', bytes(1, 2));
    await store.append('a', bytes(3), summary('a'), true);
    expect(await updatesOf(store, 'a')).toEqual([[1, 2], [3]]);
  });

  it('does not bring back a removed draft by compacting it', async () => {
    const store = create();
    await store.append('a', bytes(1), summary('a'), true);
    await store.remove('a');
    await expect(store.compact('a', bytes(1))).rejects.toMatchObject({ code: 'storage-lost' });
    expect(await store.list()).toEqual([]);
  });

  it('keeps a copy, so that a reused buffer changes nothing', async () => {
    const store = create();
    const buffer = bytes(7, 8, 9);
    await store.append('a', buffer.subarray(1, 2), summary('a'), true);
    buffer.fill(0);
    const [update] = (await store.read('a')) ?? [];
    expect([...(update ?? [])]).toEqual([8]);
    expect(update?.buffer.byteLength).toBe(1);
  });
});

describe('draft store in the browser, when things go wrong', () => {
  it('outlives the page', async () => {
    await createDraftStore(databaseName).append('a', bytes(1), summary('a'), true);
    expect(await updatesOf(createDraftStore(databaseName), 'a')).toEqual([[1]]);
  });

  it('asks for the data to be on disk before it says so', async () => {
    const transaction = vi.spyOn(IDBDatabase.prototype, 'transaction');
    await createDraftStore(databaseName).append('a', bytes(1), summary('a'), true);
    expect(transaction).toHaveBeenCalledWith(['drafts', 'updates'], 'readwrite', { durability: 'strict' });
  });

  it.each(['add', 'put'] as const)(
    'says full, writes neither update nor summary, and loses nothing (%s)',
    async (method) => {
      const store = createDraftStore(databaseName);
      await store.append('a', bytes(1), summary('a', 1), true);
      failNext(method, 'QuotaExceededError');
      await expect(store.append('a', bytes(2), summary('a', 2), true)).rejects.toMatchObject({ code: 'storage-full' });
      expect(await updatesOf(store, 'a')).toEqual([[1]]);
      expect(await store.list()).toEqual([summary('a', 1)]);
      await store.append('a', bytes(2), summary('a', 2), true);
      await store.append('a', bytes(3), summary('a', 3), true);
      expect(await updatesOf(store, 'a')).toEqual([[1], [2], [3]]);
    },
  );

  it('says full when the disk only complains at the end of the transaction', async () => {
    const store = createDraftStore(databaseName);
    await store.append('a', bytes(1), summary('a', 1), true);
    const add = vi.spyOn(IDBObjectStore.prototype, 'add');
    add.mockImplementationOnce(function (this: IDBObjectStore, value: unknown) {
      const { transaction } = this;
      const request = this.put(value);
      // As browsers do: the request succeeds, then committing aborts the whole.
      request.addEventListener('success', () => {
        Object.defineProperty(transaction, 'error', { value: new DOMException('injected', 'QuotaExceededError') });
        transaction.abort();
      });
      return request;
    });
    await expect(store.append('a', bytes(2), summary('a', 2), true)).rejects.toMatchObject({ code: 'storage-full' });
    expect(await updatesOf(store, 'a')).toEqual([[1]]);
  });

  it('leaves the log whole when compacting fails half-way', async () => {
    const store = createDraftStore(databaseName);
    await store.append('a', bytes(1), summary('a'), true);
    await store.append('a', bytes(2), summary('a'), true);
    failNext('add', 'QuotaExceededError');
    await expect(store.compact('a', bytes(1, 2))).rejects.toMatchObject({ code: 'storage-full' });
    expect(await updatesOf(store, 'a')).toEqual([[1], [2]]);
    await store.compact('a', bytes(1, 2));
    expect(await updatesOf(store, 'a')).toEqual([[1, 2]]);
  });

  it('does not compact away what another page wrote', async () => {
    const here = createDraftStore(databaseName);
    const there = createDraftStore(databaseName);
    await here.append('a', bytes(1), summary('a'), true);
    expect(await updatesOf(there, 'a')).toEqual([[1]]);
    await there.append('a', bytes(2), summary('a'), true);
    await here.compact('a', bytes(1));
    expect(await updatesOf(here, 'a')).toEqual([[2], [1]]);
  });

  it.each(['SecurityError', 'InvalidStateError'])('says denied when opening throws %s', async (name) => {
    vi.spyOn(indexedDB, 'open').mockImplementation(() => {
      throw new DOMException('injected', name);
    });
    const store = createDraftStore(databaseName);
    await expect(store.list()).rejects.toMatchObject({ code: 'storage-denied' });
    vi.restoreAllMocks();
    expect(await store.list()).toEqual([]);
  });

  it('says denied where there is no database at all', async () => {
    vi.stubGlobal('indexedDB', undefined);
    await expect(createDraftStore(databaseName).append('a', bytes(1), summary('a'), true)).rejects.toMatchObject({
      code: 'storage-denied',
    });
  });

  it('says denied when another page blocks the database, and lets go of it afterwards', async () => {
    const open = indexedDB.open.bind(indexedDB);
    const holder = await new Promise<IDBDatabase>((resolve) => {
      const request = indexedDB.open(databaseName, 1);
      request.onsuccess = () => {
        resolve(request.result);
      };
    });
    vi.spyOn(indexedDB, 'open').mockImplementation((name) => open(name, 2));
    await expect(createDraftStore(databaseName).list()).rejects.toMatchObject({ code: 'storage-denied' });
    holder.close();
    await deleteDB(databaseName);
  });

  it('says failed for what nobody foresaw', async () => {
    const store = createDraftStore(databaseName);
    failNext('add', 'UnknownError');
    await expect(store.append('a', bytes(1), summary('a'), true)).rejects.toMatchObject({ code: 'storage-failed' });
    expect(await store.read('a')).toBeNull();
  });

  it('opens a cut-off connection again and writes', async () => {
    const store = createDraftStore(databaseName);
    const open = vi.spyOn(indexedDB, 'open');
    await store.append('a', bytes(1), summary('a'), true);
    const close = vi.spyOn(IDBDatabase.prototype, 'transaction');
    close.mockImplementationOnce(() => {
      throw new DOMException('The database connection is closing', 'InvalidStateError');
    });
    await store.append('a', bytes(2), summary('a'), true);
    expect(open).toHaveBeenCalledTimes(2);
    expect(await updatesOf(store, 'a')).toEqual([[1], [2]]);
  });

  it('says lost when the connection is cut off again', async () => {
    const store = createDraftStore(databaseName);
    await store.append('a', bytes(1), summary('a'), true);
    const open = vi.spyOn(indexedDB, 'open');
    vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementation(() => {
      throw new DOMException('The database connection is closing', 'InvalidStateError');
    });
    await expect(store.append('a', bytes(2), summary('a'), false)).rejects.toMatchObject({ code: 'storage-lost' });
    expect(open).toHaveBeenCalledTimes(1);
    vi.restoreAllMocks();
    await store.append('a', bytes(2), summary('a'), true);
    expect(await updatesOf(store, 'a')).toEqual([[1], [2]]);
  });

  it('makes room for a newer version and for deleting, and says lost rather than writing half a draft', async () => {
    const store = createDraftStore(databaseName);
    await store.append('a', bytes(1), summary('a'), true);
    await deleteDB(databaseName); // would wait for ever if the store held on
    await expect(store.append('a', bytes(2), summary('a'), false)).rejects.toMatchObject({ code: 'storage-lost' });
    expect(await store.list()).toEqual([]);
    // The whole document may begin the log anew.
    await store.append('a', bytes(1, 2), summary('a'), true);
    expect(await updatesOf(store, 'a')).toEqual([[1, 2]]);
    await store.append('a', bytes(4), summary('a'), false);
    await store.append('b', bytes(3), summary('b'), true);
    expect(await updatesOf(store, 'b')).toEqual([[3]]);
  });

  it('says failed when a newer program has changed the database', async () => {
    (await openDB(databaseName, 99)).close();
    await expect(createDraftStore(databaseName).list()).rejects.toMatchObject({ code: 'storage-failed' });
  });

  it('tells what is used and available, or that the browser does not tell', async () => {
    vi.stubGlobal('navigator', { storage: { estimate: () => Promise.resolve({ usage: 5, quota: 100 }) } });
    expect(await createDraftStore(databaseName).estimate()).toEqual({ usedBytes: 5, quotaBytes: 100 });
    vi.stubGlobal('navigator', {});
    expect(await createDraftStore(databaseName).estimate()).toBeNull();
  });
});
