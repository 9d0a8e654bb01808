import type { FactorLibrary } from '../factors/factor.ts';
import type { NoFactor } from './carbon-row.ts';
import type { ClimateZone } from './carbon-settings.ts';
import { type Expression, factor, product, sum } from './expression.ts';
import { missingFactor, numberOf } from './usable-factors.ts';

/** Leaves of a stand, as far as ratios of root to shoot differ by them. */
export type StandLeaf = 'needle' | 'broad' | 'mixed' | null;

/** Growth and ratios that IPCC gives for a zone; the tables 4.9 and 4.4 of 2006, both recalled. */
interface ZoneGrowth {
  /** Growth above ground, t d.m./ha/a: the first holds up to 20 years where there are two. */
  readonly growth: readonly [string] | readonly [upTo20: string, after20: string];
  /** Ratios of root to shoot by biomass above ground, t d.m./ha: each up to its bound. */
  readonly ratios: readonly { readonly upTo: number; readonly factor: string }[];
}

const YOUNG_YEARS = 20;
const CARBON_FRACTION = factor('ipcc06.cf.default');

/**
 * Which table of IPCC a climate zone takes: the project's proposal, since the tables go by ecological zone. Mixed stands and
 * stands without species take the ratios of broadleaf, which are the lower ones.
 */
function zoneGrowth(climate: ClimateZone, leaf: StandLeaf): ZoneGrowth {
  if (climate === 'WTM' || climate === 'TMoist') {
    return {
      growth: ['ipcc06.g.subtrop_humid_lt20', 'ipcc06.g.subtrop_humid_gt20'],
      ratios: [
        { upTo: 125, factor: 'ipcc06.r.subtrop_humid_lt125' },
        { upTo: Infinity, factor: 'ipcc06.r.subtrop_humid_gt125' },
      ],
    };
  }
  const ratios =
    leaf === 'needle'
      ? [
          { upTo: 50, factor: 'ipcc06.r.con_lt50' },
          { upTo: 150, factor: 'ipcc06.r.con_50_150' },
          { upTo: Infinity, factor: 'ipcc06.r.con_gt150' },
        ]
      : [
          { upTo: 75, factor: 'ipcc06.r.bl_lt75' },
          { upTo: 150, factor: 'ipcc06.r.bl_75_150' },
          { upTo: Infinity, factor: 'ipcc06.r.bl_gt150' },
        ];
  return { growth: ['ipcc06.g.temp_cont'], ratios };
}

/**
 * Yearly gain of a stand of unknown age, tC/ha/a: ΔC_G = G_w·(1 + R)·CF (IPCC 2006 V4 eq. 2.9 and 2.10), with the growth of
 * stands over 20 years and the ratio of the middle band of biomass.
 */
export function steadyGain(climate: ClimateZone, leaf: StandLeaf, library: FactorLibrary): Expression | NoFactor {
  const { growth, ratios } = zoneGrowth(climate, leaf);
  const ratio = ratios[1] ?? ratios[0];
  if (ratio === undefined) throw new RangeError('A zone has ratios');
  const gain = carbonGain(factor(growth[1] ?? growth[0]), factor(ratio.factor));
  return missingFactor(gain, library) ?? gain;
}

/**
 * Carbon in living biomass that a stand has gained from planting to an age, tC/ha: the same equation summed over the years,
 * each with the growth of its age and the ratio of the biomass then reached.
 */
export function gainedUpTo(
  ageYears: number,
  climate: ClimateZone,
  leaf: StandLeaf,
  library: FactorLibrary,
): Expression | NoFactor {
  const { growth, ratios } = zoneGrowth(climate, leaf);
  const all = sum(...growth.map((id) => factor(id)), ...ratios.map((band) => factor(band.factor)), CARBON_FRACTION);
  const missing = missingFactor(all, library);
  if (missing !== null) return missing;

  const terms: Expression[] = [];
  let biomass = 0;
  let from = 0;
  for (const [index, id] of growth.entries()) {
    const until = index === growth.length - 1 ? ageYears : Math.min(ageYears, YOUNG_YEARS);
    const yearly = numberOf(factor(id), library);
    for (const band of ratios) {
      if (until <= from || biomass >= band.upTo) continue;
      const years = Math.min(until - from, (band.upTo - biomass) / yearly);
      terms.push(product(years, carbonGain(factor(id), factor(band.factor))));
      // A band is left exactly at its bound, or rounding would leave a sliver of years in it.
      biomass = years < until - from ? band.upTo : biomass + years * yearly;
      from += years;
    }
  }
  return sum(...terms);
}

function carbonGain(growth: Expression, ratio: Expression): Expression {
  return product(growth, sum(1, ratio), CARBON_FRACTION);
}
