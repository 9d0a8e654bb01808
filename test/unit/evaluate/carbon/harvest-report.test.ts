import { expect, it } from 'vitest';
import { harvestsOf } from '../../../../src/evaluate/carbon/harvest-report.ts';
import { plannedLand, type PlannedLand } from '../../../../src/evaluate/carbon/planned-land.ts';
import { createFactorLibrary } from '../../../../src/evaluate/factors/factor-library.ts';

const library = createFactorLibrary({});

function farm(properties: Readonly<Record<string, unknown>>): PlannedLand {
  const answer = plannedLand('marine-sink', { from: 2025, ...properties }, 2021);
  if (!answer.ok || answer.land === null) throw new Error('no sea farm');
  return answer.land;
}
const sea = (feature: string, properties: Readonly<Record<string, unknown>>) => ({
  feature,
  areaM2: 1e6,
  land: farm(properties),
});

it('is harvest times carbon per wet weight, whatever the area, and less than that in shells', () => {
  const oysters = { marineType: 'shellfish', cultivated: 'oyster', harvestTPerYear: 2000 };
  const [found] = harvestsOf([sea('oysters', oysters)], 2030, library);
  const perTonne = library.find('mariculture.牡蛎')?.value ?? Number.NaN;
  expect(found?.removed?.value).toBeCloseTo(2000 * perTonne, 9);
  expect(found?.shell?.value).toBeGreaterThan(0);
  expect(found?.shell?.value).toBeLessThan(found?.removed?.value ?? 0);
  expect(found?.none).toBeNull();
});

it('has no shells for algae, a reason for what is not known, and nothing before the year or without a harvest', () => {
  const kelp = sea('kelp', { marineType: 'algae', cultivated: 'kelp', harvestTPerYear: 500 });
  const other = sea('other', { marineType: 'algae', cultivated: 'wheat', harvestTPerYear: 500 });
  const unweighed = sea('unweighed', { marineType: 'algae', cultivated: 'kelp' });
  const told = harvestsOf([kelp, other, unweighed], 2030, library);
  expect(told.map(({ feature, shell, none }) => [feature, shell, none?.code ?? null])).toEqual([
    ['kelp', null, null],
    ['other', null, 'unknown-species'],
  ]);
  expect(told[1]?.removed).toBeNull();
  expect(harvestsOf([kelp], 2024, library)).toEqual([]);
});
