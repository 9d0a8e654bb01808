import { describe, expect, it } from 'vitest';
import { closestStop, stopOfKey } from '../../../src/ui/chart/year-rule.ts';

const STOPS = [2020, 2025, 2030, 2060];

describe('the rule of years', () => {
  it.each([
    [2021, 2020],
    [2023, 2025],
    [2044, 2030],
    [2046, 2060],
    [1990, 2020],
  ])('dragged to %i lies on %i', (year, stop) => {
    expect(closestStop(STOPS, year)).toBe(stop);
  });

  it('goes from stop to stop by keys and stays at the ends', () => {
    expect(stopOfKey('ArrowRight', STOPS, 2025)).toBe(2030);
    expect(stopOfKey('ArrowLeft', STOPS, 2025)).toBe(2020);
    expect(stopOfKey('ArrowLeft', STOPS, 2020)).toBe(2020);
    expect(stopOfKey('End', STOPS, 2025)).toBe(2060);
    expect(stopOfKey('Home', STOPS, 2025)).toBe(2020);
    expect(stopOfKey('Tab', STOPS, 2025)).toBeNull();
  });
});
