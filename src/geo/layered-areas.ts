import type { LayerEdges } from './layer-edges.ts';

/**
 * Measures how layers share the land of a shape (逐层占地), each piece of land going to the first layer that covers it, without making any
 * shape: the box is cut into upright strips in which no edge begins or ends; there the edges lie one above the other, and the land between
 * two neighbours is a trapezium whose owner follows from the signs above it. Where edges cross, a strip is cut once more.
 *
 * There is nothing to snap: edges that coincide, touch or nearly do change the areas by nothing more than rounding, about 1e-15 of the box
 * for every edge. What comes out depends on nothing but the edges that meet the box and the order in which they were added.
 */
export class LayeredAreas {
  #xs = new Float64Array(256);
  #first = new Uint32Array(64);
  #last = new Uint32Array(64);
  #starting = new Uint32Array(64);
  #starts = new Uint32Array(257);
  #active = new Uint32Array(64);
  #from = new Float64Array(64);
  #to = new Float64Array(64);
  #above = new Int32Array(8);
  #counts = new Int32Array(8);
  readonly #crossings: number[] = [];

  /**
   * Shares out the land that lies in all of the first layers.
   *
   * @param required how many layers the land has to lie in; the others take it in their order
   * @param areas filled in: for each layer behind the required ones what it is the first to cover, square units; in place 0 what none covers
   */
  measure(edges: LayerEdges, required: number, areas: Float64Array): void {
    areas.fill(0);
    const strips = this.#cutStrips(edges);
    if (areas.length > this.#counts.length) {
      this.#above = new Int32Array(2 * areas.length);
      this.#counts = new Int32Array(2 * areas.length);
    }
    let count = 0;
    for (let strip = 0; strip < strips; strip += 1) {
      count = this.#step(strip, count);
      if (count < 2) continue;
      const west = this.#xs[strip] ?? 0;
      const east = this.#xs[strip + 1] ?? 0;
      this.#countAbove(edges, (west + east) / 2);
      if (this.#sortActive(edges, count, west, east)) {
        for (let at = 0; at < count; at += 1) this.#from[at] = ((this.#from[at] ?? 0) + (this.#to[at] ?? 0)) / 2;
        this.#share(edges, count, east - west, required, areas);
      } else this.#shareCrossing(edges, count, west, east, required, areas);
    }
  }

  /** Finds where strips begin and end, and which edges begin in which strip; returns how many strips there are. */
  #cutStrips({ edges, edgeCount, width }: LayerEdges): number {
    if (2 * edgeCount > this.#xs.length) {
      this.#xs = new Float64Array(4 * edgeCount);
      this.#starts = new Uint32Array(4 * edgeCount + 1);
    }
    if (edgeCount > this.#first.length) {
      this.#first = new Uint32Array(2 * edgeCount);
      this.#last = new Uint32Array(2 * edgeCount);
      this.#starting = new Uint32Array(2 * edgeCount);
      this.#active = new Uint32Array(2 * edgeCount);
      this.#from = new Float64Array(2 * edgeCount);
      this.#to = new Float64Array(2 * edgeCount);
    }
    if (edgeCount === 0) return 0;
    const xs = this.#xs;
    for (let edge = 0; edge < edgeCount; edge += 1) {
      xs[2 * edge] = Math.max(edges[4 * edge] ?? 0, 0);
      xs[2 * edge + 1] = Math.min(edges[4 * edge + 2] ?? 0, width);
    }
    xs.subarray(0, 2 * edgeCount).sort();
    let places = 1;
    for (let at = 1; at < 2 * edgeCount; at += 1) {
      const x = xs[at] ?? 0;
      if (x === xs[places - 1]) continue;
      xs[places] = x;
      places += 1;
    }
    this.#starts.fill(0, 0, places + 1);
    for (let edge = 0; edge < edgeCount; edge += 1) {
      const first = placeOf(xs, places, Math.max(edges[4 * edge] ?? 0, 0));
      this.#first[edge] = first;
      this.#last[edge] = placeOf(xs, places, Math.min(edges[4 * edge + 2] ?? 0, width));
      this.#starts[first + 1] = (this.#starts[first + 1] ?? 0) + 1;
    }
    for (let place = 0; place < places; place += 1) {
      this.#starts[place + 1] = (this.#starts[place + 1] ?? 0) + (this.#starts[place] ?? 0);
    }
    for (let edge = edgeCount - 1; edge >= 0; edge -= 1) {
      // Filled from behind, each place's end goes down to its start.
      const end = (this.#first[edge] ?? 0) + 1;
      const at = (this.#starts[end] ?? 0) - 1;
      this.#starts[end] = at;
      this.#starting[at] = edge;
    }
    return places - 1;
  }

  /** Takes out edges that end where a strip begins and puts in those that begin there; returns how many run through it. */
  #step(strip: number, before: number): number {
    let count = 0;
    for (let at = 0; at < before; at += 1) {
      const edge = this.#active[at] ?? 0;
      if ((this.#last[edge] ?? 0) <= strip) continue;
      this.#active[count] = edge;
      count += 1;
    }
    const end = this.#starts[strip + 2] ?? 0;
    for (let at = this.#starts[strip + 1] ?? 0; at < end; at += 1) {
      this.#active[count] = this.#starting[at] ?? 0;
      count += 1;
    }
    return count;
  }

  #countAbove({ runs, runSigns, runLayers, runCount }: LayerEdges, x: number): void {
    this.#above.fill(0);
    for (let run = 0; run < runCount; run += 1) {
      if ((runs[2 * run] ?? 0) > x || (runs[2 * run + 1] ?? 0) <= x) continue;
      const layer = runLayers[run] ?? 0;
      this.#above[layer] = (this.#above[layer] ?? 0) + (runSigns[run] ?? 0);
    }
  }

  /** Sorts the edges of a strip from the top; false when some of them cross. */
  #sortActive({ edges }: LayerEdges, count: number, west: number, east: number): boolean {
    const active = this.#active;
    const from = this.#from;
    const to = this.#to;
    let isParted = true;
    for (let at = 0; at < count; at += 1) {
      const edge = active[at] ?? 0;
      const atWest = heightAt(edges, edge, west);
      const atEast = heightAt(edges, edge, east);
      let place = at;
      // Nearly sorted already, as the strip before was.
      while (place > 0) {
        const other = from[place - 1] ?? 0;
        if (other > atWest || (other === atWest && (to[place - 1] ?? 0) >= atEast)) break;
        active[place] = active[place - 1] ?? 0;
        from[place] = other;
        to[place] = to[place - 1] ?? 0;
        place -= 1;
      }
      active[place] = edge;
      from[place] = atWest;
      to[place] = atEast;
    }
    for (let at = 1; at < count && isParted; at += 1) isParted = (to[at - 1] ?? 0) >= (to[at] ?? 0);
    return isParted;
  }

