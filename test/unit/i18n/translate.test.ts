import { describe, expect, it } from 'vitest';
import { isMessageKey, translate, translateCode } from '../../../src/i18n/translate.ts';

describe('translate', () => {
  it('fills in values, numbers grouped, years plain', () => {
    expect(translate('zh', 'drawer.parcel-count', { count: 184216 })).toBe('184\u202F216 个图斑');
    expect(translate('zh', 'year.plain', { year: 2025 })).toBe('2025 年');
    expect(translate('zh', 'stale.tag', { revision: 1316 })).toBe('第 1316 版 · 重算中');
  });

  it('picks the word that fits a count', () => {
    expect(translate('en', 'drawer.parcel-count', { count: 1 })).toBe('1 parcel');
    expect(translate('en', 'drawer.parcel-count', { count: 2 })).toBe('2 parcels');
  });

  it('leaves a placeholder without a value in sight', () => {
    expect(translate('zh', 'year.plain')).toBe('{year} 年');
  });

  it('says undo and a damaged plan as the design words them', () => {
    const step = translate('zh', 'step.move-vertex');
    expect(translate('zh', 'history.undo-step', { step })).toBe('撤销：移动顶点');
    expect(translate('en', 'history.undo-step', { step: translate('en', 'step.move-vertex') })).toBe(
      'Undo: move vertex',
    );
    expect(translate('zh', 'plan-note.feature-without-geometry', { number: 2, others: 41 })).toBe(
      '方案文件第 2 个要素缺 geometry，其余 41 个已读入',
    );
    expect(translate('zh', 'obstacle.locked')).toBe('所选要素里有锁定的，先解锁再改');
    expect(translate('zh', 'empty.title') + '。' + translate('zh', 'empty.text')).toBe(
      '还没有画任何要素。从左边选一类，在图上画第一块。',
    );
  });
});

describe('translateCode', () => {
  it('falls back where data bring a code that has no message', () => {
    expect(translateCode('zh', 'class.0301', '0301')).toBe('乔木林地');
    expect(translateCode('zh', 'class.9999', '9999')).toBe('9999');
    expect(isMessageKey('toString')).toBe(false);
  });
});
