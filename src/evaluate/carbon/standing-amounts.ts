import { hectares } from '../../geo/area-units.ts';
import { addAmounts, addLand, type CarbonAmounts, noAmounts, sumsOf } from './carbon-amounts.ts';
import { type CarbonPool, isNoFactor } from './carbon-row.ts';
import type { CarbonStratum } from './carbon-strata.ts';
import { DenseSums, slotted, type SlottedSensitivity, Slots } from './dense-sums.ts';
import { OLDEST_STAND_YEARS } from './growth-curve.ts';
import { livingPool, sinkPool, stockPool } from './hectare.ts';
import type { StratumLand } from './land-of-strata.ts';
import { LIVING_POOLS } from './planned-growth.ts';
import type { Sensitivities } from './sensitivities.ts';
import type { GrowingStand } from './sink-course.ts';
import { lastToldAge } from './sink-profile.ts';
import type { StandCourse } from './stand-course.ts';
import { grownPool, type StandingLand } from './standing-land.ts';

/** Stock and uptake of some land in a year. */
export interface YearAmounts {
  readonly stock: CarbonAmounts;
  readonly sink: CarbonAmounts;
}

/** Ages 0 to the oldest that growth is told for. */
const AGES = OLDEST_STAND_YEARS + 1;

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
  /** Living matter at an age; null where nothing is told. */
  readonly at: (ageYears: number) => GrownMatter | null;
  /** By living pool: the pool of the stock that its growth joins, both by their place in {@link LIVING_POOLS}. */
  readonly joins: readonly number[];
  /** Hectares by age that are added to the stock and the uptake in the year in hand, and taken away where negative. */
  readonly stockHa: Float64Array;
  readonly sinkHa: Float64Array;
  /** The youngest and the oldest of them. */
  readonly ages: { from: number; to: number };
}

/** tC/ha by place in {@link LIVING_POOLS}; null for a pool that has none. */
interface GrownMatter {
  readonly values: readonly number[];
  readonly pools: readonly (SlottedSensitivity | null)[];
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
  const growths = new Map<StandCourse, Map<string, SharedGrowth>>();

  function growthOf(course: StandCourse, joins: readonly number[]): SharedGrowth {
    let variants = growths.get(course);
    if (variants === undefined) growths.set(course, (variants = new Map()));
    let known = variants.get(joins.join());
    if (known === undefined) {
      const at = grownMatter(course, factors, sensitivities);
      known = { at, joins, stockHa: new Float64Array(AGES), sinkHa: new Float64Array(AGES), ages: { from: AGES, to: 0 } };
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

  return (year) => {
    const yearsOn = year - settings.baseYear;
    const amounts: YearAmounts = { stock: noAmounts(), sink: noAmounts() };
    addAmounts(amounts.stock, stock);
    addAmounts(amounts.stock, gains, yearsOn);
    addAmounts(amounts.sink, rates);
    const grown = { stock: denseSums(), sink: denseSums() };
    for (const one of stands) addStand(one, yearsOn, grown);
    for (const variants of growths.values()) for (const one of variants.values()) addAges(one, grown);
    for (const of of ['stock', 'sink'] as const) {
      for (const [place, pool] of LIVING_POOLS.entries()) {
        const sums = grown[of][place];
        if (sums?.isEmpty === false) sums.addTo(sumsOf(amounts[of], livingPool(pool)), factors, areas);
      }
    }
    return amounts;
  };

  function denseSums(): readonly DenseSums[] {
    return LIVING_POOLS.map(() => new DenseSums(land.library.all.length, areas.names.length));
  }
}

/** Sums by place in {@link LIVING_POOLS}. */
type GrownSums = Readonly<Record<'stock' | 'sink', readonly DenseSums[]>>;

/** Adds what a stand has gained up to a year and gains in it, and notes at which ages it stands. */
function addStand({ stand, growth, areaHa, area }: StandLand, yearsOn: number, sums: GrownSums): void {
  const age = stand.ageInBaseYear + yearsOn;
  const last = lastToldAge(stand, yearsOn);
  const lastButOne = Math.max(age - 1, 0);
  const start = growth.at(stand.ageInBaseYear);
  const end = growth.at(last);
  if (start === null || end === null) return;
  const { ages } = growth;
  ages.from = Math.min(ages.from, stand.ageInBaseYear, lastButOne);
  ages.to = Math.max(ages.to, last);
  growth.stockHa[last] = (growth.stockHa[last] ?? 0) + areaHa;
  growth.stockHa[stand.ageInBaseYear] = (growth.stockHa[stand.ageInBaseYear] ?? 0) - areaHa;
  const before = last === age ? growth.at(lastButOne) : null;
  if (before !== null) {
    growth.sinkHa[age] = (growth.sinkHa[age] ?? 0) + areaHa;
    growth.sinkHa[lastButOne] = (growth.sinkHa[lastButOne] ?? 0) - areaHa;
  }
  for (let place = 0; place < end.values.length; place += 1) {
    const now = end.values[place] ?? 0;
    sums.stock[growth.joins[place] ?? 0]?.addAmount(area, areaHa * (now - (start.values[place] ?? 0)));
    if (before !== null) sums.sink[place]?.addAmount(area, areaHa * (now - (before.values[place] ?? 0)));
  }
}

/** Adds the derivatives of all stands that grow alike, age by age, and forgets their ages. */
function addAges({ at, joins, stockHa, sinkHa, ages }: SharedGrowth, sums: GrownSums): void {
  for (let age = ages.from; age <= ages.to; age += 1) {
    const stock = stockHa[age] ?? 0;
    const sink = sinkHa[age] ?? 0;
    const grown = stock === 0 && sink === 0 ? null : at(age);
    if (grown === null) continue;
    for (let place = 0; place < joins.length; place += 1) {
      const pool = grown.pools[place] ?? null;
      if (pool === null) continue;
      if (stock !== 0) sums.stock[joins[place] ?? 0]?.addDerivatives(stock, pool);
      if (sink !== 0) sums.sink[place]?.addDerivatives(sink, pool);
    }
  }
  stockHa.fill(0);
  sinkHa.fill(0);
  ages.from = AGES;
  ages.to = 0;
}

function grownMatter(course: StandCourse, factors: Slots, sensitivities: Sensitivities): SharedGrowth['at'] {
  const known: (GrownMatter | null | undefined)[] = [];
  return (ageYears) => {
    let grown = known[ageYears];
    if (grown === undefined) {
      const carbon = course.carbonAt(ageYears);
      if (isNoFactor(carbon)) grown = null;
      else {
        const pools = LIVING_POOLS.map((pool) => {
          const perHa = carbon.pools.get(pool);
          return perHa === undefined ? null : slotted(sensitivities.of(perHa), factors);
        });
        grown = { values: pools.map((pool) => pool?.value ?? 0), pools };
      }
      known[ageYears] = grown;
    }
    return grown;
  };
}

function placeOf(pool: CarbonPool): number {
  return LIVING_POOLS.findIndex((one) => one === pool);
}
