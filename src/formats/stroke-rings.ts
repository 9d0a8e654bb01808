/** Lines in pixels, and how they are stroked. */
interface StrokedLines {
  readonly coordinates: ArrayLike<number>;
  /** In vertices. */
  readonly ends: ArrayLike<number>;
  readonly isClosed: boolean;
  readonly width: number;
  /** Lengths of strokes and gaps; empty = solid. */
  readonly dash: readonly number[];
}

/** Narrower lines have no round joints: nobody would see them. */
const ROUND_FROM = 1.6;

/**
 * The area that a stroke covers, as rings for one fill by the non-zero rule: a rectangle along every piece of the line and a disc where
 * two meet (圆角连接). All turn the same way.
 */
export function strokeRings({ coordinates, ends, isClosed, width, dash }: StrokedLines): {
  readonly coordinates: readonly number[];
  readonly ends: readonly number[];
} {
  const out: number[] = [];
  const outEnds: number[] = [];
  const half = width / 2;
  const sides = Math.min(24, Math.max(8, Math.ceil(2 * width)));
  const whole = dash.reduce((sum, length) => sum + length, 0);
  const isDashed = whole > 0;

  function addPiece(x0: number, y0: number, x1: number, y1: number): void {
    const length = Math.hypot(x1 - x0, y1 - y0);
    if (length === 0) return;
    const [dx, dy] = [((x1 - x0) / length) * half, ((y1 - y0) / length) * half];
    out.push(x0 + dy, y0 - dx, x1 + dy, y1 - dx, x1 - dy, y1 + dx, x0 - dy, y0 + dx);
    outEnds.push(out.length / 2);
  }

  function addDisc(x: number, y: number): void {
    if (width < ROUND_FROM) return;
    for (let side = 0; side < sides; side += 1) {
      const angle = (2 * Math.PI * side) / sides;
      out.push(x + half * Math.cos(angle), y + half * Math.sin(angle));
    }
    outEnds.push(out.length / 2);
  }

  let start = 0;
  for (let line = 0; line < ends.length; line += 1) {
    const end = ends[line] ?? 0;
    const pieces = isClosed ? end - start : end - start - 1;
    // Where in the pattern of the dashes the line is.
    let [part, left] = [0, dash[0] ?? 0];
    if (!isDashed && !isClosed && end > start) addDisc(coordinates[2 * start] ?? 0, coordinates[2 * start + 1] ?? 0);
    for (let piece = 0; piece < pieces; piece += 1) {
      const from = start + piece;
      const to = from + 1 === end ? start : from + 1;
      const [x0 = 0, y0 = 0] = [coordinates[2 * from], coordinates[2 * from + 1]];
      const [x1 = 0, y1 = 0] = [coordinates[2 * to], coordinates[2 * to + 1]];
      if (!isDashed) {
        addPiece(x0, y0, x1, y1);
        addDisc(x1, y1);
        continue;
      }
      const length = Math.hypot(x1 - x0, y1 - y0);
      for (let done = 0; done < length;) {
        const step = Math.min(left, length - done);
        if (part % 2 === 0) {
          const [a, b] = [done / length, (done + step) / length];
          addPiece(x0 + a * (x1 - x0), y0 + a * (y1 - y0), x0 + b * (x1 - x0), y0 + b * (y1 - y0));
        }
        done += step;
        left -= step;
        if (left <= 1e-6) {
          part = (part + 1) % (dash.length % 2 === 0 ? dash.length : 2 * dash.length);
          left = Math.max(1e-3, dash[part % dash.length] ?? whole);
        }
      }
    }
    start = end;
  }
  return { coordinates: out, ends: outEnds };
}
