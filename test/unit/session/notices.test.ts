import { describe, expect, it } from 'vitest';
import { createCell } from '../../../src/session/cell.ts';
import { errorCode, errorMessage } from '../../../src/session/error-code.ts';
import { createProblemList } from '../../../src/session/problem-list.ts';
import { createToastLine } from '../../../src/session/toast-line.ts';
import { createTestTimers } from '../../support/session-ports.ts';

describe('a cell', () => {
  it('tells of changes only, and no longer after somebody has stopped listening', () => {
    const cell = createCell(1);
    const seen: number[] = [];
    const stop = cell.subscribe((value) => seen.push(value));
    cell.set(1);
    cell.set(2);
    stop();
    cell.set(3);
    expect([cell.get(), seen]).toEqual([3, [2]]);
  });

  it('tells every listener even when one of them stops another', () => {
    const cell = createCell('a');
    const seen: string[] = [];
    const stop = cell.subscribe(() => stop());
    cell.subscribe((value) => seen.push(value));
    cell.set('b');
    expect(seen).toEqual(['b']);
  });
});

describe('problems', () => {
  it('replaces what is said about the same thing, and keeps what is about another', () => {
    let ids = 0;
    const list = createProblemList(() => `p${(ids += 1)}`);
    list.raise('base-missing', { name: 'a.fgb', status: 404 });
    list.raise('base-missing', { name: 'b.fgb' });
    list.raise('base-missing', { name: 'a.fgb', status: 500 });
    list.raise('base-changed', { name: 'a.fgb' });
    expect(list.problems.get().map((one) => [one.id, one.code, one.details['name']])).toEqual([
      ['p2', 'base-missing', 'b.fgb'],
      ['p3', 'base-missing', 'a.fgb'],
      ['p4', 'base-changed', 'a.fgb'],
    ]);
    list.dismiss('p3');
    list.settle((one) => one.code === 'base-changed');
    expect(list.problems.get().map((one) => one.id)).toEqual(['p2']);
  });

  it('tells nobody when nothing is taken away', () => {
    const list = createProblemList(() => 'p');
    list.raise('draft-gone', {});
    let calls = 0;
    list.problems.subscribe(() => (calls += 1));
    list.settle(() => false);
    list.dismiss('other');
    expect(calls).toBe(0);
  });
});

describe('a toast', () => {
  it('goes by itself, and a newer one is not cut short by the older one’s time', () => {
    const timers = createTestTimers();
    const line = createToastLine((delayMs, action) => timers.after(delayMs, action));
    line.say('locked');
    line.say('removed', { name: '林地 1' }, true);
    expect(line.toast.get()).toEqual({ id: 2, key: 'removed', details: { name: '林地 1' }, undoable: true });
    expect(timers.delays).toHaveLength(1);
    timers.run();
    expect(line.toast.get()).toBeNull();
  });

  it('goes when it is answered, and its time with it', () => {
    const timers = createTestTimers();
    const line = createToastLine((delayMs, action) => timers.after(delayMs, action));
    line.say('locked');
    line.dismiss();
    expect([line.toast.get(), timers.delays]).toEqual([null, []]);
  });
});

describe('the code of an error', () => {
  it('is its text, never a number or nothing', () => {
    expect(errorCode(Object.assign(new Error('full'), { code: 'storage-full' }), 'other')).toBe('storage-full');
    expect(errorCode(Object.assign(new Error('x'), { code: null }), 'other')).toBe('other');
    expect(errorCode(new DOMException('x', 'AbortError'), 'other')).toBe('other');
    expect(errorCode('text', 'other')).toBe('other');
    expect([errorMessage(new Error('why')), errorMessage('text')]).toEqual(['why', 'text']);
  });
});