  /** Cuts a strip where its edges cross, and shares out the pieces. */
  #shareCrossing(
    layerEdges: LayerEdges,
    count: number,
    west: number,
    east: number,
    required: number,
    areas: Float64Array,
  ): void {
    const crossings = this.#crossings;
    crossings.length = 0;
    for (let upper = 0; upper < count; upper += 1) {
      for (let lower = upper + 1; lower < count; lower += 1) {
        const before = (this.#from[upper] ?? 0) - (this.#from[lower] ?? 0);
        const after = (this.#to[lower] ?? 0) - (this.#to[upper] ?? 0);
        if (before > 0 && after > 0) crossings.push(west + ((east - west) * before) / (before + after));
      }
    }
    crossings.push(east);
    crossings.sort(ascending);
    let start = west;
    for (const end of crossings) {
      if (end <= start) continue;
      const middle = (start + end) / 2;
      this.#sortAt(layerEdges, count, middle);
      this.#share(layerEdges, count, end - start, required, areas);
      start = end;
    }
  }

  /** Sorts the edges of a strip by their height at one place. */
  #sortAt({ edges }: LayerEdges, count: number, x: number): void {
    const active = this.#active;
    const heights = this.#from;
    for (let at = 0; at < count; at += 1) {
      const edge = active[at] ?? 0;
      const height = heightAt(edges, edge, x);
      let place = at;
      while (place > 0 && (heights[place - 1] ?? 0) < height) {
        active[place] = active[place - 1] ?? 0;
        heights[place] = heights[place - 1] ?? 0;
        place -= 1;
      }
      active[place] = edge;
      heights[place] = height;
    }
  }

  /** Gives the land between neighbouring edges to its owners; `#from` holds their mean heights. */
  #share({ signs, layers }: LayerEdges, count: number, width: number, required: number, areas: Float64Array): void {
    const counts = this.#counts;
    for (let layer = 0; layer < areas.length; layer += 1) counts[layer] = this.#above[layer] ?? 0;
    for (let at = 0; at < count - 1; at += 1) {
      const edge = this.#active[at] ?? 0;
      const changed = layers[edge] ?? 0;
      counts[changed] = (counts[changed] ?? 0) + (signs[edge] ?? 0);
      let layer = 0;
      while (layer < required && (counts[layer] ?? 0) > 0) layer += 1;
      if (layer < required) continue;
      while (layer < areas.length && (counts[layer] ?? 0) <= 0) layer += 1;
      const owner = layer === areas.length ? 0 : layer;
      areas[owner] = (areas[owner] ?? 0) + ((this.#from[at] ?? 0) - (this.#from[at + 1] ?? 0)) * width;
    }
  }
}

/** Height of an edge at x, exact at its ends, measured from the nearer end. */
function heightAt(edges: Float64Array, edge: number, x: number): number {
  const west = edges[4 * edge] ?? 0;
  const from = edges[4 * edge + 1] ?? 0;
  const east = edges[4 * edge + 2] ?? 0;
  const to = edges[4 * edge + 3] ?? 0;
  return x - west <= east - x
    ? from + ((x - west) * (to - from)) / (east - west)
    : to - ((east - x) * (to - from)) / (east - west);
}

/** Place of a number that is in a sorted list. */
function placeOf(sorted: Float64Array, count: number, value: number): number {
  let low = 0;
  let high = count - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

function ascending(a: number, b: number): number {
  return a - b;
}
