import type { Bounds } from '../../geo/bounds.ts';
import { canonicalArea } from '../../geo/canonical-area.ts';
import type { OverlayResult } from '../../geo/overlay-result.ts';
import type { ShapeWindow } from '../../geo/shape-window.ts';
import type { Shape } from '../../geo/shape.ts';
import { BALANCE_TOLERANCE, CutFailure } from '../cut-failure.ts';
import type { CutGround } from '../cut-ground.ts';

/**
 * A parcel cut by the outlines of several schemes at once into disjoint cells (互不重叠的碎块): each lies wholly inside or
 * outside of every outline. Cells outside of all takers are left out.
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

/** A part of a parcel; its shape is made only when an edge runs through it. */
interface Cell {
  readonly shape: Shape | null;
  readonly areaM2: number;
  readonly takers: readonly number[];
  readonly lines: readonly number[];
  readonly onBaseLine: boolean;
}

/** A side of a cut that has less than this share of the cell is rounding. */
const LOST_DIGITS = 1e-12;

/**
 * Cuts a parcel.
 *
 * @param box the parcel's box
 * @throws {@link CutFailure}
 */
export function cutParcelCells(
  parcel: number,
  box: Bounds,
  { takers, lines }: ParcelOutlines,
  ground: CutGround,
): ParcelCells {
  const wholeM2 = ground.m2Of(parcel);
  const cut = new CellCut(parcel, box, ground);
  let cells: readonly Cell[] =
    wholeM2 > 0 ? [{ shape: null, areaM2: wholeM2, takers: [], lines: [], onBaseLine: false }] : [];
  for (const [place, outline] of takers.entries()) {
    cells = cut.splitAll(cells, outline, (cell) => ({ takers: [...cell.takers, place] }));
  }
  cells = cells.filter((cell) => cell.takers.length > 0);
  for (const [place, outline] of lines.entries()) {
    cells = cut.splitAll(cells, outline, (cell) => ({ lines: [...cell.lines, place] }));
  }
  if (cells.length > 0) {
    for (const block of ground.farmlandNear(box)) {
      // Blocks may overlap: land on one of them need not be held against the others.
      const on = cells.filter(({ onBaseLine }) => onBaseLine);
      const off = cells.filter(({ onBaseLine }) => !onBaseLine);
      cells = [...on, ...cut.splitAll(off, block, () => ({ onBaseLine: true }))];
    }
  }
  return {
    areasM2: cells.map(({ areaM2 }) => areaM2),
    takers: cells.map((cell) => cell.takers),
    lines: cells.map((cell) => cell.lines),
    onBaseLine: cells.map(({ onBaseLine }) => onBaseLine),
  };
}

class CellCut {
  readonly #parcel: number;
  readonly #box: Bounds;
  readonly #ground: CutGround;
  #whole: Shape | null = null;

  constructor(parcel: number, box: Bounds, ground: CutGround) {
    this.#parcel = parcel;
    this.#box = box;
    this.#ground = ground;
  }

  /** Splits every cell by an outline; `inside` says what the part within it becomes. */
  splitAll(cells: readonly Cell[], outline: ShapeWindow, inside: (cell: Cell) => Partial<Cell>): readonly Cell[] {
    const relation = outline.relationTo(this.#box);
    if (relation === 'outside') return cells;
    if (relation === 'inside') return cells.map((cell) => ({ ...cell, ...inside(cell) }));
    const view = outline.around(this.#box).shape;
    return cells.flatMap((cell) => this.#split(cell, view, inside));
  }

  #split(cell: Cell, outline: Shape, inside: (cell: Cell) => Partial<Cell>): readonly Cell[] {
    const { topology } = this.#ground;
    const shape = cell.shape ?? this.#wholeShape();
    const within = shapeOf(topology.intersection(shape, outline));
    const withinM2 = canonicalArea(within);
    if (withinM2 <= LOST_DIGITS * cell.areaM2) return [cell];
    const beyond = shapeOf(topology.difference(shape, outline));
    const beyondM2 = canonicalArea(beyond);
    if (beyondM2 <= LOST_DIGITS * cell.areaM2) return [{ ...cell, ...inside(cell) }];
    const scaleM2 = Math.max(this.#ground.base.land.areasM2[this.#parcel] ?? 0, 1);
    if (Math.abs(withinM2 + beyondM2 - cell.areaM2) > BALANCE_TOLERANCE * scaleM2) {
      throw new CutFailure('areas-unbalanced', `${cell.areaM2} m² were split into ${withinM2 + beyondM2} m²`);
    }
    return [
      { ...cell, ...inside(cell), shape: within, areaM2: withinM2 },
      { ...cell, shape: beyond, areaM2: beyondM2 },
    ];
  }

  #wholeShape(): Shape {
    this.#whole ??= this.#ground.shapeOf(this.#parcel);
    return this.#whole;
  }
}

function shapeOf(result: OverlayResult): Shape {
  if (!result.ok) throw new CutFailure('overlay-failed', result.details.message);
  return result.shape;
}
