import type { FactorLibrary } from '../factors/factor.ts';
import { isNoFactor, type NoFactor } from './carbon-row.ts';
import type { CarbonSettings } from './carbon-settings.ts';
import type { CarbonStratum } from './carbon-strata.ts';
import { type Expression, product } from './expression.ts';
import { type ChosenGrowth, chooseGrowth, leafOf } from './growth-choice.ts';
import { curveMeasures, growthAt, type GrowthCurve, lastAgeOf, OLDEST_STAND_YEARS } from './growth-curve.ts';
import { gainedUpTo, steadyGain } from './ipcc-growth.ts';
import { type PoolAmounts, sumOfPools } from './pool-amounts.ts';
import { addedVolumeEquation, expansionEquation, type VolumeEquation } from './volume-to-biomass.ts';

/** Carbon of the living trees of a stand at an age, and what it was worked out with. */
export interface StandCarbon {
  readonly pools: PoolAmounts;
  readonly method: 'growth-curve' | 'ipcc-gain';
  readonly basis: string;
}

/** A stand of which carbon is asked at several ages. */
export type Stand = Pick<CarbonStratum, 'species' | 'origin' | 'volume'>;

/** Carbon of living trees by the age of a stand, years. */
export type StandGrowth = (ageYears: number) => StandCarbon | NoFactor;

/** A curve at an age, as `growthAt` gives it. */
export type CurveValue = (curve: GrowthCurve, ageYears: number) => Expression | NoFactor;

/**
 * Growth of a stand that began with nothing (from planting), tC/ha: growing stock on the curve of its species and its expansion to biomass
 * V·SVD·BEF·(1+R)·CF, which goes through zero; densities by age group; else the growth of IPCC for the climate zone. Beyond the last age
 * of a curve the stand gains what IPCC gives for old stands.
 */
export function growthFromPlanting(
  stand: Pick<Stand, 'species' | 'origin'>,
  settings: CarbonSettings,
  library: FactorLibrary,
  curveAt: CurveValue = (curve, age) => growthAt(curve, age, library),
): StandGrowth {
  return growthBy(stand, expansionEquation(stand.species, library), settings, library, curveAt);
}

/**
 * Growth of a stand of the base, as carbon that differs from that at its age in the base year by what the stand has gained: with a usable growing
 * stock the curve's volume goes through the same equation as the stock, so that the inventory gives the level and the curve the
 * increment; without one it is {@link growthFromPlanting}.
 */
export function growthOfStand(
  stand: Stand,
  settings: CarbonSettings,
  library: FactorLibrary,
  curveAt: CurveValue,
): StandGrowth {
  if (stand.volume !== 'usable') return growthFromPlanting(stand, settings, library, curveAt);
  return growthBy(stand, addedVolumeEquation(stand.species, settings, library), settings, library, curveAt);
}

function growthBy(
  { species, origin }: Pick<Stand, 'species' | 'origin'>,
  equation: VolumeEquation | NoFactor,
  settings: CarbonSettings,
  library: FactorLibrary,
  curveAt: CurveValue,
): StandGrowth {
  const growth = chooseGrowth(species, origin, settings, library);
  return (ageYears) => {
    if (growth !== null) {
      const grown = curveAt(growth.curve, ageYears);
      const onCurve = isNoFactor(grown)
        ? grown
        : carbonOnCurve(species, growth, ageYears, grown, equation, settings, library);
      if (!isNoFactor(onCurve) || onCurve.code === 'age-out-of-range') return onCurve;
    }
    return carbonOfGains(species, ageYears, settings, library);
  };
}

function carbonOnCurve(
  species: string,
  { curve, region }: ChosenGrowth,
  ageYears: number,
  grown: Expression,
  equation: VolumeEquation | NoFactor,
  settings: CarbonSettings,
  library: FactorLibrary,
): StandCarbon | NoFactor {
  const beyond = ageYears - (lastAgeOf(curve) ?? ageYears);
  let pools: PoolAmounts;
  if (curveMeasures(curve) === 'carbon') {
    pools = new Map([['biomass', grown]]);
  } else {
    if (isNoFactor(equation)) return equation;
    pools = new Map(equation(grown).map(({ pool, perHa }) => [pool, perHa]));
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
