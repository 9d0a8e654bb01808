import { describe, expect, it } from 'vitest';
import { energyScale, plainEnergy } from '../../../src/report/energy-scale.ts';

describe('scale of energy', () => {
  it.each([
    [2000, 'MW', 'zh', '200.0 万千瓦'],
    [12.5, 'MW', 'zh', '1.25 万千瓦'],
    [0.4, 'MW', 'zh', '400.0 千瓦'],
    [2000, 'MW', 'en', '2\u202F000 MW'],
    [0.4, 'MW', 'en', '400.0 kW'],
    [3700, 'GWh/a', 'zh', '37.0 亿千瓦时/年'],
    [3.7, 'GWh/a', 'zh', '370.0 万千瓦时/年'],
    [0.0005, 'GWh/a', 'en', '0.50 MWh/a'],
    [123_456, 'tCO2e/a', 'zh', '12.3 万 tCO₂e/年'],
    [9_999, 'tCO2e/a', 'zh', '9\u202F999 tCO₂e/年'],
    [123_456, 'tCO2e/a', 'en', '123\u202F456 tCO₂e/a'],
    [80_000, 't/a', 'zh', '8.00 万吨/年'],
    [0, 'MW', 'zh', '0 万千瓦'],
  ] as const)('%d %s in %s is %s', (amount, unit, language, text) => {
    const scale = energyScale([amount], unit, language);
    expect(`${scale.write(amount)} ${scale.unit}`).toBe(text);
  });

  it('is that of the largest, so that small and negative numbers stand beside it digit by digit', () => {
    const scale = energyScale([2000, 3, -15], 'MW', 'zh');
    expect([2000, 3, -15].map((amount) => scale.write(amount))).toEqual(['200.0', '0.3', '−1.5']);
  });

  it('has the plain unit below the Chinese one, and none where it would be said twice', () => {
    expect(plainEnergy(2000, 'MW', 'zh')?.unit).toBe('MW');
    expect(plainEnergy(2000, 'MW', 'zh')?.write(2000)).toBe('2\u202F000');
    expect(plainEnergy(2000, 'MW', 'en')).toBeNull();
    expect(plainEnergy(2000, 'tCO2e/a', 'zh')).toBeNull();
  });
});
