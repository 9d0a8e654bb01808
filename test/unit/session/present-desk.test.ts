import { describe, expect, it } from 'vitest';
import type { EngineApi } from '../../../workers/engine/api.ts';
import type { Chapter } from '../../../src/plan/chapter.ts';
import { createPlanDocument } from '../../../src/plan/document.ts';
import { writePlanFile } from '../../../src/plan/plan-file.ts';
import type { Plan } from '../../../src/plan/plan.ts';
import { schemeDifference } from '../../../src/plan/scheme-difference.ts';
import { createCell } from '../../../src/session/cell.ts';
import { createChapterDesk } from '../../../src/session/chapter-desk.ts';
import type { LayerState } from '../../../src/session/desk.ts';
import type { ToolId } from '../../../src/session/pencil-state.ts';
import type { Results } from '../../../src/session/results.ts';
import type { NotesMessage } from '../../../src/session/notes-state.ts';
import { createPresentDesk } from '../../../src/session/present-desk.ts';
import { startPresentNotes } from '../../../src/session/present-notes.ts';
import { drawnFeature, smallPlan, square } from '../../support/small-plan.ts';

function chapter(id: string, more: Partial<Chapter> = {}): Chapter {
  return { type: 'chapter', id, title: id, text: '', scenario: 'a', year: 2030, ...more };
}

const FOREST: LayerState = { id: 'plan:forest', visible: true, opacity: 1, locked: false };
const REDLINE: LayerState = { id: 'base:redline', visible: true, opacity: 0.6, locked: true };

/** A plan with one feature in each of two schemes and the given chapters, ready to be presented. */
function scene(chapters: readonly Chapter[]) {
  const features = [drawnFeature('f', 'a'), drawnFeature('g', 'b', { kind: 'wetland' })];
  const document = createPlanDocument(smallPlan(features, { views: [...chapters, { other: true }] }), {
    author: 'local',
  });
  const plan = createCell<Plan>(document.snapshot());
  document.subscribe(() => plan.set(document.snapshot()));
  const scenario = createCell('b');
  const year = createCell(2060);
  const layers = createCell<readonly LayerState[]>([FOREST, REDLINE]);
  const selection = createCell<ReadonlySet<string>>(new Set());
  const tool = createCell<ToolId>('select');
  const asked: string[] = [];
  const engine = createCell<EngineApi | null>({
    evaluate: (scheme: string, of: number) => {
      asked.push(`${scheme} ${String(of)}`);
      return Promise.resolve({ scenario: scheme, year: of, revision: 1, measures: [], contributions: [] });
    },
  } as unknown as EngineApi);
  const evaluation = { scenario: 'b', year: 2060, revision: 1, contributions: [] };
  const results = createCell({ evaluation, baseline: null, planRevision: 1, stale: false } as unknown as Results);
  const said: string[] = [];
  let ids = 0;
  const shared = {
    plan,
    scenario,
    year,
    layers,
    selection,
    language: createCell<'zh' | 'en'>('zh'),
    targets: () => [],
    newId: () => `new-${String((ids += 1))}`,
    say: (key: string) => void said.push(key),
  };
  const present = createPresentDesk({
    ...shared,
    document,
    engine,
    results,
    now: () => 1000,
    put: () => undefined,
    chooseScenario: (id) => {
      if (plan.get().scenarios.some((one) => one.id === id)) scenario.set(id);
    },
    chooseYear: (next) => year.set(next),
    chooseTool: (next) => tool.set(next),
  });
  const desk = createChapterDesk({
    ...shared,
    run: (command) => document.run(command, { at: 1 }),
    boundary: () => null,
  });
  const move = (): void => {
    const shapes = [{ id: 'f', geometry: square(118, 40) }];
    document.run(
      { do: 'reshape-features', label: 'move-feature', shapes, added: [], removed: [], scenario: 'a' },
      { at: 1 },
    );
  };
  return { document, plan, scenario, year, layers, selection, asked, said, present, desk, move, results, shared };
}

