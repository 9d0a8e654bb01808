import type { Shape } from '../../geo/shape.ts';

/** A ring of corners of cells, column and row in turn, not closed; the cells are on its left, north being up. */
interface CornerRing {
  readonly corners: readonly number[];
  /** Part that the cells belong to. */
  readonly part: number;
}

const EAST = 0;
const NORTH = 1;
const WEST = 2;
const SOUTH = 3;
/** Steps of a corner: rows run south. */
const STEP_COLUMN = [1, 0, -1, 0] as const;
const STEP_ROW = [0, -1, 0, 1] as const;

/**
 * Outlines marked cells of a grid (栅格边界追踪) as a valid shape: cells that share a side make one part, cells that only touch at a corner
 * do not; holes stay holes. Neighbouring grids have the same corners along their common side.
 *
 * @param marks 1 for marked cells, row by row from the north
 * @param place of a corner by column and row
 * @param isAligned leaves out corners on a straight side, where rows and columns run along the axes of the plane
 */
export function traceCells(
  marks: Uint8Array,
  columns: number,
  rows: number,
  place: (column: number, row: number) => readonly [x: number, y: number],
  isAligned: boolean,
): Shape {
  const parts = partsOf(marks, columns, rows);
  const rings = ringsOf(marks, parts, columns, rows);
  const byPart: CornerRing[][] = [];
  for (const ring of rings) (byPart[ring.part] ??= []).push(ring);
  const coordinates: number[] = [];
  const ringEnds: number[] = [];
  const partEnds: number[] = [];
  for (const ofPart of byPart) {
    // The outer ring first: it alone runs counter-clockwise.
    for (const { corners } of ofPart.toSorted((a, b) => signedArea(b.corners) - signedArea(a.corners))) {
      const start = coordinates.length;
      const kept = isAligned ? turningCorners(corners) : corners;
      for (let at = 0; at < kept.length; at += 2) coordinates.push(...place(kept[at] ?? 0, kept[at + 1] ?? 0));
      coordinates.push(coordinates[start] ?? 0, coordinates[start + 1] ?? 0);
      ringEnds.push(coordinates.length / 2);
    }
    partEnds.push(ringEnds.length);
  }
  return {
    coordinates: Float64Array.from(coordinates),
    ringEnds: Uint32Array.from(ringEnds),
    partEnds: Uint32Array.from(partEnds),
  };
}

/** Number of the part of every marked cell: cells that share sides have the same. */
function partsOf(marks: Uint8Array, columns: number, rows: number): Int32Array {
  const parts = new Int32Array(marks.length).fill(-1);
  const waiting: number[] = [];
  let count = 0;
  for (let seed = 0; seed < marks.length; seed += 1) {
    if (marks[seed] !== 1 || parts[seed] !== -1) continue;
    parts[seed] = count;
    waiting.push(seed);
    for (let cell = waiting.pop(); cell !== undefined; cell = waiting.pop()) {
      const column = cell % columns;
      const row = (cell - column) / columns;
      for (let side = 0; side < 4; side += 1) {
        const nextColumn = column + (STEP_COLUMN[side] ?? 0);
        const nextRow = row + (STEP_ROW[side] ?? 0);
        const next = nextRow * columns + nextColumn;
        const isThere = nextColumn >= 0 && nextColumn < columns && nextRow >= 0 && nextRow < rows;
        if (!isThere || marks[next] !== 1 || parts[next] !== -1) continue;
        parts[next] = count;
        waiting.push(next);
      }
    }
    count += 1;
  }
  return parts;
}

function ringsOf(marks: Uint8Array, parts: Int32Array, columns: number, rows: number): readonly CornerRing[] {
  const cellOf = (column: number, row: number): number =>
    column >= 0 && column < columns && row >= 0 && row < rows ? row * columns + column : -1;
  /** The cell on the left of a side that leaves a corner, and the one on its right; -1 beyond the grid. */
  const leftOf = (column: number, row: number, direction: number): number =>
    cellOf(
      column - (direction === WEST || direction === NORTH ? 1 : 0),
      row - (direction === EAST || direction === NORTH ? 1 : 0),
    );
  const rightOf = (column: number, row: number, direction: number): number =>
    cellOf(
      column - (direction === WEST || direction === SOUTH ? 1 : 0),
      row - (direction === WEST || direction === NORTH ? 1 : 0),
    );
  const isBorder = (column: number, row: number, direction: number): boolean =>
    marks[leftOf(column, row, direction)] === 1 && marks[rightOf(column, row, direction)] !== 1;

  const walked = new Uint8Array((columns + 1) * (rows + 1) * 4);
  const rings: CornerRing[] = [];
  for (let row = 0; row <= rows; row += 1) {
    for (let column = 0; column <= columns; column += 1) {
      for (let first = 0; first < 4; first += 1) {
        if (walked[4 * (row * (columns + 1) + column) + first] === 1 || !isBorder(column, row, first)) continue;
        const part = parts[leftOf(column, row, first)] ?? 0;
        const corners: number[] = [];
        let [x, y, direction] = [column, row, first];
        for (;;) {
          const side = 4 * (y * (columns + 1) + x) + direction;
          if (walked[side] === 1) break;
          walked[side] = 1;
          corners.push(x, y);
          x += STEP_COLUMN[direction] ?? 0;
          y += STEP_ROW[direction] ?? 0;
          // To the left first: where cells touch at a corner only, one goes on around the same cell.
          const turns = [(direction + 1) % 4, direction, (direction + 3) % 4];
          const [at, from] = [x, y];
          direction = turns.find((turn) => isBorder(at, from, turn)) ?? direction;
        }
        for (const simple of simpleRings(corners, columns + 1)) rings.push({ corners: simple, part });
      }
    }
  }
  return rings;
}

/** Cuts a ring where it comes back to a corner: each piece passes every corner once. */
function simpleRings(corners: readonly number[], stride: number): readonly (readonly number[])[] {
  const rings: number[][] = [];
  const path: number[] = [];
  const placeOf = new Map<number, number>();
  for (let at = 0; at < corners.length; at += 2) {
    const [column = 0, row = 0] = [corners[at], corners[at + 1]];
    const corner = row * stride + column;
    const before = placeOf.get(corner);
    if (before !== undefined) {
      const loop = path.splice(before);
      for (let step = 0; step < loop.length; step += 2)
        placeOf.delete((loop[step + 1] ?? 0) * stride + (loop[step] ?? 0));
      rings.push(loop);
    }
    placeOf.set(corner, path.length);
    path.push(column, row);
  }
  rings.push(path);
  return rings;
}

/** Corners at which a ring changes its direction. */
function turningCorners(corners: readonly number[]): readonly number[] {
  const count = corners.length / 2;
  const kept: number[] = [];
  for (let at = 0; at < count; at += 1) {
    const before = 2 * ((at + count - 1) % count);
    const after = 2 * ((at + 1) % count);
    const isStraight = corners[before] === corners[after] || corners[before + 1] === corners[after + 1];
    if (!isStraight) kept.push(corners[2 * at] ?? 0, corners[2 * at + 1] ?? 0);
  }
  return kept;
}

/** Twice the area in cells; above zero for a ring that runs counter-clockwise with north up. */
function signedArea(corners: readonly number[]): number {
  let sum = 0;
  for (let at = 0; at < corners.length; at += 2) {
    const next = (at + 2) % corners.length;
    sum -= (corners[at] ?? 0) * (corners[next + 1] ?? 0) - (corners[next] ?? 0) * (corners[at + 1] ?? 0);
  }
  return sum;
}
