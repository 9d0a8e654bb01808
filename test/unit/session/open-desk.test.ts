import { describe, expect, it, vi } from 'vitest';
import type { Language } from '../../../src/i18n/language.ts';
import { createPlanDocument } from '../../../src/plan/document.ts';
import { readPlanFile } from '../../../src/plan/plan-file.ts';
import { createCell } from '../../../src/session/cell.ts';
import type { Desk } from '../../../src/session/desk.ts';
import type { Sketch } from '../../../src/session/pencil-state.ts';
import type { OpenSeed } from '../../../src/session/district-sources.ts';
import { openDesk, type OpenDeskOptions } from '../../../src/session/open-desk.ts';
import { gridBox, gridPolygon } from '../../support/grid-base.ts';
import { drawn, target, wholePlan } from '../../support/plan-pieces.ts';
import { createTestPorts, type TestPorts } from '../../support/session-ports.ts';

const SEED: OpenSeed = {
  seed: { id: 'jizhou' } as OpenSeed['seed'],
  boundary: gridBox(0, 0, 4, 1),
  targets: [target({ op: '>=', value: 60 })],
  urlOf: (file) => `/demo/jizhou/${file}`,
};
const PLAN = wholePlan([drawn('f1', gridBox(0, 0, 0.25, 1))], { seed: 'jizhou' });

function open(outside: TestPorts, options: Partial<OpenDeskOptions> = {}): Desk {
  return openDesk({
    ports: outside.ports,
    draftId: 'draft-1',
    source: PLAN,
    seed: SEED,
    language: createCell<Language>('zh'),
    ...options,
  });
}

/** Waits until the numbers belong to the plan as it is. */
async function fresh(desk: Desk): Promise<void> {
  await vi.waitFor(() => expect(desk.results.get()).toMatchObject({ stale: false }), { timeout: 5000 });
}

function cover(desk: Desk): number {
  const row = desk.results.get().evaluation?.measures.find((one) => one.indicator === 'forest.cover');
  if (row?.value == null) throw new Error('no forest cover');
  return row.value;
}

function forest(west: number, east: number, others: Partial<Sketch> = {}): Sketch {
  return { kind: 'forest', geometry: gridBox(west, 0, east, 1), replaces: null, invalid: null, ...others };
}

function draw(desk: Desk, west: number, east: number): void {
  desk.setSketch(forest(west, east));
  desk.commitSketch();
}

