import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { EngineApi } from '../../../workers/engine/api.ts';
import type { FoundConflict } from '../../../src/evaluate/rules/finding.ts';
import { createPlanDocument, type PlanDocument } from '../../../src/plan/document.ts';
import type { Plan } from '../../../src/plan/plan.ts';
import { createCell, type WritableCell } from '../../../src/session/cell.ts';
import { createEditing } from '../../../src/session/create-editing.ts';
import type { Results } from '../../../src/session/results.ts';
import type { EditGround } from '../../../src/session/edit-ground.ts';
import { createFindingDesk } from '../../../src/session/finding-desk.ts';
import { gridBox } from '../../support/grid-base.ts';
import { drawn, wholePlan } from '../../support/plan-pieces.ts';

type Answer = (outcome: { readonly value?: unknown; readonly code?: string }) => void;

const CONFLICT: FoundConflict = {
  id: 'redline.pv/f1/base:redline',
  rule: 'redline.pv',
  severity: 'forbidden',
  feature: 'f1',
  with: 'base:redline',
  areaM2: 10_000,
  distanceM: null,
  lon: 117,
  lat: 40,
  clause: '第一条',
  introduced: true,
};
const REPORT = {
  scenario: 'a',
  year: 2030,
  revision: 1,
  findings: [CONFLICT],
  slivers: 0,
  leastAreaM2: 50,
  unchecked: [],
  notes: [],
};
const MOVED = gridBox(2, 0, 1, 1);

function resultsOf(revision: number, stale = false): Results {
  const evaluation = { scenario: 'a', year: 2030, revision } as NonNullable<Results['evaluation']>;
  return { evaluation, baseline: null, planRevision: revision, stale };
}

/** A plan with one feature, and an engine that answers when the test says so. */
function scene(values: { readonly kind?: 'pv'; readonly locked?: boolean } = {}) {
  const asked: [string, ...unknown[]][] = [];
  const answers: Answer[] = [];
  const ask = (...call: [string, ...unknown[]]): Promise<never> => {
    asked.push(call);
    return new Promise<never>((resolve, reject) => {
      answers.push(({ value = null, code }) => {
        if (code === undefined) resolve(value as never);
        else reject(Object.assign(new Error(code), { code }));
      });
    });
  };
  const api = {
    findings: (scheme: string, year: number) => ask('findings', scheme, year),
    fixFinding: ({ finding, method }: { readonly finding: string; readonly method: string }) =>
      ask('fix', finding, method),
    kindsInstead: (...call: readonly unknown[]) => ask('kinds', ...call),
    makeShape: (request: unknown) => ask('shape', request),
  } as unknown as EngineApi;
  const document: PlanDocument = createPlanDocument(
    wholePlan([drawn('f1', gridBox(0, 0, 1, 1), { kind: 'pv', name: '一期', ...values })]),
    { author: 'local' },
  );
  const plan = createCell<Plan>(document.snapshot());
  document.subscribe(() => plan.set(document.snapshot()));
  const results: WritableCell<Results> = createCell(resultsOf(1));
  const engine = createCell<EngineApi | null>(api);
  const said: string[] = [];
  const ground: EditGround = {
    plan,
    scenario: createCell('a'),
    year: createCell(2030),
    selection: createCell<ReadonlySet<string>>(new Set()),
    kind: createCell<'pv'>('pv'),
    engine,
    select: () => undefined,
    run: (command) => document.run(command, { at: 0 }),
    refuse: (obstacle) => said.push(obstacle),
    say: (key) => said.push(key),
    newId: () => 'new',
    kindName: (kind) => kind,
    isLayerLocked: () => false,
  };
  const desk = createFindingDesk({
    engine,
    results,
    plan,
    ground,
    editing: createEditing(ground),
    now: () => Date.UTC(2026, 0, 2),
    say: (key) => said.push(key),
  });
  const answer = async (outcome: Parameters<Answer>[0]): Promise<void> => {
    answers.shift()?.(outcome);
    for (let turn = 0; turn < 6; turn += 1) await Promise.resolve();
  };
  return { desk, asked, answer, results, engine, api, document, said };
}

let open: ReturnType<typeof scene>;

beforeEach(() => {
  open = scene();
});

