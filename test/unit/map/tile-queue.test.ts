import { describe, expect, it } from 'vitest';
import { createTileQueue } from '../../../src/map/tile-queue.ts';

/** An engine whose tiles are finished by hand. */
function slowEngine() {
  const started: number[] = [];
  const finish = new Map<number, () => void>();
  const fetchTile = (_kind: string, z: number): Promise<ArrayBuffer> => {
    started.push(z);
    return new Promise((resolve) => finish.set(z, () => resolve(new ArrayBuffer(z))));
  };
  return { started, finish, fetchTile };
}

describe('tile queue', () => {
  it('lets in few at a time, and of those that wait the newest first', async () => {
    const { started, finish, fetchTile } = slowEngine();
    const request = createTileQueue(fetchTile, 2, queueMicrotask);
    const { signal } = new AbortController();
    const answers = [1, 2, 3, 4].map((z) => request('parcels', z, 0, 0, signal));
    expect(started).toEqual([1, 2]);
    finish.get(1)?.();
    await answers[0];
    await Promise.resolve();
    expect(started).toEqual([1, 2, 4]);
    finish.get(2)?.();
    await answers[1];
    await Promise.resolve();
    expect(started).toEqual([1, 2, 4, 3]);
    finish.get(4)?.();
    expect((await answers[3])?.byteLength).toBe(4);
  });

  it('never cuts a tile that left the screen before its turn', async () => {
    const { started, finish, fetchTile } = slowEngine();
    const request = createTileQueue(fetchTile, 1, queueMicrotask);
    const first = request('parcels', 1, 0, 0, new AbortController().signal);
    const abort = new AbortController();
    const second = request('parcels', 2, 0, 0, abort.signal);
    abort.abort();
    await expect(second).rejects.toBe(abort.signal.reason);
    finish.get(1)?.();
    await first;
    await Promise.resolve();
    expect(started).toEqual([1]);
    await expect(request('parcels', 3, 0, 0, abort.signal)).rejects.toBe(abort.signal.reason);
  });

  it('goes on after a tile that failed', async () => {
    const failing = createTileQueue(
      (_kind: string, z) => (z === 1 ? Promise.reject(new Error('cut')) : Promise.resolve(null)),
      1,
      queueMicrotask,
    );
    const { signal } = new AbortController();
    const first = failing('parcels', 1, 0, 0, signal);
    const second = failing('parcels', 2, 0, 0, signal);
    await expect(first).rejects.toThrow('cut');
    expect(await second).toBeNull();
  });

  it('hands over one answer per turn', async () => {
    const turns: (() => void)[] = [];
    const request = createTileQueue(
      (_kind: string, z) => Promise.resolve(z),
      4,
      (handOver) => turns.push(handOver),
    );
    const { signal } = new AbortController();
    const arrived: number[] = [];
    const answers = [1, 2, 3].map((z) => request('parcels', z, 0, 0, signal).then((tile) => arrived.push(tile)));
    await new Promise(setImmediate);
    expect([arrived, turns.length]).toEqual([[], 1]);
    for (const count of [1, 2, 3]) {
      turns.shift()?.();
      await new Promise(setImmediate);
      expect(arrived).toHaveLength(count);
    }
    await Promise.all(answers);
    expect(turns).toEqual([]);
  });
});
