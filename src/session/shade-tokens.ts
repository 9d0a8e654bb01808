import { type CarbonQuantity, LOWEST_SHADE, UNKNOWN_SHADE } from '../evaluate/carbon/carbon-shade.ts';

/** Colour token of land without a number. */
export const UNKNOWN_TOKEN = 'carbon-unknown';

/**
 * Colour token of every shade by its number; null where nothing is drawn. Numbers that only go up from nothing take one ramp;
 * around zero losses and gains take two, lighter towards zero, so that the far ends of every legend are the strongest.
 */
export function shadeTokens(quantity: CarbonQuantity, breaks: readonly number[]): readonly (string | null)[] {
  const shades = Array.from({ length: breaks.length + 1 }, (_, at): string => {
    if (quantity === 'stock') return `carbon-${String(at + 1)}`;
    const from = breaks[at - 1] ?? -Infinity;
    const to = breaks[at] ?? Infinity;
    if (to <= 0) return `carbon-loss-${String(breaks.filter((one) => one <= 0).length - at)}`;
    if (from >= 0) return `carbon-gain-${String(at - breaks.filter((one) => one <= 0).length)}`;
    return 'carbon-even';
  });
  const before = new Array<string | null>(LOWEST_SHADE).fill(null);
  before[UNKNOWN_SHADE] = UNKNOWN_TOKEN;
  return [...before, ...shades];
}
