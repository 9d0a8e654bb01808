import { expect, it } from 'vitest';
import { isNoFactor, type NoFactor, type PoolDensity } from '../../../../src/evaluate/carbon/carbon-row.ts';
import { VOLUME } from '../../../../src/evaluate/carbon/expression.ts';
import { numberOf } from '../../../../src/evaluate/carbon/usable-factors.ts';
import {
  expansionBiomass,
  linearBiomass,
  volumeSize,
  volumeToBiomass,
} from '../../../../src/evaluate/carbon/volume-to-biomass.ts';
import { createFactorLibrary } from '../../../../src/evaluate/factors/factor-library.ts';
import { factorsOf } from '../../../support/factors-of.ts';

const library = createFactorLibrary({});
const north = { volumeSet: 'north' } as const;

function pools(answer: readonly PoolDensity[] | NoFactor): readonly PoolDensity[] {
  if (isNoFactor(answer)) throw new Error(answer.code);
  return answer;
}

it.each([
  [0, 'zero'],
  [0.1, 'small'],
  [9.999, 'small'],
  [10, 'usable'],
  [250, 'usable'],
] as const)('%d m³/ha is %s', (volume, size) => {
  expect(volumeSize(volume)).toBe(size);
});

it('gives land without trees 0 and not the b of the equation', () => {
  const [biomass] = pools(volumeToBiomass('油松', VOLUME, 'zero', north, library));
  expect(biomass).toMatchObject({ pool: 'biomass', method: 'volume-linear' });
  expect(numberOf(biomass?.perHa ?? VOLUME, library, 0)).toBe(0);
});

it('does not apply B = aV + b below 10 m³/ha, where expansion goes to 0 with the volume', () => {
  const small = pools(volumeToBiomass('油松', VOLUME, 'small', north, library));
  expect(small.map(({ pool, method }) => [pool, method])).toEqual([
    ['above', 'volume-bef'],
    ['below', 'volume-bef'],
  ]);
  for (const { perHa } of small) expect(numberOf(perHa, library, 0)).toBe(0);
  expect(volumeToBiomass('黑松', VOLUME, 'small', north, library)).toMatchObject({ code: 'no-factor-for-species' });
});

it('takes expansion where the set of equations does not have the species', () => {
  expect(pools(volumeToBiomass('杉木', VOLUME, 'usable', north, library))[0]?.method).toBe('volume-bef');
  expect(pools(volumeToBiomass('杉木', VOLUME, 'usable', { volumeSet: 'fang' }, library))[0]?.method).toBe(
    'volume-linear',
  );
});

it('says why there is no number', () => {
  expect(linearBiomass('怪树', VOLUME, north, library)).toEqual({
    code: 'unknown-species',
    details: { species: '怪树' },
  });
  expect(linearBiomass('竹类', VOLUME, north, library)).toMatchObject({ code: 'no-factor-for-species' });
  expect(expansionBiomass('怪树', VOLUME, library)).toMatchObject({ code: 'unknown-species' });
  const bare = factorsOf({ 'species.油松.D': 0.36, 'species.油松.BEF': 1.589, 'species.油松.CF': 0.521 });
  expect(expansionBiomass('油松', VOLUME, bare)).toEqual({
    code: 'factor-without-value',
    details: { factor: 'species.油松.R' },
  });
});
