import { describe, expect, it } from 'vitest';
import type { HistoryStep } from '../../../src/plan/step-name.ts';
import { drawnYear, earlierStates, firstSides, remainingSides, sideName } from '../../../src/session/compare-sides.ts';
import { gridBox } from '../../support/grid-base.ts';
import { drawn, planOf } from '../../support/plan-pieces.ts';

const scenarios = [
  { id: 'base', name: '现状' },
  { id: 'a', name: '方案一', parent: 'base' },
  { id: 'b', name: '方案二', parent: 'base' },
];
const now = (scenario: string): { scenario: string; isEarlier: boolean } => ({ scenario, isEarlier: false });

describe('what a comparison begins with', () => {
  it('is the scheme on screen and another drawn one, the baseline when there is none', () => {
    expect(firstSides({ scenarios }, 'a', null)).toEqual([now('a'), now('b')]);
    expect(firstSides({ scenarios: scenarios.slice(0, 2) }, 'a', null)).toEqual([now('a'), now('base')]);
    expect(firstSides({ scenarios }, 'a', 'base')).toEqual([now('a'), now('base')]);
  });

  it('is for a plan with one scheme that scheme as it was', () => {
    expect(firstSides({ scenarios: scenarios.slice(0, 1) }, 'base', null)).toEqual([
      now('base'),
      { scenario: 'base', isEarlier: true },
    ]);
  });
});

describe('schemes that are deleted meanwhile', () => {
  it('leave the comparison; another one takes the place of the second', () => {
    const sides = [now('a'), now('b'), now('base')];
    expect(remainingSides({ scenarios }, sides, 'a')).toBe(sides);
    expect(remainingSides({ scenarios: scenarios.slice(0, 2) }, sides, 'a')).toEqual([now('a'), now('base')]);
    expect(remainingSides({ scenarios: scenarios.slice(0, 2) }, [now('b'), now('a')], 'a')).toEqual([
      now('a'),
      now('base'),
    ]);
  });
});

describe('what is said of a side', () => {
  it('is the name of its scheme, marked where it is an earlier state; a scheme that is gone keeps its id', () => {
    expect(sideName({ scenarios }, now('a'), 'zh')).toBe('方案一');
    expect(sideName({ scenarios }, { scenario: 'a', isEarlier: true }, 'zh')).toBe('方案一（之前）');
    expect(sideName({ scenarios }, { scenario: 'a', isEarlier: true }, 'en')).toBe('方案一 (before)');
    expect(sideName({ scenarios }, now('gone'), 'en')).toBe('gone');
  });

  it('is the year in which something is drawn: the one asked for, or the first there is', () => {
    const plan = planOf([drawn('late', gridBox(0, 0, 1, 1), { scenario: 'a', from: 2030 })]);
    const years = [2025, 2030, 2035];
    expect(drawnYear(plan, 'a', 2035, years)).toBe(2035);
    expect(drawnYear(plan, 'a', 2025, years)).toBe(2030);
    expect(drawnYear(plan, 'base', 2030, years)).toBeNull();
  });
});

describe('states to compare with', () => {
  const step = (id: string, state: HistoryStep['state'], reversible = true): HistoryStep => ({
    id,
    state,
    reversible,
    label: 'add-feature',
    subject: '',
    count: 1,
    author: 'local',
    at: 0,
  });

  it('are those before the last steps that count, the nearest first', () => {
    const history = [
      step('1', 'done'),
      step('2', 'dropped'),
      step('3', 'done'),
      step('4', 'done'),
      step('5', 'undone'),
    ];
    expect(earlierStates(history, 2).map(({ before, after }) => [before.id, after])).toEqual([
      ['4', '3'],
      ['3', '1'],
    ]);
    expect(earlierStates(history, 9).at(-1)).toEqual({ before: history[0], after: null });
  });

  it('end before a step that cannot be taken back', () => {
    const history = [step('1', 'done', false), step('2', 'done')];
    expect(earlierStates(history, 9).map(({ after }) => after)).toEqual(['1']);
  });
});
