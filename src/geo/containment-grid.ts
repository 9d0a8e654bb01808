import type { Bounds } from './bounds.ts';
import { shapeBounds } from './shape-bounds.ts';
import type { Shape } from './shape.ts';
import { startOf } from './shape-table.ts';

/** Where a box lies as seen from a shape, as far as a grid can tell; `near` leaves the question open. */
export type BoxPlace = 'inside' | 'outside' | 'near';

/**
 * Tells for most boxes at once whether they lie wholly inside or outside a shape (批量包含判断): the plane is divided into
 * cells, those that an edge runs through are marked, and a box that meets no marked cell is as the cells under it. Exact:
 * whenever an edge is close the answer is `near`.
 */
export interface ContainmentGrid {
  place(box: Bounds): BoxPlace;
}

const MOST_CELLS_PER_SIDE = 1024;
const FEWEST_CELLS_PER_SIDE = 16;
/** Share of a cell by which edges are thickened, far above rounding and far below a cell. */
const MARGIN = 1e-6;

/**
 * Builds the grid of a valid shape: O(edges + cells).
 *
 * @param boxCount about how many boxes will be asked for; for few of them a fine grid would cost more than it saves
 */
export function createContainmentGrid(shape: Shape, boxCount = Infinity): ContainmentGrid {
  const bounds = shapeBounds(shape);
  if (bounds === null) return { place: () => 'outside' };
  const { minX, minY, maxX, maxY } = bounds;
  // A row of cells all around lies outside, so that boxes beyond the shape fall onto cells as well.
  const cells = Math.ceil(Math.min(Math.max(4 * Math.sqrt(boxCount), FEWEST_CELLS_PER_SIDE), MOST_CELLS_PER_SIDE));
  const side = cells + 2;
  const cellWidth = Math.max(maxX - minX, Number.MIN_VALUE) / cells;
  const cellHeight = Math.max(maxY - minY, Number.MIN_VALUE) / cells;
  const columnOf = (x: number): number => (x - minX) / cellWidth + 1;
  const rowOf = (y: number): number => (y - minY) / cellHeight + 1;

  const isEdge = new Uint8Array(side * side);
  const turns = new Int32Array(side * side);
  forEachEdge(shape, (x0, y0, x1, y1) => {
    markEdge(isEdge, side, columnOf(x0), rowOf(y0), columnOf(x1), rowOf(y1));
    addTurns(turns, side, columnOf(x0), rowOf(y0), columnOf(x1), rowOf(y1));
  });
  const isInside = insideCells(turns, side);
  const edgeSums = summedTable(isEdge, side);

  return {
    place(box) {
      const west = clamp(Math.floor(columnOf(box.minX)), side);
      const east = clamp(Math.floor(columnOf(box.maxX)), side);
      const south = clamp(Math.floor(rowOf(box.minY)), side);
      const north = clamp(Math.floor(rowOf(box.maxY)), side);
      const wide = side + 1;
      const edges =
        (edgeSums[(north + 1) * wide + east + 1] ?? 0) -
        (edgeSums[south * wide + east + 1] ?? 0) -
        (edgeSums[(north + 1) * wide + west] ?? 0) +
        (edgeSums[south * wide + west] ?? 0);
      if (edges > 0) return 'near';
      return isInside[south * side + west] === 1 ? 'inside' : 'outside';
    },
  };
}

function forEachEdge(shape: Shape, use: (x0: number, y0: number, x1: number, y1: number) => void): void {
  const { coordinates, ringEnds } = shape;
  for (let ring = 0; ring < ringEnds.length; ring += 1) {
    const end = ringEnds[ring] ?? 0;
    for (let vertex = startOf(ringEnds, ring) + 1; vertex < end; vertex += 1) {
      const at = 2 * vertex;
      use(coordinates[at - 2] ?? 0, coordinates[at - 1] ?? 0, coordinates[at] ?? 0, coordinates[at + 1] ?? 0);
    }
  }
}

/** Marks every cell that an edge, in cell units, runs through: row by row the columns it crosses there. */
function markEdge(isEdge: Uint8Array, side: number, x0: number, y0: number, x1: number, y1: number): void {
  const [lowX, lowY, highX, highY] = y0 <= y1 ? [x0, y0, x1, y1] : [x1, y1, x0, y0];
  const slope = highY === lowY ? 0 : (highX - lowX) / (highY - lowY);
  const lastRow = clamp(Math.floor(highY + MARGIN), side);
  for (let row = clamp(Math.floor(lowY - MARGIN), side); row <= lastRow; row += 1) {
    const fromX = highY === lowY ? lowX : lowX + slope * (Math.max(lowY, row - MARGIN) - lowY);
    const toX = highY === lowY ? highX : lowX + slope * (Math.min(highY, row + 1 + MARGIN) - lowY);
    const first = clamp(Math.floor(Math.min(fromX, toX) - MARGIN), side);
    const last = clamp(Math.floor(Math.max(fromX, toX) + MARGIN), side);
    isEdge.fill(1, row * side + first, row * side + last + 1);
  }
}

/**
 * Notes for every row whose middle an edge crosses that everything to the right changes sides. Cells that the edge itself
 * runs through are never asked, so that it does not matter on which of them the change falls.
 */
function addTurns(turns: Int32Array, side: number, x0: number, y0: number, x1: number, y1: number): void {
  const [lowX, lowY, highX, highY] = y0 <= y1 ? [x0, y0, x1, y1] : [x1, y1, x0, y0];
  const lastRow = Math.ceil(highY - 0.5) - 1;
  for (let row = Math.ceil(lowY - 0.5); row <= lastRow; row += 1) {
    const x = lowX + ((highX - lowX) * (row + 0.5 - lowY)) / (highY - lowY);
    const cell = row * side + clamp(Math.floor(x) + 1, side);
    turns[cell] = (turns[cell] ?? 0) + 1;
  }
}

/** 1 for cells right of an odd number of edges, row by row. */
function insideCells(turns: Int32Array, side: number): Uint8Array {
  const isInside = new Uint8Array(side * side);
  for (let row = 0; row < side; row += 1) {
    let passed = 0;
    for (let cell = row * side; cell < (row + 1) * side; cell += 1) {
      passed += turns[cell] ?? 0;
      isInside[cell] = passed & 1;
    }
  }
  return isInside;
}

/** Sums of marks over all rectangles from the corner; one row and column of zeros first. */
function summedTable(marks: Uint8Array, side: number): Uint32Array {
  const wide = side + 1;
  const sums = new Uint32Array(wide * wide);
  for (let row = 0; row < side; row += 1) {
    let inRow = 0;
    for (let column = 0; column < side; column += 1) {
      inRow += marks[row * side + column] ?? 0;
      sums[(row + 1) * wide + column + 1] = (sums[row * wide + column + 1] ?? 0) + inRow;
    }
  }
  return sums;
}

function clamp(cell: number, side: number): number {
  return cell < 0 ? 0 : cell >= side ? side - 1 : cell;
}
