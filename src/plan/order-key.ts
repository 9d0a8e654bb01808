const DIGITS = 36;

/**
 * Place of something in a list as a text whose alphabetical order is the order of the list (排序键). A digit count leads the
 * number (`1a` < `210`), so that texts of different length compare right; a later key may stand between two by
 * lengthening the lower one.
 *
 * @param position from 0 up to 36^35
 */
export function orderKey(position: number): string {
  const digits = position.toString(DIGITS);
  return digits.length.toString(DIGITS) + digits;
}

/** The key that follows a key; the first one when there is none before. */
export function orderKeyAfter(last: string | null): string {
  if (last === null) return orderKey(0);
  const digitCount = Number.parseInt(last.charAt(0), DIGITS);
  return orderKey(Number.parseInt(last.slice(1, 1 + digitCount), DIGITS) + 1);
}

/** Compares two places; who took the same place at the same time stands in order of id. */
export function comparePlaces(a: readonly [key: string, id: string], b: readonly [key: string, id: string]): number {
  if (a[0] !== b[0]) return a[0] < b[0] ? -1 : 1;
  if (a[1] === b[1]) return 0;
  return a[1] < b[1] ? -1 : 1;
}
