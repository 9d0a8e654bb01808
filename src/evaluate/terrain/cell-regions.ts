import type { Bounds } from '../../geo/bounds.ts';
import { boundsMeet } from '../../geo/shape-bounds.ts';
import { ShapeWindow } from '../../geo/shape-window.ts';
import type { Site } from '../rules/site.ts';
import { allAtOnce } from '../all-at-once.ts';
import type { RasterPlane } from './raster-plane.ts';
import { traceCells } from './trace-cells.ts';

/** Cells of a raster that something holds of, as areas of the working plane. */
export interface CellRegions {
  /** The areas near a box, block by block: they do not overlap, and the same block is the same object each time. */
  near(box: Bounds): readonly Site[];
  /** The same; yields between blocks that are outlined. */
  nearInSteps(box: Bounds): Generator<void, readonly Site[], void>;
}

/** Cells along each side of a block; each is outlined when it is first asked for. */
const BLOCK = 64;
const NO_POINTS = new Float64Array(0);

/** Starts with nothing outlined. */
export function createCellRegions(
  columns: number,
  rows: number,
  plane: RasterPlane,
  isMarked: (column: number, row: number) => boolean,
): CellRegions {
  const blockColumns = Math.ceil(columns / BLOCK);
  const known = new Map<number, Site | null>();

  function blockAt(blockColumn: number, blockRow: number): Site | null {
    const key = blockRow * blockColumns + blockColumn;
    const before = known.get(key);
    if (before !== undefined) return before;
    const left = blockColumn * BLOCK;
    const top = blockRow * BLOCK;
    const width = Math.min(BLOCK, columns - left);
    const height = Math.min(BLOCK, rows - top);
    const marks = new Uint8Array(width * height);
    let count = 0;
    for (let row = 0; row < height; row += 1) {
      for (let column = 0; column < width; column += 1) {
        if (!isMarked(left + column, top + row)) continue;
        marks[row * width + column] = 1;
        count += 1;
      }
    }
    let site: Site | null = null;
    if (count > 0) {
      const place = (column: number, row: number) => plane.cornerAt(left + column, top + row);
      const window = new ShapeWindow(traceCells(marks, width, height, place, plane.isAligned));
      site = { window, points: NO_POINTS, bounds: window.bounds };
    }
    known.set(key, site);
    return site;
  }

  function* nearInSteps(box: Bounds): Generator<void, readonly Site[], void> {
    const { left, top, right, bottom } = plane.cellsAround(box);
    const sites: Site[] = [];
    if (right <= left || bottom <= top) return sites;
    for (let row = Math.floor(top / BLOCK); row * BLOCK < bottom; row += 1) {
      for (let column = Math.floor(left / BLOCK); column * BLOCK < right; column += 1) {
        const site = blockAt(column, row);
        if (site?.bounds != null && boundsMeet(site.bounds, box)) sites.push(site);
        yield;
      }
    }
    return sites;
  }

  return { nearInSteps, near: (box) => allAtOnce(nearInSteps(box)) };
}
