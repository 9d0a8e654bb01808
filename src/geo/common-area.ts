import type { Shape } from './shape.ts';
import { ringSigns } from './ring-signs.ts';
import { startOf } from './shape-table.ts';

/**
 * The non-vertical edges of a shape from west to east, as what they bound from above: inside the shape the signs of the
 * edges above a point sum to one, outside to zero.
 */
export class EdgeList {
  /** west x, its y, east x, its y and the sign of every edge. */
  values = new Float64Array(5 * 64);
  count = 0;

  clear(): void {
    this.count = 0;
  }

  /**
   * Adds the edges of a closed ring.
   *
   * @param sign 1 when the shape lies left of the ring, −1 when right
   * @param originX, originY what is subtracted from every coordinate
   */
  addRing({ coordinates, ringEnds }: Shape, ring: number, sign: number, originX: number, originY: number): void {
    const firstVertex = startOf(ringEnds, ring);
    const endVertex = ringEnds[ring] ?? firstVertex;
    const needed = 5 * (this.count + endVertex - firstVertex);
    if (needed > this.values.length) {
      const longer = new Float64Array(2 * needed);
      longer.set(this.values);
      this.values = longer;
    }
    const { values } = this;
    let at = 5 * this.count;
    let x0 = (coordinates[2 * firstVertex] ?? 0) - originX;
    let y0 = (coordinates[2 * firstVertex + 1] ?? 0) - originY;
    for (let vertex = firstVertex + 1; vertex < endVertex; vertex += 1) {
      const x1 = (coordinates[2 * vertex] ?? 0) - originX;
      const y1 = (coordinates[2 * vertex + 1] ?? 0) - originY;
      if (x1 !== x0) {
        const eastward = x1 > x0;
        values[at] = eastward ? x0 : x1;
        values[at + 1] = eastward ? y0 : y1;
        values[at + 2] = eastward ? x1 : x0;
        values[at + 3] = eastward ? y1 : y0;
        // Counter-clockwise the upper side runs westward.
        values[at + 4] = eastward ? -sign : sign;
        at += 5;
      }
      x0 = x1;
      y0 = y1;
    }
    this.count = at / 5;
  }
}

/**
 * Adds the edges of all rings of a shape, whatever way they were drawn.
 *
 * @param corner what is subtracted from every coordinate
 */
export function addShapeEdges(
  list: EdgeList,
  shape: Shape,
  { minX, minY }: { readonly minX: number; readonly minY: number },
): void {
  const signs = ringSigns(shape);
  for (let ring = 0; ring < signs.length; ring += 1) list.addRing(shape, ring, signs[ring] ?? 0, minX, minY);
}

/**
 * Area that two shapes have in common, without making their common shape: the double integral over the product of the two
 * indicator functions, each a sum over edges ({@link EdgeList}), so that every pair of edges adds the area below both.
 * There are no cases to tell apart and nothing to snap: edges that coincide, touch or nearly do change the sum by nothing
 * more than rounding, about 1e-15 of the box of `small`.
 *
 * @param large edges relative to the lower left corner of the box around `small`; below that box they do not matter
 * @param small edges of the other shape, relative to the same corner
 * @returns square units
 */
export function commonArea(large: EdgeList, small: EdgeList): number {
  const a = large.values;
  const b = small.values;
  const endA = 5 * large.count;
  const endB = 5 * small.count;
  let area = 0;
  for (let i = 0; i < endA; i += 5) {
    const westA = a[i] ?? 0;
    const eastA = a[i + 2] ?? 0;
    const fromA = a[i + 1] ?? 0;
    const toA = a[i + 3] ?? 0;
    if (fromA <= 0 && toA <= 0) continue;
    const slopeA = (toA - fromA) / (eastA - westA);
    let below = 0;
    for (let j = 0; j < endB; j += 5) {
      const westB = b[j] ?? 0;
      const eastB = b[j + 2] ?? 0;
      const west = westA > westB ? westA : westB;
      const east = eastA < eastB ? eastA : eastB;
      if (west >= east) continue;
      const fromB = b[j + 1] ?? 0;
      const toB = b[j + 3] ?? 0;
      const slopeB = (toB - fromB) / (eastB - westB);
      below +=
        (b[j + 4] ?? 0) *
        areaBelowBoth(
          east - west,
          heightAt(west, westA, fromA, eastA, toA, slopeA),
          heightAt(east, westA, fromA, eastA, toA, slopeA),
          heightAt(west, westB, fromB, eastB, toB, slopeB),
          heightAt(east, westB, fromB, eastB, toB, slopeB),
        );
    }
    area += (a[i + 4] ?? 0) * below;
  }
  return area;
}

/** Height of an edge at x, exact at its ends, measured from the nearer end. */
function heightAt(x: number, west: number, from: number, east: number, to: number, slope: number): number {
  return x - west <= east - x ? from + (x - west) * slope : to - (east - x) * slope;
}

/** Area above zero below both of two lines, given by their heights at the ends of a stretch; `b` is never below zero. */
function areaBelowBoth(width: number, a0: number, a1: number, b0: number, b1: number): number {
  const d0 = a0 - b0;
  const d1 = a1 - b1;
  if (d0 >= 0 && d1 >= 0) return ((b0 + b1) / 2) * width;
  if (d0 <= 0 && d1 <= 0) return areaAboveZero(width, a0, a1);
  const share = d0 / (d0 - d1);
  const middle = b0 + (b1 - b0) * share;
  return d0 < 0
    ? areaAboveZero(width * share, a0, middle) + ((middle + b1) / 2) * width * (1 - share)
    : ((b0 + middle) / 2) * width * share + areaAboveZero(width * (1 - share), middle, a1);
}

/** Area between a line and zero where it is above. */
function areaAboveZero(width: number, from: number, to: number): number {
  if (from >= 0 && to >= 0) return ((from + to) / 2) * width;
  if (from <= 0 && to <= 0) return 0;
  const high = from > to ? from : to;
  return ((high * high) / (2 * Math.abs(from - to))) * width;
}
