import type { FactorLibrary } from '../factors/factor.ts';
import { type CarbonPool, isNoFactor, type NoFactor } from './carbon-row.ts';
import type { CarbonSettings } from './carbon-settings.ts';
import type { CarbonStratum } from './carbon-strata.ts';
import { product } from './expression.ts';
import { SHRUB_GROWTH } from './growth-choice.ts';
import { growthAt } from './growth-curve.ts';
import { TRANSITION_YEARS } from './ipcc-soil.ts';
import type { PlannedLand } from './planned-land.ts';
import { type PoolAmounts, scaledPools } from './pool-amounts.ts';
import { growthFromPlanting } from './stand-growth.ts';
import { stockProfile } from './stock-profile.ts';

/**
 * Living biomass on changed land at the end of a year, tC/ha by pool.
 *
 * Trees grow from age 0 at the end of the year of planting; those that die take their share, thinning takes its share of what
 * stands from its age on, and with a rotation the stand is felled at its age and planted again in that year. Grass stands as
 * it always will at the end of the first year (IPCC 2006 V4, Tier 1). Green space reaches the density of its class evenly over the
 * 20 years of the transition, on the part that is not sealed: the project's proposal.
 *
 * @param yearsOn years after the year of the change, ≥ 0
 */
export function plannedBiomass(
  land: PlannedLand,
  yearsOn: number,
  settings: CarbonSettings,
  library: FactorLibrary,
): PoolAmounts | NoFactor {
  switch (land.cover) {
    case 'forest':
    case 'shrub':
      return standBiomass(land, yearsOn, settings, library);
    case 'grass':
      return classBiomass(land, settings, library);
    case 'green': {
      const full = classBiomass(land, settings, library);
      if (isNoFactor(full)) return full;
      const share = Math.min(yearsOn + 1, TRANSITION_YEARS) / TRANSITION_YEARS;
      return scaledPools(full, share * (1 - land.sealedShare));
    }
    case 'wetland':
      // What grows on new wetland was not found by type; nothing is claimed.
      return { code: 'no-factor-for-class', details: { class: land.carbonClass ?? '' } };
    case 'built':
    case 'practice':
    case 'sea':
      return new Map();
  }
}

/** The stratum that changed land is once it is what was planned, for densities that do not ask for age or volume. */
export function plannedStratum(land: PlannedLand): CarbonStratum {
  return {
    classCode: '',
    carbonClass: land.carbonClass,
    species: land.species,
    origin: 'planted',
    ageYears: null,
    volume: 'none',
    fault: null,
  };
}

function standBiomass(
  land: PlannedLand,
  yearsOn: number,
  settings: CarbonSettings,
  library: FactorLibrary,
): PoolAmounts | NoFactor {
  const age = land.rotationYears === null ? yearsOn : yearsOn % land.rotationYears;
  const thinned = land.thinning !== null && age >= land.thinning.ageYears ? land.thinning.share : 0;
  const standing = land.survivalShare * (1 - thinned);
  if (land.cover === 'shrub') {
    const carbon = growthAt(SHRUB_GROWTH.curve, age, library);
    return isNoFactor(carbon) ? carbon : new Map([['biomass', product(standing, carbon)]]);
  }
  const stand = growthFromPlanting({ species: land.species, origin: 'planted' }, settings, library)(age);
  return isNoFactor(stand) ? stand : scaledPools(stand.pools, standing);
}

function classBiomass(land: PlannedLand, settings: CarbonSettings, library: FactorLibrary): PoolAmounts | NoFactor {
  const { pools, missing } = stockProfile(plannedStratum(land), settings, library);
  const found = pools.filter(({ pool }) => isLiving(pool));
  if (found.length > 0) return new Map(found.map(({ pool, perHa }) => [pool, perHa]));
  return missing[0] ?? { code: 'no-factor-for-class', details: { class: land.carbonClass ?? '' } };
}

/** Pools of living biomass. */
export const LIVING_POOLS = ['above', 'below', 'biomass'] as const;

/** One of {@link LIVING_POOLS}. */
export type LivingPool = (typeof LIVING_POOLS)[number];

/** Whether a pool is living biomass, which is lost in the year of a change. */
export function isLiving(pool: CarbonPool): pool is LivingPool {
  return pool === 'above' || pool === 'below' || pool === 'biomass';
}
