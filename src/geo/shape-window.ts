import type { Bounds } from './bounds.ts';
import { boxShape } from './box-shape.ts';
import { edgeBlocks, type EdgeBlocks, sideOfBox } from './edge-blocks.ts';
import type { Relation } from './overlay-result.ts';
import { signedRingArea } from './shape-area.ts';
import { boundsMeet, shapeBounds } from './shape-bounds.ts';
import type { Shape } from './shape.ts';
import { type Chain, windowChains } from './window-chains.ts';

/** What of a shape lies around a small box. */
export interface ShapeView {
  /** Valid; within the box the same as the whole shape. */
  readonly shape: Shape;
  /** False where the edges at the window's border were in doubt: then `shape` is the whole one. */
  readonly isLocal: boolean;
}

/** By what a window is larger than its box, in shares of width plus height: GEOS looks a tenth of a side beyond. */
const MARGIN = 0.1372;
/** So that a window never is a line, metres. */
const LEAST_MARGIN = 0.0137;

/**
 * A large shape that is looked at through small windows (视窗), one per parcel. What a window shows depends, to the last digit,
 * on nothing but the edges that meet the window: an edit elsewhere, another first vertex or another direction of a ring
 * changes nothing. So a piece of land has to be cut again only where an edge has changed.
 */
export class ShapeWindow {
  /** The whole shape; valid. */
  readonly shape: Shape;
  readonly bounds: Bounds | null;
  #blocks: EdgeBlocks | null = null;

  /** @param shape valid, in a plane */
  constructor(shape: Shape) {
    this.shape = shape;
    this.bounds = shapeBounds(shape);
  }

  /** Where a closed box lies: `inside` and `outside` are exact and strict, `crosses` means that an edge may touch it. */
  relationTo(box: Bounds): Relation {
    if (this.bounds === null || !boundsMeet(this.bounds, box)) return 'outside';
    return sideOfBox(this.edges(), box) ?? 'crosses';
  }

  /** The shape near a box that it crosses. */
  around(box: Bounds): ShapeView {
    const window = windowAround(box);
    const { chains, rings } = windowChains(this.edges(), window);
    const outlines = linkChains(chains, window);
    const shape = outlines === null ? null : assemble(outlines, rings, window);
    return shape === null ? { shape: this.shape, isLocal: false } : { shape, isLocal: true };
  }

  /** Its edges in boxed runs, made when they are first asked for. */
  edges(): EdgeBlocks {
    this.#blocks ??= edgeBlocks(this.shape);
    return this.#blocks;
  }
}

/** What {@link ShapeWindow.around} looks at for a box. */
export function windowAround({ minX, minY, maxX, maxY }: Bounds): Bounds {
  const margin = LEAST_MARGIN + MARGIN * (maxX - minX + maxY - minY);
  return { minX: minX - margin, minY: minY - margin, maxX: maxX + margin, maxY: maxY + margin };
}

/**
 * Closes the runs along the window's border (K. Weiler and P. Atherton for a convex window). The interior is on the left:
 * from where a run goes out it lies counter-clockwise along the border, up to where the next run comes in.
 *
 * @returns null when runs going out and coming in do not take turns, which is rounding at the border
 */
function linkChains(chains: readonly Chain[], window: Bounds): readonly (readonly number[])[] | null {
  const entries = chains.map((_, chain) => chain).sort((a, b) => entryOf(chains, a) - entryOf(chains, b));
  const next = new Int32Array(chains.length).fill(-1);
  const isTaken = new Uint8Array(chains.length);
  for (let chain = 0; chain < chains.length; chain += 1) {
    const exit = chains[chain]?.exit ?? 0;
    const following = entries.find((one) => entryOf(chains, one) > exit) ?? entries[0] ?? chain;
    const touches = chains.some((one, other) => one.entry === exit || (other !== chain && one.exit === exit));
    if (touches || isTaken[following] === 1) return null;
    isTaken[following] = 1;
    next[chain] = following;
  }
  const outlines: number[][] = [];
  const isDone = new Uint8Array(chains.length);
  for (let first = 0; first < chains.length; first += 1) {
    if (isDone[first] === 1) continue;
    const points: number[] = [];
    for (let chain = first; isDone[chain] !== 1; chain = next[chain] ?? first) {
      isDone[chain] = 1;
      for (const value of chains[chain]?.points ?? []) points.push(value);
      pushCorners(points, window, chains[chain]?.exit ?? 0, entryOf(chains, next[chain] ?? first));
    }
    points.push(points[0] ?? 0, points[1] ?? 0);
    outlines.push(points);
  }
  return outlines;
}

