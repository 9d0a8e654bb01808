import type { Bounds } from '../../geo/bounds.ts';
import { canonicalArea } from '../../geo/canonical-area.ts';
import type { OverlayResult } from '../../geo/overlay-result.ts';
import { boundsMeet, shapeBounds } from '../../geo/shape-bounds.ts';
import { ShapeWindow } from '../../geo/shape-window.ts';
import type { Shape } from '../../geo/shape.ts';
import { BALANCE_TOLERANCE, CutFailure } from '../cut-failure.ts';
import type { CutGround } from '../cut-ground.ts';

/** Land of a parcel. */
interface Land {
  /** In the working plane; null for what no outline takes that crosses the parcel: it is made only when an edge runs through it. */
  readonly shape: Shape | null;
  readonly bounds: Bounds;
  readonly areaM2: number;
}

/** A part of a parcel (碎块) with the outlines that it lies in, by their places. */
export interface Cell extends Land {
  readonly takers: readonly number[];
  readonly lines: readonly number[];
  readonly onBaseLine: boolean;
}

/** A side of a cut that has less than this share of what was cut is rounding. */
const LOST_DIGITS = 1e-12;

/**
 * The cuts through one parcel. Land is always cut by outlines as they are drawn, never by land that was cut before: two shapes cut out
 * of one parcel have its border in common but for rounding, and GEOS makes spikes of that. Areas balance in each cut.
 */
export class CellCut {
  /** The parcel's box. */
  readonly box: Bounds;
  readonly #parcel: number;
  readonly #ground: CutGround;
  readonly #takers: Shape[] = [];
  readonly #takerBounds: Bounds[] = [];
  #window: ShapeWindow | null = null;
  #rest: Shape | null = null;

  /** @param box the parcel's box */
  constructor(parcel: number, box: Bounds, ground: CutGround) {
    this.#parcel = parcel;
    this.box = box;
    this.#ground = ground;
  }

  /** The part of the parcel within an outline that crosses its box; null when there is none. */
  pieceOf(outline: ShapeWindow): Land | null {
    const { bounds } = outline;
    const parcel = this.#parcelWindow();
    // Where the outline is the smaller one, the parcel need not be walked along.
    const relation = bounds === null ? 'outside' : parcel.relationTo(bounds);
    if (bounds === null || relation === 'outside') return null;
    if (relation === 'inside') return landOf(outline.shape);
    const near = common(bounds, this.box);
    const { topology } = this.#ground;
    const piece = landOf(shapeOf(topology.intersection(parcel.around(near).shape, outline.around(near).shape)));
    return piece === null || piece.areaM2 <= LOST_DIGITS * this.#ground.m2Of(this.#parcel) ? null : piece;
  }

  /** A cell as it lies within and beyond an outline; null when it lies apart, `beyond` is null when it lies wholly within. */
  split(cell: Cell, outline: Shape): { readonly within: Cell; readonly beyond: Cell | null } | null {
    const { topology } = this.#ground;
    const shape = this.#shapeOf(cell);
    const within = landOf(shapeOf(topology.intersection(shape, outline)));
    if (within === null || within.areaM2 <= LOST_DIGITS * cell.areaM2) return null;
    const beyond = landOf(shapeOf(topology.difference(shape, outline)));
    if (beyond === null || beyond.areaM2 <= LOST_DIGITS * cell.areaM2) return { within: cell, beyond: null };
    this.#assertBalance(within.areaM2 + beyond.areaM2, cell.areaM2);
    return { within: { ...cell, ...within }, beyond: { ...cell, ...beyond } };
  }

  /**
   * What of a taker's piece none of the takers before it has; null when nothing is left. From then on the taker is one of those before.
   *
   * @param metM2 area of what they have of it, as it was split
   */
  freeOf(piece: Land, outline: Shape, metM2: number): Land | null {
    const free = metM2 === 0 ? piece : this.#beyondTakers(piece, metM2);
    this.#takers.push(outline);
    this.#takerBounds.push(piece.bounds);
    return free;
  }

  /** What none of the crossing takers has of the parcel; null when nothing is left. */
  restOf(cells: readonly Land[]): Land | null {
    const wholeM2 = this.#ground.m2Of(this.#parcel);
    const takenM2 = cells.reduce((sum, { areaM2 }) => sum + areaM2, 0);
    const areaM2 = wholeM2 - takenM2;
    if (Math.abs(areaM2) <= LOST_DIGITS * wholeM2) return null;
    if (areaM2 < 0) this.#assertBalance(takenM2, wholeM2);
    return areaM2 < 0 ? null : { shape: null, bounds: this.box, areaM2 };
  }

  #beyondTakers(piece: Land, metM2: number): Land | null {
    if (Math.abs(piece.areaM2 - metM2) <= LOST_DIGITS * piece.areaM2) return null;
    let shape = this.#shapeOf(piece);
    for (const [at, taker] of this.#takers.entries()) {
      const bounds = this.#takerBounds[at];
      if (bounds === undefined || !boundsMeet(bounds, piece.bounds)) continue;
      shape = shapeOf(this.#ground.topology.difference(shape, taker));
    }
    const free = landOf(shape);
    this.#assertBalance(metM2 + (free?.areaM2 ?? 0), piece.areaM2);
    return free === null || free.areaM2 <= LOST_DIGITS * piece.areaM2 ? null : free;
  }

  #assertBalance(partsM2: number, wholeM2: number): void {
    const scaleM2 = Math.max(this.#ground.base.land.areasM2[this.#parcel] ?? 0, 1);
    if (Math.abs(partsM2 - wholeM2) > BALANCE_TOLERANCE * scaleM2) {
      throw new CutFailure('areas-unbalanced', `${String(wholeM2)} m² were split into ${String(partsM2)} m²`);
    }
  }

  #shapeOf({ shape }: Land): Shape {
    if (shape !== null) return shape;
    this.#rest ??= this.#takers.reduce(
      (rest, taker) => shapeOf(this.#ground.topology.difference(rest, taker)),
      this.#parcelWindow().shape,
    );
    return this.#rest;
  }

  #parcelWindow(): ShapeWindow {
    this.#window ??= new ShapeWindow(this.#ground.shapeOf(this.#parcel));
    return this.#window;
  }
}

function landOf(shape: Shape): Land | null {
  const bounds = shapeBounds(shape);
  return bounds === null ? null : { shape, bounds, areaM2: canonicalArea(shape) };
}

/** The box that two boxes that meet have in common. */
function common(a: Bounds, b: Bounds): Bounds {
  return {
    minX: Math.max(a.minX, b.minX),
    minY: Math.max(a.minY, b.minY),
    maxX: Math.min(a.maxX, b.maxX),
    maxY: Math.min(a.maxY, b.maxY),
  };
}

function shapeOf(result: OverlayResult): Shape {
  if (!result.ok) throw new CutFailure('overlay-failed', result.details.message);
  return result.shape;
}
