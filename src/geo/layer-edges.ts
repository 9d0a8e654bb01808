import type { Bounds } from './bounds.ts';
import type { EdgeBlocks } from './edge-blocks.ts';
import { ringSigns } from './ring-signs.ts';
import type { ShapeTable } from './shape-table.ts';
import { startOf } from './shape-table.ts';

/** Numbers kept of each edge: west x, its y, east x, its y. */
const EDGE = 4;
/** Numbers kept of each run above the box: west x and east x. */
const RUN = 2;

/**
 * The edges of several layers of shapes that matter within one box (图层边), as what they bound from above: where a shape of a layer
 * lies, the signs of that layer's edges above sum to one, outside to zero. Coordinates count from the south-west corner of the box.
 *
 * Edges below the box, or wholly beside it, do not matter and are left out; runs of edges above it matter only by where they begin and end.
 * So what is listed of edges depends on nothing but those that meet the box.
 */
export class LayerEdges {
  edges = new Float64Array(EDGE * 64);
  signs = new Int8Array(64);
  layers = new Uint16Array(64);
  edgeCount = 0;
  runs = new Float64Array(RUN * 16);
  runSigns = new Int8Array(16);
  runLayers = new Uint16Array(16);
  runCount = 0;
  width = 0;
  height = 0;
  #originX = 0;
  #originY = 0;

  /** Forgets all edges and takes another box. */
  begin({ minX, minY, maxX, maxY }: Bounds): void {
    this.edgeCount = 0;
    this.runCount = 0;
    this.#originX = minX;
    this.#originY = minY;
    this.width = maxX - minX;
    this.height = maxY - minY;
  }

  /** Adds a valid shape of a table, whichever way its rings run, to a layer. */
  addTableShape(table: ShapeTable, index: number, layer: number): void {
    const firstPart = startOf(table.shapeEnds, index);
    const signs = ringSigns(table, firstPart, table.shapeEnds[index] ?? firstPart);
    const firstRing = startOf(table.partEnds, firstPart);
    for (let ring = 0; ring < signs.length; ring += 1) {
      const first = startOf(table.ringEnds, firstRing + ring);
      const last = (table.ringEnds[firstRing + ring] ?? first) - 1;
      this.#addPath(table.coordinates, first, last, signs[ring] ?? 0, layer);
    }
  }

  /** Adds what of a valid shape is near to a layer, without walking along all of its edges. Several shapes of a layer may overlap. */
  addBlocks({ coordinates, firstVertices, lastVertices, boxes }: EdgeBlocks, layer: number): void {
    const west = this.#originX;
    const east = west + this.width;
    const south = this.#originY;
    const north = south + this.height;
    for (let block = 0; block < firstVertices.length; block += 1) {
      const at = EDGE * block;
      const isBeside = (boxes[at] ?? 0) >= east || (boxes[at + 2] ?? 0) <= west;
      if (isBeside || (boxes[at + 3] ?? 0) < south) continue;
      const first = firstVertices[block] ?? 0;
      const last = lastVertices[block] ?? 0;
      if ((boxes[at + 1] ?? 0) > north) {
        this.#addRun((coordinates[2 * first] ?? 0) - west, (coordinates[2 * last] ?? 0) - west, 1, layer);
      } else this.#addPath(coordinates, first, last, 1, layer);
    }
  }

  /** @param sign 1 where the shape lies left of the path, −1 where right */
  #addPath(coordinates: Float64Array, first: number, last: number, sign: number, layer: number): void {
    let x0 = (coordinates[2 * first] ?? 0) - this.#originX;
    let y0 = (coordinates[2 * first + 1] ?? 0) - this.#originY;
    let runFrom = Number.NaN;
    for (let vertex = first + 1; vertex <= last; vertex += 1) {
      const x1 = (coordinates[2 * vertex] ?? 0) - this.#originX;
      const y1 = (coordinates[2 * vertex + 1] ?? 0) - this.#originY;
      if (y0 > this.height && y1 > this.height) {
        if (Number.isNaN(runFrom)) runFrom = x0;
      } else {
        if (!Number.isNaN(runFrom)) this.#addRun(runFrom, x0, sign, layer);
        runFrom = Number.NaN;
        const isBeside = (x0 <= 0 && x1 <= 0) || (x0 >= this.width && x1 >= this.width);
        if (x0 !== x1 && !isBeside && (y0 >= 0 || y1 >= 0)) this.#addEdge(x0, y0, x1, y1, sign, layer);
      }
      x0 = x1;
      y0 = y1;
    }
    if (!Number.isNaN(runFrom)) this.#addRun(runFrom, x0, sign, layer);
  }

  #addEdge(x0: number, y0: number, x1: number, y1: number, sign: number, layer: number): void {
    const at = this.edgeCount;
    if (at === this.signs.length) {
      this.edges = longer(this.edges, new Float64Array(2 * this.edges.length));
      this.signs = longer(this.signs, new Int8Array(2 * at));
      this.layers = longer(this.layers, new Uint16Array(2 * at));
    }
    const isEastward = x1 > x0;
    this.edges[EDGE * at] = isEastward ? x0 : x1;
    this.edges[EDGE * at + 1] = isEastward ? y0 : y1;
    this.edges[EDGE * at + 2] = isEastward ? x1 : x0;
    this.edges[EDGE * at + 3] = isEastward ? y1 : y0;
    // Where the shape lies left of its ring, upper sides run westward.
    this.signs[at] = isEastward ? -sign : sign;
    this.layers[at] = layer;
    this.edgeCount = at + 1;
  }

  #addRun(from: number, to: number, sign: number, layer: number): void {
    if (from === to) return;
    const at = this.runCount;
    if (at === this.runSigns.length) {
      this.runs = longer(this.runs, new Float64Array(2 * this.runs.length));
      this.runSigns = longer(this.runSigns, new Int8Array(2 * at));
      this.runLayers = longer(this.runLayers, new Uint16Array(2 * at));
    }
    this.runs[RUN * at] = Math.min(from, to);
    this.runs[RUN * at + 1] = Math.max(from, to);
    this.runSigns[at] = to > from ? -sign : sign;
    this.runLayers[at] = layer;
    this.runCount = at + 1;
  }
}

function longer<Numbers extends Float64Array | Int8Array | Uint16Array>(before: Numbers, after: Numbers): Numbers {
  after.set(before);
  return after;
}
