/** The year on screen as a rule in a chart that can be taken hold of (年份线). */
export interface YearRule {
  /** From the edges of the chart to the ends of its time axis, px. */
  readonly left: number;
  readonly right: number;
  /** Of the axis. */
  readonly first: number;
  readonly last: number;
  readonly year: number;
  /** Years that can be shown, in order. */
  readonly stops: readonly number[];
  readonly label: string;
  /** The year in words. */
  readonly text: string;
  /** The rule is over a stop, and not let go yet. */
  readonly onhold: (year: number) => void;
  readonly onset: (year: number) => void;
}

/** The stop that is nearest to a year; the earlier of two. */
export function closestStop(stops: readonly number[], year: number): number {
  return stops.reduce((best, stop) => (Math.abs(stop - year) < Math.abs(best - year) ? stop : best), stops[0] ?? year);
}

/** The stop that a key goes to; null for keys that move nothing. */
export function stopOfKey(key: string, stops: readonly number[], year: number): number | null {
  switch (key) {
    case 'ArrowRight':
    case 'ArrowUp':
    case 'PageUp':
      return stops.find((stop) => stop > year) ?? year;
    case 'ArrowLeft':
    case 'ArrowDown':
    case 'PageDown':
      return stops.findLast((stop) => stop < year) ?? year;
    case 'Home':
      return stops[0] ?? year;
    case 'End':
      return stops.at(-1) ?? year;
    default:
      return null;
  }
}
