import { expect, it, vi } from 'vitest';
import { hasOwnChargingRadius, setChargingRadius } from '../../../src/session/charging-radius.ts';

it('is the factor of the plan that the panel names', () => {
  const factors = { change: vi.fn(), reset: vi.fn() };
  setChargingRadius(factors, { radiusM: 800, source: '专项规划' });
  expect(factors.change.mock.calls).toEqual([
    ['rule.charge.r1000', { value: 800, low: null, high: null, source: '专项规划' }],
  ]);
  setChargingRadius(factors, null);
  expect(factors.reset.mock.calls).toEqual([[['rule.charge.r1000']]]);
  expect(hasOwnChargingRadius({ factors: {} })).toBe(false);
  expect(hasOwnChargingRadius({ factors: { 'rule.charge.r1000': { value: 800, source: '专项规划' } } })).toBe(true);
});
