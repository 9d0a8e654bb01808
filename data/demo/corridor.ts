import type { LocalFrame } from './local-frame.ts';
import type { Path } from './path.ts';
import type { Degrees } from './recipe.ts';
import { createSegmentGrid } from './segment-grid.ts';
import { wiggleAll } from './wiggle.ts';

/** Corner cutting (Chaikin 1974), ends kept. */
function roundCorners(path: Path): number[] {
  const out: number[] = [path[0] ?? 0, path[1] ?? 0];
  for (let i = 0; i + 3 < path.length; i += 2) {
    const ax = path[i] ?? 0;
    const ay = path[i + 1] ?? 0;
    const bx = path[i + 2] ?? 0;
    const by = path[i + 3] ?? 0;
    out.push(ax * 0.75 + bx * 0.25, ay * 0.75 + by * 0.25, ax * 0.25 + bx * 0.75, ay * 0.25 + by * 0.75);
  }
  out.push(path[path.length - 2] ?? 0, path[path.length - 1] ?? 0);
  return out;
}

/**
 * A natural centre line through points: bent a little between them, corners rounded.
 *
 * @param windingM pieces longer than this are bent
 * @param windingShare how far they are bent, as a share of their length
 */
export function centreLine(
  via: readonly Degrees[],
  frame: LocalFrame,
  windingM: number,
  windingShare: number,
  key: number,
): number[] {
  const straight = via.flatMap((point) => [...frame.toLocal(point[0], point[1])]);
  const bent = wiggleAll(straight, { pieceM: windingM, throwShare: windingShare, throwLimitM: windingM * 0.4 }, key);
  return roundCorners(roundCorners(bent));
}

/** The closed outline of a band of constant width along a path. */
export function bandAround(path: Path, widthM: number): number[] {
  const left: number[] = [];
  const right: number[] = [];
  const half = widthM / 2;
  for (let i = 0; i + 1 < path.length; i += 2) {
    const x = path[i] ?? 0;
    const y = path[i + 1] ?? 0;
    const beforeX = i === 0 ? x : (path[i - 2] ?? 0);
    const beforeY = i === 0 ? y : (path[i - 1] ?? 0);
    const afterX = i + 3 < path.length ? (path[i + 2] ?? 0) : x;
    const afterY = i + 3 < path.length ? (path[i + 3] ?? 0) : y;
    const length = Math.hypot(afterX - beforeX, afterY - beforeY) || 1;
    const nx = (-(afterY - beforeY) / length) * half;
    const ny = ((afterX - beforeX) / length) * half;
    left.push(x + nx, y + ny);
    right.unshift(x - nx, y - ny);
  }
  const ring: number[] = [...left];

  for (let i = 0; i + 1 < right.length; i += 2) ring.push(right[i] ?? 0, right[i + 1] ?? 0);
  ring.push(left[0] ?? 0, left[1] ?? 0);
  return ring;
}

/** A band of constant width along a centre line. */
export interface Band {
  readonly centre: Path;
  readonly widthM: number;
}

/** Finds the first band (in list order) that covers a point; −1 for none. */
export function createBandFinder(bands: readonly Band[]): (x: number, y: number) => number {
  const grid = createSegmentGrid(400);
  let widest = 0;
  bands.forEach((band, number) => {
    grid.add(band.centre, number);
    widest = Math.max(widest, band.widthM);
  });
  const reach = widest / 2;
  return (x, y) => {
    let found = bands.length;
    grid.visit(x - reach, y - reach, x + reach, y + reach, (ax, ay, bx, by, number) => {
      if (number >= found) return;
      const dx = bx - ax;
      const dy = by - ay;
      const square = dx * dx + dy * dy;
      const share = square === 0 ? 0 : Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / square));
      const away = Math.hypot(x - ax - share * dx, y - ay - share * dy);
      if (away <= (bands[number]?.widthM ?? 0) / 2) found = number;
    });
    return found === bands.length ? -1 : found;
  };
}
