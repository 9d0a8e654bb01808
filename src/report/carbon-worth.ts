import { valuationConstant } from '../evaluate/carbon/carbon-value.ts';
import { type Interval, intervalOf } from '../evaluate/carbon/interval.ts';
import { inCarbonDioxide } from './carbon-scale.ts';

/** What a planner puts in to see the worth of carbon (碳价与折现). Nothing of it is published, so no price is proposed. */
export interface CarbonPrice {
  /** Yuan per tonne of CO₂ in the first year. */
  readonly pricePerTCo2: number;
  /** Per cent a year. */
  readonly discountPercent: number;
  /** Per cent a year; positive makes later carbon worth less, as the InVEST model has it. */
  readonly changePercent: number;
}

/**
 * Worth of carbon that a plan stores evenly over the years, yuan (碳价值, InVEST carbon model): the change in CO₂ times its valuation
 * constant. The interval is that of the carbon; price and rates have none.
 *
 * @param change tC
 * @returns null where no year lies between the two
 */
export function carbonWorth(
  change: Interval,
  fromYear: number,
  untilYear: number,
  { pricePerTCo2, discountPercent, changePercent }: CarbonPrice,
): Interval | null {
  if (untilYear <= fromYear) return null;
  const perT = valuationConstant({ fromYear, untilYear, pricePerT: pricePerTCo2, discountPercent, changePercent });
  const { value, low, high } = inCarbonDioxide(change);
  return intervalOf(value * perT, low * perT, high * perT);
}
