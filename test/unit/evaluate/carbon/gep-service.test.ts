import { expect, it } from 'vitest';
import { factor } from '../../../../src/evaluate/carbon/expression.ts';
import { gepService } from '../../../../src/evaluate/carbon/gep-service.ts';
import type { Hectare } from '../../../../src/evaluate/carbon/hectare.ts';
import { intervalOf } from '../../../../src/evaluate/carbon/interval.ts';
import { factorsOf } from '../../../support/factors-of.ts';

const library = factorsOf({
  'const.c_to_co2': 44 / 12,
  'unc.u.area': 3,
  'unc.u.ipcc_biomass': 75,
  then: 30,
  now: 36,
  deep: 80,
  litter: 5,
});

function hectare(living: string): Hectare {
  const pool = (name: 'biomass' | 'dead' | 'soil', id: string) =>
    ({ pool: name, depthCm: null, isCounted: true, perHa: factor(id) }) as const;
  return {
    stock: [pool('biomass', living), pool('dead', 'litter'), pool('soil', 'deep')],
    sink: [],
    method: null,
    gaps: [],
  };
}
const land = { areaHa: 200, volumeM3PerHa: 0, areaSource: '0301' };
const UPTAKE = intervalOf(180, 160, 200);
const part = { land, hectare: hectare('now'), atBaseYear: hectare('then') };

it('by rate is the uptake as carbon dioxide, by biomass what living biomass gained in the years', () => {
  const { byRate, byBiomass } = gepService([part], 5, UPTAKE, library);
  expect(byRate.value).toBeCloseTo((180 * 44) / 12, 9);
  expect(byBiomass?.value).toBeCloseTo((((200 * (36 - 30)) / 5) * 44) / 12, 9);
});

it('counts land that is taken away against, and land at sea from nothing', () => {
  const away = { ...part, land: { ...land, areaHa: -200 } };
  const sea = { ...part, land: { ...land, areaHa: 10 }, atBaseYear: null };
  const { byBiomass } = gepService([part, away, sea], 5, UPTAKE, library);
  expect(byBiomass?.value).toBeCloseTo((((10 * 36) / 5) * 44) / 12, 9);
});

it('has no second time in the base year', () => {
  expect(gepService([part], 0, UPTAKE, library).byBiomass).toBeNull();
});
