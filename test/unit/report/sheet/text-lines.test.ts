import { describe, expect, it } from 'vitest';
import type { FontMetrics } from '../../../../src/report/sheet/font-metrics.ts';
import { fittingText, textLines } from '../../../../src/report/sheet/text-lines.ts';

/** A font whose letters are all one millimetre wide. */
const even: FontMetrics = { has: () => true, widthMm: (text) => text.length };

describe('textLines', () => {
  it('breaks Chinese anywhere, and keeps every character', () => {
    expect(textLines('碳汇与新能源空间布局', 4, 8, even)).toEqual(['碳汇与新', '能源空间', '布局']);
  });

  it('does not begin a line with a full stop or end it with an opening bracket', () => {
    expect(textLines('生态保护。红线', 4, 8, even)).toEqual(['生态保', '护。红线']);
    expect(textLines('红线内（不得）', 4, 8, even)).toEqual(['红线内', '（不得）']);
  });

  it('breaks English at spaces, and a word too wide where it must', () => {
    expect(textLines('forest cover', 8, 8, even)).toEqual(['forest', 'cover']);
    expect(textLines('abcdefghij', 4, 8, even)).toEqual(['abcd', 'efgh', 'ij']);
  });

  it('parts a number from its unit before it breaks either', () => {
    expect(textLines('1593.2\u202Fkm²', 7, 8, even)).toEqual(['1593.2', 'km²']);
    expect(textLines('1593.2\u202Fkm²', 6, 8, even)).toEqual(['1593.2', 'km²']);
    // The same blank may stand between thousands.
    expect(textLines('1\u202F593.2\u202Fkm²', 7, 8, even)).toEqual(['1\u202F593.2', 'km²']);
  });

  it('cuts a text to a width with an ellipsis', () => {
    expect(fittingText('于桥水库北岸', 4, 8, even)).toBe('于桥水…');
    expect(fittingText('于桥', 4, 8, even)).toBe('于桥');
  });
});
