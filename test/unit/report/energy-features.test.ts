import { describe, expect, it } from 'vitest';
import { energyFeatures, missingTable } from '../../../src/report/energy-features.ts';
import { energySeries, onlyYear } from './energy-fixture.ts';

describe('features of energy', () => {
  it('names what each feature lacks, and nothing of those that lack nothing', () => {
    const year = onlyYear(
      energySeries(
        [
          ['whole', 'pv', { capacityMw: 40, fullLoadHours: 1000 }],
          ['powerless', 'battery-storage'],
          ['hourless', 'biomass', { capacityMw: 5 }],
          ['outputless', 'hydrogen'],
        ],
        [2025],
      ),
    );
    const { features, place } = missingTable(year);
    expect(features.map(({ feature, reasons }) => [feature, reasons.map(({ code }) => code)])).toEqual([
      ['hourless', ['no-hours']],
      ['powerless', ['feature-value-missing']],
      ['outputless', ['feature-value-missing']],
    ]);
    expect(place).toEqual([]);
  });

  it('tells once what the whole place lacks', () => {
    const early = onlyYear(
      energySeries(
        [
          ['p', 'pv', { capacityMw: 40, fullLoadHours: 1000 }],
          ['q', 'pv', { capacityMw: 40, fullLoadHours: 1000 }],
        ],
        [2019],
      ),
    );
    const { features, place } = missingTable(early);
    expect(features).toEqual([]);
    expect(place.map(({ code }) => code)).toContain('no-grid-factor');
    expect(new Set(place.map((reason) => JSON.stringify(reason))).size).toBe(place.length);
  });

  it('lists the most power first and what has no number last', () => {
    const year = onlyYear(
      energySeries(
        [
          ['none', 'battery-storage'],
          ['small', 'pv', { capacityMw: 4, fullLoadHours: 1000 }],
          ['large', 'wind-turbine', { capacityMw: 6, fullLoadHours: 1000 }],
        ],
        [2025],
      ),
    );
    expect(energyFeatures(year).map(({ feature }) => feature)).toEqual(['large', 'small', 'none']);
  });
});
