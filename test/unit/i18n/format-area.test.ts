import { describe, expect, it } from 'vitest';
import { headlineArea, hectares, missingHectares, mu } from '../../../src/i18n/format-area.ts';

describe('hectares', () => {
  it('has one decimal, and two below 10 ha', () => {
    expect(hectares(964_000, 'zh')).toEqual({ number: '96.4', unit: '公顷' });
    expect(hectares(99_990, 'zh').number).toBe('10.00');
    expect(hectares(42_000, 'en')).toEqual({ number: '4.20', unit: 'ha' });
  });

  it('signs changes', () => {
    expect(hectares(-5_561_000, 'zh', true).number).toBe('\u2212556.1');
  });
});

describe('mu', () => {
  it('is fifteen to the hectare', () => {
    expect(mu(964_000, 'zh')).toEqual({ number: '1\u202F446.0', unit: '亩' });
    expect(mu(1_324_000, 'en')).toEqual({ number: '1\u202F986.0', unit: 'mu' });
  });
});

describe('headlineArea', () => {
  it('turns to km² at 10 000 ha', () => {
    expect(headlineArea(99_999_999, 'zh').unit).toBe('公顷');
    expect(headlineArea(1_590_000_000, 'zh')).toEqual({ number: '1\u202F590.0', unit: 'km²' });
  });
});

describe('missingHectares', () => {
  it('is whole from 100 ha on', () => {
    expect(missingHectares(4_120_000, 'zh')).toEqual({ number: '412', unit: '公顷' });
    expect(missingHectares(146_000, 'zh').number).toBe('14.6');
    expect(missingHectares(32_000, 'zh').number).toBe('3.20');
  });

  it('never shows a gap that exists as zero', () => {
    expect(missingHectares(12, 'zh').number).toBe('< 0.01');
  });
});
