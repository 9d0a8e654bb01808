import { hectares } from '../../geo/area-units.ts';
import { addAmounts, addLand, type CarbonAmounts, noAmounts, sumsOf } from './carbon-amounts.ts';
import type { CarbonPool } from './carbon-row.ts';
import type { CarbonStratum } from './carbon-strata.ts';
import { DenseSums, Slots } from './dense-sums.ts';
import { type GrownMatter, grownMatter, GrownSum, shareSensitivities } from './grown-matter.ts';
import { OLDEST_STAND_YEARS } from './growth-curve.ts';
import { livingPool, sinkPool, stockPool } from './hectare.ts';
import type { StratumLand } from './land-of-strata.ts';
import { LIVING_POOLS } from './planned-growth.ts';
import type { Sensitivities } from './sensitivities.ts';
import type { GrowingStand } from './sink-course.ts';
import { toldAge } from './sink-profile.ts';
import type { StandCourse } from './stand-course.ts';
import { grownPool, type StandingLand } from './standing-land.ts';

/** Stock and uptake of some land in a year. */
export interface YearAmounts {
  readonly stock: CarbonAmounts;
  readonly sink: CarbonAmounts;
}

/** Land with plants that gain carbon with their age. */
interface StandLand {
  readonly stand: GrowingStand;
  readonly growth: SharedGrowth;
  readonly areaHa: number;
  /** Slot of whose area it is. */
  readonly area: number;
}

/** Plants that grow alike, on stocks that their growth joins alike. */
interface SharedGrowth {
  /** Living matter at an age. */
  readonly at: (ageYears: number) => GrownMatter;
  /** By living pool: the pool of the stock that its growth joins, both by their place in {@link LIVING_POOLS}. */
  readonly joins: readonly number[];
  /** Hectares by age in the year in hand; zero between years. */
  readonly hectaresByAge: Float64Array;
  /** The youngest and the oldest of them. */
  readonly ages: { from: number; to: number };
  /** By living pool; empty between years. */
  readonly gathered: readonly GrownSum[];
}

/**
 * Stock and uptake of land that stays what it is, in any year from the base year on: the sums of its hectares (`standingHectare`), added
 * up so that a year costs a few additions for each stratum that grows. The stock of the base year, and what is the same every year,
 * are added up once.
 *
 * @param ground land of every stratum
 */
