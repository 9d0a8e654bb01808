import type { FactorLibrary } from '../factors/factor.ts';
import type { NoFactor, PoolDensity } from './carbon-row.ts';
import type { ClimateZone } from './carbon-settings.ts';
import type { CarbonStratum } from './carbon-strata.ts';
import { factor, product } from './expression.ts';
import { speciesGroup } from './species-groups.ts';
import { missingFactor } from './usable-factors.ts';

/** Stands up to this age have densities of their own, years. */
const YOUNG_YEARS = 20;

/**
 * Living biomass of a forest by IPCC defaults (第一层次): biomass above ground of the zone, t d.m./ha (2006, Table 4.7), its ratio
 * of root to shoot (Table 4.4) and 0.47 (Table 4.3); all recalled. The tables go by ecological zone; which one a climate zone
 * takes is the project's proposal. Stands without age count as older than 20 years, mixed ones as broadleaf.
 */
export function ipccForestBiomass(
  { species, ageYears }: Pick<CarbonStratum, 'species' | 'ageYears'>,
  climate: ClimateZone,
  library: FactorLibrary,
): readonly PoolDensity[] | NoFactor {
  const needle = speciesGroup(species)?.leaf === 'needle';
  const [stock, ratio] = zoneFactors(climate, isYoungStand(ageYears), needle);
  const above = product(factor(stock), factor('ipcc06.cf.default'));
  const below = product(factor(stock), factor(ratio), factor('ipcc06.cf.default'));
  return (
    missingFactor(below, library) ?? [
      { pool: 'above', depthCm: null, method: 'ipcc', perHa: above },
      { pool: 'below', depthCm: null, method: 'ipcc', perHa: below },
    ]
  );
}

/** Whether IPCC has densities of its own for a stand of this age: up to 20 years. */
export function isYoungStand(ageYears: number | null): boolean {
  return ageYears !== null && ageYears <= YOUNG_YEARS;
}

/** Litter of a mature forest by IPCC defaults, tC/ha (2006, Table 2.2, recalled). There is none for cold dry land. */
export function ipccLitter(
  { species }: Pick<CarbonStratum, 'species'>,
  climate: ClimateZone,
  library: FactorLibrary,
): PoolDensity | NoFactor {
  const leaf = speciesGroup(species)?.leaf === 'needle' ? 'nl' : 'bl';
  const perHa = factor(`ipcc06.litter.${leaf}.${climate === 'TMoist' ? 'sub' : climate.toLowerCase()}`);
  return missingFactor(perHa, library) ?? { pool: 'dead', depthCm: null, method: 'ipcc', perHa };
}

function zoneFactors(climate: ClimateZone, young: boolean, needle: boolean): readonly [stock: string, ratio: string] {
  if (climate === 'WTM' || climate === 'TMoist') return ['ipcc06.agb.subtrop_humid', 'ipcc06.r.subtrop_humid_gt125'];
  if (young) return ['ipcc06.agb.temp_cont_lt20', needle ? 'ipcc06.r.con_lt50' : 'ipcc06.r.bl_lt75'];
  return ['ipcc06.agb.temp_cont_gt20', needle ? 'ipcc06.r.con_50_150' : 'ipcc06.r.bl_75_150'];
}
