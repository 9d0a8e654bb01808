import type { FactorLibrary } from '../factors/factor.ts';
import { type CarbonPool, isNoFactor, type NoFactor, type PoolDensity, type StockProfile } from './carbon-row.ts';
import type { CarbonSettings } from './carbon-settings.ts';
import type { CarbonStratum } from './carbon-strata.ts';
import { difference, type Expression, product, sum } from './expression.ts';
import { TRANSITION_YEARS } from './ipcc-soil.ts';
import { isLiving, plannedBiomass, plannedStratum } from './planned-growth.ts';
import type { PlannedLand } from './planned-land.ts';
import { differenceOfPools, type PoolAmounts, sumOfPools } from './pool-amounts.ts';
import type { AlternativeRate } from './sink-rate.ts';
import { type SoilCourse, soilCourse } from './soil-course.ts';
import { type StandingLand, standingStock } from './standing-land.ts';
import { stockProfile } from './stock-profile.ts';

/** One pool of changed land at the end of a year, per hectare. */
export interface ChangedPool {
  readonly pool: CarbonPool;
  /** Depth of soil that the stock is of, cm; null for other pools. */
  readonly depthCm: number | null;
  /** tC/ha at the end of the year. */
  readonly stock: Expression;
  /** What the pool took up in the year, tC/ha/a; negative = loss. */
  readonly flux: Expression;
  /** Other published rates for the flux of this pool. */
  readonly alternatives: readonly AlternativeRate[];
}

/** What a drawn feature does to the carbon of a hectare, with what could not be told. */
export interface ChangeProfile {
  readonly pools: readonly ChangedPool[];
  readonly missing: StockProfile['missing'];
}

/**
 * Carbon of changed land at the end of a year and what it took up in the year (土地利用变化). Biomass that stood there is lost in
 * the year of the change, growth follows; soil goes from one stock to the other evenly over 20 years, SOC_ref·F_LU·F_MG·F_I where the
 * tables of IPCC have both uses, else by the two stocks of the same depth; dead wood and litter over 20 years (IPCC 2006
 * V4, 2.3). Wetlands keep their soil and bury at their rate, green space gains at its measured rate. A change in the upper 30 cm
 * counts in the total of a deeper soil, too: what happens below is not told. Where no change of soil can be told, its stock
 * stays and the reason is among what is missing. Land under a practice keeps its use: only its soil is told anew.
 *
 * Σ flux of the years 0…n is the stock after n years less what stood there at the end of the year before the change.
 *
 * @param from land as the base has it; null outside the survey, at sea
 * @param yearsSinceChange 0 for the year of the change
 */
export function changeOfCarbon(
  from: CarbonStratum | null,
  to: PlannedLand,
  yearsSinceChange: number,
  land: StandingLand,
): ChangeProfile {
  const { settings, library } = land;
  if (!(yearsSinceChange >= 0)) throw new RangeError('Changed land is asked for from the year of the change on');
  const before = from === null ? { pools: [], missing: [] } : standingStock(from, to.year - 1, land);
  const missing: (NoFactor & { readonly pool: CarbonPool | null })[] = [...before.missing];
  const pools: ChangedPool[] = [];

  if (to.cover === 'practice') {
    if (from !== null) pools.push(...stayingPools(from, to.year + yearsSinceChange, land));
  } else {
    pools.push(...livingPools(before.pools, to, yearsSinceChange, settings, library, missing));
    if (to.cover !== 'sea') pools.push(...deadPool(before.pools, to, yearsSinceChange, settings, library, missing));
  }

  const soil = before.pools.find(({ pool }) => pool === 'soil') ?? null;
  const course = soilCourse(from, soil, to, settings, library);
  if (!isNoFactor(course)) pools.push(soilPool(soil, course, yearsSinceChange, settings));
  else {
    if (!missing.some(({ code, pool }) => code === course.code && pool === 'soil'))
      missing.push({ ...course, pool: 'soil' });
    // What its change is cannot be told; that the soil is still there can.
    if (soil !== null) pools.push({ ...keptPool(soil), depthCm: soil.depthCm });
  }
  return { pools, missing };
}

