import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { PICTURE_SIZE } from '../../../src/land/tile-picture.ts';
import { createTileService } from '../../../src/map/tile-service.ts';
import type { EngineApi } from '../../../workers/engine/api.ts';

beforeEach(() => {
  vi.stubGlobal('requestAnimationFrame', (run: () => void) => setImmediate(run));
  vi.stubGlobal(
    'ImageData',
    class {
      constructor(
        readonly data: Uint8ClampedArray,
        readonly width: number,
        readonly height: number,
      ) {}
    },
  );
  vi.stubGlobal('createImageBitmap', (image: unknown) => Promise.resolve({ image }));
});

afterEach(() => vi.unstubAllGlobals());

const { signal } = new AbortController();

describe('tiles from the engine to the map', () => {
  it('are bytes where they are vectors and images where they are pictures, in the colours set last', async () => {
    const asked: unknown[] = [];
    const engine: Partial<EngineApi> = {
      tile: (...place) => Promise.resolve(new ArrayBuffer(place[0])),
      picture(...request) {
        asked.push(request);
        return Promise.resolve(new ArrayBuffer(4 * PICTURE_SIZE ** 2));
      },
    };
    const service = createTileService(() => engine as EngineApi);
    service.setColours({ by: 'class', colours: Uint8Array.of(1) });
    service.setColours({ by: 'shade', colours: Uint8Array.of(2) });
    expect(await service.request('parcels', 7, 0, 0, signal)).toEqual(new ArrayBuffer(7));
    expect(await service.request('pictures', 5, 1, 2, signal)).toMatchObject({ image: { width: PICTURE_SIZE } });
    expect(asked).toEqual([[5, 1, 2, { by: 'shade', colours: Uint8Array.of(2) }]]);
  });

  it('are on the way until the last is there, or is not wanted any more', async () => {
    const engine = { tile: () => Promise.resolve(new ArrayBuffer(1)) } as unknown as EngineApi;
    const service = createTileService(() => engine);
    const told: boolean[] = [];
    service.busy.subscribe((isBusy) => told.push(isBusy));
    expect(service.busy.get()).toBe(false);
    const aborted = AbortSignal.abort(new Error('out of sight'));
    const all = [service.request('parcels', 7, 0, 0, signal), service.request('parcels', 7, 1, 0, aborted)];
    expect(service.busy.get()).toBe(true);
    await expect(all[1]).rejects.toThrow('out of sight');
    expect(service.busy.get()).toBe(true);
    await all[0];
    expect(told.at(-1)).toBe(false);
    expect(told.filter((isBusy) => !isBusy)).toHaveLength(1);
  });

  it('are nothing without an engine, where nothing is, and of an engine that died', async () => {
    let engine: EngineApi | null = null;
    const service = createTileService(() => engine);
    expect(await service.request('pictures', 5, 1, 2, signal)).toBeNull();
    const empty = { picture: () => Promise.resolve(null) } as unknown as EngineApi;
    engine = empty;
    expect(await service.request('pictures', 5, 1, 2, signal)).toBeNull();
    const dying = {
      tile() {
        engine = empty;
        return Promise.reject(new Error('engine gone'));
      },
    } as unknown as EngineApi;
    engine = dying;
    expect(await service.request('parcels', 5, 1, 2, signal)).toBeNull();
  });

  it('that a living engine cannot cut are an error', async () => {
    const engine = { tile: () => Promise.reject(new Error('bug')) } as unknown as EngineApi;
    await expect(createTileService(() => engine).request('parcels', 5, 1, 2, signal)).rejects.toThrow('bug');
  });
});
