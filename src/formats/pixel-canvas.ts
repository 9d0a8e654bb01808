import { markBox } from '../report/sheet/mark-box.ts';

/** Which points count as inside: of an odd number of rings, or of rings that turn one way more often than the other. */
type FillRule = 'evenodd' | 'nonzero';

/** Rings in pixels. */
export interface PixelRings {
  readonly coordinates: ArrayLike<number>;
  /** In vertices. */
  readonly ends: ArrayLike<number>;
}

/** How much of each pixel of a box may be painted, 0–255. */
export interface PixelMask {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly cover: Uint8Array;
}

/** How rings are filled. */
export interface PixelPaint {
  readonly rule: FillRule;
  /** `#rrggbb`. */
  readonly colour: string;
  readonly opacity: number;
  readonly mask: PixelMask | null;
  /** Every pixel wholly or not at all, by its middle: areas that share a border leave no seam. */
  readonly isCrisp: boolean;
}

/** Pixels that shapes are painted on, where there is no canvas (点阵). White at first. */
export interface PixelCanvas {
  readonly width: number;
  readonly height: number;
  /** Red, green, blue, opacity from the top left. */
  readonly rgba: Uint8ClampedArray<ArrayBuffer>;
  readonly fill: (rings: PixelRings, paint: PixelPaint) => void;
  /** What of the canvas lies inside rings (even-odd), within another mask. */
  readonly maskOf: (rings: PixelRings, mask: PixelMask | null) => PixelMask;
}

/** Lines of samples in a row of pixels. */
const SAMPLES = 4;

/** Starts a white canvas. */
export function createPixelCanvas(width: number, height: number): PixelCanvas {
  const rgba = new Uint8ClampedArray(4 * width * height).fill(255);

  function fill(rings: PixelRings, { rule, colour, opacity, mask, isCrisp }: PixelPaint): void {
    const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
    sweep(rings, rule, isCrisp ? 1 : SAMPLES, width, height, (row, cover, from, to) => {
      const maskRow = mask === null ? 0 : (row - mask.y) * mask.width - mask.x;
      if (mask !== null && (row < mask.y || row >= mask.y + mask.height)) return;
      const first = mask === null ? from : Math.max(from, mask.x);
      const end = mask === null ? to : Math.min(to, mask.x + mask.width);
      for (let column = first; column < end; column += 1) {
        let share = cover[column] ?? 0;
        if (isCrisp) share = share >= 0.5 ? 1 : 0;
        if (share <= 0) continue;
        if (mask !== null) share *= (mask.cover[maskRow + column] ?? 0) / 255;
        share *= opacity;
        const at = 4 * (row * width + column);
        rgba[at] = (rgba[at] ?? 0) + (red - (rgba[at] ?? 0)) * share;
        rgba[at + 1] = (rgba[at + 1] ?? 0) + (green - (rgba[at + 1] ?? 0)) * share;
        rgba[at + 2] = (rgba[at + 2] ?? 0) + (blue - (rgba[at + 2] ?? 0)) * share;
      }
    });
  }

  function maskOf(rings: PixelRings, mask: PixelMask | null): PixelMask {
    const box = boxOf(rings, width, height);
    const made = { ...box, cover: new Uint8Array(box.width * box.height) };
    sweep(rings, 'evenodd', SAMPLES, width, height, (row, cover, from, to) => {
      for (let column = from; column < to; column += 1) {
        const others =
          mask === null
            ? 255
            : row < mask.y || row >= mask.y + mask.height || column < mask.x || column >= mask.x + mask.width
              ? 0
              : (mask.cover[(row - mask.y) * mask.width + column - mask.x] ?? 0);
        made.cover[(row - box.y) * box.width + column - box.x] = Math.round((cover[column] ?? 0) * others);
      }
    });
    return made;
  }

  return { width, height, rgba, fill, maskOf };
}

function boxOf({ coordinates }: PixelRings, width: number, height: number): Omit<PixelMask, 'cover'> {
  const { west, north, east, south } = markBox(coordinates);
  const x = Math.max(0, Math.floor(west));
  const y = Math.max(0, Math.floor(north));
  return {
    x,
    y,
    width: Math.max(0, Math.min(width, Math.ceil(east) + 1) - x),
    height: Math.max(0, Math.min(height, Math.ceil(south) + 1) - y),
  };
}

/**
 * Goes over the rows that rings cover, from the top. Along lines of samples the rings' crossings are sorted; what lies between two of
 * them is covered, exactly to left and right.
 *
 * @param onRow share covered of each pixel from `from` to `to`
 */
