import { beforeEach, describe, expect, it } from 'vitest';
import type { Command } from '../../../src/ui/commands/command.ts';
import type { KeyPress } from '../../../src/ui/commands/key-chord.ts';
import { commandOfKey, runKey } from '../../../src/ui/commands/run-key.ts';
import { DeskState } from '../../../src/ui/desk-state.svelte.ts';
import { createSession } from '../../../src/session/create-session.ts';
import { createTestPorts } from '../../support/session-ports.ts';

const AWAY = { isTyping: false, hasMarkedText: false };
const press = (key: string, more: Partial<KeyPress> = {}): KeyPress => ({
  key,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  altKey: false,
  ...more,
});
const idOf = (key: KeyPress, focus = AWAY): string | null => commandOfKey(key, focus)?.id ?? null;

describe('commandOfKey', () => {
  it('leaves keys to a text field, but saving, finding and moving between regions', () => {
    const typing = { ...AWAY, isTyping: true };
    expect(idOf(press('p'), typing)).toBeNull();
    expect(idOf(press('Delete'), typing)).toBeNull();
    expect(idOf(press('z', { ctrlKey: true }), typing)).toBeNull();
    expect(idOf(press('a', { ctrlKey: true }), typing)).toBeNull();
    expect(idOf(press('s', { ctrlKey: true }), typing)).toBe('plan.save-file');
    expect(idOf(press('k', { ctrlKey: true }), typing)).toBe('view.palette');
    expect(idOf(press('F6', { shiftKey: true }), typing)).toBe('view.previous-region');
  });

  it('leaves text that is marked on the page to be copied', () => {
    expect(idOf(press('c', { ctrlKey: true }), { ...AWAY, hasMarkedText: true })).toBeNull();
    expect(idOf(press('c', { ctrlKey: true }))).toBe('edit.copy');
  });

  it('takes both ways to redo', () => {
    expect(idOf(press('Z', { ctrlKey: true, shiftKey: true }))).toBe('edit.redo');
    expect(idOf(press('y', { metaKey: true }))).toBe('edit.redo');
  });
});

describe('runKey', () => {
  let view: DeskState;
  let refused: string[];
  beforeEach(async () => {
    const session = createSession(createTestPorts().ports);
    await session.openSeed('jizhou');
    const desk = session.desk.get();
    if (desk === null) throw new Error('no desk');
    view = new DeskState(desk, session);
    refused = [];
  });
  const run = (key: KeyPress): boolean =>
    runKey(view, key, AWAY, (command: Command, reason) => refused.push(`${command.id}: ${reason}`));

  it('arms tools and goes back to select with Esc, one step at a time', () => {
    expect(run(press('p'))).toBe(true);
    expect(view.tool).toBe('polygon');
    view.asked = 'buffer';
    expect(run(press('Escape'))).toBe(true);
    expect([view.asked, view.tool]).toEqual([null, 'polygon']);
    expect(run(press('Escape'))).toBe(true);
    expect(view.tool).toBe('select');
    expect(run(press('Escape'))).toBe(false);
  });

  it('says why not, and still keeps the key from the browser', () => {
    expect(run(press('j'))).toBe(true);
    expect(run(press('d', { ctrlKey: true }))).toBe(true);
    expect(run(press('o'))).toBe(true);
    expect(refused).toEqual([
      'shape.merge: obstacle.nothing-selected',
      'edit.duplicate: obstacle.nothing-selected',
      'tool.point: command.off.kind-is-polygon',
    ]);
  });

  it('changes nothing in a window too narrow for drawing', () => {
    view.readOnly = true;
    run(press('p'));
    expect(view.tool).toBe('select');
    expect(refused).toEqual(['tool.polygon: command.off.narrow']);
    expect(run(press(']'))).toBe(true);
  });

  it('draws with a digit the kind used last, and leaves digits without a kind alone', () => {
    expect(run(press('1'))).toBe(false);
    view.chooseKind('pv');
    view.desk.chooseTool('select');
    expect(run(press('1'))).toBe(true);
    expect([view.kind, view.tool]).toEqual(['pv', 'polygon']);
  });

  it('steps years and stops at the ends', () => {
    const first = view.year;
    run(press(']'));
    expect(view.year).toBeGreaterThan(first);
    for (let presses = 0; presses < 9; presses += 1) run(press(']'));
    expect(refused).toContain('view.year-next: year.last');
  });
});
