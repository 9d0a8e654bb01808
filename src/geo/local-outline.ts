import type { Relation } from './overlay-result.ts';
import { ringSigns } from './ring-signs.ts';
import type { Shape } from './shape.ts';
import { startOf } from './shape-table.ts';

/** Sides of a box on which something lies wholly; a vertex in the box has none. */
const LEFT = 1;
const RIGHT = 2;
const BELOW = 4;
const ABOVE = 8;

/** Fewest vertices that share one box. */
const SMALLEST_BLOCK = 16;

/**
 * What of a large shape matters near a small box (局部轮廓), found without walking along all of its edges.
 *
 * A run of vertices that all lie beyond the same side of the box is replaced by its first and last vertex: the path stays
 * in that half-plane, so within the box nothing changes, neither an edge nor what is inside (outcodes as in D. Cohen and
 * I. Sutherland's line clipping). Beyond the box the outline may cross itself, so it is good for {@link commonArea} and
 * not for GEOS, which would take its orientation from there.
 *
 * After {@link LocalOutline.reduce} the object is itself that outline as a {@link Shape}, good until the next call: its
 * arrays are longer than what is used of them, so take `partCount` and the offsets, not lengths.
 */
export class LocalOutline implements Shape {
  coordinates: Float64Array;
  readonly ringEnds: Uint32Array;
  readonly partEnds: Uint32Array;
  /** Parts of the last outline. */
  partCount = 0;
  /** For each ring of the last outline 1 where the shape lies left of it, −1 where it lies right. */
  readonly ringSigns: Int8Array;

  readonly #shape: Shape;
  readonly #blockSize: number;
  /** minX, minY, maxX, maxY of every block; blocks do not cross from one ring into the next. */
  readonly #blocks: Float64Array;
  /** For each ring the first of its blocks. */
  readonly #firstBlocks: Uint32Array;
  /** {@link ringSigns} of the whole shape. */
  readonly #signs: Int8Array;
  #minX = 0;
  #minY = 0;
  #maxX = 0;
  #maxY = 0;
  #vertexCount = 0;

