import { describe, expect, it } from 'vitest';
import type { EngineApi } from '../../../workers/engine/api.ts';
import { createCell } from '../../../src/session/cell.ts';
import { createCoverageDesk } from '../../../src/session/coverage-desk.ts';
import type { Results } from '../../../src/session/results.ts';
import type { AimingHand } from '../../../src/session/service-aim.ts';
import type { PreviewRequest } from '../../../workers/engine/contract/plan-update.ts';
import { pointFeature } from '../../support/coverage-plan.ts';

function resultsOf(revision: number, stale = false): Results {
  const evaluation = { scenario: 'a', year: 2030, revision } as NonNullable<Results['evaluation']>;
  return { evaluation, baseline: null, planRevision: revision, stale };
}

interface Asked {
  readonly asked: readonly [scenario: string, year: number];
  readonly answer: (account: unknown) => void;
  readonly fail: (code: string) => void;
}

/** A desk whose engine answers when the test says so. */
function scene() {
  const calls: Asked[] = [];
  const drawn: unknown[] = [];
  const previews: { readonly request: PreviewRequest; readonly answer: (preview: unknown) => void }[] = [];
  const api = {
    coverageSurfaces: async (request: unknown) => {
      drawn.push(request);
      return SURFACES;
    },
    previewCoverage: (request: PreviewRequest) =>
      new Promise<never>((resolve) => {
        previews.push({ request, answer: (preview) => resolve(preview as never) });
      }),
    coverage: (scenario: string, year: number) =>
      new Promise<never>((resolve, reject) => {
        calls.push({
          asked: [scenario, year],
          answer: (account) => resolve(account as never),
          fail: (code) => reject(Object.assign(new Error(code), { code })),
        });
      }),
  } as unknown as EngineApi;
  const results = createCell<Results>(resultsOf(1));
  const engine = createCell<EngineApi | null>(api);
  const hand = {
    plan: createCell<AimingHand['plan']>({ features: new Map([['s', STATION]]), factors: {} }),
    tool: createCell<AimingHand['tool']>('select'),
    kind: createCell<AimingHand['kind']>('forest'),
    sketch: createCell<AimingHand['sketch']>(null),
    pointer: createCell<AimingHand['pointer']>(null),
  };
  const desk = createCoverageDesk({ engine, results, hand, scope: () => ({ scenario: 'a', year: 2030 }) });
  return { calls, drawn, previews, api, results, engine, hand, desk };
}

const SURFACES = { charging: null, bus: null, uncovered: null, roads: null };
const STATION = pointFeature('s', 'charging-station', [117, 40], { serviceRadiusM: 700 });

function sketchAt(longitude: number): NonNullable<AimingHand['sketch']> {
  const geometry = { type: 'Point', coordinates: [longitude, 40] } as const;
  return {
    kind: 'charging-station',
    geometry: { ...geometry, coordinates: [longitude, 40] },
    replaces: 's',
    invalid: null,
  };
}

async function settle(): Promise<void> {
  for (let turn = 0; turn < 6; turn += 1) await Promise.resolve();
}

const ACCOUNT = { sites: [] };

describe('coverage on screen', () => {
  it('is asked for once somebody looks, of the scheme and year on screen', async () => {
    const { calls, desk } = scene();
    expect(calls).toHaveLength(0);
    desk.watch(true);
    expect(calls.map(({ asked }) => asked)).toEqual([['a', 2030]]);
    expect(desk.coverage.get().state).toBe('working');
    calls[0]?.answer(ACCOUNT);
    await settle();
    expect(desk.coverage.get()).toEqual({ state: 'ready', account: ACCOUNT, isOld: false });
  });

  it('keeps the old details, marked as old, until those of the new numbers are there', async () => {
    const { calls, results, desk } = scene();
    desk.watch(true);
    calls[0]?.answer(ACCOUNT);
    await settle();
    results.set(resultsOf(1, true));
    expect(desk.coverage.get()).toMatchObject({ account: ACCOUNT, isOld: true });
    expect(calls).toHaveLength(1);
    results.set(resultsOf(2));
    expect(calls).toHaveLength(2);
    calls[1]?.answer({ sites: ['new'] });
    await settle();
    expect(desk.coverage.get()).toEqual({ state: 'ready', account: { sites: ['new'] }, isOld: false });
  });

  it('asks again when the numbers changed while it was asking', async () => {
    const { calls, results, desk } = scene();
    desk.watch(true);
    results.set(resultsOf(2));
    expect(calls).toHaveLength(1);
    calls[0]?.answer(ACCOUNT);
    await settle();
    expect(calls).toHaveLength(2);
    expect(desk.coverage.get().isOld).toBe(true);
  });

  it('lets go of the details when nobody looks any more, also of those under way', async () => {
    const { calls, results, desk } = scene();
    desk.watch(true);
    desk.watch(false);
    calls[0]?.answer(ACCOUNT);
    await settle();
    results.set(resultsOf(2));
    expect(calls).toHaveLength(1);
    expect(desk.coverage.get()).toEqual({ state: 'none', account: null, isOld: false });
    desk.watch(true);
    expect(calls).toHaveLength(2);
  });

  it('says when it failed, and asks the engine that comes after one that died', async () => {
    const { calls, api, engine, desk } = scene();
    desk.watch(true);
    calls[0]?.fail('broken');
    await settle();
    expect(desk.coverage.get().state).toBe('failed');
    engine.set(null);
    engine.set({ ...api });
    calls[1]?.fail('engine-gone');
    await settle();
    expect(desk.coverage.get().state).toBe('working');
    engine.set({ ...api });
    calls[2]?.answer(ACCOUNT);
    await settle();
    expect(desk.coverage.get().state).toBe('ready');
  });

  it('has nothing to tell where the engine has no factors', async () => {
    const { calls, desk } = scene();
    desk.watch(true);
    calls[0]?.answer(null);
    await settle();
    expect(desk.coverage.get()).toEqual({ state: 'none', account: null, isOld: false });
  });
});

