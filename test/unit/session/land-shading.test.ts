import { describe, expect, it } from 'vitest';
import type { EngineApi } from '../../../workers/engine/api.ts';
import type { ShadedParcel, ShadedPlace, ShadeRequest } from '../../../workers/engine/contract/land-shades.ts';
import type { ParcelInfo } from '../../../workers/engine/contract/parcel-query.ts';
import { createCell } from '../../../src/session/cell.ts';
import type { LayerState } from '../../../src/session/desk.ts';
import type { PointerPlace } from '../../../src/session/pencil-state.ts';
import type { Results } from '../../../src/session/results.ts';
import { watchLandShading } from '../../../src/session/land-shading.ts';

function resultsOf(revision: number, stale = false, year = 2030): Results {
  const evaluation = { scenario: 'a', year, revision } as NonNullable<Results['evaluation']>;
  return { evaluation, baseline: null, planRevision: revision, stale };
}

function layersOf(colours: LayerState['colours'], visible = true): readonly LayerState[] {
  const plain = { id: 'base:land-cover', visible, opacity: 1, locked: true };
  return [colours === undefined ? plain : { ...plain, colours }];
}

async function settle(): Promise<void> {
  for (let turn = 0; turn < 6; turn += 1) await Promise.resolve();
}

const PARCEL: ShadedParcel = {
  quantity: 'stock',
  parcel: 7,
  classCode: '0301',
  areaM2: 100,
  knownM2: 100,
  perHa: 80,
  shade: 5,
};

/** An engine that answers when the test says so. */
function scene() {
  const asked: ShadeRequest[] = [];
  const answers: ((outcome: { readonly isSame?: boolean; readonly nothing?: true; readonly code?: string }) => void)[] =
    [];
  const places: ShadedPlace[] = [];
  const found: ((parcel: ShadedParcel | null) => void)[] = [];
  const api = {
    shadeLand: (request: ShadeRequest) => {
      asked.push(request);
      return new Promise((resolve, reject) => {
        answers.push(({ isSame = false, nothing, code }) => {
          if (code !== undefined) reject(Object.assign(new Error(code), { code }));
          else resolve(nothing ? null : { ...request, revision: 1, breaks: [1], areasM2: [0, 0, 5, 6], isSame });
        });
      });
    },
    shadeAt: (place: ShadedPlace) => {
      places.push(place);
      return new Promise((resolve) => found.push(resolve));
    },
  } as unknown as EngineApi;
  const engine = createCell<EngineApi | null>(api);
  const results = createCell(resultsOf(1));
  const layers = createCell(layersOf(undefined));
  const pointer = createCell<PointerPlace | null>(null);
  const parcel = createCell<ParcelInfo | null>(null);
  const watch = watchLandShading({ engine, results, layers, pointer, parcel });
  const answer = async (outcome: Parameters<(typeof answers)[number]>[0] = {}): Promise<void> => {
    answers.shift()?.(outcome);
    await settle();
  };
  return { asked, answer, places, found, engine, results, layers, pointer, parcel, watch, api };
}

