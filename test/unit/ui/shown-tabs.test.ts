import { describe, expect, it } from 'vitest';
import { shownTabs } from '../../../src/ui/schemes/shown-tabs.ts';
import { shortNames } from '../../../src/ui/top/short-names.ts';

const MANY = Array.from({ length: 20 }, (_, at) => ({
  id: `s${String(at)}`,
  name: `方案 ${String(at)}`,
  parent: 's0',
}));
const idsOf = (tabs: readonly { readonly id: string }[]): string[] => tabs.map(({ id }) => id);

describe('the tabs of schemes', () => {
  it('are all of them up to six, then the first ones and the one on screen', () => {
    expect(idsOf(shownTabs(MANY.slice(0, 6), 's5'))).toEqual(['s0', 's1', 's2', 's3', 's4', 's5']);
    expect(idsOf(shownTabs(MANY, 's2', 4))).toEqual(['s0', 's1', 's2', 's3']);
    expect(idsOf(shownTabs(MANY, 's17', 4))).toEqual(['s0', 's1', 's2', 's17']);
    expect(idsOf(shownTabs(MANY, 'gone', 4))).toEqual(['s0', 's1', 's2', 's3']);
  });

  it('have short names that keep the number', () => {
    expect(shortNames(['现状', '方案一 山水优先', '方案 3', '方案 19 甲'])).toEqual([
      '现状',
      '方案一',
      '方案 3',
      '方案 19',
    ]);
    expect(shortNames(['方案一 甲', '方案一 乙'])).toEqual(['方案一 甲', '方案一 乙']);
  });
});
