import { describe, expect, it, vi } from 'vitest';
import type { Language } from '../../../src/i18n/language.ts';
import type { Plan } from '../../../src/plan/plan.ts';
import { createCell } from '../../../src/session/cell.ts';
import type { Desk } from '../../../src/session/desk.ts';
import { openDesk } from '../../../src/session/open-desk.ts';
import { gridBox } from '../../support/grid-base.ts';
import { drawn, wholePlan } from '../../support/plan-pieces.ts';
import { createTestPorts, type TestPorts } from '../../support/session-ports.ts';

/** `a` draws a forest, `b` builds on `a`. */
const PLAN = wholePlan([drawn('f1', gridBox(0, 0, 0.25, 1), { name: '林一' })], {
  baseYear: 2020,
  years: [2025, 2035],
});

function open(outside: TestPorts = createTestPorts(), plan: Plan = PLAN): Desk {
  return openDesk({
    ports: outside.ports,
    draftId: 'draft-1',
    source: plan,
    seed: null,
    language: createCell<Language>('zh'),
    scope: { scenario: 'a', year: 2025 },
  });
}

function draw(desk: Desk): void {
  desk.setSketch({ kind: 'forest', geometry: gridBox(2, 0, 3, 1), replaces: null, invalid: null });
  desk.commitSketch();
}

const namesOf = (desk: Desk): string[] => desk.plan.get().scenarios.map(({ name }) => name);

describe('schemes on the desk', () => {
  it('are copied with their features, shown, and gone again with one undo', () => {
    const desk = open();
    desk.schemes.duplicate('a');
    expect(namesOf(desk)).toEqual(['现状', '方案一', '方案一 副本', '方案二']);
    const copy = desk.scenario.get();
    const copied = [...desk.plan.get().features.values()].filter(({ properties }) => properties.scenario === copy);
    expect(copied.map(({ properties }) => [properties.name, properties.origin])).toEqual([['林一', 'f1']]);
    expect(desk.toast.get()).toMatchObject({ key: 'toast.scheme-copied', undoable: true });
    desk.undo();
    expect(desk.plan.get().scenarios).toEqual(PLAN.scenarios);
    expect(desk.scenario.get()).toBe('a');
  });

  it('take no name twice, and keep the one they have', () => {
    const desk = open();
    expect(desk.schemes.freeName(' 方案二 ', 'a')).toBe('方案二 2');
    desk.schemes.rename('a', '方案二');
    desk.schemes.rename('b', '  ');
    expect(namesOf(desk)).toEqual(['现状', '方案二 2', '方案二']);
    desk.schemes.rename('base', '不行');
    expect(namesOf(desk)[0]).toBe('现状');
    expect(desk.toast.get()?.key).toBe('scheme.off.baseline');
  });

  it('let nothing be drawn, changed or deleted in them while they are locked, and say so', () => {
    const desk = open();
    desk.schemes.setLocked('a', true);
    draw(desk);
    expect(desk.plan.get().features.size).toBe(1);
    expect(desk.toast.get()?.key).toBe('obstacle.scheme-locked');
    desk.select(['f1']);
    desk.removeSelected();
    expect(desk.plan.get().features.size).toBe(1);
    desk.schemes.remove('a');
    expect(desk.toast.get()?.key).toBe('scheme.off.locked');
    desk.schemes.setLocked('a', false);
    expect(desk.plan.get().scenarios[1]).not.toHaveProperty('locked');
    draw(desk);
    expect(desk.plan.get().features.size).toBe(2);
  });

  it('stay behind the baseline when they are sorted', () => {
    const desk = open();
    desk.schemes.move('b', 'a');
    expect(namesOf(desk)).toEqual(['现状', '方案二', '方案一']);
    desk.schemes.move('a', 'base');
    desk.schemes.move('base', null);
    expect(namesOf(desk)).toEqual(['现状', '方案二', '方案一']);
  });

  it('are deleted so that those that build on them keep what they had', () => {
    const desk = open();
    expect(desk.schemes.removalOf('a')).toMatchObject({ children: [{ id: 'b' }], ownFeatures: 1 });
    desk.schemes.remove('a');
    expect(desk.scenario.get()).toBe('b');
    expect(desk.plan.get().scenarios[1]).toMatchObject({ id: 'b', parent: 'base' });
    expect(desk.plan.get().features.get('f1')?.properties.scenario).toBe('b');
    desk.undo();
    expect(desk.plan.get().features.get('f1')?.properties.scenario).toBe('a');
  });

  it('take from the one wanted, else from the nearest other, from the baseline last', () => {
    const { schemes } = open();
    expect(schemes.sourceFor('a', null)).toBe('b');
    expect(schemes.sourceFor('a', 'base')).toBe('base');
    expect(schemes.sourceFor('a', 'a')).toBe('b');
    schemes.remove('b');
    expect(schemes.sourceFor('a', 'b')).toBe('base');
    schemes.remove('a');
    expect(schemes.sourceFor('base', null)).toBeNull();
  });

  it('name those that change with them', () => {
    const { schemes } = open();
    expect(schemes.builtOn('base').map(({ id }) => id)).toEqual(['a', 'b']);
    expect(schemes.builtOn('b')).toEqual([]);
  });

  it('take pieces of each other as one step, and find nothing left to take', () => {
    const desk = open();
    desk.chooseScenario('b');
    draw(desk);
    const { pieces } = desk.schemes.difference('a', 'b');
    expect(pieces.map(({ change }) => change)).toEqual(['added']);
    desk.schemes.take('a', 'b', new Set(pieces.map(({ id }) => id)));
    expect(desk.schemes.difference('a', 'b').pieces).toEqual([]);
    expect(desk.undoStep.get()).toMatchObject({ label: 'merge-schemes', subject: '方案一' });
  });
});