describe('an open plan', () => {
  it('shows the district, its numbers and those of the baseline', async () => {
    const desk = open(createTestPorts());
    await fresh(desk);
    expect(desk.opening.get()).toMatchObject({ state: 'open', summary: { parcelCount: 4, notes: [] } });
    expect(cover(desk)).toBeCloseTo(31.25, 9);
    expect(desk.results.get().baseline).toMatchObject({ scenario: 'base' });
    expect(desk).toMatchObject({ draftId: 'draft-1' });
    expect(desk.scenario.get()).toBe('a');
    expect(desk.year.get()).toBe(2025);
    expect(desk.targets().map((one) => one.id)).toEqual(['cover-2025']);
    expect(desk.problems.get()).toEqual([]);
    await desk.close();
  });

  it('follows what is drawn, and comes back to exactly the first number', async () => {
    const desk = open(createTestPorts());
    await fresh(desk);
    const first = cover(desk);
    draw(desk, 0.5, 2);
    expect(desk.results.get().stale).toBe(true);
    await fresh(desk);
    const second = cover(desk);
    expect(second).toBeCloseTo(31.25 + 37.5, 9);
    const [id] = desk.selection.get();
    expect(desk.plan.get().features.get(id ?? '')).toMatchObject({
      properties: { kind: 'forest', scenario: 'a', from: 2025, until: null, status: 'planned', name: '林地 1' },
    });
    expect(desk.undoStep.get()).toMatchObject({ label: 'add-feature' });
    desk.undo();
    await fresh(desk);
    expect(cover(desk)).toBe(first);
    expect(desk.selection.get().size).toBe(0);
    desk.redo();
    await fresh(desk);
    expect(cover(desk)).toBe(second);
    await desk.close();
  });

  it('shows beside the pencil exactly what keeping the shape brings', async () => {
    const desk = open(createTestPorts());
    await fresh(desk);
    desk.setSketch(forest(0.2, 1.7));
    await vi.waitFor(() => expect(desk.preview.get()).not.toBeNull());
    const { forestCoverBefore, forestCoverAfter, gapAreaM2 } = desk.preview.get() ?? {};
    expect(forestCoverBefore).toBe(cover(desk));
    desk.commitSketch();
    expect(desk.sketch.get()).toBeNull();
    expect(desk.preview.get()).toBeNull();
    await fresh(desk);
    expect(cover(desk)).toBe(forestCoverAfter);
    expect(desk.results.get().evaluation?.targets[0]?.gapAreaM2).toBe(gapAreaM2);
    await desk.close();
  });

  it('gives the same numbers to all digits when the draft is opened again', async () => {
    const outside = createTestPorts();
    const desk = open(outside);
    await fresh(desk);
    draw(desk, 0.1, 1.3);
    draw(desk, 1.1, 2.9);
    desk.editing.reshapeMany([{ id: 'f1', geometry: gridPolygon([0, 0], [0.4, 0.1], [0.2, 0.9]) }], 'move-vertex');
    await fresh(desk);
    const before = desk.results.get().evaluation;
    await desk.close();
    const updates = await outside.ports.drafts.read('draft-1');
    const [summary] = await outside.ports.drafts.list();
    expect(summary).toMatchObject({ id: 'draft-1', seed: 'jizhou', stepCount: 3, scenarioCount: 3 });
    const again = open(outside, { source: { updates: updates ?? [], storedAt: summary?.savedAt ?? 0 } });
    await fresh(again);
    const after = again.results.get().evaluation;
    const plain = (evaluation: typeof before): unknown => evaluation?.measures.map(({ revision: _, ...row }) => row);
    expect(plain(after)).toEqual(plain(before));
    expect(after?.contributions).toEqual(before?.contributions);
    expect(again.saved.get()).toEqual({ state: 'saved', at: summary?.savedAt });
    await again.close();
  });

  it('does not edit the baseline, and says why', async () => {
    const desk = open(createTestPorts());
    desk.chooseScenario('base');
    desk.setSketch(forest(0, 1));
    desk.commitSketch();
    expect(desk.toast.get()).toMatchObject({ key: 'obstacle.baseline' });
    desk.editing.reshapeMany([{ id: 'f1', geometry: gridBox(0, 0, 1, 1) }], 'move-vertex');
    desk.editing.setField(['f1'], 'species', '柏木');
    desk.editing.setField(['f1'], 'name', '新名');
    desk.select(['f1']);
    desk.removeSelected();
    expect(desk.undoStep.get()).toBeNull();
    expect([...desk.plan.get().features.values()]).toEqual([...PLAN.features.values()]);
    await desk.close();
  });

  it('edits the only scheme of a plan that has no other', async () => {
    const desk = open(createTestPorts(), { source: { ...PLAN, scenarios: [{ id: 'a', name: '方案' }] } });
    draw(desk, 1, 2);
    expect(desk.plan.get().features.size).toBe(2);
    await desk.close();
  });

  it.each(['self-crossing', 'too-few-points'] as const)('does not keep a %s outline, and says so', async (invalid) => {
    const desk = open(createTestPorts());
    desk.setSketch(forest(0, 1, { invalid }));
    desk.commitSketch();
    expect(desk.toast.get()).toMatchObject({ key: `toast.${invalid}` });
    expect(desk.plan.get().features.size).toBe(1);
    await desk.close();
  });

  it('removes what is selected as one step that can be undone, and prunes the selection', async () => {
    const desk = open(createTestPorts());
    draw(desk, 1, 2);
    desk.select(['f1', ...desk.selection.get(), 'no such feature']);
    expect(desk.selection.get().size).toBe(2);
    desk.removeSelected();
    expect(desk.plan.get().features.size).toBe(0);
    expect(desk.selection.get().size).toBe(0);
    expect(desk.toast.get()).toMatchObject({ key: 'toast.removed-many', details: { count: 2 }, undoable: true });
    desk.undo();
    expect(desk.plan.get().features.size).toBe(2);
    await desk.close();
  });

  it('leaves features of a locked layer alone', async () => {
    const desk = open(createTestPorts());
    desk.setLayer('plan:forest', { locked: true });
    desk.select(['f1']);
    desk.removeSelected();
    desk.editing.reshapeMany([{ id: 'f1', geometry: gridBox(0, 0, 1, 1) }], 'move-vertex');
    desk.editing.setField(['f1'], 'name', '新名');
    expect(desk.toast.get()).toMatchObject({ key: 'obstacle.locked' });
    expect(desk.undoStep.get()).toBeNull();
    desk.setLayer('plan:forest', { locked: false });
    desk.editing.setField(['f1'], 'name', '新名');
    expect(desk.plan.get().features.get('f1')?.properties.name).toBe('新名');
    await desk.close();
  });

  it('sets a field and brings back its default', async () => {
    const desk = open(createTestPorts());
    desk.editing.setField(['f1'], 'species', '柏木');
    expect(desk.plan.get().features.get('f1')?.properties['species']).toBe('柏木');
    desk.editing.setField(['f1'], 'species', null);
    expect(desk.plan.get().features.get('f1')?.properties).not.toHaveProperty('species');
    await desk.close();
  });

  it('arms the tool that draws the chosen kind, and puts the pencil down', async () => {
    const desk = open(createTestPorts());
    desk.setSketch(forest(0, 1));
    desk.chooseKind('wind-turbine');
    expect([desk.tool.get(), desk.kind.get(), desk.sketch.get()]).toEqual(['point', 'wind-turbine', null]);
    desk.chooseKind('wetland');
    expect(desk.tool.get()).toBe('polygon');
    desk.chooseTool('measure');
    expect(desk.tool.get()).toBe('measure');
    await desk.close();
  });

  it('shows only schemes and years that the plan has', async () => {
    const desk = open(createTestPorts(), { scope: { scenario: 'nowhere', year: 1999 } });
    expect([desk.scenario.get(), desk.year.get()]).toEqual(['a', 2025]);
    desk.chooseYear(2031);
    desk.chooseScenario('nowhere');
    expect([desk.scenario.get(), desk.year.get()]).toEqual(['a', 2025]);
    desk.chooseYear(2020);
    expect(desk.year.get()).toBe(2020);
    await desk.close();
    const asked = open(createTestPorts(), { scope: { scenario: 'b', year: 2035 } });
    expect([asked.scenario.get(), asked.year.get()]).toEqual(['b', 2035]);
    await asked.close();
  });

  it('adds a scheme under the baseline, shows it, and leaves it when it is undone', async () => {
    const desk = open(createTestPorts());
    desk.addScenario();
    const added = desk.plan.get().scenarios.at(-1);
    expect(added).toMatchObject({ parent: 'base', name: '方案 3' });
    expect(desk.scenario.get()).toBe(added?.id);
    desk.undo();
    expect(desk.scenario.get()).toBe('a');
    await desk.close();
  });

  it('goes on after the engine was killed, with the same numbers', async () => {
    const outside = createTestPorts();
    const desk = open(outside);
    await fresh(desk);
    draw(desk, 1, 2);
    await fresh(desk);
    const before = cover(desk);
    outside.engines[0]?.kill();
    expect(desk.toast.get()).toMatchObject({ key: 'toast.engine-restarted' });
    await vi.waitFor(() => expect(desk.engine.get()).not.toBeNull());
    await fresh(desk);
    expect(cover(desk)).toBe(before);
    expect(outside.engines).toHaveLength(2);
    expect(desk.plan.get().features.size).toBe(2);
    await desk.close();
  });

  it('keeps the plan when the engine dies again and again, and starts it once more when asked', async () => {
    const outside = createTestPorts();
    const desk = open(outside);
    draw(desk, 1, 2);
    for (const death of [0, 1, 2]) outside.engines[death]?.kill();
    expect(desk.opening.get()).toMatchObject({ state: 'failed', code: 'engine-died' });
    expect(desk.plan.get().features.size).toBe(2);
    await vi.waitFor(() => expect(desk.saved.get().state).toBe('saved'));
    desk.retry();
    await fresh(desk);
    expect(cover(desk)).toBeCloseTo(31.25 + 25, 9);
    await desk.close();
  });

  it('takes a part of the base away that is its own, says so, and has it back by undo', async () => {
    const heights = { role: 'elevation', href: 'dem.tif' } as const;
    const desk = open(createTestPorts(), { source: { ...PLAN, base: [heights] } });
    await fresh(desk);
    desk.removeBase('roads');
    expect(desk.plan.get().base).toEqual([heights]);
    desk.removeBase('elevation');
    expect(desk.plan.get().base).toEqual([]);
    expect(desk.toast.get()).toMatchObject({ key: 'toast.base-removed', details: { name: 'dem.tif' } });
    desk.undo();
    expect(desk.plan.get().base).toEqual([heights]);
    await desk.close();
  });

  it('names every base file that is missing, and takes the names away when they are there again', async () => {
    const outside = createTestPorts();
    const land = outside.served.get('/demo/jizhou/landcover.fgb') ?? new ArrayBuffer(0);
    outside.served.delete('/demo/jizhou/landcover.fgb');
    outside.served.delete('/demo/jizhou/roads.fgb');
    const desk = open(outside);
    await fresh(desk);
    expect(desk.problems.get().map((one) => [one.code, one.details['name']])).toEqual([
      ['base-missing', 'landcover.fgb'],
      ['base-missing', 'roads.fgb'],
    ]);
    expect(desk.results.get().evaluation?.measures[0]).toMatchObject({ value: null, none: { code: 'no-land-cover' } });
    outside.served.set('/demo/jizhou/landcover.fgb', land);
    desk.problems.get()[0]?.actions[0]?.run();
    await vi.waitFor(() => expect(desk.problems.get().map((one) => one.details['name'])).toEqual(['roads.fgb']));
    await fresh(desk);
    expect(cover(desk)).toBeCloseTo(31.25, 9);
    const [left] = desk.problems.get();
    desk.dismissProblem(left?.id ?? '');
    expect(desk.problems.get()).toEqual([]);
    await desk.close();
  });

  it('works on in memory when drafts cannot be kept', async () => {
    const outside = createTestPorts();
    const refused = Object.assign(new Error('denied'), { code: 'storage-denied' });
    const drafts = { ...outside.ports.drafts, append: () => Promise.reject(refused) };
    const desk = open({ ...outside, ports: { ...outside.ports, drafts } });
    draw(desk, 1, 2);
    await vi.waitFor(() =>
      expect(desk.saved.get()).toEqual({ state: 'memory-only', code: 'storage-denied', since: null, steps: 1 }),
    );
    await fresh(desk);
    expect(cover(desk)).toBeCloseTo(31.25 + 25, 9);
    await desk.close();
  });

  it('saves a plan file that opens with the same features, and leaves the draft as it is', async () => {
    const outside = createTestPorts();
    const desk = open(outside);
    draw(desk, 1, 2);
    desk.renamePlan('改名');
    await desk.savePlanFile();
    expect(outside.saved).toHaveLength(1);
    expect(outside.saved[0]?.name).toBe('改名.plan.json');
    const { value, notes } = readPlanFile(outside.saved[0]?.text ?? '');
    expect(notes).toEqual([]);
    expect([...(value?.features.values() ?? [])]).toEqual([...desk.plan.get().features.values()]);
    expect(desk.toast.get()).toMatchObject({ key: 'toast.saved-file', details: { name: '改名.plan.json' } });
    outside.timers.run();
    expect(desk.toast.get()).toBeNull();
    await desk.close();
  });

  it('says nothing when somebody thinks better of saving', async () => {
    const outside = createTestPorts();
    const files = { ...outside.ports.files, save: () => Promise.resolve(false) };
    const desk = open({ ...outside, ports: { ...outside.ports, files } });
    await desk.savePlanFile();
    expect(desk.toast.get()).toBeNull();
    await desk.close();
  });

  it('writes what only was in memory before it closes, when the store takes it by then', async () => {
    const outside = createTestPorts();
    let isFull = true;
    const drafts = {
      ...outside.ports.drafts,
      append: (...values: Parameters<typeof outside.ports.drafts.append>) =>
        isFull
          ? Promise.reject(Object.assign(new Error('full'), { code: 'storage-full' }))
          : outside.ports.drafts.append(...values),
    };
    const desk = open({ ...outside, ports: { ...outside.ports, drafts } });
    draw(desk, 1, 2);
    await vi.waitFor(() => expect(desk.saved.get().state).toBe('memory-only'));
    isFull = false;
    await desk.close();
    const updates = await outside.ports.drafts.read('draft-1');
    expect(createPlanDocument({ updates: updates ?? [] }, { author: 'b' }).snapshot().features.size).toBe(2);
  });
});
