import { describe, expect, it } from 'vitest';
import { energyCards } from '../../../src/report/energy-cards.ts';
import { energySeries, onlyYear } from './energy-fixture.ts';

const FIELD = ['field', 'pv', { capacityMw: 40, fullLoadHours: 1000 }] as const;

describe('cards of energy', () => {
  it('are the numbers of the measures, with their scope', () => {
    const series = energySeries([FIELD], [2025]);
    const year = onlyYear(series);
    const cards = energyCards(series, year);
    expect(cards.map(({ id }) => id)).toEqual(['capacity', 'generation', 'avoided']);
    for (const { measure, amount } of cards) {
      const row = year.measures.find(({ indicator, group }) => indicator === measure.indicator && group === null);
      expect(measure).toEqual({
        indicator: row?.indicator,
        group: null,
        zone: 'region',
        year: 2025,
        scenario: 'a',
        value: row?.value,
        revision: 7,
      });
      expect([amount.low, amount.high]).toEqual([row?.low, row?.high]);
    }
    // By hand: 40 MW × 1 000 h in the first year of service, less 2 %; 0.6796 kgCO₂/kWh in Tianjin (2023).
    expect(cards[1]?.amount.value).toBeCloseTo(39.2, 9);
    expect(cards[2]?.amount.value).toBeCloseTo(39.2 * 679.6, 6);
  });

  it('have no bar where there is no interval, and a reason where there is no number', () => {
    const series = energySeries([['heat', 'biomass', { capacityMw: 5 }]], [2025]);
    const [capacity, generation] = energyCards(series, onlyYear(series));
    expect(capacity).toMatchObject({ amount: { value: 5 }, bar: null });
    expect(generation).toMatchObject({ amount: { value: null, none: { code: 'no-hours' } }, bar: null });
    expect(generation?.measure.value).toBeNull();
  });
});
