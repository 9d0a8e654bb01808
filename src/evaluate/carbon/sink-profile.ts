import { type CarbonPool, isNoFactor, type NoFactor } from './carbon-row.ts';
import { type Expression, product } from './expression.ts';
import { differenceOfPools, type PoolAmounts } from './pool-amounts.ts';
import type { GrowingStand, SinkCourse } from './sink-course.ts';
import type { SinkProfile, SinkRate } from './sink-rate.ts';

/** What a pool gained over some years, tC/ha. */
export interface GrownPool {
  readonly pool: CarbonPool;
  readonly grown: Expression;
}

/**
 * What land takes up in a year by its course (年固碳).
 *
 * @param yearsOn years after the base year, ≥ 0
 * @throws RangeError for an earlier year: nothing is known of what stood there
 */
export function sinkInYear({ constant, growing, missing }: SinkCourse, yearsOn: number): SinkProfile {
  if (!(yearsOn >= 0)) throw new RangeError(`Uptake was asked for ${String(-yearsOn)} years before the land is known`);
  const rates: SinkRate[] = constant.map((one) => ({ ...one, grown: product(yearsOn, one.rate) }));
  if (growing === null) return { rates, missing };
  const grown = growthInYear(growing, yearsOn);
  return isNoFactor(grown)
    ? { rates, missing: [{ ...grown, pool: 'biomass', alternatives: [] }, ...missing] }
    : { rates: [...rates, ...grown], missing };
}

/**
 * What land took up from the end of the base year to that of a year, by pool. Growth that is not told beyond an age stays what it was at
 * that age.
 *
 * @param yearsOn years after the base year, ≥ 0
 */
export function grownUpTo({ constant, growing }: SinkCourse, yearsOn: number): readonly GrownPool[] {
  const steady = constant.map(({ pool, rate }) => ({ pool, grown: product(yearsOn, rate) }));
  if (growing === null) return steady;
  const { course, ageInBaseYear } = growing;
  const start = course.carbonAt(ageInBaseYear);
  const end = course.carbonAt(toldAge(growing, yearsOn));
  if (isNoFactor(start) || isNoFactor(end)) return steady;
  return [...steady, ...toGrown(differenceOfPools(end.pools, start.pools))];
}

/**
 * Age at which a stand is in a year as far as its growth is told, years: it stays at the last one.
 *
 * @param yearsOn years after the base year; −1 for the year before it
 */
export function toldAge({ course: { lastAgeYears }, ageInBaseYear }: GrowingStand, yearsOn: number): number {
  if (ageInBaseYear > lastAgeYears) return ageInBaseYear;
  return Math.min(Math.max(ageInBaseYear + yearsOn, 0), lastAgeYears);
}

function growthInYear(growing: GrowingStand, yearsOn: number): readonly SinkRate[] | NoFactor {
  const { course, ageInBaseYear } = growing;
  const age = ageInBaseYear + yearsOn;
  if (age > course.lastAgeYears) return { code: course.afterwards, details: { age } };
  const start = course.carbonAt(ageInBaseYear);
  const end = course.carbonAt(age);
  const before = course.carbonAt(Math.max(age - 1, 0));
  if (isNoFactor(start)) return start;
  if (isNoFactor(end)) return end;
  if (isNoFactor(before)) return before;
  const grown = differenceOfPools(end.pools, start.pools);
  return [...differenceOfPools(end.pools, before.pools)].map(([pool, rate]) => ({
    pool,
    depthCm: null,
    method: end.method,
    basis: end.basis,
    rate,
    grown: grown.get(pool) ?? rate,
    alternatives: [],
  }));
}

function toGrown(pools: PoolAmounts): readonly GrownPool[] {
  return [...pools].map(([pool, grown]) => ({ pool, grown }));
}
