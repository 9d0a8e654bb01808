import { describe, expect, it } from 'vitest';
import { joinQuantity } from '../../../src/i18n/format-number.ts';
import { givenQuantity, quantity } from '../../../src/i18n/format-quantity.ts';

const shown = (value: number, unit: string, language: 'zh' | 'en', indicator = ''): string =>
  joinQuantity(quantity(value, unit, language, indicator));

describe('quantity', () => {
  it('gives forest cover two decimals and every other share one', () => {
    expect(shown(30.756, '%', 'zh', 'forest.cover')).toBe('30.76\u202F%');
    expect(shown(54.2, '%', 'zh', 'roof.pv.share')).toBe('54.2\u202F%');
  });

  it('writes power in 万千瓦 and in MW', () => {
    expect(shown(1684, 'MW', 'zh')).toBe('168.4\u202F万千瓦');
    expect(shown(1684, 'MW', 'en')).toBe('1\u202F684\u202FMW');
    expect(shown(66.2, 'MW', 'en')).toBe('66.2\u202FMW');
  });

  it('writes energy in 亿千瓦时, GWh and TWh', () => {
    expect(shown(2270, 'GWh/a', 'zh')).toBe('22.7\u202F亿千瓦时');
    expect(shown(89.4, 'GWh/a', 'en')).toBe('89.4\u202FGWh');
    expect(shown(3700, 'GWh/a', 'en')).toBe('3.7\u202FTWh');
  });

  it('writes large Chinese amounts in 万', () => {
    expect(shown(548_000, 'tce', 'zh')).toBe('54.8\u202F万吨标准煤');
    expect(shown(163_000, 'tCO2e/a', 'zh')).toBe('16.3\u202F万 tCO₂e/年');
    expect(shown(530, 'tCO2e/a', 'zh')).toBe('530\u202FtCO₂e/年');
  });

  it('writes land in hectares whatever the unit inside', () => {
    expect(shown(4_120_000, 'm2', 'zh')).toBe('412.0\u202F公顷');
    expect(shown(2000, 'ha', 'en')).toBe('2\u202F000.0\u202Fha');
    expect(shown(1590, 'km2', 'zh')).toBe('1\u202F590.0\u202Fkm²');
  });

  it('shows units it does not know as they are', () => {
    expect(shown(290, 'gce/kWh', 'zh')).toBe('290\u202Fgce/kWh');
  });
});

describe('givenQuantity', () => {
  it('keeps the figure of the document', () => {
    expect(joinQuantity(givenQuantity(31.02, '%', 'zh', 'forest.cover'))).toBe('31.02\u202F%');
    expect(joinQuantity(givenQuantity(2000, 'MW', 'zh'))).toBe('200\u202F万千瓦');
    expect(joinQuantity(givenQuantity(3700, 'GWh/a', 'zh'))).toBe('37\u202F亿千瓦时');
    expect(joinQuantity(givenQuantity(1, 'count', 'zh', 'parks.circular'))).toBe('1\u202F个');
  });
});
