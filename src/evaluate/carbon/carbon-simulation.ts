import type { FactorLibrary } from '../factors/factor.ts';
import type { CarbonTerms } from './carbon-account.ts';
import { simulate, type SimulatedTotal, type SimulationOptions, type SimulationProgress } from './simulation.ts';

/** Stock, uptake and change of the district by simulation (蒙特卡洛模拟), tC and tC/a. */
export interface SimulatedCarbon {
  readonly scenario: string;
  readonly year: number;
  readonly revision: number;
  readonly stock: SimulatedTotal;
  readonly sink: SimulatedTotal;
  readonly change: SimulatedTotal;
}

/** The totals of a simulation, without what they are of. */
export type SimulatedTotals = Pick<SimulatedCarbon, 'stock' | 'sink' | 'change'>;

const TOTALS = ['stock', 'sink', 'change'] as const;

/**
 * Simulates the three totals one after the other; under one seed every factor is drawn alike in each. Yields as `simulate` does, with
 * the draws of all three as progress.
 *
 * @throws RangeError for too few draws
 */
export function* simulateTotals(
  terms: CarbonTerms,
  library: FactorLibrary,
  options: SimulationOptions,
): Generator<SimulationProgress, SimulatedTotals, void> {
  const found: SimulatedTotal[] = [];
  for (const [place, id] of TOTALS.entries()) {
    const draws = simulate(terms[id], library, options);
    for (let step = draws.next(); ; step = draws.next()) {
      if (step.done === true) {
        found.push(step.value);
        break;
      }
      const { done, total } = step.value;
      yield { done: place * total + done, total: TOTALS.length * total };
    }
  }
  const [stock, sink, change] = found;
  if (stock === undefined || sink === undefined || change === undefined) throw new RangeError('three totals are drawn');
  return { stock, sink, change };
}
