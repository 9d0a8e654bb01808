import { describe, expect, it, vi } from 'vitest';
import type { DistrictSummary } from '../../../workers/engine/contract/open-district.ts';
import type { EngineApi } from '../../../workers/engine/api.ts';
import { type EngineKeeper, keepEngine } from '../../../src/session/engine-keeper.ts';
import { startTestEngine, type TestEngine } from '../../support/session-ports.ts';

const SUMMARY: DistrictSummary = {
  regionM2: 1,
  parcelCount: 1,
  classSystem: null,
  bounds: [117, 39, 118, 40],
  notes: [],
};

interface Kept {
  readonly keeper: EngineKeeper;
  readonly engines: TestEngine[];
  readonly deaths: boolean[];
}

function keep(open: EngineApi['open'] = () => Promise.resolve(SUMMARY)): Kept {
  const engines: TestEngine[] = [];
  const deaths: boolean[] = [];
  const keeper = keepEngine({
    startEngine() {
      const engine = startTestEngine(() => null, { open });
      engines.push(engine);
      return engine;
    },
    district: () => ({ boundary: null, landAreaM2: null, baseYear: 2020, sources: [] }),
    onDeath: (givenUp) => deaths.push(givenUp),
    onWork: () => undefined,
  });
  return { keeper, engines, deaths };
}

async function isOpen({ keeper }: Kept): Promise<void> {
  await vi.waitFor(() => expect(keeper.opening.get().state).toBe('open'));
}

describe('engine keeper', () => {
  it('opens the district and then shows the engine', async () => {
    const kept = keep();
    expect(kept.keeper.engine.get()).toBeNull();
    expect(kept.keeper.opening.get()).toEqual({ state: 'opening', steps: [] });
    await isOpen(kept);
    expect(kept.keeper.opening.get()).toEqual({ state: 'open', summary: SUMMARY });
    expect(kept.keeper.engine.get()).toBe(kept.engines[0]?.api);
  });

  it('shows each step of opening once, as far as it is', async () => {
    const engine = startTestEngine(() => null);
    const works: string[] = [];
    const keeper = keepEngine({
      startEngine: () => ({
        ...engine,
        onProgress: (listener) => {
          for (const done of [1, 2, 3]) listener({ step: 'read', source: 'landcover.fgb', done, total: 3 });
          listener({ step: 'measure', source: '', done: 0, total: null });
          listener({ step: 'inspect', source: '', done: 0, total: null });
          return () => undefined;
        },
      }),
      district: () => ({ boundary: null, landAreaM2: null, baseYear: 2020, sources: [] }),
      onDeath: () => undefined,
      onWork: (progress) => works.push(progress.step),
    });
    expect(keeper.opening.get()).toMatchObject({
      steps: [
        { step: 'read', done: 3 },
        { step: 'measure', done: 0 },
      ],
    });
    // Work after opening is no step of it.
    expect(keeper.opening.get()).not.toMatchObject({ steps: { length: 3 } });
    expect(works).toEqual(['inspect']);
    expect(keeper.inspector()).toBe(engine.api);
    keeper.dispose();
  });

  it('starts another engine when one dies', async () => {
    const kept = keep();
    await isOpen(kept);
    kept.engines[0]?.kill();
    expect(kept.keeper.engine.get()).toBeNull();
    expect(kept.keeper.opening.get().state).toBe('opening');
    await isOpen(kept);
    expect(kept.keeper.engine.get()).toBe(kept.engines[1]?.api);
    expect(kept.deaths).toEqual([false]);
  });

  it('says why it gave up though the call to open is refused right after the death', async () => {
    const refusals: ((error: Error) => void)[] = [];
    const kept = keep(() => new Promise<never>((_, reject) => refusals.push(reject)));
    for (let death = 0; death < 3; death += 1) {
      kept.engines[death]?.kill('out of memory');
      refusals[death]?.(Object.assign(new Error(), { code: 'engine-gone' }));
      await new Promise((resolve) => setTimeout(resolve, 0));
    }
    expect(kept.keeper.opening.get()).toMatchObject({ state: 'failed', code: 'engine-died' });
  });

  it.each([
    ['while opening', () => new Promise<never>(() => undefined)],
    ['as soon as it is open', () => Promise.resolve(SUMMARY)],
  ])('gives up after the third death in a row %s, and starts again when asked', async (_, open) => {
    const kept = keep(open);
    for (let death = 0; death < 3; death += 1) {
      await new Promise((resolve) => setTimeout(resolve, 0));
      kept.engines[death]?.kill('out of memory');
    }
    expect(kept.engines).toHaveLength(3);
    expect(kept.deaths).toEqual([false, false, true]);
    expect(kept.keeper.opening.get()).toEqual({
      state: 'failed',
      code: 'engine-died',
      details: { reason: 'out of memory' },
    });
    kept.keeper.restart();
    expect(kept.engines).toHaveLength(4);
    expect(kept.keeper.opening.get().state).toBe('opening');
    kept.engines[3]?.kill();
    expect(kept.engines).toHaveLength(5);
  });

  it('forgets deaths once an engine has done its work', async () => {
    const kept = keep();
    for (let death = 0; death < 6; death += 1) {
      await isOpen(kept);
      kept.keeper.trust();
      kept.engines[death]?.kill();
    }
    expect(kept.deaths).toEqual([false, false, false, false, false, false]);
  });

  it.each([
    [
      Object.assign(new Error('13 m² are missing'), { code: 'areas-unbalanced', details: { feature: 'f1' } }),
      'areas-unbalanced',
      { message: '13 m² are missing', feature: 'f1' },
    ],
    [Object.assign(new Error('boom'), { code: null, details: {} }), 'engine-failed', { message: 'boom' }],
    [new DOMException('gone', 'NotFoundError'), 'engine-failed', { message: 'gone' }],
  ])('says why a district did not open: %s', async (error, code, details) => {
    const kept = keep(() => Promise.reject(error));
    await vi.waitFor(() => expect(kept.keeper.opening.get()).toEqual({ state: 'failed', code, details }));
    expect(kept.keeper.engine.get()).toBeNull();
    expect(kept.deaths).toEqual([]);
  });

  it('takes no notice of an engine that it has replaced', async () => {
    let finish: (summary: DistrictSummary) => void = () => undefined;
    const kept = keep(() => new Promise((resolve) => (finish = resolve)));
    const first = finish;
    await Promise.resolve();
    kept.keeper.restart();
    first(SUMMARY);
    kept.engines[0]?.kill();
    await new Promise((resolve) => setTimeout(resolve, 0));
    expect(kept.keeper.opening.get().state).toBe('opening');
    expect(kept.engines).toHaveLength(2);
    finish(SUMMARY);
    await isOpen(kept);
    expect(kept.keeper.engine.get()).toBe(kept.engines[1]?.api);
  });

  it('starts nothing more after it has ended', async () => {
    const kept = keep();
    await isOpen(kept);
    kept.keeper.dispose();
    kept.engines[0]?.kill();
    expect(kept.engines).toHaveLength(1);
    expect(kept.keeper.engine.get()).toBeNull();
  });
});
