/** Tile coordinates run from 0 to this in both directions (瓦片坐标范围). */
export const TILE_EXTENT = 4096;
/** Tile units kept beyond the edge, so that outlines do not show at tile borders. */
export const TILE_BUFFER = 64;

/** Brings rings into tile units: cut to the tile, rounded to a grid, without vertices that say nothing. */
export interface RingPress {
  /** Begins a ring. */
  begin(): void;
  /** Adds a vertex in tile units; the last one repeats the first. */
  vertex(x: number, y: number): void;
  /**
   * Cuts the ring to the tile and its buffer if `isCut`, and rounds it to a grid of `step` tile units. What is rounded
   * depends on each vertex alone, so neighbours that share an edge still share it afterwards: a coverage stays a coverage,
   * at the price of losing what is smaller than the grid.
   *
   * @returns number of corners in `corners`, the first not repeated; 0 when the ring collapses
   */
  finish(isCut: boolean, step: number): number;
  /** x, y of the corners of the ring finished last. */
  readonly corners: Int32Array;
  /** Twice its signed area, positive clockwise on a screen whose y goes down. */
  readonly doubledArea: number;
}

/** A press with memory of its own, which grows to the largest ring and is used again. */
export function createRingPress(): RingPress {
  let points = new Float64Array(1024);
  let spare = new Float64Array(1024);
  let corners = new Int32Array(1024);
  let size = 0;
  let doubledArea = 0;

  /** Cuts at one edge of the tile with its buffer (Sutherland–Hodgman); edges that run along the cut lie in the buffer. */
  function cutAxis(axis: 0 | 1, limit: number, side: 1 | -1): void {
    // Each edge gives at most two points, and one more closes the ring.
    if (spare.length < 2 * size + 4) spare = new Float64Array(4 * size + 4);
    let kept = 0;
    for (let at = 2; at < size; at += 2) {
      const x0 = points[at - 2] ?? 0;
      const y0 = points[at - 1] ?? 0;
      const x1 = points[at] ?? 0;
      const y1 = points[at + 1] ?? 0;
      const before = side * ((axis === 0 ? x0 : y0) - limit);
      const after = side * ((axis === 0 ? x1 : y1) - limit);
      if (before >= 0 !== after >= 0) {
        const share = before / (before - after);
        spare[kept] = x0 + (x1 - x0) * share;
        spare[kept + 1] = y0 + (y1 - y0) * share;
        kept += 2;
      }
      if (after >= 0) {
        spare[kept] = x1;
        spare[kept + 1] = y1;
        kept += 2;
      }
    }
    if (kept > 0) {
      spare[kept] = spare[0] ?? 0;
      spare[kept + 1] = spare[1] ?? 0;
      kept += 2;
    }
    [points, spare] = [spare, points];
    size = kept;
  }

  /** Rounds, and drops repeated vertices and those in the middle of a straight run. Returns the number of corners. */
  function snap(step: number): number {
    if (corners.length < size) corners = new Int32Array(2 * size);
    let kept = 0;
    for (let at = 0; at < size; at += 2) {
      const x = Math.round((points[at] ?? 0) / step) * step;
      const y = Math.round((points[at + 1] ?? 0) / step) * step;
      if (kept >= 2 && corners[kept - 2] === x && corners[kept - 1] === y) continue;
      if (kept >= 4 && isMiddle(corners, kept, x, y)) kept -= 2;
      corners[kept] = x;
      corners[kept + 1] = y;
      kept += 2;
    }
    return kept / 2 - 1;
  }

  return {
    begin() {
      size = 0;
    },
    vertex(x, y) {
      if (size + 2 > points.length) {
        const larger = new Float64Array(2 * points.length);
        larger.set(points);
        points = larger;
      }
      points[size] = x;
      points[size + 1] = y;
      size += 2;
    },
    finish(isCut, step) {
      if (isCut) {
        cutAxis(0, -TILE_BUFFER, 1);
        cutAxis(0, TILE_EXTENT + TILE_BUFFER, -1);
        cutAxis(1, -TILE_BUFFER, 1);
        cutAxis(1, TILE_EXTENT + TILE_BUFFER, -1);
      }
      const count = snap(step);
      if (count < 3) return 0;
      doubledArea = 0;
      for (let at = 2; at <= 2 * count; at += 2) {
        doubledArea += (corners[at - 2] ?? 0) * (corners[at + 1] ?? 0) - (corners[at] ?? 0) * (corners[at - 1] ?? 0);
      }
      return doubledArea === 0 ? 0 : count;
    },
    get corners() {
      return corners;
    },
    get doubledArea() {
      return doubledArea;
    },
  };
}

/** True when the last point of the run lies straight between the one before it and (x, y). */
function isMiddle(run: Int32Array, size: number, x: number, y: number): boolean {
  const x0 = run[size - 4] ?? 0;
  const y0 = run[size - 3] ?? 0;
  const x1 = run[size - 2] ?? 0;
  const y1 = run[size - 1] ?? 0;
  return (x1 - x0) * (y - y0) === (x - x0) * (y1 - y0) && (x1 - x0) * (x - x1) + (y1 - y0) * (y - y1) >= 0;
}
