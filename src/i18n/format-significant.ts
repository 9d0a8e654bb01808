import { formatGiven, formatNumber } from './format-number.ts';

/** Below this and from this on a number is written with a power of ten. */
const SMALLEST_PLAIN = 1e-4;
const LARGEST_PLAIN = 1e9;
const RAISED = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/**
 * Writes a number of any size with so many digits that count (有效数字) and none that carry nothing: `0.47`, `6 378 137`,
 * `1.57×10⁻⁷`.
 *
 * @param digits 1–17
 */
export function formatSignificant(value: number, digits: number): string {
  if (value === 0) return formatNumber(0, 0);
  const [mantissa = '', exponent = '0'] = value.toExponential(digits - 1).split('e');
  const power = Number(exponent);
  const size = Math.abs(value);
  if (size < SMALLEST_PLAIN || size >= LARGEST_PLAIN)
    return `${formatGiven(Number(mantissa), digits)}×10${raise(power)}`;
  return formatGiven(Number(value.toPrecision(digits)), Math.max(0, digits - 1 - power));
}

function raise(power: number): string {
  const raised = Array.from(String(Math.abs(power)), (digit) => RAISED[Number(digit)] ?? '').join('');
  return power < 0 ? `⁻${raised}` : raised;
}
