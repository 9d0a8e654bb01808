import { ringSigns } from '../../geo/ring-signs.ts';
import type { Shape } from '../../geo/shape.ts';
import { startOf } from '../../geo/shape-table.ts';
import { CircleEvents } from './circle-events.ts';
import { isInsideShape } from './inside-shape.ts';

/** Discs in flat form: x, y and radius of each in turn, in the plane of the shape; no two the same. */
export type Discs = Float64Array;

const FULL_TURN = 2 * Math.PI;
/** A share this near to all is all: what is missing is rounding. */
const ROUNDING = 1e-11;

/**
 * Share of an area that lies in at least one of some discs (圆盘并集覆盖率), 0…1, by Green's theorem over the border of what both
 * have in common: stretches of the area's edges inside a disc, and arcs inside the area outside all other discs. No shape is
 * made and no circle is drawn as a polygon; the sum is right to rounding.
 *
 * @param shape valid, in a plane where discs are round; an empty one gives 0
 */
export function shareInDiscs(shape: Shape, discs: Discs): number {
  const { coordinates, ringEnds } = shape;
  if (coordinates.length === 0 || discs.length === 0) return 0;
  if (isInOneDisc(coordinates, discs)) return 1;
  const originX = coordinates[0] ?? 0;
  const originY = coordinates[1] ?? 0;
  const signs = ringSigns(shape);
  const spans = new Spans();
  let whole = 0;
  let covered = 0;
  for (let ring = 0; ring < ringEnds.length; ring += 1) {
    const sign = signs[ring] ?? 0;
    for (let vertex = startOf(ringEnds, ring) + 1; vertex < (ringEnds[ring] ?? 0); vertex += 1) {
      const px = coordinates[2 * vertex - 2] ?? 0;
      const py = coordinates[2 * vertex - 1] ?? 0;
      const qx = coordinates[2 * vertex] ?? 0;
      const qy = coordinates[2 * vertex + 1] ?? 0;
      const twice = sign * ((px - originX) * (qy - originY) - (qx - originX) * (py - originY));
      whole += twice;
      spans.clear();
      for (let disc = 0; disc < discs.length; disc += 3) spans.addInside(px, py, qx, qy, discs, disc);
      covered += twice * spans.unitedLength();
    }
  }
  if (whole <= 0) return 0;
  const events = new CircleEvents();
  for (let disc = 0; disc < discs.length; disc += 3) {
    covered += arcsOf(shape, signs, discs, disc, events, originX, originY);
  }
  const share = covered / whole;
  return share >= 1 - ROUNDING ? 1 : Math.max(0, share);
}

/** A disc is convex: it holds an area when it holds its vertices. */
function isInOneDisc(coordinates: Float64Array, discs: Discs): boolean {
  for (let disc = 0; disc < discs.length; disc += 3) {
    const x = discs[disc] ?? 0;
    const y = discs[disc + 1] ?? 0;
    const square = (discs[disc + 2] ?? 0) ** 2;
    let at = 0;
    while (
      at < coordinates.length &&
      ((coordinates[at] ?? 0) - x) ** 2 + ((coordinates[at + 1] ?? 0) - y) ** 2 <= square
    )
      at += 2;
    if (at === coordinates.length) return true;
  }
  return false;
}

