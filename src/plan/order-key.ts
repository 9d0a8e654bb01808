const DIGITS = 36;

/**
 * Place of something in a list as a text whose alphabetical order is the order of the list (排序键). A digit count leads the
 * number (`1a` < `210`), so that texts of different length compare right; what follows the number is a fraction, so that any
 * number of keys fit between two (`1a` < `1ai` < `1b`).
 *
 * @param position from 0 up to 36^35
 */
export function orderKey(position: number): string {
  const digits = position.toString(DIGITS);
  return digits.length.toString(DIGITS) + digits;
}

/** The key that follows a key; the first one when there is none before. */
export function orderKeyAfter(last: string | null): string {
  const whole = last === null ? '' : wholeOf(last).slice(1);
  return orderKey(whole === '' ? 0 : Number.parseInt(whole, DIGITS) + 1);
}

/**
 * Keys between two, in order and as short as they can be spread.
 *
 * @param low null = before all others
 * @param high null = behind all others
 * @throws Error when `low` does not stand before `high`
 */
export function orderKeysBetween(low: string | null, high: string | null, count: number): string[] {
  if (count <= 0) return [];
  if (high === null) {
    const keys: string[] = [];
    for (let last = low; keys.length < count; keys.push(last)) last = orderKeyAfter(last);
    return keys;
  }
  const middle = keyBetween(low, high);
  const before = (count - 1) >> 1;
  return [...orderKeysBetween(low, middle, before), middle, ...orderKeysBetween(middle, high, count - 1 - before)];
}

/** Compares two places; who took the same place at the same time stands in order of id. */
export function comparePlaces(a: readonly [key: string, id: string], b: readonly [key: string, id: string]): number {
  if (a[0] !== b[0]) return a[0] < b[0] ? -1 : 1;
  if (a[1] === b[1]) return 0;
  return a[1] < b[1] ? -1 : 1;
}

/** Lengthens the lower key. A key in front of all has no number at all (`0`), which stands before every number. */
function keyBetween(low: string | null, high: string): string {
  if (low !== null && low >= high) throw new Error(`no place between ${low} and ${high}`);
  const whole = low === null ? '0' : wholeOf(low);
  const fraction = low?.slice(whole.length) ?? '';
  return whole + fractionBetween(fraction, wholeOf(high) === whole ? high.slice(whole.length) : null);
}

/** Digit count and number of a key, without its fraction. */
function wholeOf(key: string): string {
  return key.slice(0, 1 + Number.parseInt(key.charAt(0), DIGITS));
}

/** A fraction between two; null = 1. None ends in 0, so that there is always room below it. */
function fractionBetween(low: string, high: string | null): string {
  let common = '';
  let ceiling = high;
  for (let place = 0; ; place += 1) {
    const below = digitAt(low, place, 0);
    const above = ceiling === null ? DIGITS : digitAt(ceiling, place, DIGITS);
    if (above - below > 1) return common + ((below + above) >> 1).toString(DIGITS);
    if (above > below) ceiling = null;
    common += below.toString(DIGITS);
  }
}

function digitAt(fraction: string, place: number, beyond: number): number {
  return place < fraction.length ? Number.parseInt(fraction.charAt(place), DIGITS) : beyond;
}