function sweep(
  { coordinates, ends }: PixelRings,
  rule: FillRule,
  samples: number,
  width: number,
  height: number,
  onRow: (row: number, cover: Float32Array, from: number, to: number) => void,
): void {
  const edges = edgesOf(coordinates, ends, samples, height);
  if (edges === null) return;
  const { firstLine, lastLine, x, slope, turn, starts, order } = edges;
  const steps = new Float32Array(width + 2);
  const cover = new Float32Array(width);
  let active: number[] = [];
  let waiting = 0;
  let [from, to] = [width, 0];
  const step = (at: number, amount: number): void => {
    const place = at <= 0 ? 0 : at >= width ? width : at;
    const column = Math.floor(place);
    steps[column] = (steps[column] ?? 0) + amount * (1 - (place - column));
    steps[column + 1] = (steps[column + 1] ?? 0) + amount * (place - column);
    if (column < from) from = column;
    if (column + 2 > to) to = column + 2;
  };
  for (let line = firstLine; line <= lastLine; line += 1) {
    while (waiting < order.length && (starts[order[waiting] ?? 0] ?? 0) <= line) {
      active.push(order[waiting] ?? 0);
      waiting += 1;
    }
    if (active.length > 0) {
      const ended = edges.lastLines;
      active = active.filter((edge) => (ended[edge] ?? 0) >= line);
      sortByPlace(active, x);
      let winding = 0;
      for (const edge of active) {
        const before = winding;
        winding = rule === 'evenodd' ? 1 - winding : winding + (turn[edge] ?? 0);
        if (before === 0) step(x[edge] ?? 0, 1 / samples);
        else if (winding === 0) step(x[edge] ?? 0, -1 / samples);
        x[edge] = (x[edge] ?? 0) + (slope[edge] ?? 0);
      }
    }
    const isRowDone = (line + 1) % samples === 0 || line === lastLine;
    if (!isRowDone || to <= from) continue;
    let share = 0;
    const end = Math.min(to, width);
    for (let column = from; column < end; column += 1) {
      share += steps[column] ?? 0;
      cover[column] = Math.min(1, Math.max(0, share));
    }
    onRow(Math.floor(line / samples), cover, from, end);
    steps.fill(0, from, to + 1);
    [from, to] = [width, 0];
  }
}

interface Edges {
  readonly firstLine: number;
  readonly lastLine: number;
  /** Where an edge crosses the line of samples that it has come to. */
  readonly x: Float64Array;
  /** To the right from one line to the next. */
  readonly slope: Float64Array;
  readonly turn: Int8Array;
  readonly starts: Int32Array;
  readonly lastLines: Int32Array;
  /** Edges in the order of their first lines. */
  readonly order: Uint32Array;
}

/** Edges of rings that cross a line of samples within the canvas; rings are closed. */
function edgesOf(
  coordinates: ArrayLike<number>,
  ends: ArrayLike<number>,
  samples: number,
  height: number,
): Edges | null {
  const most = coordinates.length / 2;
  const x = new Float64Array(most);
  const slope = new Float64Array(most);
  const turn = new Int8Array(most);
  const starts = new Int32Array(most);
  const lastLines = new Int32Array(most);
  const lines = height * samples;
  let [count, firstLine, lastLine, ringStart] = [0, lines, -1, 0];
  for (let ring = 0; ring < ends.length; ring += 1) {
    const ringEnd = ends[ring] ?? 0;
    for (let vertex = ringStart; vertex < ringEnd; vertex += 1) {
      const next = vertex + 1 === ringEnd ? ringStart : vertex + 1;
      const [x0 = 0, y0 = 0] = [coordinates[2 * vertex], coordinates[2 * vertex + 1]];
      const [x1 = 0, y1 = 0] = [coordinates[2 * next], coordinates[2 * next + 1]];
      const isDown = y1 > y0;
      const [topX, topY, lowX, lowY] = isDown ? [x0, y0, x1, y1] : [x1, y1, x0, y0];
      // Lines of samples lie in the middle of their part of the row.
      const start = Math.max(0, Math.ceil(topY * samples - 0.5));
      const last = Math.min(lines - 1, Math.ceil(lowY * samples - 0.5) - 1);
      if (last < start) continue;
      const perLine = (lowX - topX) / (lowY - topY) / samples;
      x[count] = topX + ((start + 0.5) / samples - topY) * perLine * samples;
      slope[count] = perLine;
      turn[count] = isDown ? 1 : -1;
      starts[count] = start;
      lastLines[count] = last;
      if (start < firstLine) firstLine = start;
      if (last > lastLine) lastLine = last;
      count += 1;
    }
    ringStart = ringEnd;
  }
  if (count === 0) return null;
  const counted = new Uint32Array(lastLine - firstLine + 2);
  for (let edge = 0; edge < count; edge += 1) {
    const line = (starts[edge] ?? 0) - firstLine + 1;
    counted[line] = (counted[line] ?? 0) + 1;
  }
  for (let line = 1; line < counted.length; line += 1) counted[line] = (counted[line] ?? 0) + (counted[line - 1] ?? 0);
  const order = new Uint32Array(count);
  for (let edge = 0; edge < count; edge += 1) {
    const line = (starts[edge] ?? 0) - firstLine;
    const place = counted[line] ?? 0;
    order[place] = edge;
    counted[line] = place + 1;
  }
  return { firstLine, lastLine, x, slope, turn, starts, lastLines, order };
}

/** Nearly sorted from one line to the next, so that insertion is quick; new edges come last. */
function sortByPlace(active: number[], x: Float64Array): void {
  for (let at = 1; at < active.length; at += 1) {
    const edge = active[at] ?? 0;
    const place = x[edge] ?? 0;
    let before = at - 1;
    while (before >= 0 && (x[active[before] ?? 0] ?? 0) > place) {
      active[before + 1] = active[before] ?? 0;
      before -= 1;
    }
    active[before + 1] = edge;
  }
}