/** Twice the area between the origin and the arcs of one circle that are inside the shape and in no other disc. */
function arcsOf(
  shape: Shape,
  signs: Int8Array,
  discs: Discs,
  disc: number,
  events: CircleEvents,
  originX: number,
  originY: number,
): number {
  const x = discs[disc] ?? 0;
  const y = discs[disc + 1] ?? 0;
  const radius = discs[disc + 2] ?? 0;
  events.clear();
  for (let other = 0; other < discs.length; other += 3) {
    if (other === disc) continue;
    const distance = Math.hypot((discs[other] ?? 0) - x, (discs[other + 1] ?? 0) - y);
    const reach = discs[other + 2] ?? 0;
    if (distance >= radius + reach || distance <= radius - reach) continue;
    if (distance <= reach - radius) return 0;
    const towards = Math.atan2((discs[other + 1] ?? 0) - y, (discs[other] ?? 0) - x);
    const cosine = (radius * radius + distance * distance - reach * reach) / (2 * radius * distance);
    const half = Math.acos(Math.max(-1, Math.min(1, cosine)));
    events.cover(towards - half, towards + half);
  }
  const { coordinates, ringEnds } = shape;
  const spans = new Spans();
  let crossings = 0;
  for (let ring = 0; ring < ringEnds.length; ring += 1) {
    const sign = signs[ring] ?? 0;
    for (let vertex = startOf(ringEnds, ring) + 1; vertex < (ringEnds[ring] ?? 0); vertex += 1) {
      const px = coordinates[2 * vertex - 2] ?? 0;
      const py = coordinates[2 * vertex - 1] ?? 0;
      const qx = coordinates[2 * vertex] ?? 0;
      const qy = coordinates[2 * vertex + 1] ?? 0;
      spans.clear();
      if (!spans.addInside(px, py, qx, qy, discs, disc)) continue;
      const { from, to } = spans;
      // Land lies left of an edge: where one comes into the disc, the circle, run counter-clockwise, leaves the land.
      if (from > 0) events.cross(Math.atan2(py + from * (qy - py) - y, px + from * (qx - px) - x), -sign);
      if (to < 1) events.cross(Math.atan2(py + to * (qy - py) - y, px + to * (qx - px) - x), sign);
      crossings += (from > 0 ? 1 : 0) + (to < 1 ? 1 : 0);
    }
  }
  if (crossings === 0) {
    if (!isCircleInside(shape, x, y, radius)) return 0;
    events.landAtStart(1);
  }
  let twice = 0;
  events.forEachBareArc(FULL_TURN, (from, to) => {
    twice +=
      radius * radius * (to - from) +
      radius * (x - originX) * (Math.sin(to) - Math.sin(from)) -
      radius * (y - originY) * (Math.cos(to) - Math.cos(from));
  });
  return twice;
}

/** Angles, radians, at which a circle that no edge crosses is asked where it lies: two of three tell, if an edge touches it at one. */
const ASKED_ANGLES = [0.7, 2.9, 5.1] as const;

function isCircleInside(shape: Shape, x: number, y: number, radius: number): boolean {
  let votes = 0;
  for (const angle of ASKED_ANGLES) {
    if (isInsideShape(shape, x + radius * Math.cos(angle), y + radius * Math.sin(angle))) votes += 1;
  }
  return votes >= 2;
}

/** The stretches of one edge that lie in discs, as shares of its length. */
class Spans {
  /** The stretch that was added last. */
  from = 0;
  to = 0;
  readonly #froms: number[] = [];
  readonly #tos: number[] = [];

  clear(): void {
    this.#froms.length = 0;
    this.#tos.length = 0;
  }

  /** Adds the stretch of the edge from p to q inside a disc; false when there is none. */
  addInside(px: number, py: number, qx: number, qy: number, discs: Discs, disc: number): boolean {
    const fromX = px - (discs[disc] ?? 0);
    const fromY = py - (discs[disc + 1] ?? 0);
    const alongX = qx - px;
    const alongY = qy - py;
    const radius = discs[disc + 2] ?? 0;
    const square = alongX * alongX + alongY * alongY;
    if (square === 0) return false;
    const atStart = fromX * fromX + fromY * fromY - radius * radius;
    const atEnd = (qx - (discs[disc] ?? 0)) ** 2 + (qy - (discs[disc + 1] ?? 0)) ** 2 - radius * radius;
    const middle = fromX * alongX + fromY * alongY;
    const root = Math.sqrt(Math.max(0, middle * middle - square * atStart));
    // Which ends are inside decides how often the circle is crossed: edges that share a vertex agree on it.
    if (atStart > 0 && atEnd > 0) {
      if (middle >= 0 || -middle >= square || middle * middle <= square * atStart) return false;
    }
    this.from = atStart <= 0 ? 0 : clampShare(middle < 0 ? atStart / (root - middle) : (-middle - root) / square);
    this.to = atEnd <= 0 ? 1 : clampShare(middle > 0 ? -atStart / (middle + root) : (root - middle) / square);
    this.#froms.push(this.from);
    this.#tos.push(this.to);
    return true;
  }

  /** Length of what lies in at least one disc. */
  unitedLength(): number {
    const count = this.#froms.length;
    if (count === 0) return 0;
    if (count === 1) return this.to - this.from;
    const order = this.#froms.map((_, at) => at).sort((a, b) => (this.#froms[a] ?? 0) - (this.#froms[b] ?? 0));
    let length = 0;
    let end = 0;
    for (const at of order) {
      const from = Math.max(end, this.#froms[at] ?? 0);
      const to = this.#tos[at] ?? 0;
      if (to <= from) continue;
      length += to - from;
      end = to;
    }
    return length;
  }
}

/** Strictly between the ends, so that a crossing is counted where the ends say that there is one. */
function clampShare(share: number): number {
  return Math.min(Math.max(share, Number.MIN_VALUE), 1 - Number.EPSILON / 2);
}
