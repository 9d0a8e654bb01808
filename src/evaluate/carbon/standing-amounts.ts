import { hectares } from '../../geo/area-units.ts';
import { addAmounts, addLand, type CarbonAmounts, noAmounts, sumsOf } from './carbon-amounts.ts';
import { type CarbonPool, isNoFactor } from './carbon-row.ts';
import type { CarbonStratum } from './carbon-strata.ts';
import { DenseSums, slotted, type SlottedSensitivity, Slots } from './dense-sums.ts';
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

/** Land with plants that gain carbon with their age. */
interface StandLand {
  readonly stand: GrowingStand;
  readonly table: StandTable;
  readonly areaHa: number;
  /** Slot of whose area it is. */
  readonly area: number;
  /** By living pool: the pool of the stock that its growth joins, both by their place in {@link LIVING_POOLS}. */
  readonly joins: readonly number[];
}

/** Living matter at an age by pool; null where nothing is told. */
type StandTable = (ageYears: number) => readonly (SlottedSensitivity | null)[] | null;

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
  const tables = new Map<StandCourse, StandTable>();

  function tableOf(course: StandCourse): StandTable {
    let known = tables.get(course);
    if (known === undefined) {
      known = standTable(course, factors, sensitivities);
      tables.set(course, known);
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
      const table = tableOf(sink.growing.course);
      stands.push({ stand: sink.growing, table, areaHa, area: areas.of(areaSource), joins });
    }
  }

  return (year) => {
    const yearsOn = year - settings.baseYear;
    const amounts: YearAmounts = { stock: noAmounts(), sink: noAmounts() };
    addAmounts(amounts.stock, stock);
    addAmounts(amounts.stock, gains, yearsOn);
    addAmounts(amounts.sink, rates);
    const grown = growthOf(stands, yearsOn, () => new DenseSums(factors, areas));
    for (const [place, pool] of LIVING_POOLS.entries()) {
      grown.stock[place]?.addTo(sumsOf(amounts.stock, livingPool(pool)));
      grown.sink[place]?.addTo(sumsOf(amounts.sink, livingPool(pool)));
    }
    return amounts;
  };
}

/** What stands have gained up to a year and what they gain in it, by living pool; null where nothing is. */
function growthOf(
  stands: readonly StandLand[],
  yearsOn: number,
  empty: () => DenseSums,
): Readonly<Record<'stock' | 'sink', readonly (DenseSums | null)[]>> {
  const stock: (DenseSums | null)[] = LIVING_POOLS.map(() => null);
  const sink: (DenseSums | null)[] = LIVING_POOLS.map(() => null);
  for (const { stand, table, areaHa, area, joins } of stands) {
    const age = stand.ageInBaseYear + yearsOn;
    const last = lastToldAge(stand, yearsOn);
    const start = table(stand.ageInBaseYear);
    const end = table(last);
    const before = table(Math.max(age - 1, 0));
    if (start === null || end === null) continue;
    for (let place = 0; place < joins.length; place += 1) {
      const [now, then, lately] = [end[place], start[place], before?.[place]];
      if ((now ?? then ?? null) !== null) {
        const into = joins[place] ?? 0;
        const sums = (stock[into] ??= empty());
        if (now) sums.add(areaHa, area, now);
        if (then) sums.add(-areaHa, area, then);
      }
      if (last === age && before !== null && (now ?? lately ?? null) !== null) {
        const sums = (sink[place] ??= empty());
        if (now) sums.add(areaHa, area, now);
        if (lately) sums.add(-areaHa, area, lately);
      }
    }
  }
  return { stock, sink };
}

function standTable(course: StandCourse, factors: Slots, sensitivities: Sensitivities): StandTable {
  const known: (readonly (SlottedSensitivity | null)[] | null | undefined)[] = [];
  return (ageYears) => {
    let grown = known[ageYears];
    if (grown === undefined) {
      const carbon = course.carbonAt(ageYears);
      grown = isNoFactor(carbon)
        ? null
        : LIVING_POOLS.map((pool) => {
            const perHa = carbon.pools.get(pool);
            return perHa === undefined ? null : slotted(sensitivities.of(perHa), factors);
          });
      known[ageYears] = grown;
    }
    return grown;
  };
}

function placeOf(pool: CarbonPool): number {
  return LIVING_POOLS.findIndex((one) => one === pool);
}
