import type { Path } from './path.ts';
import type { Random } from './random.ts';

/**
 * Outline of a built-up place: a rounded, slightly uneven rectangle around a middle.
 *
 * @returns closed ring of about `corners` vertices
 */
export function settlementOutline(
  x: number,
  y: number,
  radiusM: number,
  angle: number,
  corners: number,
  random: Random,
): number[] {
  const ring: number[] = [];
  const stretch = 0.85 + random() * 0.35;
  for (let i = 0; i < corners; i += 1) {
    const around = ((i + (random() - 0.5) * 0.5) / corners) * 2 * Math.PI;
    const cosine = Math.cos(around);
    const sine = Math.sin(around);
    // A superellipse of power 3.2 lies between circle and rectangle, the shape most northern villages have.
    const reach = (Math.abs(cosine) ** 3.2 + Math.abs(sine) ** 3.2) ** (-1 / 3.2);
    const uneven = radiusM * reach * (0.86 + random() * 0.28);
    const u = uneven * cosine * stretch;
    const v = (uneven * sine) / stretch;
    ring.push(x + u * Math.cos(angle) - v * Math.sin(angle), y + u * Math.sin(angle) + v * Math.cos(angle));
  }
  ring.push(ring[0] ?? 0, ring[1] ?? 0);
  return ring;
}

/** An open square around a middle, big enough to hold a settlement of the radius given. */
export function squareAround(x: number, y: number, radiusM: number, angle: number): Path {
  const reach = radiusM * 1.75;
  const cosine = Math.cos(angle) * reach;
  const sine = Math.sin(angle) * reach;
  return [
    x - cosine + sine,
    y - sine - cosine,
    x + cosine + sine,
    y + sine - cosine,
    x + cosine - sine,
    y + sine + cosine,
    x - cosine - sine,
    y - sine + cosine,
  ];
}
