import type { ReadNote } from './read-result.ts';

/** Vertices in runs: the rings of a polygon, the lines of a multiline, or one run for anything else. */
export interface FlatPart {
  /** x, y pairs as the file has them. */
  readonly xy: Float64Array;
  /** For each run the index of the vertex after its last one. */
  readonly ends: Uint32Array;
}

/**
 * Makes the rings of a polygon as readers expect them: closed, of at least four vertices.
 *
 * @param changed is told of every ring that was closed, or left out because it encloses nothing
 * @returns the part itself when all is well; null when its outer ring encloses nothing
 */
export function withClosedRings(part: FlatPart, changed: (code: ReadNote['code']) => void): FlatPart | null {
  if (areGoodRings(part)) return part;
  const coordinates: number[] = [];
  const ends: number[] = [];
  let start = 0;
  for (const [ring, end] of part.ends.entries()) {
    const open = isClosed(part.xy, start, end) ? end - 1 : end;
    if (open - start < 3) {
      changed('format.rings-skipped');
      if (ring === 0) return null;
    } else {
      if (open === end) changed('format.rings-closed');
      for (let index = 2 * start; index < 2 * open; index += 1) coordinates.push(part.xy[index] ?? 0);
      coordinates.push(part.xy[2 * start] ?? 0, part.xy[2 * start + 1] ?? 0);
      ends.push(coordinates.length / 2);
    }
    start = end;
  }
  return { xy: Float64Array.from(coordinates), ends: Uint32Array.from(ends) };
}

function areGoodRings({ xy, ends }: FlatPart): boolean {
  let start = 0;
  for (let ring = 0; ring < ends.length; ring += 1) {
    const end = ends[ring] ?? start;
    if (end - start < 4 || !isClosed(xy, start, end)) return false;
    start = end;
  }
  return true;
}

function isClosed(xy: Float64Array, start: number, end: number): boolean {
  return end > start && xy[2 * start] === xy[2 * end - 2] && xy[2 * start + 1] === xy[2 * end - 1];
}