/** Living and dead matter of land that keeps its use: the stock of the year and what the land takes up anyway. */
function stayingPools(from: CarbonStratum, year: number, land: StandingLand): readonly ChangedPool[] {
  const now = standingStock(from, year, land).pools.filter(({ pool }) => pool !== 'soil');
  const last = standingStock(from, year - 1, land).pools;
  return now.map((one) => {
    const before = last.find(({ pool }) => pool === one.pool);
    return { ...keptPool(one), flux: before === undefined ? one.perHa : difference(one.perHa, before.perHa) };
  });
}

function keptPool({ pool, perHa }: PoolDensity): ChangedPool {
  return { pool, depthCm: null, stock: perHa, flux: NOTHING, alternatives: [] };
}

function livingPools(
  before: readonly PoolDensity[],
  to: PlannedLand,
  yearsOn: number,
  settings: CarbonSettings,
  library: FactorLibrary,
  missing: (NoFactor & { readonly pool: CarbonPool | null })[],
): readonly ChangedPool[] {
  const lost: PoolAmounts = new Map(
    before.filter(({ pool }) => isLiving(pool)).map(({ pool, perHa }) => [pool, perHa]),
  );
  let now = plannedBiomass(to, yearsOn, settings, library);
  let last = yearsOn === 0 ? lost : plannedBiomass(to, yearsOn - 1, settings, library);
  if (isNoFactor(now) || isNoFactor(last)) {
    const reason = isNoFactor(now) ? now : last;
    if (isNoFactor(reason)) missing.push({ ...reason, pool: 'biomass' });
    // What stood there is lost all the same.
    now = new Map();
    last = yearsOn === 0 ? lost : new Map();
  }
  const stock = sumOfPools(now, new Map([...last.keys()].map((pool) => [pool, NOTHING])));
  return [...differenceOfPools(now, last)].map(([pool, flux]) => ({
    pool,
    depthCm: null,
    stock: stock.get(pool) ?? NOTHING,
    flux,
    alternatives: [],
  }));
}

function deadPool(
  before: readonly PoolDensity[],
  to: PlannedLand,
  yearsOn: number,
  settings: CarbonSettings,
  library: FactorLibrary,
  missing: (NoFactor & { readonly pool: CarbonPool | null })[],
): readonly ChangedPool[] {
  const had = before.find(({ pool }) => pool === 'dead')?.perHa ?? NOTHING;
  const planned = stockProfile(plannedStratum(to), settings, library);
  const found = planned.pools.find(({ pool }) => pool === 'dead')?.perHa;
  const reason = planned.missing.find(({ pool }) => pool === 'dead' || pool === null);
  // Without trees there is no dead wood or litter to count (IPCC 2006 V4, Tier 1); under trees nothing is taken off unknown.
  const isUnknown = to.cover === 'forest' && found === undefined;
  if (isUnknown && reason !== undefined) missing.push({ ...reason, pool: 'dead' });
  const has = found ?? (isUnknown ? had : NOTHING);
  if (had === NOTHING && has === NOTHING) return [];
  const yearly = product(1 / TRANSITION_YEARS, difference(has, had));
  return [
    {
      pool: 'dead',
      depthCm: null,
      stock: sum(had, product(yearsUpTo(yearsOn, TRANSITION_YEARS), yearly)),
      flux: yearsOn < TRANSITION_YEARS ? yearly : NOTHING,
      alternatives: [],
    },
  ];
}

function soilPool(
  before: PoolDensity | null,
  { yearly, years, alternatives }: SoilCourse,
  yearsOn: number,
  settings: CarbonSettings,
): ChangedPool {
  return {
    pool: 'soil',
    // Soil of a depth that nobody told stays out of every total.
    depthCm: before === null ? settings.soilDepthCm : before.depthCm,
    stock: sum(before?.perHa ?? NOTHING, product(yearsUpTo(yearsOn, years), yearly)),
    flux: years === null || yearsOn < years ? yearly : NOTHING,
    alternatives: years === null || yearsOn < years ? alternatives : [],
  };
}

/** Years of a course that have gone by at the end of a year. */
function yearsUpTo(yearsOn: number, years: number | null): number {
  return years === null ? yearsOn + 1 : Math.min(yearsOn + 1, years);
}

const NOTHING: Expression = { op: 'number', value: 0 };
