import type { FactorLibrary } from '../factors/factor.ts';
import type { CarbonTerm } from './carbon-row.ts';
import { AREA_SPREAD_ID } from './error-propagation.ts';
import { DEVIATE_95, type FactorSpread, factorSpread, halfWidthPercent } from './factor-spread.ts';
import { FormBook, type LinearForm } from './form-book.ts';
import { addTimes, factorsOfProducts, FormDraws } from './form-draws.ts';
import { type Interval, intervalOf } from './interval.ts';
import { namedStream, type RandomStream } from './random-stream.ts';
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
const BLOCK = 256;
/** Terms that are read before the caller is asked whether to go on. */
const TERMS_AT_ONCE = 1000;

/**
 * Totals of terms by simulation (蒙特卡洛模拟; IPCC 2006 V1 ch. 3, approach 2), all with the same draws; yields now and then, so that the
 * caller can stop. A factor's draws come from a stream of its own, so that under one seed it is drawn alike in every total: two
 * schemes differ by what they do and not by their draws, and a total is the same whatever is asked together with it. Terms are
 * added up as linear forms before anything is drawn. Errors of areas are independent and normal; given the densities their sum is
 * normal too, and one deviate stands for all of them exactly.
 *
 * @param totals terms by the name of their total
 * @throws RangeError when a factor has no number or draws are too few
 */
export function* simulate<Name extends string>(
  totals: Readonly<Record<Name, readonly CarbonTerm[]>>,
  library: FactorLibrary,
  { draws, seed }: SimulationOptions,
): Generator<SimulationProgress, Readonly<Record<Name, SimulatedTotal>>, void> {
  if (draws < FEWEST_DRAWS) throw new RangeError(`${String(draws)} draws are fewer than ${String(FEWEST_DRAWS)}`);
  const book = new FormBook();
  const names = Object.keys(totals) as Name[];
  const sums: TotalDraws[] = [];
  for (const name of names) {
    const forms = yield* formsByArea(totals[name], book, draws);
    sums.push({ forms: [...forms.values()], amounts: new Float64Array(draws), squares: new Float64Array(BLOCK) });
  }
  const wanted = sums.flatMap(({ forms }) => forms.flatMap((form) => [...form.keys()]));
  const sources = samplers(factorsOfProducts(book, wanted), library, seed);
  const block = new FormDraws(book, wanted, new Map(sources.map(({ id, values }) => [id, values])), BLOCK);

  // The estimate is what comes out when every factor has its own value.
  for (const { spread, values } of sources) values[0] = spread.value;
  block.work(1);
  const estimates = sums.map((sum) => {
    addAmounts(sum, block, 0, 1);
    return sum.amounts[0] ?? 0;
  });

  const areaDeviation = wanted.length === 0 ? 0 : halfWidthPercent(AREA_SPREAD_ID, library) / 100 / DEVIATE_95;
  const areaStream = namedStream(seed, AREA_SPREAD_ID);
  const deviates = new Float64Array(BLOCK);
  for (let done = 0; done < draws; done += BLOCK) {
    const count = Math.min(BLOCK, draws - done);
    for (const { spread, stream, values } of sources) drawSpread(spread, stream, values, count);
    for (let draw = 0; draw < count; draw += 1) deviates[draw] = areaStream.nextNormal() * areaDeviation;
    block.work(count);
    for (const sum of sums) {
      addAmounts(sum, block, done, count);
      addAreaErrors(sum, deviates, done, count);
    }
    yield { done: done + count, total: draws };
  }
  const found = names.map((name, place): [Name, SimulatedTotal] => [
    name,
    { ...summary(estimates[place] ?? 0, sums[place]?.amounts ?? new Float64Array(draws)), draws, seed },
  ]);
  return Object.fromEntries(found) as Record<Name, SimulatedTotal>;
}

/** A total while it is drawn. */
interface TotalDraws {
  /** One for every area that has an error of its own. */
  readonly forms: readonly LinearForm[];
  readonly amounts: Float64Array;
  /** Sums of the squares of the areas' amounts, for the draws of a block. */
  readonly squares: Float64Array;
}

/** The terms added up for every area that has an error of its own. */
function* formsByArea(
  terms: readonly CarbonTerm[],
  book: FormBook,
  draws: number,
): Generator<SimulationProgress, ReadonlyMap<string, LinearForm>, void> {
  const forms = new Map<string, Map<number, number>>();
  for (const [place, { areaHa, areaSource, perHa, volumeM3PerHa }] of terms.entries()) {
    if (place % TERMS_AT_ONCE === TERMS_AT_ONCE - 1) yield { done: 0, total: draws };
    let form = forms.get(areaSource);
    if (form === undefined) {
      form = new Map();
      forms.set(areaSource, form);
    }
    book.addExpression(form, perHa, volumeM3PerHa, areaHa);
  }
  return forms;
}

interface Sampler {
  readonly id: string;
  readonly spread: FactorSpread;
  readonly stream: RandomStream;
  /** Draws of the block at hand. */
  readonly values: Float64Array;
}

function samplers(ids: Iterable<string>, library: FactorLibrary, seed: number): readonly Sampler[] {
  return [...ids].map((id) => {
    const used = library.find(id);
    if (used === null) throw new RangeError(`no factor ${id} in the library`);
    const spread = factorSpread(used, library);
    return { id, spread, stream: namedStream(seed, id), values: new Float64Array(BLOCK) };
  });
}

/** Amounts of a total for a block of draws, without errors of areas. */
function addAmounts({ forms, amounts, squares }: TotalDraws, block: FormDraws, done: number, count: number): void {
  const totals = amounts.subarray(done, done + count).fill(0);
  squares.fill(0);
  const ofArea = new Float64Array(count);
  for (const form of forms) {
    ofArea.fill(0);
    for (const [product, coefficient] of form) addTimes(ofArea, block.valuesOf(product), coefficient, count);
    for (let draw = 0; draw < count; draw += 1) {
      const amount = ofArea[draw] ?? 0;
      totals[draw] = (totals[draw] ?? 0) + amount;
      squares[draw] = (squares[draw] ?? 0) + amount * amount;
    }
  }
}

function addAreaErrors({ amounts, squares }: TotalDraws, deviates: Float64Array, done: number, count: number): void {
  for (let draw = 0; draw < count; draw += 1) {
    amounts[done + draw] = (amounts[done + draw] ?? 0) + (deviates[draw] ?? 0) * Math.sqrt(squares[draw] ?? 0);
  }
}

/** @param amounts draws in any order; they are sorted */
function summary(value: number, amounts: Float64Array): Omit<SimulatedTotal, 'draws' | 'seed'> {
  let mean = 0;
  for (const amount of amounts) mean += amount / amounts.length;
  amounts.sort();
  const [low, median, high] = [percentile(amounts, 0.025), percentile(amounts, 0.5), percentile(amounts, 0.975)];
  return { ...intervalOf(value, low, high), mean, median };
}

/** Between the two nearest draws by their distance (R. J. Hyndman and Y. Fan 1996, definition 7). */
function percentile(sorted: Float64Array, share: number): number {
  const place = share * (sorted.length - 1);
  const below = Math.floor(place);
  const low = sorted[below] ?? 0;
  return low + (place - below) * ((sorted[below + 1] ?? low) - low);
}