const THREE = [
  chapter('one', { layers: { 'plan:forest': false, 'plan:gone': true }, highlight: { features: ['f', 'lost'] } }),
  chapter('two', { scenario: 'b', year: 2025, highlight: { kinds: ['wetland'] } }),
  chapter('three', { scenario: 'gone', year: 2044 }),
];

describe('giving a report', () => {
  it('shows each chapter in its scheme, year and layers with what it picks out, and stays at the ends', () => {
    const { present, scenario, year, layers, selection } = scene(THREE);
    present.start();
    expect(present.state.get()).toMatchObject({ place: 0, count: 3, chapter: { id: 'one' }, startedAt: 1000 });
    expect([scenario.get(), year.get()]).toEqual(['a', 2030]);
    expect(layers.get().map(({ visible }) => visible)).toEqual([false, true]);
    expect([...selection.get()]).toEqual(['f']);
    present.previous();
    expect(present.state.get()?.place).toBe(0);
    present.next();
    expect([scenario.get(), year.get(), [...selection.get()]]).toEqual(['b', 2025, ['g']]);
    present.goTo(99);
    present.next();
    expect(present.state.get()?.place).toBe(2);
    // What is gone is stood in for: the scheme shown by default, the nearest year.
    expect([scenario.get(), year.get()]).toEqual(['a', 2030]);
  });

  it('colours the land as the chapter was written, and gives the colours back', () => {
    const { present, layers, desk } = scene([
      chapter('one', { colours: 'stock' }),
      chapter('two', { colours: 'nobody' }),
    ]);
    const land: LayerState = { id: 'base:land-cover', visible: true, opacity: 1, locked: true, colours: 'standard' };
    layers.set([...layers.get(), land]);
    const added = desk.add(null, null);
    expect(desk.list.get().find(({ id }) => id === added)?.colours).toBe('standard');
    present.start();
    expect(layers.get().at(-1)?.colours).toBe('stock');
    present.next();
    expect(layers.get().at(-1)?.colours).toBe('stock');
    present.leave();
    expect(layers.get().at(-1)).toBe(land);
  });

  it('steps years and schemes, and brings back what was on screen before', () => {
    const { present, scenario, year, layers } = scene(THREE);
    present.start('two');
    present.stepYear(1);
    expect(year.get()).toBe(2030);
    present.stepYear(-1);
    present.stepYear(-1);
    present.stepYear(-1);
    expect(year.get()).toBe(2020);
    present.nextScheme();
    expect(scenario.get()).toBe('base');
    present.toggleBlank();
    expect(present.state.get()?.isBlank).toBe(true);
    present.leave();
    expect(present.state.get()).toBeNull();
    expect([scenario.get(), year.get(), layers.get()]).toEqual(['b', 2060, [FOREST, REDLINE]]);
  });

  it('works without chapters', () => {
    const { present } = scene([]);
    present.start();
    expect(present.state.get()).toMatchObject({ place: 0, count: 0, chapter: null });
    for (const act of ['next', 'previous', 'again', 'toggleDraw', 'toggleBlank'] as const) present[act]();
    present.leave();
    expect(present.state.get()).toBeNull();
  });

  it('follows chapters that somebody else changes or deletes', () => {
    const { present, desk } = scene(THREE);
    present.start('two');
    desk.rename('two', '二');
    expect(present.state.get()?.chapter?.title).toBe('二');
    desk.remove('two');
    expect(present.state.get()).toMatchObject({ count: 2, chapter: { id: 'three' } });
  });

  it('asks for numbers of other schemes while somebody shows them, and again when the plan has changed', async () => {
    const { present, asked, results } = scene(THREE);
    present.want([{ scenario: 'a', year: 2025 }]);
    present.want([{ scenario: 'a', year: 2025 }]);
    await Promise.resolve();
    await new Promise((resolve) => setTimeout(resolve));
    expect(asked).toEqual(['a 2025']);
    expect(present.numbers.get()).toMatchObject({ state: 'ready', evaluations: [{ scenario: 'a' }] });
    const next = { ...results.get().evaluation, revision: 2 } as NonNullable<Results['evaluation']>;
    results.set({ ...results.get(), evaluation: next });
    await new Promise((resolve) => setTimeout(resolve));
    expect(asked).toEqual(['a 2025', 'a 2025']);
    present.want([]);
    expect(present.numbers.get().evaluations).toEqual([]);
  });
});

