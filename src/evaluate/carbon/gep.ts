import type { FactorLibrary } from '../factors/factor.ts';
import type { CarbonTerm } from './carbon-row.ts';
import { difference, type Expression, factor, product } from './expression.ts';
import { factorSpread } from './factor-spread.ts';
import { type Interval, intervalOf } from './interval.ts';

/** Land whose service is worked out: hectares, with their growing stock where an expression asks for it. */
export type ServiceLand = Omit<CarbonTerm, 'perHa'>;

const CARBON_TO_CO2_ID = 'const.c_to_co2';
const CARBON_TO_CO2 = factor(CARBON_TO_CO2_ID);

/**
 * Carbon sequestration service by rates (固碳速率法), GB/T 46869-2025 appendix A.7: Q = Σ A_i · rate_i · 44/12, in tCO₂/a.
 *
 * @param uptake Σ A_i · rate_i with its interval, tC/a
 * @throws RangeError when the library has no 44/12: it is shipped with the others
 */
export function serviceByRate(uptake: Interval, library: FactorLibrary): Interval {
  const used = library.find(CARBON_TO_CO2_ID);
  if (used === null) throw new RangeError(`no factor ${CARBON_TO_CO2_ID} in the library`);
  const perCarbon = factorSpread(used, library);
  const value = uptake.value * perCarbon.value;
  // A plan may give the definition an interval of its own, independent of the uptake's.
  const [down, up] = [
    uptake.value * (perCarbon.value - perCarbon.low),
    uptake.value * (perCarbon.high - perCarbon.value),
  ];
  const below = Math.hypot((uptake.value - uptake.low) * perCarbon.value, value < 0 ? up : down);
  const above = Math.hypot((uptake.high - uptake.value) * perCarbon.value, value < 0 ? down : up);
  return intervalOf(value, value - below, value + above);
}

/**
 * The same by biomass (生物量法): carbon in biomass at two times, its difference by year · 44/12, tCO₂/a.
 *
 * @param before tC/ha at the first time, `after` at the second
 * @throws RangeError for less than a year between them
 */
export function serviceByBiomass(land: ServiceLand, before: Expression, after: Expression, years: number): CarbonTerm {
  if (!(years >= 1)) throw new RangeError('Biomass of two times is at least a year apart');
  return { ...land, perHa: product(1 / years, difference(after, before), CARBON_TO_CO2) };
}
