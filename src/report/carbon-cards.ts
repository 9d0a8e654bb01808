import type { CarbonReport } from '../evaluate/carbon/carbon-report.ts';
import type { Interval } from '../evaluate/carbon/interval.ts';
import { REGION_ZONE } from '../evaluate/measure.ts';
import { inCarbonDioxide } from './carbon-scale.ts';

/** A headline number of carbon with all that is shown of it (碳账卡片). */
export interface CarbonCard {
  readonly id: 'stock' | 'sink' | 'change';
  /** The measure that the number is. */
  readonly measure: {
    readonly indicator: string;
    readonly zone: string;
    readonly year: number;
    readonly scenario: string;
    readonly value: number;
    readonly revision: number;
  };
  /** tC or tC/a */
  readonly carbon: Interval;
  /** The same in tCO₂e or tCO₂e/a. */
  readonly carbonDioxide: Interval;
  readonly bar: IntervalBar;
  /** Whether the interval crosses zero, so that gain or loss cannot be told. */
  readonly isUncertainSign: boolean;
}

/** Places on a bar in per cent of its length; zero is always on it. */
export interface IntervalBar {
  readonly zero: number;
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** Stock, yearly sink, and what the scheme changes. */
export function carbonCards(report: CarbonReport): readonly CarbonCard[] {
  const { scenario, year, revision } = report;
  return (['stock', 'sink', 'change'] as const).map((id) => {
    const { value, low, high, halfWidthPercent } = report[id].total;
    const carbon = { value, low, high, halfWidthPercent };
    return {
      id,
      measure: { indicator: `carbon.${id}`, zone: REGION_ZONE, year, scenario, value, revision },
      carbon,
      carbonDioxide: inCarbonDioxide(carbon),
      bar: layOutInterval(carbon),
      isUncertainSign: low < 0 && high > 0,
    };
  });
}

/** Lays an interval out on a bar that begins at zero, or has zero on it where the interval is below or across it. */
export function layOutInterval({ value, low, high }: Interval): IntervalBar {
  const from = Math.min(0, low, value);
  const to = Math.max(0, high, value);
  const length = to - from;
  const at = (amount: number): number => (length === 0 ? 0 : ((amount - from) / length) * 100);
  return { zero: at(0), value: at(value), low: at(low), high: at(high) };
}
