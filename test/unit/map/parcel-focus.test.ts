import type { FeatureCollection, MultiPolygon } from 'geojson';
import { describe, expect, it } from 'vitest';
import { createParcelFocus } from '../../../src/map/parcel-focus.ts';
import type { EngineApi } from '../../../workers/engine/api.ts';

const EMPTY: MultiPolygon = { type: 'MultiPolygon', coordinates: [] };

/** A focus whose engine answers when told to. */
function focusWith(answer: (parcel: number) => Promise<MultiPolygon | null>) {
  const log: [string, number | null][] = [];
  const engine = { parcelOutline: answer } as unknown as EngineApi;
  const show = createParcelFocus(
    () => engine,
    (source, data: FeatureCollection | null) => log.push([source, data?.features.length ?? null]),
  );
  return { log, show };
}

describe('a parcel shown on its own', () => {
  it('has the outline that the engine has of it, and goes when none is meant', async () => {
    const { log, show } = focusWith(() => Promise.resolve(EMPTY));
    show('parcel-picked', 3);
    await new Promise(setImmediate);
    show('parcel-picked', null);
    await new Promise(setImmediate);
    expect(log).toEqual([
      ['parcel-picked', 1],
      ['parcel-picked', null],
    ]);
  });

  it('is the last one asked for, however late the answers come, each source for itself', async () => {
    const waiting = new Map<number, () => void>();
    const { log, show } = focusWith(
      (parcel) => new Promise((resolve) => waiting.set(parcel, () => resolve(parcel === 2 ? null : EMPTY))),
    );
    show('parcel-hovered', 1);
    show('parcel-hovered', 2);
    show('parcel-picked', 3);
    for (const parcel of [3, 2, 1]) waiting.get(parcel)?.();
    await new Promise(setImmediate);
    expect(log).toEqual([
      ['parcel-picked', 1],
      ['parcel-hovered', null],
    ]);
  });

  it('is nothing of an engine that died', async () => {
    const { log, show } = focusWith(() => Promise.reject(new Error('gone')));
    show('parcel-picked', 3);
    await new Promise(setImmediate);
    expect(log).toEqual([['parcel-picked', null]]);
  });
});