  constructor(shape: Shape) {
    this.#shape = shape;
    const vertices = shape.coordinates.length / 2;
    this.#blockSize = Math.max(SMALLEST_BLOCK, Math.round(Math.sqrt(vertices) / 2));
    this.#firstBlocks = new Uint32Array(shape.ringEnds.length);
    let blocks = 0;
    for (let ring = 0; ring < shape.ringEnds.length; ring += 1) {
      this.#firstBlocks[ring] = blocks;
      blocks += Math.ceil(((shape.ringEnds[ring] ?? 0) - startOf(shape.ringEnds, ring)) / this.#blockSize);
    }
    this.#blocks = new Float64Array(4 * blocks);
    for (let ring = 0; ring < shape.ringEnds.length; ring += 1) this.#measureBlocks(ring);
    this.coordinates = new Float64Array(64);
    this.ringEnds = new Uint32Array(shape.ringEnds.length);
    this.partEnds = new Uint32Array(shape.partEnds.length);
    this.ringSigns = new Int8Array(shape.ringEnds.length);
    this.#signs = ringSigns(shape);
  }

  /**
   * Reduces the shape to what matters in a closed box, and says where the box lies: `inside` and `outside` are exact and
   * strict (no edge touches the box); `crosses` means that an edge may come near, and that the outline is filled in.
   */
  reduce(minX: number, minY: number, maxX: number, maxY: number): Relation {
    this.#minX = minX;
    this.#minY = minY;
    this.#maxX = maxX;
    this.#maxY = maxY;
    this.partCount = 0;
    this.#vertexCount = 0;
    const { ringEnds, partEnds } = this.#shape;
    let rings = 0;
    let inside = false;
    for (let part = 0; part < partEnds.length; part += 1) {
      const firstRing = startOf(partEnds, part);
      const [vertexMark, ringMark] = [this.#vertexCount, rings];
      let near = false;
      let holds = true;
      for (let ring = firstRing; ring < (partEnds[part] ?? firstRing) && holds; ring += 1) {
        const mark = this.#vertexCount;
        const place = this.#reduceRing(startOf(ringEnds, ring), ringEnds[ring] ?? 0, this.#firstBlocks[ring] ?? 0);
        if (place === 'crosses') near = true;
        else if (ring === firstRing ? place === 'outside' : place === 'inside') holds = false;
        else if (ring !== firstRing) {
          this.#vertexCount = mark;
          continue;
        }
        this.ringSigns[rings] = this.#signs[ring] ?? 0;
        this.ringEnds[rings++] = this.#vertexCount;
      }
      if (holds && !near) inside = true;
      if (holds && near) this.partEnds[this.partCount++] = rings;
      else [this.#vertexCount, rings] = [vertexMark, ringMark];
    }
    if (inside) return 'inside';
    return this.partCount > 0 ? 'crosses' : 'outside';
  }

  /** As {@link reduce} for one ring; it appends what is kept, whether that is of use or not. */
  #reduceRing(first: number, end: number, firstBlock: number): Relation {
    const { coordinates } = this.#shape;
    const size = this.#blockSize;
    const middleY = (this.#minY + this.#maxY) / 2;
    let near = false;
    let surrounds = false;
    // The run that goes on: its first vertex, the sides its vertices share, and the last vertex looked at.
    let start = first;
    let common = this.#sidesOfVertex(first);
    let last = first;
    this.#keep(first);
    while (last + 1 < end) {
      if (common !== 0 && (last + 1 - first) % size === 0) {
        const shared = common & this.#sidesOfBlock(firstBlock + (last + 1 - first) / size);
        if (shared !== 0) {
          common = shared;
          last = Math.min(last + size, end - 1);
          continue;
        }
      }
      const sides = this.#sidesOfVertex(last + 1);
      if ((common & sides) === 0) {
        if (last !== start) {
          this.#keep(last);
          if ((common & RIGHT) !== 0 && straddles(coordinates, start, last, middleY)) surrounds = !surrounds;
        }
        start = last;
        common = this.#sidesOfVertex(last);
        if ((common & sides) === 0) {
          near = true;
          start = last + 1;
          common = sides;
          this.#keep(start);
        }
      }
      common &= sides;
      last += 1;
    }
    if (last !== start) {
      this.#keep(last);
      if ((common & RIGHT) !== 0 && straddles(coordinates, start, last, middleY)) surrounds = !surrounds;
    }
    if (near) return 'crosses';
    return surrounds ? 'inside' : 'outside';
  }
  #keep(vertex: number): void {
    if (2 * this.#vertexCount + 2 > this.coordinates.length) {
      const longer = new Float64Array(2 * this.coordinates.length);
      longer.set(this.coordinates);
      this.coordinates = longer;
    }
    this.coordinates[2 * this.#vertexCount] = this.#shape.coordinates[2 * vertex] ?? 0;
    this.coordinates[2 * this.#vertexCount + 1] = this.#shape.coordinates[2 * vertex + 1] ?? 0;
    this.#vertexCount += 1;
  }

  #sidesOfVertex(vertex: number): number {
    const x = this.#shape.coordinates[2 * vertex] ?? 0;
    const y = this.#shape.coordinates[2 * vertex + 1] ?? 0;
    const across = x < this.#minX ? LEFT : x > this.#maxX ? RIGHT : 0;
    return y < this.#minY ? across | BELOW : y > this.#maxY ? across | ABOVE : across;
  }

  #sidesOfBlock(block: number): number {
    const blocks = this.#blocks;
    const across = (blocks[4 * block + 2] ?? 0) < this.#minX ? LEFT : (blocks[4 * block] ?? 0) > this.#maxX ? RIGHT : 0;
    if ((blocks[4 * block + 3] ?? 0) < this.#minY) return across | BELOW;
    return (blocks[4 * block + 1] ?? 0) > this.#maxY ? across | ABOVE : across;
  }

  #measureBlocks(ring: number): void {
    const { coordinates, ringEnds } = this.#shape;
    const end = ringEnds[ring] ?? 0;
    let block = this.#firstBlocks[ring] ?? 0;
    for (let first = startOf(ringEnds, ring); first < end; first += this.#blockSize) {
      const box = [Infinity, Infinity, -Infinity, -Infinity] as [number, number, number, number];
      for (let vertex = first; vertex < Math.min(first + this.#blockSize, end); vertex += 1) {
        const x = coordinates[2 * vertex] ?? 0;
        const y = coordinates[2 * vertex + 1] ?? 0;
        if (x < box[0]) box[0] = x;
        if (y < box[1]) box[1] = y;
        if (x > box[2]) box[2] = x;
        if (y > box[3]) box[3] = y;
      }
      this.#blocks.set(box, 4 * block);
      block += 1;
    }
  }
}

/** Whether a line from one vertex to another passes a height; half open, so that a vertex on it counts once. */
function straddles(coordinates: Float64Array, from: number, to: number, y: number): boolean {
  return (coordinates[2 * from + 1] ?? 0) > y !== (coordinates[2 * to + 1] ?? 0) > y;
}
