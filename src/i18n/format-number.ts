/** Narrow no-break space between groups of three digits: a thin space would let a line end inside a number. */
const GROUP_SPACE = '\u202F';
/** A real minus, as wide as a plus. */
export const MINUS = '\u2212';
/** Narrow no-break space between a number and its unit, so that they never part at a line end. */
export const UNIT_SPACE = '\u202F';

/** A number ready to be shown, apart from its unit so that the two can be set in different weights. */
export interface Quantity {
  readonly number: string;
  /** Empty for plain counts in English. */
  readonly unit: string;
}

/**
 * Writes a number with a fixed count of decimals: digits grouped by a narrow no-break space from four digits on, a real minus,
 * and no minus before a zero that only rounding made.
 *
 * @param decimals digits after the point, 0–20
 * @param signed whether a plus stands before positive numbers (changes are always signed)
 */
export function formatNumber(value: number, decimals: number, signed = false): string {
  const digits = Math.abs(value).toFixed(decimals);
  const isZero = Number(digits) === 0;
  const [whole = '', fraction] = digits.split('.');
  const text = groupDigits(whole) + (fraction === undefined ? '' : `.${fraction}`);
  if (isZero) return signed ? `±${text}` : text;
  if (value < 0) return MINUS + text;
  return signed ? `+${text}` : text;
}

/**
 * Writes a figure as a document states it: at most `maximumDecimals` digits after the point, none that carry nothing
 * (`31.02`, `200`, `16.5`).
 */
export function formatGiven(value: number, maximumDecimals = 3): string {
  const decimals = (
    value
      .toFixed(maximumDecimals)
      .replace(/\.?0+$/, '')
      .split('.')[1] ?? ''
  ).length;
  return formatNumber(value, decimals);
}

/** Puts number and unit together with a space that does not break. */
export function joinQuantity(quantity: Quantity): string {
  return quantity.unit === '' ? quantity.number : `${quantity.number}${UNIT_SPACE}${quantity.unit}`;
}

function groupDigits(digits: string): string {
  return digits.length < 4 ? digits : digits.replace(/\B(?=(\d{3})+$)/g, GROUP_SPACE);
}
