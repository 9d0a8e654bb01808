/** Where the target stands on every bar (目标线), as a share of its length: all targets form one vertical line. */
export const TARGET_LINE = 0.74;

/** A bar of the target board: lengths are shares of the track, 0–1. */
export interface TargetBar {
  /** End of the fill, clipped to the track. */
  readonly fill: number;
  /** True when the value lies below the left edge, so that the fill runs backwards from the notch. */
  readonly below: boolean;
  /** True when the value lies beyond the right end. */
  readonly beyond: boolean;
}

/**
 * Lays a value on the bar: the left edge is the baseline, the target stands at {@link TARGET_LINE}. Where the baseline is
 * unknown, or is not below the target, the left edge is zero.
 *
 * @param value what the plan reaches; all three in the unit of the target
 * @param baseline what the baseline reaches, or null
 * @param target what is asked for
 */
export function layOutBar(value: number, baseline: number | null, target: number): TargetBar {
  const position = positionOnBar(value, baseline, target);
  return { fill: Math.min(1, Math.max(0, position)), below: position < 0, beyond: position > 1 };
}

function positionOnBar(value: number, baseline: number | null, target: number): number {
  const leftEdge = baseline !== null && baseline < target ? baseline : Math.min(0, target);
  const span = target - leftEdge;
  if (span === 0) return value > target ? 1 : TARGET_LINE;
  return ((value - leftEdge) / span) * TARGET_LINE;
}
