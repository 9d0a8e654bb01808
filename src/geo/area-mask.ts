import type { Bounds } from './bounds.ts';
import { boxShape } from './box-shape.ts';
import { createContainmentGrid } from './containment-grid.ts';
import type { OverlapResult, OverlayFailure } from './overlay-result.ts';
import type { PreparedShape } from './prepared-shape.ts';
import { boundsMeet, shapeBounds, tableShapeBounds } from './shape-bounds.ts';
import type { Shape } from './shape.ts';
import type { ShapeTable } from './shape-table.ts';
import type { Topology } from './topology.ts';

/**
 * A large shape that 10⁵ small ones are held against (掩膜): most are told inside or outside by a grid; for the others the
 * shape is cut into quarters again and again, where they are, until a piece is small enough for an overlay to be quick.
 * The parts of a small shape on several pieces add up, as areas in one plane do.
 */
export interface AreaMask {
  /**
   * Area that one shape of a table has in common with the mask.
   *
   * @param wholeArea the area of that shape, given back unchanged when it lies wholly inside
   */
  insideArea(table: ShapeTable, index: number, wholeArea: number): OverlapResult;
  /**
   * Area that the same shape has outside the mask, by an overlay of its own with what the mask leaves: inside and outside
   * must add up to the whole, which is a check on both.
   */
  outsideArea(table: ShapeTable, index: number, wholeArea: number): OverlapResult;
  /** Frees the memory inside GEOS; nothing else may be called afterwards. */
  release(): void;
}

/** An overlay takes time with the vertices of both shapes: pieces are halved until they have no more than this. */
const VERTICES_PER_PIECE = 1000;
/** Pieces of a fractal coast are not halved for ever. */
const DEEPEST = 24;

/**
 * Prepares a valid shape; pieces are cut when they are first needed.
 *
 * @param extent a box around everything that will be held against the mask
 * @param count about how many shapes that will be
 */
export function createAreaMask(shape: Shape, extent: Bounds, topology: Topology, count = Infinity): AreaMask {
  const grid = createContainmentGrid(shape, count);
  const root = new Piece(shape, boundsAround(shapeBounds(shape), extent), topology, 0);

  function ask(side: Side, table: ShapeTable, index: number, wholeArea: number): OverlapResult {
    const box = tableShapeBounds(table, index);
    if (box === null) return NOTHING;
    const place = grid.place(box);
    if (place === 'near') return root.overlapArea(side, table, index, box);
    return place === side ? { ok: true, area: wholeArea, repaired: false } : NOTHING;
  }

  return {
    insideArea: (table, index, wholeArea) => ask('inside', table, index, wholeArea),
    outsideArea: (table, index, wholeArea) => ask('outside', table, index, wholeArea),
    release: () => root.release(),
  };
}

type Side = 'inside' | 'outside';

const NOTHING: OverlapResult = { ok: true, area: 0, repaired: false };

function boundsAround(bounds: Bounds | null, extent: Bounds): Bounds {
  if (bounds === null) return extent;
  return {
    minX: Math.min(bounds.minX, extent.minX),
    minY: Math.min(bounds.minY, extent.minY),
    maxX: Math.max(bounds.maxX, extent.maxX),
    maxY: Math.max(bounds.maxY, extent.maxY),
  };
}

/** What of the mask lies in one box, and what of the box it leaves; halved further where small shapes need it. */
class Piece {
  readonly #shape: Shape;
  readonly #box: Bounds;
  readonly #topology: Topology;
  readonly #depth: number;
  #halves: readonly [Piece, Piece] | null = null;
  #isCut = false;
  #inside: PreparedShape | null = null;
  #outside: PreparedShape | null = null;

  constructor(shape: Shape, box: Bounds, topology: Topology, depth: number) {
    this.#shape = shape;
    this.#box = box;
    this.#topology = topology;
    this.#depth = depth;
  }

  overlapArea(side: Side, table: ShapeTable, index: number, box: Bounds): OverlapResult {
    if (!boundsMeet(this.#box, box)) return NOTHING;
    if (!this.#isCut) this.#cut();
    if (this.#halves === null) return this.#overlapHere(side, table, index);
    const [one, other] = this.#halves;
    const first = one.overlapArea(side, table, index, box);
    if (!first.ok) return first;
    const second = other.overlapArea(side, table, index, box);
    if (!second.ok) return second;
    return { ok: true, area: first.area + second.area, repaired: first.repaired || second.repaired };
  }

  release(): void {
    this.#inside?.release();
    this.#outside?.release();
    for (const half of this.#halves ?? []) half.release();
  }

  #overlapHere(side: Side, table: ShapeTable, index: number): OverlapResult {
    if (side === 'inside' && this.#shape.partEnds.length === 0) return NOTHING;
    const prepared = side === 'inside' ? this.#preparedInside() : this.#preparedOutside();
    return 'overlapArea' in prepared ? prepared.overlapArea(table, index) : prepared;
  }

  #preparedInside(): PreparedShape {
    return (this.#inside ??= this.#topology.prepare(this.#shape));
  }

  #preparedOutside(): PreparedShape | OverlayFailure {
    if (this.#outside !== null) return this.#outside;
    const rest = this.#topology.difference(boxShape(this.#box), this.#shape);
    if (!rest.ok) return rest;
    return (this.#outside = this.#topology.prepare(rest.shape));
  }

  /** Halves the piece, unless it is small or cannot be halved. */
  #cut(): void {
    this.#isCut = true;
    if (this.#shape.coordinates.length <= 2 * VERTICES_PER_PIECE || this.#depth === DEEPEST) return;
    const [first, second] = halfBoxes(this.#box);
    const one = this.#topology.intersection(this.#shape, boxShape(first));
    const other = this.#topology.intersection(this.#shape, boxShape(second));
    if (!one.ok || !other.ok) return;
    const depth = this.#depth + 1;
    this.#halves = [
      new Piece(one.shape, first, this.#topology, depth),
      new Piece(other.shape, second, this.#topology, depth),
    ];
  }
}

/** A box cut across its longer side. */
function halfBoxes(box: Bounds): readonly [Bounds, Bounds] {
  if (box.maxX - box.minX >= box.maxY - box.minY) {
    const middle = (box.minX + box.maxX) / 2;
    return [
      { ...box, maxX: middle },
      { ...box, minX: middle },
    ];
  }
  const middle = (box.minY + box.maxY) / 2;
  return [
    { ...box, maxY: middle },
    { ...box, minY: middle },
  ];
}
