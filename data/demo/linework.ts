import type { Path } from './path.ts';
import type { RegionSet } from './region-set.ts';

/** Cut ends run on by this much, so that noding meets the line they end at; the stub is dropped as a dangle. */
const OVERSHOOT_M = 0.4;

/** A stretch of a path to keep out of (`inside: false`) or within (`inside: true`) a set of outlines. */
export interface Clip {
  readonly regions: RegionSet;
  readonly inside: boolean;
}

/** Adds to `out` what is left of a path after all clips. */
export function clipPath(path: Path, clips: readonly Clip[], out: Path[]): void {
  let open: number[] = [];
  const close = (): void => {
    if (open.length >= 4) out.push(open);
    open = [];
  };
  for (let i = 0; i + 3 < path.length; i += 2) {
    const ax = path[i] ?? 0;
    const ay = path[i + 1] ?? 0;
    const bx = path[i + 2] ?? 0;
    const by = path[i + 3] ?? 0;
    const length = Math.hypot(bx - ax, by - ay);
    if (length === 0) continue;
    let kept: [number, number][] = [[0, 1]];
    for (const clip of clips) {
      if (kept.length === 0) break;
      kept = intersectIntervals(kept, clip.regions.intervals(ax, ay, bx, by, clip.inside));
    }
    for (const [from, to] of kept) {
      const start = from > 0 ? from - OVERSHOOT_M / length : 0;
      const end = to < 1 ? to + OVERSHOOT_M / length : 1;
      if (from > 0) close();
      if (open.length === 0) open.push(ax + (bx - ax) * start, ay + (by - ay) * start);
      open.push(ax + (bx - ax) * end, ay + (by - ay) * end);
      if (to < 1) close();
    }
    if (kept.length === 0) close();
  }
  close();
}

function intersectIntervals(left: readonly [number, number][], right: readonly [number, number][]): [number, number][] {
  const out: [number, number][] = [];
  for (const [a, b] of left) {
    for (const [c, d] of right) {
      const from = Math.max(a, c);
      const to = Math.min(b, d);
      if (to > from) out.push([from, to]);
    }
  }
  return out;
}
