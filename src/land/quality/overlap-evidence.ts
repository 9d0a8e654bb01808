import { startOf } from '../../geo/shape-table.ts';
import type { ShapeTable } from '../../geo/shape-table.ts';
import { shapeContains } from '../parcel-at.ts';
import { surelyApart, surelyTurns } from './orientation.ts';

/** How a run of edges lies to the border of a parcel: no common point, common vertices only, or more than that. */
type Contact = 'none' | 'vertices' | 'more';

/**
 * Whether edges of one parcel may run through the inside of another. Two parcels that overlap have such an edge, unless
 * one of them is built over by others that share all their edges; those overlap the first as well. False only when none
 * of the edges does; a border that lies on another without sharing its vertices counts as doubtful.
 *
 * @param edges edge numbers; from `first` up to, not including, `end` they are looked at
 */
export function mayOverlap(table: ShapeTable, edges: Uint32Array, first: number, end: number, other: number): boolean {
  const contact = contactOf(table, edges, first, end, other);
  if (contact === 'more') return true;
  // Without a common point the run is inside or outside as a whole, if it is one line.
  for (let at = first; at < end; at += 1) {
    const edge = edges[at] ?? 0;
    if (contact === 'none' && at > first && edges[at - 1] === edge - 1) continue;
    const x = ((table.coordinates[2 * edge] ?? 0) + (table.coordinates[2 * edge + 2] ?? 0)) / 2;
    const y = ((table.coordinates[2 * edge + 1] ?? 0) + (table.coordinates[2 * edge + 3] ?? 0)) / 2;
    if (shapeContains(table, other, x, y)) return true;
  }
  return false;
}

function contactOf(table: ShapeTable, edges: Uint32Array, first: number, end: number, other: number): Contact {
  const { coordinates, ringEnds, partEnds, shapeEnds } = table;
  let west = Infinity;
  let south = Infinity;
  let east = -Infinity;
  let north = -Infinity;
  for (let at = first; at < end; at += 1) {
    const edge = 2 * (edges[at] ?? 0);
    west = Math.min(west, coordinates[edge] ?? 0, coordinates[edge + 2] ?? 0);
    east = Math.max(east, coordinates[edge] ?? 0, coordinates[edge + 2] ?? 0);
    south = Math.min(south, coordinates[edge + 1] ?? 0, coordinates[edge + 3] ?? 0);
    north = Math.max(north, coordinates[edge + 1] ?? 0, coordinates[edge + 3] ?? 0);
  }
  let contact: Contact = 'none';
  const endRing = startOf(partEnds, shapeEnds[other] ?? 0);
  for (let ring = startOf(partEnds, startOf(shapeEnds, other)); ring < endRing; ring += 1) {
    const endVertex = ringEnds[ring] ?? 0;
    for (let vertex = startOf(ringEnds, ring); vertex + 1 < endVertex; vertex += 1) {
      const cx = coordinates[2 * vertex] ?? 0;
      const dx = coordinates[2 * vertex + 2] ?? 0;
      if ((cx < west && dx < west) || (cx > east && dx > east)) continue;
      const cy = coordinates[2 * vertex + 1] ?? 0;
      const dy = coordinates[2 * vertex + 3] ?? 0;
      if ((cy < south && dy < south) || (cy > north && dy > north)) continue;
      for (let at = first; at < end; at += 1) {
        const edge = 2 * (edges[at] ?? 0);
        const ax = coordinates[edge] ?? 0;
        const ay = coordinates[edge + 1] ?? 0;
        const bx = coordinates[edge + 2] ?? 0;
        const by = coordinates[edge + 3] ?? 0;
        const found = contactOfSegments(ax, ay, bx, by, cx, cy, dx, dy);
        if (found === 'more') return 'more';
        if (found === 'vertices') contact = 'vertices';
      }
    }
  }
  return contact;
}

/** Segments a–b and c–d, none of which is a point. */
function contactOfSegments(
  ax: number,
  ay: number,
  bx: number,
  by: number,
  cx: number,
  cy: number,
  dx: number,
  dy: number,
): Contact {
  if (Math.max(ax, bx) < Math.min(cx, dx) || Math.min(ax, bx) > Math.max(cx, dx)) return 'none';
  if (Math.max(ay, by) < Math.min(cy, dy) || Math.min(ay, by) > Math.max(cy, dy)) return 'none';
  const isAC = ax === cx && ay === cy;
  const isAD = ax === dx && ay === dy;
  const isBC = bx === cx && by === cy;
  const isBD = bx === dx && by === dy;
  if (!isAC && !isAD && !isBC && !isBD) return surelyApart(ax, ay, bx, by, cx, cy, dx, dy) ? 'none' : 'more';
  if ((isAC && isBD) || (isAD && isBC)) return 'more';
  // One common end: they have more in common only when they leave it in the same direction.
  const turns = surelyTurns(
    isAC || isAD ? bx : ax,
    isAC || isAD ? by : ay,
    isAC || isAD ? ax : bx,
    isAC || isAD ? ay : by,
    isAC || isBC ? dx : cx,
    isAC || isBC ? dy : cy,
  );
  return turns ? 'vertices' : 'more';
}