export function standingAmounts(
  ground: readonly StratumLand[],
  strata: readonly CarbonStratum[],
  land: StandingLand,
  sensitivities: Sensitivities,
): (year: number) => YearAmounts {
  const { settings } = land;
  const stock = noAmounts();
  /** What constant rates add in a year, to the stock and as uptake. */
  const gains = noAmounts();
  const rates = noAmounts();
  const stands: StandLand[] = [];
  const factors = new Slots();
  const areas = new Slots();
  const sensitivityOf = shareSensitivities(factors, sensitivities);
  const growths = new Map<StandCourse, Map<string, SharedGrowth>>();

  function growthOf(course: StandCourse, joins: readonly number[]): SharedGrowth {
    const variants = growths.get(course) ?? new Map<string, SharedGrowth>();
    growths.set(course, variants);
    let known = variants.get(joins.join());
    if (known === undefined) {
      const at = grownMatter(course, sensitivityOf);
      known = {
        at,
        joins,
        hectaresByAge: new Float64Array(OLDEST_STAND_YEARS + 1),
        ages: { from: OLDEST_STAND_YEARS, to: 0 },
        gathered: joins.map(() => new GrownSum()),
      };
      variants.set(joins.join(), known);
    }
    return known;
  }

  for (const { stratum: index, areaM2, volumeM3PerHa } of ground) {
    const stratum = strata[index];
    if (stratum === undefined) throw new RangeError(`no stratum ${String(index)}`);
    const { classCode: areaSource } = stratum;
    const { stock: profile, sink } = land.courseOf(stratum);
    const areaHa = hectares(areaM2);
    const added = { areaHa, volumeM3PerHa, areaSource };
    for (const pool of profile.pools) addLand(stock, [stockPool(pool, settings)], added, sensitivities);
    for (const rate of sink.constant) {
      const joined = grownPool(profile.pools, rate.pool, settings.soilDepthCm);
      addLand(rates, [sinkPool(rate, settings)], added, sensitivities);
      addLand(gains, [stockPool({ ...joined, perHa: rate.rate }, settings)], added, sensitivities);
    }
    if (sink.growing !== null) {
      const joins = LIVING_POOLS.map((pool) => placeOf(grownPool(profile.pools, pool, settings.soilDepthCm).pool));
      stands.push({
        stand: sink.growing,
        growth: growthOf(sink.growing.course, joins),
        areaHa,
        area: areas.of(areaSource),
      });
    }
  }

  const grownByYear = new Map<number, GrownSums>();

  /** What stands at the age of a year; only what it differs by between two years means something. */
  function grownIn(yearsOn: number): GrownSums {
    let known = grownByYear.get(yearsOn);
    if (known === undefined) {
      known = LIVING_POOLS.map(() => LIVING_POOLS.map(() => new DenseSums()));
      for (const one of stands) addStand(one, yearsOn, known);
      for (const variants of growths.values()) for (const one of variants.values()) addAges(one, known);
      grownByYear.set(yearsOn, known);
    }
    return known;
  }

  /** Adds what stands have gained from one year to another, by the pool that a pool is added to. */
  function addGain(
    amounts: CarbonAmounts,
    to: GrownSums,
    from: GrownSums,
    poolOf: (grown: number, joined: number) => number,
  ): void {
    const gained = LIVING_POOLS.map(() => new DenseSums());
    for (const grown of LIVING_POOLS.keys()) {
      for (const joined of LIVING_POOLS.keys()) {
        const [later, earlier] = [to[grown]?.[joined], from[grown]?.[joined]];
        if (later !== undefined) gained[poolOf(grown, joined)]?.addAll(later, 1);
        if (earlier !== undefined) gained[poolOf(grown, joined)]?.addAll(earlier, -1);
      }
    }
    for (const [place, pool] of LIVING_POOLS.entries()) {
      const sums = gained[place];
      if (sums?.isEmpty === false) sums.addTo(sumsOf(amounts, livingPool(pool)), factors, areas);
    }
  }

  return (year) => {
    const yearsOn = year - settings.baseYear;
    const amounts: YearAmounts = { stock: noAmounts(), sink: noAmounts() };
    addAmounts(amounts.stock, stock);
    addAmounts(amounts.stock, gains, yearsOn);
    addAmounts(amounts.sink, rates);
    const now = grownIn(yearsOn);
    if (yearsOn > 0) addGain(amounts.stock, now, grownIn(0), (_grown, joined) => joined);
    addGain(amounts.sink, now, grownIn(yearsOn - 1), (grown) => grown);
    return amounts;
  };
}

/** Living matter by the pool it grows in and the pool of the stock that it joins, both by place in {@link LIVING_POOLS}. */
type GrownSums = readonly (readonly DenseSums[])[];

/** Adds the amount of a stand in a year, and notes at which age it stands. */
function addStand({ stand, growth, areaHa, area }: StandLand, yearsOn: number, sums: GrownSums): void {
  const age = toldAge(stand, yearsOn);
  const { values } = growth.at(age);
  growth.hectaresByAge[age] = (growth.hectaresByAge[age] ?? 0) + areaHa;
  growth.ages.from = Math.min(growth.ages.from, age);
  growth.ages.to = Math.max(growth.ages.to, age);
  for (let place = 0; place < values.length; place += 1) {
    const value = values[place] ?? 0;
    if (value !== 0) sums[place]?.[growth.joins[place] ?? 0]?.addAmount(area, areaHa * value);
  }
}

/** Adds the derivatives of all stands that grow alike, age by age, and forgets their ages. */
function addAges({ at, joins, hectaresByAge, ages, gathered }: SharedGrowth, sums: GrownSums): void {
  for (let age = ages.from; age <= ages.to; age += 1) {
    const areaHa = hectaresByAge[age] ?? 0;
    if (areaHa === 0) continue;
    const { parts } = at(age);
    for (let place = 0; place < parts.length; place += 1) {
      const part = parts[place] ?? null;
      const into = sums[place]?.[joins[place] ?? 0];
      if (part !== null && into !== undefined) gathered[place]?.add(areaHa, part, into);
    }
  }
  for (const [place, one] of gathered.entries()) {
    const into = sums[place]?.[joins[place] ?? 0];
    if (into !== undefined) one.moveInto(into);
  }
  hectaresByAge.fill(0);
  ages.from = OLDEST_STAND_YEARS;
  ages.to = 0;
}

function placeOf(pool: CarbonPool): number {
  return LIVING_POOLS.findIndex((one) => one === pool);
}
