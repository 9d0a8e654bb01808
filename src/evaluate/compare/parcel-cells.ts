import type { Bounds } from '../../geo/bounds.ts';
import { boundsMeet } from '../../geo/shape-bounds.ts';
import type { ShapeWindow } from '../../geo/shape-window.ts';
import type { CutGround } from '../cut-ground.ts';
import { type Cell, CellCut } from './cell-cut.ts';

/**
 * A parcel cut by the outlines of several schemes at once into disjoint cells (互不重叠的碎块): each lies wholly inside or
 * outside of every outline. Land outside of all takers is left out.
 */
export interface ParcelCells {
  readonly areasM2: readonly number[];
  /** For each cell the places of the takers that it lies in, ascending. */
  readonly takers: readonly (readonly number[])[];
  /** For each cell the places of the drawn farmland lines that it lies in. */
  readonly lines: readonly (readonly number[])[];
  /** For each cell whether it lies on permanent basic farmland (永久基本农田) of the base. */
  readonly onBaseLine: readonly boolean[];
}

/** The outlines near a parcel. */
export interface ParcelOutlines {
  readonly takers: readonly ShapeWindow[];
  /** Permanent basic farmland that plans draw. */
  readonly lines: readonly ShapeWindow[];
}

/**
 * Cuts a parcel; yields between its cuts. What no taker has is never cut, so that a parcel under a thousand outlines that lie apart
 * costs a thousand small cuts.
 *
 * @param box the parcel's box
 * @throws CutFailure
 */
export function* cutParcelCells(
  parcel: number,
  box: Bounds,
  { takers, lines }: ParcelOutlines,
  ground: CutGround,
): Generator<void, ParcelCells, void> {
  if (ground.m2Of(parcel) <= 0) return NO_CELLS;
  const cut = new CellCut(parcel, box, ground);
  let cells: Cell[] = [];
  const covering: number[] = [];
  for (const [place, outline] of takers.entries()) {
    const relation = outline.relationTo(box);
    if (relation === 'inside') covering.push(place);
    else if (relation === 'crosses') cells = yield* withTaker(cells, cut, outline, place);
  }
  if (covering.length > 0) cells = withCovering(cells, cut, covering);
  for (const [place, outline] of lines.entries()) {
    cells = yield* splitAll(cells, cut, outline, (cell) => ({ lines: [...cell.lines, place] }));
  }
  if (cells.length > 0) {
    for (const block of ground.farmlandNear(box)) {
      // Blocks may overlap: land on one of them need not be held against the others.
      const on = cells.filter(({ onBaseLine }) => onBaseLine);
      const off = cells.filter(({ onBaseLine }) => !onBaseLine);
      cells = [...on, ...(yield* splitAll(off, cut, block, () => ({ onBaseLine: true })))];
    }
  }
  return {
    areasM2: cells.map(({ areaM2 }) => areaM2),
    takers: cells.map((cell) => cell.takers),
    lines: cells.map((cell) => cell.lines),
    onBaseLine: cells.map(({ onBaseLine }) => onBaseLine),
  };
}

/** A parcel without land in the district, or without a shape. */
export const NO_CELLS: ParcelCells = { areasM2: [], takers: [], lines: [], onBaseLine: [] };

/** Cells with one more taker, which splits those it meets and has the rest of its land as a cell of its own. */
function* withTaker(cells: Cell[], cut: CellCut, taker: ShapeWindow, place: number): Generator<void, Cell[], void> {
  const piece = cut.pieceOf(taker);
  yield;
  if (piece === null) return cells;
  const outline = taker.around(cut.box).shape;
  const now: Cell[] = [];
  let metM2 = 0;
  for (const cell of cells) {
    const parts = boundsMeet(cell.bounds, piece.bounds) ? cut.split(cell, outline) : null;
    if (parts === null) {
      now.push(cell);
      continue;
    }
    const { within, beyond } = parts;
    metM2 += within.areaM2;
    now.push({ ...within, takers: [...cell.takers, place] });
    if (beyond !== null) now.push(beyond);
    yield;
  }
  const free = cut.freeOf(piece, outline, metM2);
  if (free !== null) now.push({ ...free, takers: [place], lines: [], onBaseLine: false });
  return now;
}

/** Cells of a parcel that lies wholly in some takers: all cells are theirs too, and so is what no other taker has. */
function withCovering(cells: readonly Cell[], cut: CellCut, covering: readonly number[]): Cell[] {
  const now = cells.map((cell): Cell => ({ ...cell, takers: [...cell.takers, ...covering].sort((a, b) => a - b) }));
  const rest = cut.restOf(cells);
  if (rest !== null) now.push({ ...rest, takers: covering, lines: [], onBaseLine: false });
  return now;
}

/** Splits every cell by a line; `inside` says what the part within it becomes. */
function* splitAll(
  cells: Cell[],
  cut: CellCut,
  line: ShapeWindow,
  inside: (cell: Cell) => Partial<Cell>,
): Generator<void, Cell[], void> {
  const { bounds } = line;
  const relation = line.relationTo(cut.box);
  if (cells.length === 0 || bounds === null || relation === 'outside') return cells;
  if (relation === 'inside') return cells.map((cell) => ({ ...cell, ...inside(cell) }));
  const outline = line.around(cut.box).shape;
  const now: Cell[] = [];
  for (const cell of cells) {
    const parts = boundsMeet(cell.bounds, bounds) ? cut.split(cell, outline) : null;
    if (parts === null) {
      now.push(cell);
      continue;
    }
    now.push({ ...parts.within, ...inside(cell) });
    if (parts.beyond !== null) now.push(parts.beyond);
    yield;
  }
  return now;
}
