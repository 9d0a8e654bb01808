/** A number with its 95 % interval (置信区间). */
export interface Interval {
  readonly value: number;
  readonly low: number;
  readonly high: number;
  /** Half of the interval in per cent of the value; null where the value is 0. */
  readonly halfWidthPercent: number | null;
}

/** Which end of an interval is told (取值方式): the estimate itself, or the careful one. */
export type ValueChoice = 'central' | 'conservative';

/** An interval from its ends. */
export function intervalOf(value: number, low: number, high: number): Interval {
  return { value, low, high, halfWidthPercent: value === 0 ? null : (50 * (high - low)) / Math.abs(value) };
}

/**
 * The estimate, or the careful value (保守值). Sinks and stocks are positive, so the careful one is the low end, whether carbon is
 * taken up or lost.
 */
export function chosenValue({ value, low }: Interval, choice: ValueChoice): number {
  return choice === 'central' ? value : low;
}
