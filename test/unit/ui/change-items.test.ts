import { describe, expect, it } from 'vitest';
import { translate, translateCode } from '../../../src/i18n/translate.ts';
import type { PlanFeature } from '../../../src/plan/plan.ts';
import { changeItems } from '../../../src/ui/history/change-items.ts';
import { stepWords } from '../../../src/ui/history/step-words.ts';

const PAGE: Parameters<typeof changeItems>[1] = {
  text: (key, values) => translate('zh', key, values),
  textOf: (key, fallback, values) => translateCode('zh', key, fallback, values),
};

function feature(id: string, more: object = {}): PlanFeature {
  const common = { kind: 'pv', scenario: 'a', from: 2025, until: null, status: 'planned', name: id } as const;
  return { id, geometry: { type: 'Point', coordinates: [117, 40] }, properties: { ...common, ...more } };
}

describe('changeItems', () => {
  it('lists what came, what went, what changed and how, and settings', () => {
    const before = feature('c', { folder: '北部', capacityMw: 20 });
    const after = feature('c', { from: 2030, status: 'built', capacityMw: 25.5 });
    const items = changeItems(
      {
        added: [feature('a')],
        removed: [feature('b')],
        changed: [
          { before, after, reshaped: true, reordered: true, properties: ['capacityMw', 'folder', 'from', 'status'] },
        ],
        settings: ['name', 'unheard-of'],
      },
      PAGE,
    );
    expect(items.map(({ what, feature: one, detail }) => [what, one?.id ?? null, detail])).toEqual([
      ['added', 'a', ''],
      ['removed', 'b', ''],
      ['changed', 'c', '图形；次序；装机容量 20 → 25.5；文件夹 北部 → 未填；起始年份 2025 → 2030；状态 规划 → 已建'],
      ['settings', null, '方案名称'],
      ['settings', null, 'unheard-of'],
    ]);
  });
});

describe('stepWords', () => {
  it('says what was done and to what, or to how many', () => {
    expect(stepWords(PAGE, { label: 'move-vertex', subject: '北部造林一号', count: 1 })).toBe(
      '移动顶点 · 北部造林一号',
    );
    expect(stepWords(PAGE, { label: 'move-feature', subject: '', count: 12 })).toBe('移动要素 · 12 处');
    expect(stepWords(PAGE, { label: 'rename-plan', subject: '', count: 0 })).toBe('规划改名');
  });
});
