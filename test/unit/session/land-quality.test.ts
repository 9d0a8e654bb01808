import { describe, expect, it, vi } from 'vitest';
import type { EngineApi } from '../../../workers/engine/api.ts';
import type { EngineProgress } from '../../../workers/engine/contract/open-district.ts';
import type { QualitySummary } from '../../../workers/engine/contract/quality-summary.ts';
import { createCell } from '../../../src/session/cell.ts';
import { faultCount, watchQuality } from '../../../src/session/land-quality.ts';

const NONE = {
  'self-crossing': 0,
  spike: 0,
  'duplicate-vertex': 0,
  'wrong-ring': 0,
  sliver: 0,
  overlap: 0,
  gap: 0,
} as const;

function summary(state: 'running' | 'done', repairedParcels = 0): QualitySummary {
  if (state === 'running') return { state, code: null };
  const counts = { ...NONE, 'self-crossing': repairedParcels, gap: 2 };
  return { state, counts, repairedParcels, areaBeforeM2: 1, areaAfterM2: 1 };
}

const inspect = (done: number, total: number | null): EngineProgress => ({ step: 'inspect', source: '', done, total });

function start(first: readonly (QualitySummary | null)[]) {
  const answers = [...first];
  const api = { quality: () => Promise.resolve(answers.shift() ?? null) } as unknown as EngineApi;
  const engine = createCell<EngineApi | null>(null);
  const done = vi.fn();
  const watch = watchQuality(engine, done);
  return { api, engine, done, watch };
}

describe('the inspection of parcels', () => {
  it('is shown with its share while it runs, then with what it found', async () => {
    const { api, engine, done, watch } = start([summary('running'), summary('done', 3)]);
    expect(watch.quality.get()).toEqual({ summary: null, share: null });
    engine.set(api);
    await vi.waitFor(() => expect(watch.quality.get().summary?.state).toBe('running'));
    watch.follow(inspect(43, 100));
    expect(watch.quality.get().share).toBe(0.43);
    watch.follow(inspect(100, 100));
    await vi.waitFor(() => expect(watch.quality.get().summary?.state).toBe('done'));
    expect(watch.quality.get().share).toBeNull();
    expect(faultCount(summary('done', 3))).toBe(5);
    expect(done).toHaveBeenCalledTimes(1);
  });

  it('asks for numbers again only when parcels were repaired after it was seen running', async () => {
    const clean = start([summary('running'), summary('done', 0)]);
    clean.engine.set(clean.api);
    await vi.waitFor(() => expect(clean.watch.quality.get().summary?.state).toBe('running'));
    clean.watch.follow(inspect(1, 1));
    await vi.waitFor(() => expect(clean.watch.quality.get().summary?.state).toBe('done'));
    const early = start([summary('done', 3)]);
    early.engine.set(early.api);
    await vi.waitFor(() => expect(early.watch.quality.get().summary?.state).toBe('done'));
    expect([clean.done.mock.calls, early.done.mock.calls]).toEqual([[], []]);
  });

  it('is forgotten with the engine that made it', async () => {
    const { api, engine, watch } = start([summary('done', 3)]);
    engine.set(api);
    await vi.waitFor(() => expect(watch.quality.get().summary).not.toBeNull());
    engine.set(null);
    expect(watch.quality.get()).toEqual({ summary: null, share: null });
  });

  it('takes the newest answer when an older one comes late', async () => {
    const waiting: ((answer: QualitySummary) => void)[] = [];
    const api = { quality: () => new Promise((resolve) => waiting.push(resolve)) } as unknown as EngineApi;
    const engine = createCell<EngineApi | null>(api);
    const watch = watchQuality(engine, () => undefined);
    watch.follow(inspect(1, 1));
    waiting[1]?.(summary('done', 3));
    waiting[0]?.(summary('running'));
    await vi.waitFor(() => expect(watch.quality.get().summary?.state).toBe('done'));
  });
});
