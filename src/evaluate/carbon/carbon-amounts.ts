import type { CarbonTotal } from './carbon-report.ts';
import { addSums, addTerm, emptySums, intervalOfSums, spreadOfSums, type TermSums } from './error-propagation.ts';
import type { HectarePool, PoolKind } from './hectare.ts';
import type { Interval } from './interval.ts';
import type { Sensitivities } from './sensitivities.ts';

/** Carbon of much land, added up pool by pool so that its interval can be told at any time. */
export interface CarbonAmounts {
  readonly pools: Map<string, { readonly of: PoolKind; readonly sums: TermSums }>;
}

/** Land that is added. */
export interface AddedLand {
  /** Negative for land that is taken away. */
  readonly areaHa: number;
  readonly volumeM3PerHa: number;
  /** Whose area it is, see `CarbonTerm`. */
  readonly areaSource: string;
}

/** Nothing yet. */
export function noAmounts(): CarbonAmounts {
  return { pools: new Map() };
}

/** Adds land with its pools. */
export function addLand(
  amounts: CarbonAmounts,
  pools: readonly HectarePool[],
  land: AddedLand,
  sensitivities: Sensitivities,
): void {
  for (const pool of pools) addTerm({ ...land, perHa: pool.perHa }, sensitivities, sumsOf(amounts, pool));
}

/** Adds what was added up elsewhere, or a multiple of it. */
export function addAmounts(into: CarbonAmounts, from: CarbonAmounts, times = 1): void {
  for (const { of, sums } of from.pools.values()) addSums(sumsOf(into, of), sums, times);
}

/** The pools with their intervals, and the total of those that count. */
export function totalOfAmounts({ pools }: CarbonAmounts, sensitivities: Sensitivities): CarbonTotal {
  return {
    total: intervalOfSums(countedSums([{ pools }]), sensitivities),
    pools: [...pools.values()].map(({ of, sums }) => ({
      ...of,
      amount: spreadOfSums(sums, sensitivities),
    })),
  };
}

/** The total of the pools that count of all amounts together, with its interval. */
export function countedInterval(all: readonly CarbonAmounts[], sensitivities: Sensitivities): Interval {
  return spreadOfSums(countedSums(all), sensitivities);
}

function countedSums(all: readonly CarbonAmounts[]): TermSums {
  const counted = emptySums();
  for (const { pools } of all) {
    for (const { of, sums } of pools.values()) if (of.isCounted) addSums(counted, sums);
  }
  return counted;
}

/** The sums of a pool, which are made when it is met. */
export function sumsOf({ pools }: CarbonAmounts, { pool, depthCm, isCounted }: PoolKind): TermSums {
  const key = `${pool}/${String(depthCm)}/${String(isCounted)}`;
  let known = pools.get(key);
  if (known === undefined) {
    known = { of: { pool, depthCm, isCounted }, sums: emptySums() };
    pools.set(key, known);
  }
  return known.sums;
}