describe('a station under the pointer', () => {
  it('is followed: one question at a time, places that were left are never asked', async () => {
    const { hand, desk, previews } = scene();
    for (const longitude of [117.01, 117.02, 117.03]) hand.sketch.set(sketchAt(longitude));
    expect(desk.aim.get()).toMatchObject({ replaces: 's', longitude: 117.03, radiusM: 700, service: 'charging' });
    expect(previews).toHaveLength(1);
    previews[0]?.answer({ of: 1 });
    await settle();
    expect(desk.preview.get()).toEqual({ of: 1 });
    expect(previews.map(({ request }) => request.geometry)).toEqual(
      [117.01, 117.03].map((longitude) => ({ type: 'Point', coordinates: [longitude, 40] })),
    );
    expect(previews[1]?.request).toMatchObject({ scenario: 'a', year: 2030, kind: 'charging-station', replaces: 's' });
  });

  it('is forgotten when it is let go, also what is still being asked', async () => {
    const { hand, desk, previews } = scene();
    hand.sketch.set(sketchAt(117.01));
    hand.sketch.set(null);
    previews[0]?.answer({ of: 1 });
    await settle();
    expect(desk.preview.get()).toBeNull();
    expect(desk.aim.get()).toBeNull();
    expect(previews).toHaveLength(1);
  });

  it('may be one that is only about to be placed, with the usual radius', () => {
    const { hand, desk, previews } = scene();
    hand.pointer.set({ longitude: 117.5, latitude: 40.5 });
    hand.kind.set('bus-stop');
    expect(desk.aim.get()).toBeNull();
    hand.tool.set('point');
    expect(desk.aim.get()).toMatchObject({ service: 'bus', replaces: null, longitude: 117.5, radiusM: 500 });
    hand.kind.set('charging-station');
    expect(desk.aim.get()).toMatchObject({ service: 'charging', radiusM: 1000 });
    hand.plan.set({ ...hand.plan.get(), factors: { 'rule.charge.r1000': { value: 800, source: '' } } });
    expect(desk.aim.get()?.radiusM).toBe(800);
    hand.kind.set('village');
    expect(desk.aim.get()).toBeNull();
    expect(previews).toHaveLength(1);
  });

  it('leaves what the others reach on the map until the numbers are of the plan again', async () => {
    const { hand, desk, drawn, previews, results } = scene();
    desk.watch(true);
    await settle();
    expect(drawn).toEqual([{ scenario: 'a', year: 2030 }]);
    hand.sketch.set(sketchAt(117.01));
    hand.sketch.set(sketchAt(117.02));
    previews[0]?.answer(null);
    await settle();
    previews[1]?.answer(null);
    await settle();
    expect(drawn.slice(1)).toEqual([{ scenario: 'a', year: 2030, without: 's' }]);
    expect(desk.others.get()).toEqual({ without: 's', surfaces: SURFACES });
    results.set(resultsOf(1, true));
    hand.sketch.set(null);
    expect(desk.others.get()).not.toBeNull();
    results.set(resultsOf(2));
    await settle();
    expect(desk.others.get()).toBeNull();
  });
});
