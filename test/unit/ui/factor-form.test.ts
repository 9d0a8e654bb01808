import { describe, expect, it } from 'vitest';
import { useFactor } from '../../../src/evaluate/factors/factor-library.ts';
import { shippedFactors } from '../../../src/evaluate/factors/shipped-factors.ts';
import { firstFields, isInUse, rangeText, readFields } from '../../../src/ui/factors/factor-form.ts';

const [shipped] = shippedFactors();
if (shipped === undefined) throw new Error('no factors');
const own = { value: 0.48, low: 0.46, high: null, source: '实测' };

describe('the form for a number of the plan’s own', () => {
  it('begins empty, or with what the plan has', () => {
    expect(firstFields(useFactor(shipped, null))).toEqual({ value: '', low: '', high: '', source: '' });
    expect(firstFields(useFactor(shipped, own))).toEqual({ value: '0.48', low: '0.46', high: '', source: '实测' });
  });

  it('reads numbers as they are typed, and lets the ends of the range be empty', () => {
    expect(readFields({ value: ' ０．４８ ', low: '−1', high: ' ', source: ' 实测 ' })).toEqual({
      ok: true,
      change: { value: 0.48, low: -1, high: null, source: '实测' },
    });
  });

  it.each([
    [{ value: '', low: '', high: '', source: '' }, 'value'],
    [{ value: '47%', low: '', high: '', source: '' }, 'value'],
    [{ value: '1', low: 'x', high: '', source: '' }, 'low'],
    [{ value: '1', low: '', high: '1e999', source: '' }, 'high'],
  ])('names the field of %j that is no number: %s', (fields, field) => {
    expect(readFields(fields)).toEqual({ ok: false, field });
  });

  it('knows what is in use already', () => {
    expect(isInUse(useFactor(shipped, own), { ...own })).toBe(true);
    expect(isInUse(useFactor(shipped, own), { ...own, high: 0.5 })).toBe(false);
    expect(isInUse(useFactor(shipped, null), { ...own })).toBe(false);
  });
});

it.each([
  [null, null, ''],
  [0.44, 0.49, '0.44–0.49'],
  [0.44, null, '0.44–'],
  [null, 0.49, '–0.49'],
])('the range from %s to %s is written "%s"', (low, high, text) => {
  expect(rangeText({ low, high })).toBe(text);
});
