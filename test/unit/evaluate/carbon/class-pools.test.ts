import { describe, expect, it } from 'vitest';
import { classPools, depthOf } from '../../../../src/evaluate/carbon/class-pools.ts';
import { isNoFactor, type PoolDensity } from '../../../../src/evaluate/carbon/carbon-row.ts';
import { numberOf } from '../../../../src/evaluate/carbon/usable-factors.ts';
import { createFactorLibrary } from '../../../../src/evaluate/factors/factor-library.ts';
import table from '../../../../data/factors/class-pools.json';

const library = createFactorLibrary({});

function densities(carbonClass: string, climate: 'WTM' | 'TMoist' = 'WTM'): PoolDensity[] {
  return classPools(carbonClass, { climate }, library).flatMap(({ answer }) => (isNoFactor(answer) ? [] : [answer]));
}

it('says that it is a proposal, and has words that the code knows', () => {
  expect(table.confidence).toBe('proposal');
  for (const { pool, method } of table.rows) {
    expect(['above', 'below', 'biomass', 'dead', 'soil']).toContain(pool);
    expect(['national', 'local-set', 'ipcc']).toContain(method);
  }
});

it('names only factors that are there with a number', () => {
  const ids = table.rows.flatMap(({ perHa }) => perHa.flat()).filter((id) => !id.includes('{'));
  expect(ids.length).toBeGreaterThan(40);
  for (const id of ids) expect(library.find(id)?.value, id).toEqual(expect.any(Number));
});

describe('densities of classes', () => {
  it('takes national means first and IPCC defaults after them', () => {
    expect(densities('grassland').map(({ pool, method }) => `${pool} ${method}`)).toEqual([
      'biomass national',
      'dead national',
      'soil national',
      'biomass ipcc',
      'dead ipcc',
    ]);
  });

  it('takes the depth of soil from the factor, and gives none where the source gives none', () => {
    const depths = (carbonClass: string): (number | null)[] =>
      densities(carbonClass).flatMap(({ pool, depthCm }) => (pool === 'soil' ? [depthCm] : []));
    expect(depths('annual_crop')).toEqual([100]);
    expect(depths('urban_green')).toEqual([20]);
    expect(depths('built')).toEqual([null]);
    expect(depths('salt_marsh')).toEqual([100, 30]);
    expect(depthOf(undefined, library)).toBeNull();
  });

  it('adds and multiplies factors as the table says: salt marsh to 1 m, grassland in t d.m. times its carbon', () => {
    const [deep] = densities('salt_marsh');
    expect(numberOf(deep?.perHa ?? expect.fail(), library)).toBeCloseTo(83.1 + 185.3, 9);
    const grass = densities('grassland').find(({ pool, method }) => pool === 'biomass' && method === 'ipcc');
    expect(numberOf(grass?.perHa ?? expect.fail(), library)).toBeCloseTo(13.5 * 0.47, 9);
  });

  it('says which factor is missing for a climate that the table of IPCC does not have', () => {
    const answers = classPools('grassland_improved', { climate: 'TMoist' }, library);
    expect(answers[0]?.answer).toEqual({
      code: 'factor-without-value',
      details: { factor: 'ipcc06.grass.tmoist' },
    });
  });

  it('has nothing for land that no number was found for', () => {
    for (const carbonClass of ['tidal_flat', 'river', 'road', 'rock', 'mine'])
      expect(densities(carbonClass)).toEqual([]);
  });
});