describe('what if', () => {
  it('is counted, taken back by one call, and brought back by one undo', () => {
    const { present, document, move, said } = scene(THREE);
    const begun = writePlanFile(document.snapshot());
    present.start();
    present.revert();
    expect(said).toEqual(['toast.meeting-unchanged']);
    move();
    document.run({ do: 'remove-features', ids: ['g'], scenario: 'b' }, { at: 1 });
    const tried = writePlanFile(document.snapshot());
    expect(present.changes.get()).toMatchObject({ count: 2, schemes: [{ id: 'a' }, { id: 'b' }] });
    present.revert();
    expect(writePlanFile(document.snapshot())).toBe(begun);
    expect(present.changes.get().count).toBe(0);
    expect(document.undoStep()).toMatchObject({ label: 'revert-meeting', count: 2 });
    document.undo();
    expect(writePlanFile(document.snapshot())).toBe(tried);
  });

  it('is reverted without what another tab did meanwhile, of one feature too', () => {
    const { present, document, move } = scene(THREE);
    const elsewhere = createPlanDocument({ updates: [document.encode()] }, { author: 'local' });
    present.start();
    move();
    elsewhere.run({ do: 'remove-features', ids: ['g'], scenario: 'b' }, { at: 1 });
    const values = { name: '别处改的名' };
    elsewhere.run({ do: 'set-properties', label: 'rename-feature', ids: ['f'], values, unset: [] }, { at: 1 });
    document.applyUpdate(elsewhere.encode(document.stateVector()));
    expect(present.changes.get()).toMatchObject({ count: 1, schemes: [{ id: 'a' }] });
    present.revert();
    expect(writePlanFile(document.snapshot())).toBe(writePlanFile(elsewhere.snapshot()));
  });

  it('is asked about at the end, and can be gone back to', () => {
    const { present, move } = scene(THREE);
    present.start();
    move();
    present.leave();
    expect(present.state.get()?.isEnding).toBe(true);
    present.stay();
    expect(present.state.get()?.isEnding).toBe(false);
  });

  it('is kept as a new scheme, shown then, with the old one as it was', () => {
    const { present, document, move, scenario } = scene(THREE);
    present.start();
    move();
    present.leave();
    present.keep('会议方案');
    expect(present.state.get()).toBeNull();
    const kept = document.snapshot();
    expect(kept.scenarios.at(-1)).toMatchObject({ name: '会议方案', parent: 'a' });
    expect(scenario.get()).toBe(kept.scenarios.at(-1)?.id);
    expect(kept.features.get('f')?.geometry).toEqual(square(117.4, 40));
    // What was reshaped is known as the same thing, changed.
    const meeting = kept.scenarios.at(-1)?.id ?? '';
    expect(schemeDifference(kept, 'a', meeting).pieces).toMatchObject([{ change: 'changed', differs: ['shape'] }]);
    expect(document.undoStep()).toMatchObject({ label: 'keep-meeting', subject: '会议方案' });
  });

  it('is thrown away', () => {
    const { present, document, move, scenario } = scene(THREE);
    const begun = writePlanFile(document.snapshot());
    present.start();
    move();
    present.leave();
    present.discard();
    expect(writePlanFile(document.snapshot())).toBe(begun);
    expect([present.state.get(), scenario.get()]).toEqual([null, 'b']);
  });
});

