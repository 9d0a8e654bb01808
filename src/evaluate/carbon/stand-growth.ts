import type { FactorLibrary } from '../factors/factor.ts';
import { isNoFactor, type NoFactor } from './carbon-row.ts';
import type { CarbonSettings } from './carbon-settings.ts';
import type { CarbonStratum } from './carbon-strata.ts';
import { difference, product, sum, VOLUME } from './expression.ts';
import { type ChosenGrowth, chooseGrowth, leafOf } from './growth-choice.ts';
import { curveMeasures, growthAt, lastAgeOf, OLDEST_STAND_YEARS } from './growth-curve.ts';
import { gainedUpTo, steadyGain } from './ipcc-growth.ts';
import { type PoolAmounts, sumOfPools } from './pool-amounts.ts';
import { expansionBiomass, volumeToBiomass } from './volume-to-biomass.ts';

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
  const onCurve = growth === null ? null : carbonOnCurve(stand, growth, ageYears, settings, library, null);
  if (onCurve !== null && (!isNoFactor(onCurve) || onCurve.code === 'age-out-of-range')) return onCurve;
  return carbonOfGains(stand.species, ageYears, settings, library);
}

/**
 * What a stand of the base has gained between its age in the base year and another age, as carbon at either end: with a usable
 * growing stock V₀ it stands at V₀ + G(age) − G(age in the base year), so that the curve gives the increment and the inventory the level.
 */
export function carbonOfStand(
  stand: Stand,
  ageInBaseYear: number,
  ageYears: number,
  settings: CarbonSettings,
  library: FactorLibrary,
): StandCarbon | NoFactor {
  if (stand.volume === 'usable') {
    const growth = chooseGrowth(stand.species, stand.origin, settings, library);
    const onCurve = growth === null ? null : carbonOnCurve(stand, growth, ageYears, settings, library, ageInBaseYear);
    if (onCurve !== null && (!isNoFactor(onCurve) || onCurve.code === 'age-out-of-range')) return onCurve;
    return carbonOfGains(stand.species, ageYears, settings, library);
  }
  return carbonFromPlanting(stand, ageYears, settings, library);
}

function carbonOnCurve(
  { species }: Pick<Stand, 'species'>,
  { curve, region }: ChosenGrowth,
  ageYears: number,
  settings: CarbonSettings,
  library: FactorLibrary,
  ageOfVolume: number | null,
): StandCarbon | NoFactor {
  const grown = growthAt(curve, ageYears, library);
  if (isNoFactor(grown)) return grown;
  const beyond = ageYears - (lastAgeOf(curve) ?? ageYears);
  let pools: PoolAmounts;
  if (curveMeasures(curve) === 'carbon') {
    pools = new Map([['biomass', grown]]);
  } else {
    const before = ageOfVolume === null ? null : growthAt(curve, ageOfVolume, library);
    if (before !== null && isNoFactor(before)) return before;
    const densities =
      before === null
        ? expansionBiomass(species, grown, library)
        : volumeToBiomass(species, sum(VOLUME, difference(grown, before)), 'usable', settings, library);
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
