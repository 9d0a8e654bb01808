import { noise } from './noise.ts';
import { signedAreaM2, type Path } from './path.ts';

/** Points of the shore line lie this far apart. */
const STEP_M = 130;

/**
 * Outer edge of the flats around a lake: the lake's ring pushed outwards by a width that comes and goes.
 * The lake itself keeps its real outline; the flats are illustrative.
 *
 * @param widthM greatest width of the flats
 */
export function shoreAround(ring: Path, widthM: number, seed: number): number[] {
  const outward = signedAreaM2(ring) > 0 ? 1 : -1;
  const out: number[] = [];
  for (let i = 0; i + 3 < ring.length; i += 2) {
    const ax = ring[i] ?? 0;
    const ay = ring[i + 1] ?? 0;
    const dx = (ring[i + 2] ?? 0) - ax;
    const dy = (ring[i + 3] ?? 0) - ay;
    const length = Math.hypot(dx, dy);
    if (length === 0) continue;
    const steps = Math.max(1, Math.round(length / STEP_M));
    // The first step is left out at corners, where the offsets of two edges would cross.
    for (let k = 0.5; k < steps; k += 1) {
      const x = ax + (dx * k) / steps;
      const y = ay + (dy * k) / steps;
      const width = widthM * (0.06 + Math.max(0, noise(x, y, 1100, seed) - 0.28) * 1.4);
      out.push(x + ((outward * dy) / length) * width, y - ((outward * dx) / length) * width);
    }
  }
  out.push(out[0] ?? 0, out[1] ?? 0);
  return out;
}
