import type { Bounds } from './bounds.ts';
import { boxShape } from './box-shape.ts';
import { createContainmentGrid } from './containment-grid.ts';
import type { OverlapResult } from './overlay-result.ts';
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
  /** Frees the memory inside GEOS; nothing else may be called afterwards. */
  release(): void;
}

/** An overlay takes time with the vertices of both shapes: pieces are halved until they have no more than this. */
const VERTICES_PER_PIECE = 128;
/** Pieces of a fractal coast are not halved for ever. */
const DEEPEST = 24;

/** Prepares a valid shape; pieces are cut when they are first needed. */
export function createAreaMask(shape: Shape, topology: Topology): AreaMask {
  const bounds = shapeBounds(shape);
  if (bounds === null) return { insideArea: () => NOTHING, release: () => undefined };
  const grid = createContainmentGrid(shape);
  const root = new Piece(shape, bounds, topology, 0);
  return {
    insideArea(table, index, wholeArea) {
      const box = tableShapeBounds(table, index);
      if (box === null) return NOTHING;
      const place = grid.place(box);
      if (place === 'outside') return NOTHING;
      if (place === 'inside') return { ok: true, area: wholeArea, repaired: false };
      return root.overlapArea(table, index, box, wholeArea);
    },
    release: () => root.release(),
  };
}

const NOTHING: OverlapResult = { ok: true, area: 0, repaired: false };

/** What of the mask lies in one box, halved further where small shapes need it. */
class Piece {
  readonly #shape: Shape;
  readonly #box: Bounds;
  readonly #topology: Topology;
  readonly #depth: number;
  #prepared: PreparedShape | null = null;
  #halves: readonly [Piece, Piece] | null = null;

  constructor(shape: Shape, box: Bounds, topology: Topology, depth: number) {
    this.#shape = shape;
    this.#box = box;
    this.#topology = topology;
    this.#depth = depth;
  }

  overlapArea(table: ShapeTable, index: number, box: Bounds, wholeArea: number): OverlapResult {
    if (this.#shape.partEnds.length === 0 || !boundsMeet(this.#box, box)) return NOTHING;
    if (this.#prepared === null && this.#halves === null) this.#makeReady();
    if (this.#halves === null) return this.#overlapHere(table, index, wholeArea);
    const [one, other] = this.#halves;
    const first = one.overlapArea(table, index, box, wholeArea);
    if (!first.ok) return first;
    const second = other.overlapArea(table, index, box, wholeArea);
    if (!second.ok) return second;
    return { ok: true, area: first.area + second.area, repaired: first.repaired || second.repaired };
  }

  release(): void {
    this.#prepared?.release();
    for (const half of this.#halves ?? []) half.release();
  }

  #overlapHere(table: ShapeTable, index: number, wholeArea: number): OverlapResult {
    const prepared = (this.#prepared ??= this.#topology.prepare(this.#shape));
    const relation = prepared.relationTo(table, index);
    if (relation === 'outside') return NOTHING;
    if (relation === 'inside') return { ok: true, area: wholeArea, repaired: false };
    return prepared.overlapArea(table, index);
  }

  /** Halves the piece; one that is small, or that cannot be halved, is prepared as it is. */
  #makeReady(): void {
    const isSmall = this.#shape.coordinates.length <= 2 * VERTICES_PER_PIECE || this.#depth === DEEPEST;
    const halves = isSmall ? null : this.#halved();
    if (halves === null) this.#prepared = this.#topology.prepare(this.#shape);
    else this.#halves = halves;
  }

  #halved(): readonly [Piece, Piece] | null {
    const [first, second] = halfBoxes(this.#box);
    const one = this.#topology.intersection(this.#shape, boxShape(first));
    const other = this.#topology.intersection(this.#shape, boxShape(second));
    if (!one.ok || !other.ok) return null;
    const depth = this.#depth + 1;
    return [new Piece(one.shape, first, this.#topology, depth), new Piece(other.shape, second, this.#topology, depth)];
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