describe('land coloured by carbon', () => {
  it('is not worked out while land has the colours of its classes, or is hidden', () => {
    const { asked, layers, watch } = scene();
    layers.set(layersOf('standard'));
    layers.set(layersOf('stock', false));
    expect(asked).toEqual([]);
    expect(watch.shading.get()).toMatchObject({ quantity: null, shown: null });
  });

  it('is of the scheme and year on screen; the next one is asked for when its numbers are there', async () => {
    const { asked, answer, layers, results, watch } = scene();
    layers.set(layersOf('stock'));
    expect(watch.shading.get()).toMatchObject({ quantity: 'stock', state: 'working', shown: null });
    await answer();
    expect(watch.shading.get()).toMatchObject({ state: 'ready', isOld: false, shown: { year: 2030, edition: 1 } });
    results.set(resultsOf(1, true));
    expect(watch.shading.get()).toMatchObject({ isOld: true, shown: { year: 2030 } });
    results.set(resultsOf(1, false, 2035));
    await answer();
    expect(watch.shading.get()).toMatchObject({ isOld: false, shown: { year: 2035, edition: 2 } });
    expect(asked.map(({ year }) => year)).toEqual([2030, 2035]);
  });

  it('keeps its edition, and with it the tiles, when an edit changes no shade', async () => {
    const { answer, layers, results, watch } = scene();
    layers.set(layersOf('sink'));
    await answer();
    results.set(resultsOf(2));
    await answer({ isSame: true });
    expect(watch.shading.get().shown).toMatchObject({ edition: 1 });
    layers.set(layersOf('soft'));
    expect(watch.shading.get().shown).toBeNull();
    layers.set(layersOf('sink'));
    await answer({ isSame: true });
    expect(watch.shading.get().shown).toMatchObject({ edition: 1 });
  });

  it('asks one question at a time: what was chosen last comes after it', async () => {
    const { asked, answer, layers, watch } = scene();
    layers.set(layersOf('stock'));
    layers.set(layersOf('sink'));
    layers.set(layersOf('change'));
    await answer();
    expect(watch.shading.get()).toMatchObject({ quantity: 'change', state: 'working', isOld: true });
    expect(watch.shading.get().shown?.quantity).toBe('stock');
    await answer();
    expect(asked.map(({ quantity }) => quantity)).toEqual(['stock', 'change']);
    expect(watch.shading.get()).toMatchObject({ state: 'ready', shown: { quantity: 'change', edition: 2 } });
  });

  it('stays off when classes were chosen again before the answer', async () => {
    const { answer, layers, watch } = scene();
    layers.set(layersOf('stock'));
    layers.set(layersOf('soft'));
    await answer();
    expect(watch.shading.get()).toMatchObject({ quantity: null, state: 'off', shown: null });
  });

  it('says that there is nothing, and that it failed; outdated answers and new engines are asked for again', async () => {
    const { api, asked, answer, engine, layers, results, watch } = scene();
    layers.set(layersOf('stock'));
    await answer({ nothing: true });
    expect(watch.shading.get()).toMatchObject({ state: 'nothing', shown: null });
    results.set(resultsOf(2));
    await answer({ code: 'carbon-outdated' });
    expect(asked).toHaveLength(3);
    await answer({ code: 'bug' });
    expect(watch.shading.get()).toMatchObject({ state: 'failed' });
    expect(asked).toHaveLength(3);
    engine.set(null);
    engine.set(api);
    await answer();
    expect(watch.shading.get()).toMatchObject({ state: 'ready', shown: { edition: 1 } });
  });

  it('tells the parcel under the pointer, the last place first, and none when nothing is coloured', async () => {
    const { answer, found, layers, places, pointer, watch } = scene();
    pointer.set({ longitude: 1, latitude: 1 });
    expect(places).toEqual([]);
    layers.set(layersOf('stock'));
    await answer();
    pointer.set({ longitude: 2, latitude: 2 });
    pointer.set({ longitude: 3, latitude: 3 });
    expect(places).toEqual([{ longitude: 1, latitude: 1 }]);
    found.shift()?.(null);
    await settle();
    expect(places[1]).toEqual({ longitude: 3, latitude: 3 });
    found.shift()?.(PARCEL);
    await settle();
    expect(places).toHaveLength(2);
    expect(watch.pointed.get()).toEqual(PARCEL);
    pointer.set({ longitude: 4, latitude: 4 });
    layers.set(layersOf('soft'));
    expect(watch.pointed.get()).toBeNull();
    found.shift()?.(PARCEL);
    await settle();
    expect(watch.pointed.get()).toBeNull();
  });

  it('tells the parcel that was picked, and tells it anew of another year', async () => {
    const { answer, found, layers, parcel, places, results, watch } = scene();
    layers.set(layersOf('stock'));
    await answer();
    parcel.set({ parcel: 7 } as ParcelInfo);
    found.shift()?.(PARCEL);
    await settle();
    expect(watch.picked.get()).toMatchObject({ perHa: 80 });
    results.set(resultsOf(1, false, 2035));
    await answer();
    found.shift()?.({ ...PARCEL, perHa: 95 });
    await settle();
    expect(watch.picked.get()).toMatchObject({ perHa: 95 });
    expect(places).toEqual([{ parcel: 7 }, { parcel: 7 }]);
    parcel.set(null);
    expect(watch.picked.get()).toBeNull();
  });
});
