import { bufferLocally, type BufferOptions, edgeSpacingM, overlayOf, WIDEST_M, widening } from './buffer.ts';
import { densifyShape } from './densify.ts';
import { writeLines } from './geos-lines.ts';
import type { GeosSession } from './geos-session.ts';
import type { LineSet } from './line-set.ts';
import { createLocalPlane } from './local-plane.ts';
import type { OverlayResult } from './overlay-result.ts';
import { shapeBounds } from './shape-bounds.ts';
import { joinShapes, startOf } from './shape-table.ts';
import type { Shape } from './shape.ts';

/**
 * Everything within a distance of lines and points (线、点缓冲区), as exact as `bufferShape`. What is wider than 100 km is
 * taken piece by piece, each in a local plane of its own. Flat ends leave nothing of points.
 *
 * @param lines in the working plane
 * @param distanceM metres; 0 or less leaves nothing, because lines have no inside
 * @returns a shape in the working plane; empty when nothing is left
 */
export function bufferLines(
  session: GeosSession,
  lines: LineSet,
  distanceM: number,
  options: BufferOptions,
): OverlayResult {
  if (!Number.isFinite(distanceM)) throw new Error(`buffer of ${String(distanceM)} m`);
  const pieces: Shape[] = [];
  let repaired = false;
  for (const group of distanceM > 0 ? narrowGroups(densified(lines, edgeSpacingM(distanceM))) : []) {
    const bounds = shapeBounds(group);
    if (bounds === null) continue;
    const plane = createLocalPlane(bounds);
    const geometry = writeLines(session, plane.enter(group).coordinates, group.ringEnds);
    const piece = bufferLocally(session, geometry, plane, distanceM, options);
    if (!piece.ok) return piece;
    pieces.push(piece.shape);
    repaired ||= piece.repaired;
  }
  const all = joinShapes(pieces);
  if (pieces.length <= 1) return { ok: true, shape: all, repaired };
  const united = overlayOf(session, 'union', [all]);
  return united.ok ? { ...united, repaired: united.repaired || repaired } : united;
}

/** Lines as the rings of a shape that is never shown to GEOS: what moves vertices works on either. */
function densified({ coordinates, lineEnds }: LineSet, spacingM: number): Shape {
  return densifyShape({ coordinates, ringEnds: lineEnds, partEnds: Uint32Array.of(lineEnds.length) }, spacingM);
}

/**
 * The lines in groups none of which is too wide for one plane. A line that goes on in the next group begins there with the last
 * edge of this one, so that flat ends leave no gap where it turns.
 */
function narrowGroups(lines: Shape): Shape[] {
  const bounds = shapeBounds(lines);
  if (bounds === null) return [];
  const widest = WIDEST_M / widening(bounds);
  if (bounds.maxX - bounds.minX <= widest) return [lines];
  const groups: Shape[] = [];
  let coordinates: number[] = [];
  let ends: number[] = [];
  let minX = Infinity;
  let maxX = -Infinity;
  const endGroup = (): void => {
    if (coordinates.length === 0) return;
    if (ends.at(-1) !== coordinates.length / 2) ends.push(coordinates.length / 2);
    groups.push({
      coordinates: Float64Array.from(coordinates),
      ringEnds: Uint32Array.from(ends),
      partEnds: Uint32Array.of(ends.length),
    });
    [coordinates, ends, minX, maxX] = [[], [], Infinity, -Infinity];
  };
  for (let line = 0; line < lines.ringEnds.length; line += 1) {
    const start = startOf(lines.ringEnds, line);
    for (let vertex = start; vertex < (lines.ringEnds[line] ?? 0); vertex += 1) {
      const x = lines.coordinates[2 * vertex] ?? 0;
      if (Math.max(maxX, x) - Math.min(minX, x) > widest) {
        endGroup();
        coordinates.push(...lines.coordinates.subarray(2 * Math.max(start, vertex - 2), 2 * vertex));
      }
      minX = Math.min(minX, x);
      maxX = Math.max(maxX, x);
      coordinates.push(x, lines.coordinates[2 * vertex + 1] ?? 0);
    }
    ends.push(coordinates.length / 2);
  }
  endGroup();
  return groups;
}
