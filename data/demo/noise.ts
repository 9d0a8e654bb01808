import { hashUnit } from './random.ts';

function smooth(t: number): number {
  return t * t * (3 - 2 * t);
}

/** Value noise in [0, 1] with one lattice point per unit. */
function lattice(x: number, y: number, seed: number): number {
  const column = Math.floor(x);
  const row = Math.floor(y);
  const across = smooth(x - column);
  const up = smooth(y - row);
  const low = hashUnit(column, row, seed) * (1 - across) + hashUnit(column + 1, row, seed) * across;
  const high = hashUnit(column, row + 1, seed) * (1 - across) + hashUnit(column + 1, row + 1, seed) * across;
  return low * (1 - up) + high * up;
}

/**
 * Fractal noise in [0, 1], mean about 0.5: three octaves of value noise.
 *
 * @param wavelengthM size of the largest features, metres
 */
export function noise(x: number, y: number, wavelengthM: number, seed: number): number {
  const u = x / wavelengthM;
  const v = y / wavelengthM;
  const sum =
    lattice(u, v, seed) + 0.5 * lattice(u * 2.03, v * 2.03, seed + 1) + 0.25 * lattice(u * 4.11, v * 4.11, seed + 2);
  return sum / 1.75;
}
