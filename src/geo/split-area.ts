import type { Geometry, LineString } from 'geojson';
import { enterDraftingPlane, leaveDraftingPlane } from './drafting-plane.ts';
import type { LineSet } from './line-set.ts';
import { isBalanced } from './overlay-balance.ts';
import { boundsMeet, shapeBounds } from './shape-bounds.ts';
import { shapeArea } from './shape-area.ts';
import { failedWith, type ShapeOutcome } from './shape-outcome.ts';
import { joinShapes, shapeAt } from './shape-table.ts';
import type { Shape } from './shape.ts';
import { STITCH_M } from './stitch-runs.ts';
import type { Topology } from './topology.ts';
import { withoutSlivers } from './without-slivers.ts';

/**
 * Cuts an area along a line (切割): each connected piece that comes of it, largest first. Parts that the line leaves whole stay
 * with the largest piece, so that an area of several parts does not fall apart into all of them.
 *
 * @param along where it ends inside, or only touches, it does not cut
 */
export function splitArea(topology: Topology, area: Geometry, along: LineString): ShapeOutcome {
  const plane = enterDraftingPlane(topology, [area], along);
  const [whole] = plane?.shapes ?? [];
  if (plane === null || whole === undefined) return failedWith('not-an-area');
  const uncut: Shape[] = [];
  const pieces: Shape[] = [];
  for (const part of partsOf(whole)) {
    const cut = cutPart(topology, part, plane.lines);
    if (cut === null) return failedWith('failed');
    if (cut.length === 1) uncut.push(part);
    else pieces.push(...cut);
  }
  if (pieces.length === 0) return failedWith('does-not-cut');
  const [largest, ...others] = pieces.toSorted((one, other) => shapeArea(other) - shapeArea(one));
  const first = joinShapes([...(largest === undefined ? [] : [largest]), ...uncut]);
  return leaveDraftingPlane(topology, plane, [first, ...others], 'nothing-left');
}

/** The connected pieces of one part; null when they do not add up to it. */
function cutPart(topology: Topology, part: Shape, lines: LineSet): readonly Shape[] | null {
  const bounds = shapeBounds(part);
  const lineBounds = shapeBounds({ ...part, coordinates: lines.coordinates });
  if (bounds === null || lineBounds === null || !boundsMeet(bounds, lineBounds)) return [part];
  const split = topology.split(part, lines);
  if (!split.ok) return null;
  const pieces = split.pieces.filter((piece) => withoutSlivers(piece, STITCH_M).partEnds.length > 0);
  const partM2 = shapeArea(part);
  const piecesM2 = pieces.reduce((sum, piece) => sum + shapeArea(piece), 0);
  return isBalanced(piecesM2, partM2, partM2) ? pieces : null;
}

function partsOf(shape: Shape): Shape[] {
  const table = { ...shape, shapeEnds: Uint32Array.from(shape.partEnds, (_, part) => part + 1) };
  return Array.from(shape.partEnds, (_, part) => shapeAt(table, part));
}
