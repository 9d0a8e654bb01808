import { describe, expect, it } from 'vitest';
import { stepYear, yearStops } from '../../../src/session/year-stops.ts';

const STOPS = yearStops({ baseYear: 2020, years: [2030, 2025, 2020, 2060] });

describe('yearStops', () => {
  it('are the base year and the years of the plan in order, each once', () => {
    expect(STOPS).toEqual([2020, 2025, 2030, 2060]);
  });
});

describe('stepYear', () => {
  it('goes to the next stop and stays at the ends', () => {
    expect(stepYear(STOPS, 2025, 1)).toBe(2030);
    expect(stepYear(STOPS, 2025, -1)).toBe(2020);
    expect(stepYear(STOPS, 2060, 1)).toBe(2060);
    expect(stepYear(STOPS, 2020, -1)).toBe(2020);
  });

  it('finds its way from a year between two stops', () => {
    expect(stepYear(STOPS, 2040, -1)).toBe(2030);
  });
});
