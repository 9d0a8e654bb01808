import type { CarbonReport } from '../evaluate/carbon/carbon-report.ts';
import type { SimulatedCarbon } from '../evaluate/carbon/carbon-simulation.ts';
import { chosenValue, type Interval, type ValueChoice } from '../evaluate/carbon/interval.ts';
import { CO2_PER_CARBON, inCarbonDioxide } from './carbon-scale.ts';

/** A headline number with its interval by both approaches of IPCC (取值与区间). */
export interface ValueRow {
  readonly id: 'stock' | 'sink' | 'change';
  readonly unit: 'tC' | 'tCO2e/a';
  /** What is told by the choice, in `unit`. */
  readonly chosen: number;
  /** By error propagation. */
  readonly propagated: Interval;
  /** By simulation; null while none was asked for. */
  readonly simulated: Interval | null;
  readonly mean: number | null;
  readonly median: number | null;
}

/**
 * Stock, sink and change by the choice of value. The careful value is the low end of the simulated interval where there is one that is
 * up to date, else of the propagated one.
 *
 * @param simulated null for none, and for one that is older than the plan
 */
export function valueRows(
  report: Pick<CarbonReport, 'stock' | 'sink' | 'change'>,
  simulated: Pick<SimulatedCarbon, 'stock' | 'sink' | 'change'> | null,
  choice: ValueChoice,
): readonly ValueRow[] {
  return (['stock', 'sink', 'change'] as const).map((id) => {
    const isFlow = id === 'sink';
    const inUnit = (interval: Interval): Interval => (isFlow ? inCarbonDioxide(interval) : plain(interval));
    const propagated = inUnit(report[id].total);
    const drawn = simulated?.[id] ?? null;
    const interval = drawn === null ? null : inUnit(drawn);
    const perCarbon = isFlow ? CO2_PER_CARBON : 1;
    return {
      id,
      unit: isFlow ? 'tCO2e/a' : 'tC',
      chosen: chosenValue(interval ?? propagated, choice),
      propagated,
      simulated: interval,
      mean: drawn === null ? null : drawn.mean * perCarbon,
      median: drawn === null ? null : drawn.median * perCarbon,
    };
  });
}

function plain({ value, low, high, halfWidthPercent }: Interval): Interval {
  return { value, low, high, halfWidthPercent };
}
