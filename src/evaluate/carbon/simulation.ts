import type { FactorLibrary } from '../factors/factor.ts';
import type { CarbonTerm } from './carbon-row.ts';
import { AREA_SPREAD_ID } from './error-propagation.ts';
import { dependsOnVolume, factorIds, valueOf } from './expression.ts';
import { ExpressionBlock } from './expression-block.ts';
import { createExpressionPool } from './expression-pool.ts';
import { DEVIATE_95, factorSpread, halfWidthPercent } from './factor-spread.ts';
import { factorValues } from './usable-factors.ts';
import { type Interval, intervalOf } from './interval.ts';
import { namedStream } from './random-stream.ts';
import { drawSpread } from './spread-draws.ts';

/** How a simulation runs. */
export interface SimulationOptions {
  /** At least 10 000. */
  readonly draws: number;
  /** A whole number; the same one gives the same result. */
  readonly seed: number;
}

/** How far a simulation has come, in draws. */
export interface SimulationProgress {
  readonly done: number;
  readonly total: number;
}

/** A total with the interval of its draws: 2.5 and 97.5 percentiles. `value` is the estimate without draws. */
export interface SimulatedTotal extends Interval {
  readonly draws: number;
  readonly seed: number;
  /** Mean and median of the draws. */
  readonly mean: number;
  readonly median: number;
}

/** Fewer draws than these say too little of the ends. */
const FEWEST_DRAWS = 10_000;
/** Draws worked out together: few enough that their arrays stay in the processor's cache. */
const BLOCK = 512;

/**
 * The total of terms by simulation (蒙特卡洛模拟; IPCC 2006 V1 ch. 3, approach 2); yields after every block of draws, so that the
 * caller can stop. A factor's draws come from a stream of its own, so that under one seed it is drawn alike in every total: two
 * schemes differ by what they do and not by their draws. Errors of areas are independent and normal; given the densities their
 * sum is normal too, and one deviate stands for all of them exactly.
 *
 * @throws RangeError when a factor has no number or draws are too few
 */
export function* simulate(
  terms: readonly CarbonTerm[],
  library: FactorLibrary,
  { draws, seed }: SimulationOptions,
): Generator<SimulationProgress, SimulatedTotal, void> {
  if (draws < FEWEST_DRAWS) throw new RangeError(`${String(draws)} draws are fewer than ${String(FEWEST_DRAWS)}`);
  const merged = mergeTerms(terms);
  const sources = samplers(merged, library, seed);
  const block = new ExpressionBlock(new Map(sources.map(({ id, values }) => [id, values])), BLOCK);
  const byArea = groupByArea(merged);
  const areaDeviation = terms.length === 0 ? 0 : halfWidthPercent(AREA_SPREAD_ID, library) / 100 / DEVIATE_95;
  const areaStream = namedStream(seed, AREA_SPREAD_ID);
  const totals = new Float64Array(draws);
  const amounts = new Float64Array(BLOCK);
  const squares = new Float64Array(BLOCK);
  for (let done = 0; done < draws; done += BLOCK) {
    const count = Math.min(BLOCK, draws - done);
    for (const { spread, stream, values } of sources) drawSpread(spread, stream, values, count);
    block.startBlock();
    squares.fill(0);
    for (const group of byArea) {
      amounts.fill(0);
      for (const { areaHa, perHa, volumeM3PerHa } of group) {
        const densities = block.valuesOf(perHa, volumeM3PerHa, count);
        addAmounts(amounts, areaHa, densities, count);
      }
      addSquares(totals.subarray(done, done + count), squares, amounts);
    }
    for (let draw = 0; draw < count; draw += 1) {
      const error = areaStream.nextNormal() * areaDeviation * Math.sqrt(squares[draw] ?? 0);
      totals[done + draw] = (totals[done + draw] ?? 0) + error;
    }
    yield { done: done + count, total: draws };
  }
  let mean = 0;
  for (let draw = 0; draw < draws; draw += 1) mean += (totals[draw] ?? 0) / draws;
  totals.sort();
  const factorValue = factorValues(library);
  const value = terms.reduce(
    (sum, term) => sum + term.areaHa * valueOf(term.perHa, factorValue, term.volumeM3PerHa),
    0,
  );
  const [low, median, high] = [percentile(totals, 0.025), percentile(totals, 0.5), percentile(totals, 0.975)];
  return { ...intervalOf(value, low, high), draws, seed, mean, median };
}

/** Land with the same density and the same error of its area is one piece of land; equal expressions become one object. */
function mergeTerms(terms: readonly CarbonTerm[]): readonly CarbonTerm[] {
  const pooled = createExpressionPool();
  const places = new Map<CarbonTerm['perHa'], Map<string, number>>();
  const merged: CarbonTerm[] = [];
  for (const term of terms) {
    const perHa = pooled(term.perHa);
    let known = places.get(perHa);
    if (known === undefined) {
      known = new Map();
      places.set(perHa, known);
    }
    const volumeM3PerHa = dependsOnVolume(perHa) ? term.volumeM3PerHa : 0;
    const key = `${String(volumeM3PerHa)} ${term.areaSource}`;
    const place = known.get(key);
    const before = place === undefined ? undefined : merged[place];
    if (place === undefined || before === undefined) known.set(key, merged.push({ ...term, perHa, volumeM3PerHa }) - 1);
    else merged[place] = { ...before, areaHa: before.areaHa + term.areaHa };
  }
  return merged;
}

function samplers(terms: readonly CarbonTerm[], library: FactorLibrary, seed: number) {
  const ids = new Set<string>();
  for (const perHa of new Set(terms.map((term) => term.perHa))) for (const id of factorIds(perHa)) ids.add(id);
  return [...ids].map((id) => {
    const used = library.find(id);
    if (used === null) throw new RangeError(`no factor ${id} in the library`);
    const spread = factorSpread(used, library);
    return { id, spread, stream: namedStream(seed, id), values: new Float64Array(BLOCK) };
  });
}

function groupByArea(terms: readonly CarbonTerm[]): readonly (readonly CarbonTerm[])[] {
  const groups = new Map<string, CarbonTerm[]>();
  for (const term of terms) {
    const group = groups.get(term.areaSource);
    if (group === undefined) groups.set(term.areaSource, [term]);
    else group.push(term);
  }
  return [...groups.values()];
}

function addAmounts(amounts: Float64Array, areaHa: number, densities: Float64Array, count: number): void {
  for (let draw = 0; draw < count; draw += 1) amounts[draw] = (amounts[draw] ?? 0) + areaHa * (densities[draw] ?? 0);
}

function addSquares(totals: Float64Array, squares: Float64Array, amounts: Float64Array): void {
  for (let draw = 0; draw < totals.length; draw += 1) {
    const amount = amounts[draw] ?? 0;
    totals[draw] = (totals[draw] ?? 0) + amount;
    squares[draw] = (squares[draw] ?? 0) + amount * amount;
  }
}

/** Between the two nearest draws by their distance (R. J. Hyndman and Y. Fan 1996, definition 7). */
function percentile(sorted: Float64Array, share: number): number {
  const place = share * (sorted.length - 1);
  const below = Math.floor(place);
  const low = sorted[below] ?? 0;
  return low + (place - below) * ((sorted[below + 1] ?? low) - low);
}
