import type { FactorLibrary } from '../factors/factor.ts';
import type { CarbonPool, NoFactor, PoolDensity, StockProfile } from './carbon-row.ts';
import type { CarbonSettings } from './carbon-settings.ts';
import type { CarbonStratum } from './carbon-strata.ts';
import { type Expression, sum } from './expression.ts';
import { growthAt, type GrowthCurve } from './growth-curve.ts';
import { isLiving } from './planned-growth.ts';
import { type SharedGrowth, type SinkCourse, sinkCourse } from './sink-course.ts';
import { grownUpTo, sinkInYear } from './sink-profile.ts';
import type { SinkProfile } from './sink-rate.ts';
import type { StandCourse } from './stand-course.ts';
import { stockProfiler } from './stock-profiler.ts';

/** What is stored on land in the base year, and what it takes up from then on if it stays as it is. */
export interface StandingCourse {
  readonly stock: StockProfile;
  readonly sink: SinkCourse;
}

/**
 * Carbon of land that stays what it is (现状用地), by the factors and settings of a plan. What was worked out is kept, and shared by
 * strata that are alike: a district has thousands of strata, a few hundred profiles and some dozen courses of growth.
 */
export interface StandingLand {
  readonly settings: CarbonSettings;
  readonly library: FactorLibrary;
  courseOf(stratum: CarbonStratum): StandingCourse;
}

/** Starts with nothing worked out. */
export function standingLand(settings: CarbonSettings, library: FactorLibrary): StandingLand {
  const profileOf = stockProfiler(settings, library);
  const courses = new WeakMap<CarbonStratum, StandingCourse>();
  const shared = shareGrowth(library);

  return {
    settings,
    library,
    courseOf(stratum) {
      let known = courses.get(stratum);
      if (known === undefined) {
        known = { stock: profileOf(stratum), sink: sinkCourse(stratum, settings, library, shared) };
        courses.set(stratum, known);
      }
      return known;
    },
  };
}

function shareGrowth(library: FactorLibrary): SharedGrowth {
  const courses = new Map<string, StandCourse>();
  const curves = new Map<GrowthCurve, (Expression | NoFactor)[]>();
  return {
    course(key, make) {
      let known = courses.get(key);
      if (known === undefined) {
        known = make();
        courses.set(key, known);
      }
      return known;
    },
    curveAt(curve, ageYears) {
      let byAge = curves.get(curve);
      if (byAge === undefined) {
        byAge = [];
        curves.set(curve, byAge);
      }
      return (byAge[ageYears] ??= growthAt(curve, ageYears, library));
    },
  };
}

/**
 * What land takes up in a year if it stays as it is.
 *
 * @throws RangeError for a year before the base year
 */
export function standingSink(stratum: CarbonStratum, year: number, land: StandingLand): SinkProfile {
  return sinkInYear(land.courseOf(stratum).sink, year - land.settings.baseYear);
}

/**
 * What stands on land at the end of a year: the stock of the base year and what it took up since. Soil is the one of the settings' depth
 * where there is one; what is buried adds to it.
 */
export function standingStock(stratum: CarbonStratum, year: number, land: StandingLand): StockProfile {
  const { settings } = land;
  const { stock, sink } = land.courseOf(stratum);
  const yearsOn = year - settings.baseYear;
  if (yearsOn <= 0) return stock;
  const standing = new Map(stock.pools.map((one) => [one.pool, one]));
  for (const { pool, grown } of grownUpTo(sink, yearsOn)) {
    const before = grownPool(stock.pools, pool, settings.soilDepthCm);
    const known = standing.get(before.pool) ?? before;
    standing.set(before.pool, { ...known, perHa: sum(known.perHa, grown) });
  }
  return { pools: [...standing.values()], missing: stock.missing };
}

/**
 * The pool of a stock that growth of a pool joins: the same one, else living biomass that is not divided; a new one with nothing in it where
 * the stock has neither.
 */
export function grownPool(pools: readonly PoolDensity[], pool: CarbonPool, soilDepthCm: number): PoolDensity {
  const same = pools.find((one) => one.pool === pool);
  const undivided = isLiving(pool) ? pools.find((one) => one.pool === 'biomass') : undefined;
  const method = pools.find((one) => isLiving(one.pool))?.method ?? 'ipcc';
  return same ?? undivided ?? { pool, depthCm: pool === 'soil' ? soilDepthCm : null, method, perHa: NOTHING };
}

const NOTHING: Expression = { op: 'number', value: 0 };