describe('years of the plan', () => {
  it('are added, renamed with what starts in them, and taken away; the one on screen follows', () => {
    const desk = open();
    desk.years.add(2030);
    desk.years.add(2019);
    expect(desk.plan.get().years).toEqual([2025, 2030, 2035]);
    desk.editing.setField(['f1'], 'from', 2025);
    desk.years.rename(2025, 2026, true);
    expect(desk.plan.get().features.get('f1')?.properties.from).toBe(2026);
    expect(desk.year.get()).toBe(2026);
    desk.undo();
    expect(desk.plan.get().features.get('f1')?.properties.from).toBe(2025);
    desk.chooseYear(2035);
    desk.years.remove(2035);
    expect(desk.year.get()).toBe(2030);
    desk.years.remove(2030);
    desk.years.remove(2025);
    expect(desk.plan.get().years).toEqual([2025]);
  });

  it('restart the engine with another base year', async () => {
    const outside = createTestPorts();
    const desk = open(outside);
    await vi.waitFor(() => expect(outside.engines.length).toBe(1));
    const opened = () => outside.engines.flatMap(({ calls }) => calls.filter((call) => call === 'open')).length;
    await vi.waitFor(() => expect(opened()).toBe(1));
    desk.years.setBaseYear(2022);
    await vi.waitFor(() => expect(opened()).toBe(2));
    expect(desk.plan.get().baseYear).toBe(2022);
  });

  it('play from the one on screen to the last, and stop there or when somebody chooses one', () => {
    const outside = createTestPorts();
    const desk = open(outside);
    desk.chooseYear(2020);
    desk.player.play();
    expect([desk.year.get(), desk.player.isPlaying.get()]).toEqual([2025, true]);
    outside.timers.run();
    expect([desk.year.get(), desk.player.isPlaying.get()]).toEqual([2035, false]);
    desk.player.play();
    expect([desk.year.get(), desk.player.isPlaying.get()]).toEqual([2020, true]);
    desk.chooseYear(2035);
    expect(desk.player.isPlaying.get()).toBe(false);
    outside.timers.run();
    expect(desk.year.get()).toBe(2035);
  });
});
