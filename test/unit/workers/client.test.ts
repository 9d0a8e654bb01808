import { expose } from 'comlink';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { EngineProgress } from '../../../workers/engine/contract/open-district.ts';
import { connectEngine, type EngineConnection } from '../../../workers/engine/client.ts';
import { type BirthMessage, holdLifeLock } from '../../../workers/life-lock.ts';
import { gridBox } from '../../support/grid-base.ts';
import { GRID_DATASET, gridFlatgeobuf } from '../../support/grid-flatgeobuf.ts';
import { loneEngine } from '../../support/lone-engine.ts';

const LAND = gridFlatgeobuf({ columns: 2, rows: 1, parcel: () => ({ code: '0301' }) });

/**
 * A worker without a thread: its far end is a port in this one, on which `work` answers as `entry.ts` does. Ending it leaves
 * calls unanswered, as the end of a real worker does.
 */
class ThreadlessWorker {
  onerror: ((event: { readonly message: string }) => void) | null = null;
  isTerminated = false;
  readonly #channel = new MessageChannel();
  readonly addEventListener = this.#channel.port1.addEventListener.bind(this.#channel.port1);
  readonly removeEventListener = this.#channel.port1.removeEventListener.bind(this.#channel.port1);

  constructor(work: (birth: BirthMessage, end: MessagePort) => void) {
    this.#channel.port1.start();
    this.#channel.port2.addEventListener(
      'message',
      (event: MessageEvent<BirthMessage>) => work(event.data, this.#channel.port2),
      { once: true },
    );
    this.#channel.port2.start();
  }

  postMessage(message: unknown, transfer: Transferable[] = []): void {
    this.#channel.port1.postMessage(message, transfer);
  }

  terminate(): void {
    this.isTerminated = true;
    this.#channel.port1.close();
    this.#channel.port2.close();
  }
}

/** Locks as browsers keep them: one holder per name, the others wait. */
class Locks {
  readonly #tails = new Map<string, Promise<unknown>>();
  readonly #ends: (() => void)[] = [];

  request(name: string, run: () => unknown): Promise<unknown> {
    const before = this.#tails.get(name) ?? Promise.resolve();
    const ended = new Promise<void>((resolve) => this.#ends.push(resolve));
    const done = before.then(() => Promise.race([run(), ended]));
    this.#tails.set(name, done);
    return done;
  }

  /** What the browser does when the first holder's thread ends. */
  free(): void {
    this.#ends.shift()?.();
  }
}

let locks: Locks;
const connections: EngineConnection[] = [];

beforeEach(() => {
  locks = new Locks();
  vi.stubGlobal('navigator', { locks });
});
afterEach(() => {
  for (const connection of connections.splice(0)) connection.dispose();
  vi.unstubAllGlobals();
});

function connect(work: (birth: BirthMessage, end: MessagePort) => void): {
  worker: ThreadlessWorker;
  connection: EngineConnection;
} {
  const worker = new ThreadlessWorker(work);
  const connection = connectEngine(worker as unknown as Worker, 'engine-1');
  connections.push(connection);
  return { worker, connection };
}

/** The real engine at the far end. */
function answering(birth: BirthMessage, end: MessagePort): void {
  holdLifeLock(birth.lifeLock, () => birth.progress.postMessage('born'));
  expose(
    loneEngine({ onProgress: (progress) => birth.progress.postMessage(progress), inspection: 'after-numbers' }),
    end,
  );
}

/** Holds the lock and never answers. */
function silent(birth: BirthMessage): void {
  holdLifeLock(birth.lifeLock, () => birth.progress.postMessage('born'));
}

const DISTRICT = {
  boundary: gridBox(0, 0, 2, 1),
  landAreaM2: null,
  baseYear: 2020,
  sources: [
    {
      dataset: GRID_DATASET,
      name: 'landcover.fgb',
      content: { files: [{ name: 'landcover.fgb', blob: new Blob([LAND]) }] },
    },
  ],
};

describe('connection to an engine worker', () => {
  it('asks the engine at the far end and hears its progress', async () => {
    const { connection } = connect(answering);
    const seen: EngineProgress[] = [];
    const stop = connection.onProgress((progress) => seen.push(progress));
    expect(await connection.api.open(DISTRICT)).toMatchObject({ parcelCount: 2 });
    await vi.waitFor(() => expect(seen).toContainEqual({ step: 'measure', source: '', done: 1, total: 1 }));
    expect(await connection.api.parcelAt(117.01, 39.01)).toMatchObject({ classCode: '0301' });
    expect(await connection.api.tile(10, 0, 0)).toBeNull();
    stop();
    const heard = seen.length;
    await connection.api.open(DISTRICT);
    expect(seen).toHaveLength(heard);
  });

  it('hands on why the engine refused', async () => {
    const { connection } = connect(answering);
    await expect(connection.api.evaluate('a', 2025)).rejects.toMatchObject({
      message: 'no district is open',
      code: null,
    });
  });

  it('rejects every waiting call when the worker fails to start, and every later one', async () => {
    const { worker, connection } = connect(silent);
    const deaths: string[] = [];
    connection.onDeath((reason) => deaths.push(reason));
    const waiting = [connection.api.open(DISTRICT), connection.api.tile(1, 1, 1), connection.api.evaluate('a', 2025)];
    worker.onerror?.({ message: '' });
    worker.onerror?.({ message: 'again' });
    for (const call of waiting) await expect(call).rejects.toMatchObject({ name: 'EngineGone', code: 'engine-gone' });
    await expect(connection.api.layer('roads')).rejects.toMatchObject({ code: 'engine-gone' });
    expect(deaths).toEqual(['failed to start']);
  });

  it('notices that the worker ended, which no event tells, by the lock it held', async () => {
    const { connection } = connect(silent);
    const death = new Promise((resolve) => connection.onDeath(resolve));
    const waiting: Promise<unknown> = connection.api.parcels(0, 10);
    await new Promise((resolve) => setTimeout(resolve, 20));
    locks.free();
    await expect(waiting).rejects.toMatchObject({ code: 'engine-gone' });
    expect(await death).toBe('ended');
  });

  it('tells nobody who has stopped listening', async () => {
    const { worker, connection } = connect(silent);
    const deaths: string[] = [];
    connection.onDeath((reason) => deaths.push(reason))();
    worker.onerror?.({ message: 'out of memory' });
    await expect(connection.api.parcels(0, 1)).rejects.toMatchObject({ code: 'engine-gone' });
    expect(deaths).toEqual([]);
  });

  it('rejects waiting calls when it is closed, and calls that no death', async () => {
    const { worker, connection } = connect(silent);
    const deaths: string[] = [];
    connection.onDeath((reason) => deaths.push(reason));
    const waiting: Promise<unknown> = connection.api.layer('roads');
    connection.dispose();
    await expect(waiting).rejects.toMatchObject({ code: 'engine-gone' });
    expect(worker.isTerminated).toBe(true);
    locks.free();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(deaths).toEqual([]);
  });
});
