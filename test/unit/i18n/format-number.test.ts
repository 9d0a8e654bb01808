import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatGiven, formatNumber, joinQuantity } from '../../../src/i18n/format-number.ts';

describe('formatNumber', () => {
  it('groups digits by a thin space from four digits on', () => {
    expect(formatNumber(999, 0)).toBe('999');
    expect(formatNumber(1446, 1)).toBe('1\u202F446.0');
    expect(formatNumber(159000, 1)).toBe('159\u202F000.0');
    expect(formatNumber(1234567.891, 2)).toBe('1\u202F234\u202F567.89');
  });

  it('writes a real minus, and none before a zero that rounding made', () => {
    expect(formatNumber(-0.41, 2)).toBe('\u22120.41');
    expect(formatNumber(-0.004, 2)).toBe('0.00');
    expect(formatNumber(-0, 0)).toBe('0');
  });

  it('signs changes always', () => {
    expect(formatNumber(530, 0, true)).toBe('+530');
    expect(formatNumber(-7.3, 1, true)).toBe('\u22127.3');
    expect(formatNumber(0.001, 2, true)).toBe('±0.00');
  });

  it('says the same number as toFixed once spaces and signs are plain again', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -1e12, max: 1e12, noNaN: true }),
        fc.integer({ min: 0, max: 4 }),
        (value, decimals) => {
          const plain = formatNumber(value, decimals).replaceAll('\u202F', '').replace('\u2212', '-');
          expect(Number(plain)).toBe(Number(value.toFixed(decimals)) + 0);
        },
      ),
    );
  });
});

describe('formatGiven', () => {
  it('keeps what the document prints and no idle zeros', () => {
    expect(formatGiven(31.02)).toBe('31.02');
    expect(formatGiven(200)).toBe('200');
    expect(formatGiven(16.5)).toBe('16.5');
    expect(formatGiven(548000)).toBe('548\u202F000');
    expect(formatGiven(1333.3333333333333)).toBe('1\u202F333.333');
  });
});

describe('joinQuantity', () => {
  it('puts a no-break thin space between number and unit', () => {
    expect(joinQuantity({ number: '412', unit: '公顷' })).toBe('412\u202F公顷');
    expect(joinQuantity({ number: '5', unit: '' })).toBe('5');
  });
});
