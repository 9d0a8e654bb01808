/**
 * Sine and inverse hyperbolic tangent by additions, multiplications and divisions only.
 *
 * The language leaves the last bits of `Math.sin` and its kin to the engine, and engines differ: a committee that compares
 * the page with the command line would see two numbers. IEEE 754 fixes the four operations, so these give the same bits
 * everywhere.
 */

/**
 * Sine by its Taylor series, within 4e-16.
 *
 * @param angle radians, −π/2 … π/2
 */
export function steadySine(angle: number): number {
  const square = angle * angle;
  let term = angle;
  let sum = angle;
  for (let n = 1; n <= 14; n += 1) {
    term *= -square / (2 * n * (2 * n + 1));
    sum += term;
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
  for (let n = 3; n <= 23; n += 2) {
    power *= square;
    sum += power / n;
  }
  return sum;
}
