import { DEVIATE_95, type FactorSpread } from './factor-spread.ts';
import type { RandomStream } from './random-stream.ts';

/**
 * Fills an array with draws of a factor (抽样). A draw on the side of zero where the factor cannot be is drawn again.
 *
 * @param count how many from the beginning of `into`
 */
export function drawSpread(spread: FactorSpread, stream: RandomStream, into: Float64Array, count: number): void {
  const { value, law, keepsSign } = spread;
  if (law === 'fixed') {
    into.fill(value, 0, count);
    return;
  }
  const below = (value - spread.low) / DEVIATE_95;
  const above = (spread.high - value) / DEVIATE_95;
  if (law === 'normal' || law === 'split-normal') {
    for (let draw = 0; draw < count; draw += 1) {
      let drawn = scattered(value, stream.nextNormal(), below, above);
      while (keepsSign && drawn * value <= 0) drawn = scattered(value, stream.nextNormal(), below, above);
      into[draw] = drawn;
    }
    return;
  }
  const [centre, down, up] =
    law === 'lognormal' ? evenLogarithms(value, (below + above) / 2) : unevenLogarithms(spread);
  const sign = Math.sign(value);
  for (let draw = 0; draw < count; draw += 1) {
    into[draw] = sign * Math.exp(scattered(centre, stream.nextNormal(), down, up));
  }
}

function scattered(centre: number, deviate: number, below: number, above: number): number {
  return centre + deviate * (deviate < 0 ? below : above);
}

/** Centre and deviations of the logarithm so that the draws have a mean and a standard deviation. */
function evenLogarithms(value: number, deviation: number): readonly [number, number, number] {
  const variance = Math.log(1 + (deviation / value) ** 2);
  const sigma = Math.sqrt(variance);
  return [Math.log(Math.abs(value)) - variance / 2, sigma, sigma];
}

/** Centre and deviations of the logarithm so that the draws have the interval's ends as percentiles. */
function unevenLogarithms({ value, low, high }: FactorSpread): readonly [number, number, number] {
  const centre = Math.log(Math.abs(value));
  const [near, far] = value > 0 ? [low, high] : [high, low];
  return [centre, (centre - Math.log(Math.abs(near))) / DEVIATE_95, (Math.log(Math.abs(far)) - centre) / DEVIATE_95];
}
