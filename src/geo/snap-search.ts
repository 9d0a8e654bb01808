import type { Position } from 'geojson';
import type { BorderIndex } from './border-index.ts';
import { eastingScale } from './plane-scale.ts';
import { planeLatitude, planeLongitude, planeX, planeY } from './working-plane.ts';

/** Where the pencil is pulled to (捕捉目标). */
export interface SnapTarget {
  /** Longitude and latitude. Of a vertex its very own; on an edge to 1e-9 m, where the edge runs in the working plane. */
  readonly position: Position;
  /** `perpendicular`: foot of the perpendicular from the vertex drawn before onto an edge (垂足). */
  readonly kind: 'vertex' | 'perpendicular' | 'edge';
  /** Which of the indices asked. */
  readonly source: number;
  readonly run: number;
  /** Number of the vertex within its run, or of the vertex at which the edge begins. */
  readonly segment: number;
  /** From the place asked, metres on the ground. */
  readonly distanceM: number;
}

/** What else a search is to know. */
export interface SnapOptions {
  /** The vertex drawn before, from which perpendiculars are dropped. */
  readonly previous?: Position;
  /** Vertices (numbered within their run) that are left out, with the edges that end there: those being dragged. */
  readonly skip?: (source: number, run: number, vertex: number) => boolean;
}

/** A perpendicular may be so far off a right angle by rounding before it counts as the end of its edge, share of the edge. */
const SPAN_SLACK = 1e-12;

/**
 * The best place to snap to within reach (捕捉): the nearest vertex, else the nearest foot of a perpendicular from the vertex
 * before, else the nearest place on an edge. Among equally near ones the first in the order of the indices.
 *
 * @param place longitude and latitude in degrees
 * @param reachM metres on the ground
 * @returns null when there is nothing within reach
 */
export function findSnapTarget(
  indices: readonly BorderIndex[],
  place: Position,
  reachM: number,
  { previous, skip }: SnapOptions = {},
): SnapTarget | null {
  const [longitude = 0, latitude = 0] = place;
  const x = planeX(longitude);
  const y = planeY(latitude);
  const scale = eastingScale(latitude);
  const from = previous === undefined ? null : [planeX(previous[0] ?? 0), planeY(previous[1] ?? 0)];
  const fromEast = from === null ? Number.NaN : ((from[0] ?? 0) - x) * scale;
  const fromNorth = from === null ? Number.NaN : ((from[1] ?? 0) - y) / scale;

  // The best of each kind: squared distance, index, chunk, vertex, and on edges the share from its first to its last vertex.
  const found = { vertex: nothingYet(reachM), perpendicular: nothingYet(reachM), edge: nothingYet(reachM) };
  for (const [source, index] of indices.entries()) {
    const { plane, chunkRuns, chunkFirsts, chunkLasts, starts } = index;
    for (const chunk of index.boxes.search(
      x - reachM / scale,
      y - reachM * scale,
      x + reachM / scale,
      y + reachM * scale,
    )) {
      const run = chunkRuns[chunk] ?? 0;
      const start = starts[run] ?? 0;
      const last = chunkLasts[chunk] ?? 0;
      let before = false;
      let eastBefore = 0;
      let northBefore = 0;
      for (let vertex = chunkFirsts[chunk] ?? 0; vertex <= last; vertex += 1) {
        const isSkipped = skip?.(source, run, vertex - start) === true;
        const east = ((plane[2 * vertex] ?? 0) - x) * scale;
        const north = ((plane[2 * vertex + 1] ?? 0) - y) / scale;
        if (!isSkipped) {
          keepNearer(found.vertex, east * east + north * north, source, run, vertex, 0);
          if (before) {
            const alongEast = east - eastBefore;
            const alongNorth = north - northBefore;
            const length2 = alongEast * alongEast + alongNorth * alongNorth;
            if (length2 > 0) {
              const share = Math.min(1, Math.max(0, -(eastBefore * alongEast + northBefore * alongNorth) / length2));
              const offEast = eastBefore + share * alongEast;
              const offNorth = northBefore + share * alongNorth;
              keepNearer(found.edge, offEast * offEast + offNorth * offNorth, source, run, vertex - 1, share);
              const foot = ((fromEast - eastBefore) * alongEast + (fromNorth - northBefore) * alongNorth) / length2;
              if (foot > SPAN_SLACK && foot < 1 - SPAN_SLACK) {
                const footEast = eastBefore + foot * alongEast;
                const footNorth = northBefore + foot * alongNorth;
                keepNearer(
                  found.perpendicular,
                  footEast * footEast + footNorth * footNorth,
                  source,
                  run,
                  vertex - 1,
                  foot,
                );
              }
            }
          }
        }
        before = !isSkipped;
        eastBefore = east;
        northBefore = north;
      }
    }
  }
  for (const kind of ['vertex', 'perpendicular', 'edge'] as const) {
    const best = found[kind];
    const index = indices[best.source];
    if (index !== undefined) return targetOf(kind, best, index);
  }
  return null;
}

interface Nearest {
  squareM2: number;
  source: number;
  run: number;
  vertex: number;
  share: number;
}

function nothingYet(reachM: number): Nearest {
  return { squareM2: reachM * reachM, source: -1, run: 0, vertex: 0, share: 0 };
}

function keepNearer(best: Nearest, squareM2: number, source: number, run: number, vertex: number, share: number): void {
  // Chunks come in the order of the tree: a tie goes to the first index, run and vertex, so that the answer is steady.
  if (squareM2 > best.squareM2) return;
  if (squareM2 === best.squareM2 && best.source >= 0) {
    if (best.source < source || (best.source === source && best.vertex <= vertex)) return;
  }
  best.squareM2 = squareM2;
  best.source = source;
  best.run = run;
  best.vertex = vertex;
  best.share = share;
}

function targetOf(kind: SnapTarget['kind'], best: Nearest, { positions, plane, starts }: BorderIndex): SnapTarget {
  const { source, run, vertex, share } = best;
  const at = 2 * vertex;
  const between = (axis: number): number => {
    const start = plane[at + axis] ?? 0;
    return start + ((plane[at + axis + 2] ?? 0) - start) * share;
  };
  return {
    position:
      kind === 'vertex'
        ? [positions[at] ?? 0, positions[at + 1] ?? 0]
        : [planeLongitude(between(0)), planeLatitude(between(1))],
    kind,
    source,
    run,
    segment: vertex - (starts[run] ?? 0),
    distanceM: Math.sqrt(best.squareM2),
  };
}