function entryOf(chains: readonly Chain[], chain: number): number {
  return chains[chain]?.entry ?? 0;
}

function pushCorners(points: number[], { minX, minY, maxX, maxY }: Bounds, from: number, to: number): void {
  const end = to > from ? to : to + 4;
  for (let corner = Math.floor(from) + 1; corner < end; corner += 1) {
    const side = corner % 4;
    points.push(side === 0 || side === 3 ? minX : maxX, side < 2 ? minY : maxY);
  }
}

/** Gives every hole to the smallest outline around it. */
function assemble(
  outlines: readonly (readonly number[])[],
  rings: readonly (readonly number[])[],
  window: Bounds,
): Shape | null {
  const loose = rings.map(asRing);
  const outers = outlines.map(asRing);
  // No edge comes through the border: it is inside when the outermost ring is a hole.
  if (outers.length === 0) {
    const largest = loose.reduce<Ring | null>(
      (best, one) => (best !== null && best.size >= one.size ? best : one),
      null,
    );
    if (largest === null) return null;
    if (!largest.isOuter) outers.push(asRing([...boxShape(window).coordinates]));
  }
  if (outers.some((one) => !one.isOuter)) return null;
  outers.push(...loose.filter((one) => one.isOuter));
  const holes = new Map<Ring, Ring[]>(outers.map((one) => [one, []]));
  const bySize = outers.toSorted((a, b) => a.size - b.size);
  for (const hole of loose) {
    if (hole.isOuter) continue;
    const owner = outers.length === 1 ? outers[0] : bySize.find((one) => one.size > hole.size && holds(one, hole));
    if (owner === undefined) return null;
    holes.get(owner)?.push(hole);
  }
  return shapeOf(outers.map((outer) => [outer, ...(holes.get(outer) ?? [])]));
}

interface Ring {
  readonly coordinates: Float64Array;
  readonly isOuter: boolean;
  readonly size: number;
}

function asRing(points: readonly number[]): Ring {
  const coordinates = Float64Array.from(points);
  const area = signedRingArea(coordinates, 0, coordinates.length / 2);
  return { coordinates, isOuter: area > 0, size: Math.abs(area) };
}

/** Whether most vertices of a ring lie in another one: rings of a valid shape touch in single points at most. */
function holds(outer: Ring, { coordinates }: Ring): boolean {
  let votes = 0;
  for (let at = 2; at < coordinates.length; at += 2) {
    votes += isInRing(outer.coordinates, coordinates[at] ?? 0, coordinates[at + 1] ?? 0) ? 1 : -1;
  }
  return votes > 0;
}

function isInRing(ring: Float64Array, x: number, y: number): boolean {
  let inside = false;
  for (let at = 2; at < ring.length; at += 2) {
    const y0 = ring[at - 1] ?? 0;
    const y1 = ring[at + 1] ?? 0;
    if (y0 > y === y1 > y) continue;
    const x0 = ring[at - 2] ?? 0;
    if (x0 + (((ring[at] ?? 0) - x0) * (y - y0)) / (y1 - y0) > x) inside = !inside;
  }
  return inside;
}

function shapeOf(parts: readonly (readonly Ring[])[]): Shape {
  const rings = parts.flat();
  const coordinates = new Float64Array(rings.reduce((sum, ring) => sum + ring.coordinates.length, 0));
  const ringEnds = new Uint32Array(rings.length);
  let length = 0;
  rings.forEach((ring, at) => {
    coordinates.set(ring.coordinates, length);
    length += ring.coordinates.length;
    ringEnds[at] = length / 2;
  });
  let ringCount = 0;
  const partEnds = Uint32Array.from(parts, (part) => (ringCount += part.length));
  return { coordinates, ringEnds, partEnds };
}
