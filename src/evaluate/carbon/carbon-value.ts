/** Years, price and rates of a valuation of carbon (碳价值). */
export interface ValuationInput {
  readonly fromYear: number;
  readonly untilYear: number;
  /** Price of a tonne in the first year. */
  readonly pricePerT: number;
  /** Market discount in per cent a year; negative for one that makes later carbon worth more. */
  readonly discountPercent: number;
  /** Yearly change of the price in per cent, as the InVEST model takes it: a second discount. */
  readonly changePercent: number;
}

/**
 * Worth of a tonne that is taken up evenly over the years, in the money of the price (InVEST carbon model, natcap/invest):
 * price ÷ years · Σ ratioⁿ for n = 0 … years − 1, ratio = 1 ÷ ((1 + discount)(1 + change)). The tonne is of what the price is of:
 * carbon in that model, carbon dioxide on the market.
 *
 * @throws RangeError when there is no year between the two
 */
export function valuationConstant({
  fromYear,
  untilYear,
  pricePerT,
  discountPercent,
  changePercent,
}: ValuationInput): number {
  const years = untilYear - fromYear;
  if (!(years > 0)) throw new RangeError(`no years from ${fromYear} to ${untilYear}`);
  const ratio = 1 / ((1 + discountPercent / 100) * (1 + changePercent / 100));
  const weights = ratio === 1 ? years : (1 - ratio ** years) / (1 - ratio);
  return (pricePerT / years) * weights;
}
