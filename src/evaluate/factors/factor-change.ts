import type { FactorOverride } from '../../plan/plan.ts';
import type { FactorChange, FactorFaultCode } from './factor.ts';

/** Losses in per cent (衰减率): what is left of something cannot be more than it was, nor less than nothing. */
const LOSSES: ReadonlySet<string> = new Set(['energy.pv.degr.y1', 'energy.pv.degr.ann']);
const WHOLE_PERCENT = 100;

/**
 * Why a change of a factor cannot be used, or null (自定因子检查). A range may have one end only; the shipped range is never
 * taken over, since it belongs to another number.
 *
 * @param id of the factor
 */
export function factorChangeFault(id: string, { value, low, high, source }: FactorChange): FactorFaultCode | null {
  if (![value, low ?? 0, high ?? 0].every(Number.isFinite)) return 'factor-not-finite';
  if (value < (low ?? value) || value > (high ?? value)) return 'factor-outside-range';
  if (LOSSES.has(id) && [value, low ?? value, high ?? value].some((one) => one < 0 || one > WHOLE_PERCENT)) {
    return 'factor-outside-percent';
  }
  return source.trim() === '' ? 'factor-without-source' : null;
}

/** A change as the plan file keeps it: an end of the range that is not known is left out. */
export function overrideOf({ value, low, high, source }: FactorChange): FactorOverride {
  return { value, ...(low === null ? {} : { low }), ...(high === null ? {} : { high }), source: source.trim() };
}

/** How many times larger or smaller than the shipped number a value must be for the two to look like per cent and share. */
const HUNDREDFOLD = { from: 50, to: 200 };

/**
 * Whether a value looks as if per cent had been written for a share or a share for per cent (百分数与小数混用): about a hundred
 * times the shipped number, or a hundredth of it, and outside of the shipped range.
 *
 * @param shipped the shipped number with its range; nothing can be told where it is null or 0
 */
export function looksLikePercent(
  value: number,
  shipped: { readonly value: number | null; readonly low: number | null; readonly high: number | null },
): boolean {
  if (shipped.value === null || shipped.value === 0 || value === 0) return false;
  if (value >= (shipped.low ?? Infinity) && value <= (shipped.high ?? -Infinity)) return false;
  const times = value / shipped.value;
  return [times, 1 / times].some((ratio) => ratio >= HUNDREDFOLD.from && ratio <= HUNDREDFOLD.to);
}
