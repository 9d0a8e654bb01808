import type { Bounds } from '../geo/bounds.ts';
import { canonicalArea } from '../geo/canonical-area.ts';
import type { OverlayResult } from '../geo/overlay-result.ts';
import type { ShapeWindow } from '../geo/shape-window.ts';
import type { Shape } from '../geo/shape.ts';
import { BALANCE_TOLERANCE, CutFailure } from './cut-failure.ts';
import type { CutGround } from './cut-ground.ts';

/** Outline of a plan feature that others meet: one that takes land first, or a drawn farmland line. */
export interface Outline {
  readonly feature: string;
  readonly window: ShapeWindow;
}

/** A drawn area with everything in the plan that has a say in what becomes of its land. */
export interface CutSubject {
  readonly window: ShapeWindow;
  /** Features that come before it and meet it, in order; each takes what is still there. */
  readonly takers: readonly Outline[];
  /** Permanent basic farmland (永久基本农田) that the plan draws itself, where it meets the area. */
  readonly lines: readonly Outline[];
}

/** Fate of a fragment that nothing holds back. */
const FATE_FREE = 0;
/** Fate of a fragment on permanent basic farmland. */
export const FATE_FARMLAND = 1;
/** Fate of a fragment that the first taker takes; those of the other takers follow in their order. */
export const FATE_TAKEN = 2;

/** Receives the fragments of a parcel. */
export type FragmentSink = (areaM2: number, fate: number) => void;

/** How a parcel was cut: not at all, or by what a window shows; `doubtful` when a window had to show a whole outline. */
export type ParcelCut = 'missed' | 'cut' | 'doubtful';

/**
 * Cuts what a drawn area has of one parcel into fragments: what each taker takes in turn, and of the rest what lies on
 * permanent basic farmland and what does not. What comes out depends only on the edges near the parcel.
 *
 * @param box the parcel's box
 * @throws {@link CutFailure}
 */
export function cutParcel(
  parcel: number,
  box: Bounds,
  { window, takers, lines }: CutSubject,
  ground: CutGround,
  fragment: FragmentSink,
): ParcelCut {
  const relation = window.relationTo(box);
  if (relation === 'outside') return 'missed';
  const piece = new Piece(parcel, box, ground);
  if (relation === 'crosses') piece.keepWithin(window);
  for (let taker = 0; taker < takers.length && piece.areaM2 > 0; taker += 1) {
    const outline = takers[taker]?.window;
    if (outline === undefined) continue;
    const takenM2 = piece.loseTo(outline);
    if (takenM2 !== 0) fragment(takenM2, FATE_TAKEN + taker);
  }
  if (piece.areaM2 > 0) piece.splitByFarmland(lines, fragment);
  return piece.isDoubtful ? 'doubtful' : 'cut';
}

/** An overlay that changes an area by less has changed nothing: its vertices were only rounded. */
const LOST_DIGITS = 1e-12;

/** What is left of a parcel, step by step. Its shape is made only when an edge runs near. */
class Piece {
  areaM2: number;
  isDoubtful = false;
  readonly #parcel: number;
  readonly #box: Bounds;
  readonly #ground: CutGround;
  #shape: Shape | null = null;

  constructor(parcel: number, box: Bounds, ground: CutGround) {
    this.#parcel = parcel;
    this.#box = box;
    this.#ground = ground;
    this.areaM2 = ground.m2Of(parcel);
  }

  keepWithin(outline: ShapeWindow): void {
    if (this.areaM2 <= 0) return;
    this.#become(this.#ground.topology.intersection(this.#viewOf(outline), this.#current()));
  }

  /** Gives land away; returns how much, m². Rounding may leave a little more or less than nothing. */
  loseTo(taker: ShapeWindow): number {
    const relation = taker.relationTo(this.#box);
    if (relation === 'outside') return 0;
    const beforeM2 = this.areaM2;
    if (relation === 'inside') this.areaM2 = 0;
    else this.#become(this.#ground.topology.difference(this.#current(), this.#viewOf(taker)));
    return beforeM2 - this.areaM2;
  }

  splitByFarmland(drawn: readonly Outline[], fragment: FragmentSink): void {
    const near: Shape[] = [];
    const blocks = this.#ground.farmlandNear(this.#box);
    for (let at = 0; at < blocks.length + drawn.length; at += 1) {
      const line = blocks[at] ?? drawn[at - blocks.length]?.window;
      const relation = line?.relationTo(this.#box);
      if (line === undefined || relation === 'outside') continue;
      if (relation === 'inside') {
        fragment(this.areaM2, FATE_FARMLAND);
        return;
      }
      near.push(this.#viewOf(line));
    }
    const [first] = near;
    if (first === undefined) {
      fragment(this.areaM2, FATE_FREE);
      return;
    }
    const { topology } = this.#ground;
    const line = near.length === 1 ? first : shapeOf(topology.union(near));
    const onM2 = canonicalArea(shapeOf(topology.intersection(this.#current(), line)));
    const offM2 = onM2 === 0 ? this.areaM2 : canonicalArea(shapeOf(topology.difference(this.#current(), line)));
    this.#assertSplit(onM2 + offM2);
    if (offM2 > 0) fragment(offM2, FATE_FREE);
    if (onM2 > 0) fragment(onM2, FATE_FARMLAND);
  }

  #viewOf(outline: ShapeWindow): Shape {
    const view = outline.around(this.#box);
    if (!view.isLocal) this.isDoubtful = true;
    return view.shape;
  }

  #current(): Shape {
    this.#shape ??= this.#ground.shapeOf(this.#parcel);
    return this.#shape;
  }

  /** Takes an overlay's result over, unless it lost nothing but digits. */
  #become(result: OverlayResult): void {
    const shape = shapeOf(result);
    const areaM2 = canonicalArea(shape);
    if (Math.abs(this.areaM2 - areaM2) <= LOST_DIGITS * this.areaM2) return;
    this.#shape = shape;
    this.areaM2 = areaM2;
  }

  /** The two sides of the line must add up to what was split; both were measured, unlike what takers take. */
  #assertSplit(splitM2: number): void {
    const scaleM2 = Math.max(this.#ground.base.land.areasM2[this.#parcel] ?? 0, 1);
    if (Math.abs(this.areaM2 - splitM2) > BALANCE_TOLERANCE * scaleM2) {
      throw new CutFailure('areas-unbalanced', `${String(this.areaM2)} m² were split into ${String(splitM2)} m²`);
    }
  }
}

function shapeOf(result: OverlayResult): Shape {
  if (!result.ok) throw new CutFailure('overlay-failed', result.details.message);
  return result.shape;
}
