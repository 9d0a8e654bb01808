import { compensatedSum, type CompensatedSum } from '../../geo/compensated-sum.ts';
import type { FactorLibrary } from '../factors/factor.ts';
import type { CarbonTerm } from './carbon-row.ts';
import { halfWidthPercent } from './factor-spread.ts';
import { type Interval, intervalOf } from './interval.ts';
import { createSensitivities, type Sensitivities } from './sensitivities.ts';

/** Id of the half-width of mapped areas. */
export const AREA_SPREAD_ID = 'unc.u.area';

/** What a factor, or the area of some land, brings to the interval of a total (不确定性贡献). */
export interface SpreadShare {
  readonly kind: 'factor' | 'area';
  /** Id of the factor, or the name of whose area it is. */
  readonly id: string;
  /** Half-width that the total would have if everything else were exact, in its unit. */
  readonly halfWidth: number;
  /** Share of the variance, 0…1; they add up to 1. */
  readonly share: number;
}

/** A total with its interval and what makes it wide, the most first. */
export interface PropagatedTotal extends Interval {
  readonly byFactor: readonly SpreadShare[];
}

/** Terms added up: their total, and how it moves with every factor and with the area of every land (误差传播的中间和). */
export interface TermSums {
  readonly total: CompensatedSum;
  /** Derivative of the total by factor id. */
  readonly byFactor: Map<string, number>;
  /** Part of the total by the name of whose area it is. */
  readonly byArea: Map<string, number>;
}

/** Nothing added up yet. */
export function emptySums(): TermSums {
  return { total: compensatedSum(), byFactor: new Map(), byArea: new Map() };
}

/**
 * Adds a term to sums.
 *
 * @throws RangeError when a factor has no number
 */
export function addTerm(term: CarbonTerm, sensitivities: Sensitivities, { total, byFactor, byArea }: TermSums): void {
  const { areaHa, areaSource, perHa, volumeM3PerHa } = term;
  const { value, ids, derivatives } = sensitivities.of(perHa, volumeM3PerHa);
  const amount = areaHa * value;
  for (const [at, id] of ids.entries()) addTo(byFactor, id, areaHa * (derivatives[at] ?? 0));
  total.add(amount);
  addTo(byArea, areaSource, amount);
}

/** Adds sums to sums, or a multiple of them. */
export function addSums(into: TermSums, from: TermSums, times = 1): void {
  into.total.add(times * from.total.total);
  for (const [id, derivative] of from.byFactor) addTo(into.byFactor, id, times * derivative);
  for (const [id, amount] of from.byArea) addTo(into.byArea, id, times * amount);
}

/**
 * The total of terms with its 95 % interval by error propagation (误差传播; IPCC 2006 V1 ch. 3, approach 1): independent errors add
 * in quadrature, and an error that terms share adds linearly. What is shared is told by the factor id and the area's name,
 * through the derivatives of the whole total. Uneven intervals are carried on side by side, so that the result may be uneven too.
 *
 * @throws RangeError when a factor has no number
 */
export function propagate(terms: readonly CarbonTerm[], library: FactorLibrary): PropagatedTotal {
  const sensitivities = createSensitivities(library);
  const sums = emptySums();
  for (const term of terms) addTerm(term, sensitivities, sums);
  return intervalOfSums(sums, sensitivities);
}

/** The interval of what was added up, and what makes it wide. */
export function intervalOfSums(sums: TermSums, sensitivities: Sensitivities): PropagatedTotal {
  const shares: Omit<SpreadShare, 'share'>[] = [];
  const interval = spreadOfSums(sums, sensitivities, (kind, id, halfWidth) => shares.push({ kind, id, halfWidth }));
  const variance = shares.reduce((sum, { halfWidth }) => sum + halfWidth ** 2, 0);
  return {
    ...interval,
    byFactor: shares
      .map((one) => ({ ...one, share: one.halfWidth ** 2 / variance }))
      .sort((a, b) => b.halfWidth - a.halfWidth),
  };
}

/**
 * The interval of what was added up.
 *
 * @param tell told the half-width that each factor and each area would give if everything else were exact
 */
export function spreadOfSums(
  { total, byFactor, byArea }: TermSums,
  sensitivities: Sensitivities,
  tell?: (kind: SpreadShare['kind'], id: string, halfWidth: number) => void,
): Interval {
  let below = 0;
  let above = 0;
  for (const [id, derivative] of byFactor) {
    const spread = derivative === 0 ? null : sensitivities.spreadOf(id);
    if (spread === null) continue;
    const down = derivative * (spread.value - spread.low);
    const up = derivative * (spread.high - spread.value);
    if (down === 0 && up === 0) continue;
    below += (derivative > 0 ? down : up) ** 2;
    above += (derivative > 0 ? up : down) ** 2;
    tell?.('factor', id, Math.abs(down + up) / 2);
  }
  const areaShare = byArea.size === 0 ? 0 : halfWidthPercent(AREA_SPREAD_ID, sensitivities.library) / 100;
  for (const [id, amount] of byArea) {
    const halfWidth = Math.abs(amount) * areaShare;
    if (halfWidth === 0) continue;
    below += halfWidth ** 2;
    above += halfWidth ** 2;
    tell?.('area', id, halfWidth);
  }
  const value = total.total;
  return intervalOf(value, value - Math.sqrt(below), value + Math.sqrt(above));
}

function addTo(sums: Map<string, number>, key: string, amount: number): void {
  sums.set(key, (sums.get(key) ?? 0) + amount);
}