describe('findings on screen', () => {
  it('are asked for as soon as there are numbers, and again with the next ones', async () => {
    const { desk, asked, answer, results } = open;
    expect(desk.state.get().state).toBe('working');
    await answer({ value: REPORT });
    expect(desk.state.get()).toMatchObject({ state: 'ready', isOld: false, findings: [{ ...CONFLICT, waiver: null }] });
    results.set(resultsOf(2, true));
    expect(desk.state.get()).toMatchObject({ isOld: true, findings: [{ id: CONFLICT.id }] });
    expect(asked).toHaveLength(1);
    results.set(resultsOf(2));
    expect(asked).toEqual([
      ['findings', 'a', 2030],
      ['findings', 'a', 2030],
    ]);
  });

  it('are old when the plan went on while the engine checked', async () => {
    const { desk, answer, results } = open;
    results.set(resultsOf(2, true));
    await answer({ value: REPORT });
    expect(desk.state.get()).toMatchObject({ state: 'ready', isOld: true });
  });

  it('are asked for again when they were given up, and say when they failed until another engine comes', async () => {
    const { desk, asked, answer, engine, api } = open;
    await answer({ code: 'findings-outdated' });
    expect(asked).toHaveLength(2);
    await answer({ code: 'out-of-memory' });
    expect(desk.state.get().state).toBe('failed');
    engine.set({ ...api });
    expect(desk.state.get().state).toBe('working');
  });

  it('take the answers of the plan at once, and lose them with undo', async () => {
    const { desk, answer, document, said } = open;
    await answer({ value: REPORT });
    desk.waive(CONFLICT.id, { reason: ' ', by: '王' });
    expect(document.undoStep()).toBeNull();
    desk.waive(CONFLICT.id, { reason: ' 已批 ', by: ' 王 ' });
    const waiver = { finding: CONFLICT.id, reason: '已批', by: '王', at: '2026-01-02T00:00:00.000Z' };
    expect(desk.state.get().findings[0]?.waiver).toEqual(waiver);
    expect(document.undoStep()).toMatchObject({ label: 'waive-finding', subject: '一期' });
    desk.unwaive(CONFLICT.id);
    expect(desk.state.get().findings[0]?.waiver).toBeNull();
    document.undo();
    expect(desk.state.get().findings[0]?.waiver).toEqual(waiver);
    expect(said).toEqual(['toast.finding-waived', 'toast.finding-unwaived']);
  });
});

describe('mending a conflict', () => {
  it('gives the feature the shape that the engine found, as one step', async () => {
    const { desk, asked, answer, document, said } = open;
    await answer({ value: REPORT });
    expect(desk.fixesFor(CONFLICT.id)).toEqual(['clip', 'shrink', 'move']);
    void desk.fix(CONFLICT.id, 'move');
    expect(desk.isFixing.get()).toBe(true);
    expect(asked.at(-1)).toEqual(['fix', CONFLICT.id, 'move']);
    await answer({ value: { ok: true, geometry: MOVED } });
    expect(document.snapshot().features.get('f1')?.geometry).toEqual(MOVED);
    expect(document.undoStep()).toMatchObject({ label: 'move-feature', subject: '一期' });
    expect(said).toEqual(['toast.finding-fixed.move']);
    expect(desk.isFixing.get()).toBe(false);
  });

  it('says why there is no shape, and leaves a feature alone that changed meanwhile', async () => {
    const { desk, answer, document, said } = open;
    await answer({ value: REPORT });
    void desk.fix(CONFLICT.id, 'clip');
    await answer({ value: { ok: false, code: 'nothing-left' } });
    void desk.fix(CONFLICT.id, 'clip');
    document.run(
      { do: 'set-properties', ids: ['f1'], values: { name: '二期' }, unset: [], label: 'rename-feature' },
      { at: 1 },
    );
    await answer({ value: { ok: true, geometry: MOVED } });
    expect(document.snapshot().features.get('f1')?.geometry).not.toEqual(MOVED);
    expect(said).toEqual(['fix-failure.nothing-left', 'obstacle.changed-meanwhile']);
  });

  it('offers nothing for a locked feature', async () => {
    const { desk, asked, answer } = scene({ locked: true });
    await answer({ value: REPORT });
    expect(desk.fixesFor(CONFLICT.id)).toEqual([]);
    expect(await desk.kindsInstead(CONFLICT.id)).toEqual([]);
    expect(asked).toHaveLength(1);
  });

  it('shows the land concerned: the feature without what would be left of it', async () => {
    const { desk, asked, answer } = open;
    await answer({ value: REPORT });
    desk.show(CONFLICT.id);
    await answer({ value: { ok: true, geometry: gridBox(0, 0, 0.5, 1) } });
    expect(asked.at(-1)).toEqual([
      'shape',
      { make: 'difference', of: gridBox(0, 0, 1, 1), without: [gridBox(0, 0, 0.5, 1)] },
    ]);
    await answer({ value: { ok: true, shapes: [gridBox(0.5, 0, 1, 1)] } });
    await vi.waitFor(() => expect(desk.land.get()).toEqual(gridBox(0.5, 0, 1, 1)));
    desk.show(null);
    expect(desk.land.get()).toBeNull();
    desk.show(CONFLICT.id);
    await answer({ value: { ok: false, code: 'nothing-left' } });
    expect(desk.land.get()).toEqual(gridBox(0, 0, 1, 1));
  });
});
