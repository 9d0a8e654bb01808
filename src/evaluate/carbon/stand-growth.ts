import type { FactorLibrary } from '../factors/factor.ts';
import { isNoFactor, type NoFactor, type PoolDensity } from './carbon-row.ts';
import type { CarbonSettings } from './carbon-settings.ts';
import type { CarbonStratum } from './carbon-strata.ts';
import { type Expression, product } from './expression.ts';
import { type ChosenGrowth, chooseGrowth, leafOf } from './growth-choice.ts';
import { curveMeasures, growthAt, lastAgeOf, OLDEST_STAND_YEARS } from './growth-curve.ts';
import { gainedUpTo, steadyGain } from './ipcc-growth.ts';
import { type PoolAmounts, sumOfPools } from './pool-amounts.ts';
import { carbonOfAddedVolume, expansionBiomass } from './volume-to-biomass.ts';

/** Carbon of the living trees of a stand at an age, and what it was worked out with. */
export interface StandCarbon {
  readonly pools: PoolAmounts;
  readonly method: 'growth-curve' | 'ipcc-gain';
  readonly basis: string;
}

/** A stand of which carbon is asked at several ages. */
export type Stand = Pick<CarbonStratum, 'species' | 'origin' | 'volume'>;

/**
 * Carbon of living trees at an age of a stand that began with nothing (from planting), tC/ha: growing stock on the curve of its
 * species and its expansion to biomass V·SVD·BEF·(1+R)·CF, which goes through zero; densities by age group; else the growth of
 * IPCC for the climate zone. Beyond the last age of a curve the stand gains what IPCC gives for old stands.
 */
export function carbonFromPlanting(
  stand: Pick<Stand, 'species' | 'origin'>,
  ageYears: number,
  settings: CarbonSettings,
  library: FactorLibrary,
): StandCarbon | NoFactor {
  const growth = chooseGrowth(stand.species, stand.origin, settings, library);
  const fromNothing: VolumeEquation = (volume) => expansionBiomass(stand.species, volume, library);
  const onCurve = growth === null ? null : carbonOnCurve(stand, growth, ageYears, settings, library, fromNothing);
  if (onCurve !== null && (!isNoFactor(onCurve) || onCurve.code === 'age-out-of-range')) return onCurve;
  return carbonOfGains(stand.species, ageYears, settings, library);
}

/**
 * What a growing stand of the base adds up to an age, as carbon that differs from that at its age in the base year by what it has gained: with
 * a usable growing stock the curve's volume goes through the same equation as the stock, so that the inventory gives the level and the
 * curve the increment; without one it is {@link carbonFromPlanting}.
 */
export function carbonOfStand(
  stand: Stand,
  ageYears: number,
  settings: CarbonSettings,
  library: FactorLibrary,
): StandCarbon | NoFactor {
  if (stand.volume !== 'usable') return carbonFromPlanting(stand, ageYears, settings, library);
  const growth = chooseGrowth(stand.species, stand.origin, settings, library);
  const addedBy: VolumeEquation = (volume) => carbonOfAddedVolume(stand.species, volume, settings, library);
  const onCurve = growth === null ? null : carbonOnCurve(stand, growth, ageYears, settings, library, addedBy);
  if (onCurve !== null && (!isNoFactor(onCurve) || onCurve.code === 'age-out-of-range')) return onCurve;
  return carbonOfGains(stand.species, ageYears, settings, library);
}

/** Carbon of a growing stock. */
type VolumeEquation = (volume: Expression) => readonly PoolDensity[] | NoFactor;

function carbonOnCurve(
  { species }: Pick<Stand, 'species'>,
  { curve, region }: ChosenGrowth,
  ageYears: number,
  settings: CarbonSettings,
  library: FactorLibrary,
  carbonOf: VolumeEquation,
): StandCarbon | NoFactor {
  const grown = growthAt(curve, ageYears, library);
  if (isNoFactor(grown)) return grown;
  const beyond = ageYears - (lastAgeOf(curve) ?? ageYears);
  let pools: PoolAmounts;
  if (curveMeasures(curve) === 'carbon') {
    pools = new Map([['biomass', grown]]);
  } else {
    const densities = carbonOf(grown);
    if (isNoFactor(densities)) return densities;
    pools = new Map(densities.map(({ pool, perHa }) => [pool, perHa]));
  }
  if (beyond > 0) {
    const gain = steadyGain(settings.climate, leafOf(species), library);
    if (isNoFactor(gain)) return gain;
    pools = sumOfPools(pools, new Map([['biomass', product(beyond, gain)]]));
  }
  return { pools, method: 'growth-curve', basis: region };
}

function carbonOfGains(
  species: string,
  ageYears: number,
  settings: CarbonSettings,
  library: FactorLibrary,
): StandCarbon | NoFactor {
  if (!(ageYears >= 0 && ageYears <= OLDEST_STAND_YEARS)) {
    return { code: 'age-out-of-range', details: { value: ageYears, oldest: OLDEST_STAND_YEARS } };
  }
  const gained = gainedUpTo(ageYears, settings.climate, leafOf(species), library);
  if (isNoFactor(gained)) return gained;
  return { pools: new Map([['biomass', gained]]), method: 'ipcc-gain', basis: settings.climate };
}
