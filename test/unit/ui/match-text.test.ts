import { describe, expect, it } from 'vitest';
import { matchRank } from '../../../src/ui/commands/match-text.ts';

describe('matchRank', () => {
  it.each(['造林', 'zaolin', 'zl', '北部zl', 'bbzlyh', '一号', 'bei zao'])('finds 北部造林一号 by %s', (typed) => {
    expect(matchRank('北部造林一号', typed)).not.toBeNull();
  });

  it('does not find what is not there', () => {
    expect(matchRank('北部造林一号', '湿地')).toBeNull();
    expect(matchRank('北部造林一号', '造林 湿地')).toBeNull();
    expect(matchRank('合并', 'hbx')).toBeNull();
  });

  it('finds English words in any case', () => {
    expect(matchRank('Merge features', 'MERGE')).not.toBeNull();
  });

  it('puts the whole name before a beginning, and a beginning before the middle', () => {
    const ranks = ['林地', '林地保护', '新增林地'].map((text) => matchRank(text, '林地') ?? Infinity);
    expect(ranks).toEqual(ranks.toSorted((a, b) => a - b));
    expect(new Set(ranks).size).toBe(3);
  });

  it('takes everything while nothing is typed', () => {
    expect(matchRank('合并', '  ')).toBe(0);
  });
});
