/**
 * Sine and inverse hyperbolic tangent by additions, multiplications and divisions only.
 *
 * The language leaves the last bits of `Math.sin` and its kin to the engine, and engines differ: a committee that compares
 * the page with the command line would see two numbers. IEEE 754 fixes the four operations, so these give the same bits
 * everywhere.
 */

/**
 * A term this much smaller than the argument, and all after it, leave every bit of the sum as it is: the sums here are more
 * than half their argument, and half a unit in their last place is 2⁻⁵⁴ of them.
 */
const NEGLIGIBLE = 2 ** -58;

/**
 * Sine by its Taylor series, within 4e-16.
 *
 * @param angle radians, −π/2 … π/2
 */
export function steadySine(angle: number): number {
  const square = angle * angle;
  let term = angle;
  let sum = angle;
  const negligible = Math.abs(angle) * NEGLIGIBLE;
  for (let n = 1; n <= 14; n += 1) {
    term *= -square / (2 * n * (2 * n + 1));
    sum += term;
    if (Math.abs(term) < negligible) break;
  }
  return sum;
}

/**
 * Inverse hyperbolic tangent by its power series, within 1 unit in the last place.
 *
 * @param value −0.1 … 0.1; eccentricities of the earth reach 0.082
 */
export function steadyArtanh(value: number): number {
  const square = value * value;
  let power = value;
  let sum = value;
  const negligible = Math.abs(value) * NEGLIGIBLE;
  for (let n = 3; n <= 23; n += 2) {
    power *= square;
    sum += power / n;
    if (Math.abs(power) < negligible) break;
  }
  return sum;
}
