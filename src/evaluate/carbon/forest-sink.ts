import type { FactorLibrary } from '../factors/factor.ts';
import { isNoFactor, type NoFactor } from './carbon-row.ts';
import type { CarbonSettings } from './carbon-settings.ts';
import type { CarbonStratum } from './carbon-strata.ts';
import { difference, type Expression, factor, product } from './expression.ts';
import { leafOf, SHRUB_GROWTH } from './growth-choice.ts';
import { growthAt, lastAgeOf } from './growth-curve.ts';
import { steadyGain } from './ipcc-growth.ts';
import { differenceOfPools } from './pool-amounts.ts';
import type { SinkRate } from './sink-rate.ts';
import { carbonOfStand } from './stand-growth.ts';
import { missingFactor } from './usable-factors.ts';

/** Years in which woody crops grow to maturity: the cycle of IPCC 2006 V4 table 5.1 for temperate perennial crops. */
const PERENNIAL_CYCLE_YEARS = 30;

/**
 * Uptake of living trees in a year: growth of the stand at its age, else (age not known) the yearly gain of IPCC.
 *
 * @param yearsOn years after the base year, ≥ 0
 */
export function forestRates(
  stratum: CarbonStratum,
  yearsOn: number,
  settings: CarbonSettings,
  library: FactorLibrary,
): readonly SinkRate[] | NoFactor {
  const { ageYears, species } = stratum;
  if (ageYears === null) {
    if (stratum.carbonClass !== 'forest_arbor') return { code: 'no-age', details: { class: stratum.classCode } };
    const gain = steadyGain(settings.climate, leafOf(species), library);
    if (isNoFactor(gain)) return gain;
    return [constantRate({ pool: 'biomass', method: 'ipcc-gain', basis: settings.climate, rate: gain }, yearsOn)];
  }
  const at = (age: number): ReturnType<typeof carbonOfStand> =>
    carbonOfStand(stratum, ageYears, age, settings, library);
  const start = at(ageYears);
  const end = at(ageYears + yearsOn);
  const before = at(Math.max(ageYears + yearsOn - 1, 0));
  for (const one of [start, end, before]) if (isNoFactor(one)) return one;
  if (isNoFactor(start) || isNoFactor(end) || isNoFactor(before))
    return { code: 'no-growth-curve', details: { species } };
  const rate = differenceOfPools(end.pools, before.pools);
  const grown = differenceOfPools(end.pools, start.pools);
  return [...rate].map(([pool, one]) => ({
    pool,
    depthCm: null,
    method: end.method,
    basis: end.basis,
    rate: one,
    grown: grown.get(pool) ?? one,
    alternatives: [],
  }));
}

/** Uptake of shrub: the power law of its age, as long as it is young; older shrub has no published growth. */
export function shrubRates(
  stratum: CarbonStratum,
  yearsOn: number,
  library: FactorLibrary,
): readonly SinkRate[] | NoFactor {
  const { ageYears } = stratum;
  const { curve, region } = SHRUB_GROWTH;
  if (ageYears === null) return { code: 'no-age', details: { class: stratum.classCode } };
  if (ageYears + yearsOn > (lastAgeOf(curve) ?? Infinity)) {
    return { code: 'no-growth-curve', details: { species: stratum.species, age: ageYears + yearsOn } };
  }
  return grownRates((age) => growthAt(curve, age, library), ageYears, yearsOn, {
    method: 'growth-curve',
    basis: region,
  });
}

/** Uptake of orchards and other woody crops up to maturity (IPCC 2006 V4 table 5.1); afterwards they are steady. */
export function perennialRates(
  stratum: CarbonStratum,
  yearsOn: number,
  library: FactorLibrary,
): readonly SinkRate[] | NoFactor {
  const { ageYears } = stratum;
  if (ageYears === null) return { code: 'no-age', details: { class: stratum.classCode } };
  const growth = (age: number): Expression | NoFactor => perennialCarbon(age, library);
  if (ageYears + yearsOn > PERENNIAL_CYCLE_YEARS)
    return { code: 'taken-as-steady', details: { age: ageYears + yearsOn } };
  return grownRates(growth, ageYears, yearsOn, { method: 'ipcc-gain', basis: 'IPCC 2006' });
}

/** Carbon in living biomass of woody crops at an age, tC/ha. */
function perennialCarbon(ageYears: number, library: FactorLibrary): Expression | NoFactor {
  const carbon = product(Math.min(ageYears, PERENNIAL_CYCLE_YEARS), factor('ipcc06.crop.perennial_growth'));
  return missingFactor(carbon, library) ?? carbon;
}

/** A rate that is the same in every year. */
export function constantRate(
  rate: Pick<SinkRate, 'pool' | 'method' | 'basis' | 'rate'> & Partial<Pick<SinkRate, 'depthCm' | 'alternatives'>>,
  yearsOn: number,
): SinkRate {
  return { depthCm: null, alternatives: [], ...rate, grown: product(yearsOn, rate.rate) };
}

function grownRates(
  carbonAt: (age: number) => Expression | NoFactor,
  ageInBaseYear: number,
  yearsOn: number,
  how: Pick<SinkRate, 'method' | 'basis'>,
): readonly SinkRate[] | NoFactor {
  const age = ageInBaseYear + yearsOn;
  const start = carbonAt(ageInBaseYear);
  const end = carbonAt(age);
  const before = carbonAt(Math.max(age - 1, 0));
  if (isNoFactor(start)) return start;
  if (isNoFactor(end)) return end;
  if (isNoFactor(before)) return before;
  return [
    {
      pool: 'biomass',
      depthCm: null,
      ...how,
      rate: difference(end, before),
      grown: difference(end, start),
      alternatives: [],
    },
  ];
}