describe('writing a report', () => {
  it('adds what is on screen, duplicates, moves and deletes, each one step; entries of others stay', () => {
    const { desk, document, selection } = scene(THREE);
    selection.set(new Set(['g']));
    const id = desk.add('one', [117, 40, 118, 41]);
    expect(desk.list.get().map((one) => one.id)).toEqual(['one', id, 'two', 'three']);
    expect(desk.list.get()[1]).toEqual({
      type: 'chapter',
      id,
      title: '第 4 章',
      text: '',
      scenario: 'b',
      year: 2060,
      camera: { bounds: [117, 40, 118, 41] },
      layers: { 'plan:forest': true, 'base:redline': true },
      highlight: { features: ['g'] },
    });
    expect(desk.foreignCount.get()).toBe(1);
    const copy = desk.duplicate('one') ?? '';
    desk.move(copy, null);
    desk.change(copy, { notes: 'n' });
    desk.change(copy, { notes: null, text: 't' });
    expect(desk.list.get().at(-1)).toMatchObject({ id: copy, title: 'one 2', text: 't' });
    expect(desk.list.get().at(-1)).not.toHaveProperty('notes');
    desk.setView('two', null);
    expect(desk.list.get()[2]).toMatchObject({ id: 'two', scenario: 'b', year: 2060 });
    desk.remove(copy);
    const labels = document.history().map(({ label }) => label);
    expect(labels).toEqual([
      'add-chapter',
      'duplicate-chapter',
      'move-chapter',
      'edit-chapter',
      'edit-chapter',
      'set-chapter-view',
      'remove-chapter',
    ]);
    for (const _ of labels) document.undo();
    expect(desk.list.get().map((one) => one.id)).toEqual(['one', 'two', 'three']);
  });

  it('has a picture of every chapter, also of one whose scheme is gone and without an outline of the district', () => {
    const { desk } = scene([
      chapter('one', { camera: { bounds: [117.4, 40, 117.402, 40.002] } }),
      THREE[2] ?? chapter('x'),
    ]);
    const [one, gone] = desk.list.get().map((each) => desk.picture(each, 1.5));
    expect(one?.shapes).toHaveLength(1);
    for (const [x = 0, y = 0] of one?.shapes[0]?.lines[0] ?? []) {
      expect(x).toBeGreaterThan(0.15);
      expect(x).toBeLessThan(0.85);
      expect(y).toBeGreaterThanOrEqual(0.49);
      expect(y).toBeLessThanOrEqual(1.01);
    }
    expect(gone).toEqual({ shapes: [], outline: [] });
  });
});

describe('speaker notes', () => {
  it('follow the report, turn pages, and are told when it is over', () => {
    const { present, shared, move } = scene([chapter('one', { notes: '先讲北山' }), chapter('two')]);
    const heard: NotesMessage[] = [];
    let listener: (message: NotesMessage) => void = () => undefined;
    const stop = startPresentNotes({
      ...shared,
      present,
      openChannel: () => ({
        post: (message) => heard.push(message),
        onMessage: (one) => {
          listener = one;
          return () => undefined;
        },
        close: () => undefined,
      }),
    });
    present.start();
    listener({ say: 'here' });
    expect(heard.at(-1)).toMatchObject({
      say: 'shown',
      state: { number: 1, count: 2, title: 'one', notes: '先讲北山', nextTitle: 'two', scheme: '方案一', year: 2030 },
    });
    listener({ say: 'do', action: 'next' });
    expect(heard.at(-1)).toMatchObject({ state: { number: 2, nextTitle: null, notes: '' } });
    listener({ say: 'do', action: 'blank' });
    expect(present.state.get()?.isBlank).toBe(true);
    move();
    expect(heard.at(-1)).toMatchObject({ state: { isBlank: true, changes: 1 } });
    present.leave();
    present.discard();
    expect(heard.at(-1)).toEqual({ say: 'shown', state: null });
    stop();
  });
});
