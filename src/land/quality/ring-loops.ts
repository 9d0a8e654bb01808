import { startOf } from '../../geo/shape-table.ts';
import type { Shape } from '../../geo/shape.ts';

/** A ring as an open list of x, y. */
export type OpenRing = readonly number[];

/** The rings of a shape part by part, open, the outer one first. */
export function ringsOf({ coordinates, ringEnds, partEnds }: Shape): OpenRing[][] {
  return Array.from(partEnds, (endRing, part) => {
    const firstRing = startOf(partEnds, part);
    return Array.from({ length: endRing - firstRing }, (_, index) => {
      const ring = firstRing + index;
      return [...coordinates.subarray(2 * startOf(ringEnds, ring), 2 * (ringEnds[ring] ?? 0) - 2)];
    });
  });
}

/** The shape of rings; parts without rings fall out. */
export function shapeOfRings(parts: readonly (readonly OpenRing[])[]): Shape {
  const filled = parts.filter((rings) => rings.length > 0);
  const rings = filled.flat();
  let vertices = 0;
  let count = 0;
  return {
    coordinates: Float64Array.from(rings.flatMap((ring) => [...ring, ring[0] ?? 0, ring[1] ?? 0])),
    ringEnds: Uint32Array.from(rings, (ring) => (vertices += ring.length / 2 + 1)),
    partEnds: Uint32Array.from(filled, (part) => (count += part.length)),
  };
}

/**
 * A ring without what runs out and straight back over the same vertices, and without repeated vertices: neither encloses
 * anything, and GEOS loses whole parcels over it (`MakeValid`, structure method, 3.13).
 *
 * @returns an open ring; null when nothing is left
 */
export function withoutFolds(ring: OpenRing): OpenRing | null {
  const kept: number[] = [];
  for (let at = 0; at < ring.length; at += 2) {
    kept.push(ring[at] ?? 0, ring[at + 1] ?? 0);
    dropLastFold(kept);
  }
  // The same across the closing: the last vertices against the first ones.
  let start = 0;
  for (let isFolded = true; isFolded && kept.length - start > 4;) {
    isFolded = true;
    if (same(kept, start, kept.length - 2)) kept.length -= 2;
    else if (same(kept, start, kept.length - 4)) kept.length -= 4;
    else if (same(kept, start + 2, kept.length - 2)) {
      start += 2;
      kept.length -= 2;
    } else isFolded = false;
  }
  return kept.length - start >= 6 ? kept.slice(start) : null;
}

function dropLastFold(kept: number[]): void {
  if (kept.length >= 4 && same(kept, kept.length - 4, kept.length - 2)) kept.length -= 2;
  else if (kept.length >= 6 && same(kept, kept.length - 6, kept.length - 2)) kept.length -= 4;
}

/** A ring cut up where it comes back to one of its vertices: loops that each visit a vertex once. */
export function splitAtRepeats(ring: OpenRing): OpenRing[] {
  const loops: OpenRing[] = [];
  const path: number[] = [];
  for (let at = 0; at < ring.length; at += 2) {
    const [x = 0, y = 0] = ring.slice(at, at + 2);
    for (let before = path.length - 2; before >= 0; before -= 2) {
      if (path[before] !== x || path[before + 1] !== y) continue;
      loops.push(path.splice(before));
      break;
    }
    path.push(x, y);
  }
  return [...loops, path].filter((loop) => loop.length >= 6);
}

function same(values: readonly number[], one: number, other: number): boolean {
  return values[one] === values[other] && values[one + 1] === values[other + 1];
}
