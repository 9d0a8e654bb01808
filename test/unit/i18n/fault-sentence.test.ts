import { describe, expect, it } from 'vitest';
import { type FaultInput, faultSentence, smallArea } from '../../../src/i18n/fault-sentence.ts';

const REPAIR = { outcome: 'repaired', areaBeforeM2: 12_400, areaAfterM2: 12_300 } as const;
const LISTED = { outcome: 'listed', areaBeforeM2: null, areaAfterM2: null } as const;

function say(fault: Partial<FaultInput> & Pick<FaultInput, 'kind'>): string {
  return faultSentence({ otherId: null, areaM2: null, ...LISTED, ...fault }, 'zh');
}

describe('what was done about a fault', () => {
  it('names repair, areas before and after, and that nothing else was touched', () => {
    expect(say({ kind: 'self-crossing', ...REPAIR })).toBe(
      '自相交：已按外环合并修复，面积 1.24 → 1.23 公顷，只改动本图斑',
    );
    expect(say({ kind: 'overlap', otherId: '120119-7', areaM2: 100, ...REPAIR })).toBe(
      '与 120119-7 重叠 100 m²：归文件里在前的 120119-7，本图斑 1.24 → 1.23 公顷，不重复计',
    );
  });

  it('claims no repair where there was none', () => {
    for (const kind of ['self-crossing', 'wrong-ring', 'spike', 'overlap'] as const) {
      expect(say({ kind, otherId: '7', areaM2: 1, outcome: 'failed' })).toMatch(/修复不了|只列出|裁不开/u);
    }
    expect(say({ kind: 'gap', areaM2: 3.25 })).toBe('空隙 3.3 m²：没有改动，计入未分配');
    expect(say({ kind: 'gap', areaM2: 3.25, otherId: '9' })).toContain('与 9 之间');
    expect(say({ kind: 'sliver', areaM2: 0.5 })).toBe('碎面 0.500 m²：只列出，照常计');
    expect(say({ kind: 'sliver', areaM2: 0, outcome: 'emptied', areaBeforeM2: 0.5, areaAfterM2: 0 })).toContain('不计');
  });

  it('leaves no place in a sentence open, in either language', () => {
    for (const kind of [
      'self-crossing',
      'spike',
      'duplicate-vertex',
      'wrong-ring',
      'sliver',
      'overlap',
      'gap',
    ] as const) {
      for (const repair of [LISTED, REPAIR]) {
        const fault = { kind, otherId: '7', areaM2: 2, ...repair };
        expect(faultSentence(fault, 'zh') + faultSentence(fault, 'en')).not.toMatch(/[{}]/u);
      }
    }
  });

  it('writes small areas with digits that say something', () => {
    expect([0, 0.0004, 0.5, 12.34, 1234.5].map(smallArea)).toEqual(['0', '0.000400', '0.500', '12.3', '1\u202F235']);
  });
});
