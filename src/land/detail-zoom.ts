import { startOf } from '../geo/shape-table.ts';
import type { LandTable } from './land-table.ts';
import { FINEST_ZOOM } from './tile-cutter.ts';
import type { TileFrame } from './tile-frame.ts';

/** So many corners in one tile of 512 px are more than the screen has use for: an edge every four pixels throughout. */
const MOST_CORNERS = 12_000;

/**
 * The zoom from which on parcels are drawn one by one (逐图斑显示起始级别); below, tiles are pictures. It is the smallest at
 * which no tile has more than {@link MOST_CORNERS} corners, so a small base is drawn in detail from afar and a survey of
 * half a million parcels from close by. One zoom for the whole base: a map that is sharp here and blurred there reads as wrong.
 */
export function detailZoom(table: LandTable, { partBoxes }: TileFrame): number {
  const { ringEnds, partEnds } = table;
  let width = 2 ** FINEST_ZOOM;
  let corners = new Map<number, number>();
  for (let part = 0; part < partEnds.length; part += 1) {
    const column = Math.floor((((partBoxes[4 * part] ?? 0) + (partBoxes[4 * part + 2] ?? 0)) / 2) * width);
    const row = Math.floor((((partBoxes[4 * part + 1] ?? 0) + (partBoxes[4 * part + 3] ?? 0)) / 2) * width);
    const first = startOf(ringEnds, startOf(partEnds, part));
    const end = startOf(ringEnds, partEnds[part] ?? 0);
    const tile = row * width + column;
    corners.set(tile, (corners.get(tile) ?? 0) + end - first);
  }
  let zoom = FINEST_ZOOM;
  for (; zoom > 0; zoom -= 1) {
    const parents = new Map<number, number>();
    let most = 0;
    for (const [tile, count] of corners) {
      const parent = (Math.floor(tile / width) >> 1) * (width / 2) + ((tile % width) >> 1);
      const sum = (parents.get(parent) ?? 0) + count;
      parents.set(parent, sum);
      if (sum > most) most = sum;
    }
    if (most > MOST_CORNERS) return zoom;
    corners = parents;
    width /= 2;
  }
  return zoom;
}
