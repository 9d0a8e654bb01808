import { startOf } from '../geo/shape-table.ts';
import type { Shape } from '../geo/shape.ts';

/** Where level lines run inside a part (扫描线): finds, sorts and hands out stretches. */
export interface RowCrossings {
  /**
   * Crosses a part with levels `first` … `end − 1`.
   *
   * @param levels y of the level lines in the working plane, from north to south
   * @param onSpan called for each stretch inside the part by the even-odd rule, level after level, from west to east, with x
   *   in the working plane, good to 0.1 mm
   */
  cross(
    shape: Shape,
    part: number,
    levels: Float64Array,
    first: number,
    end: number,
    onSpan: (level: number, west: number, east: number) => void,
  ): void;
}

/** Up to so many crossings are sorted by insertion, which for a small parcel is faster than the library's sort. */
const FEW = 40;

/** A crossing is one number, level × this + x: no place of the working plane is so far from its middle. */
const LEVEL_WIDTH = 2 ** 27;

/** One store for many parts: it grows to what the largest needs and is used again. */
export function createRowCrossings(): RowCrossings {
  let keys = new Float64Array(256);
  let count = 0;

  function add(key: number): void {
    if (count === keys.length) {
      const larger = new Float64Array(2 * count);
      larger.set(keys);
      keys = larger;
    }
    keys[count] = key;
    count += 1;
  }

  function sort(): void {
    if (count > FEW) {
      keys.subarray(0, count).sort();
      return;
    }
    for (let at = 1; at < count; at += 1) {
      const key = keys[at] ?? 0;
      let before = at - 1;
      while (before >= 0 && (keys[before] ?? 0) > key) {
        keys[before + 1] = keys[before] ?? 0;
        before -= 1;
      }
      keys[before + 1] = key;
    }
  }

  return {
    cross({ coordinates, ringEnds, partEnds }, part, levels, first, end, onSpan) {
      count = 0;
      const endRing = partEnds[part] ?? 0;
      for (let ring = startOf(partEnds, part); ring < endRing; ring += 1) {
        const endAt = 2 * (ringEnds[ring] ?? 0);
        let x0 = 0;
        let y0 = 0;
        let level0 = -1;
        // Consecutive vertices are close to each other: the level below a vertex is a step or two from the last one.
        let level = first;
        for (let at = 2 * startOf(ringEnds, ring); at < endAt; at += 2) {
          const x = coordinates[at] ?? 0;
          const y = coordinates[at + 1] ?? 0;
          while (level < end && (levels[level] ?? 0) > y) level += 1;
          while (level > first && (levels[level - 1] ?? 0) <= y) level -= 1;
          // Always from north to south, so that neighbours get the same number for the edge they share.
          if (level0 >= 0 && level > level0) {
            const slope = (x - x0) / (y - y0);
            for (let at = level0; at < level; at += 1) add(at * LEVEL_WIDTH + x0 + ((levels[at] ?? 0) - y0) * slope);
          } else if (level0 > level) {
            const slope = (x0 - x) / (y0 - y);
            for (let at = level; at < level0; at += 1) add(at * LEVEL_WIDTH + x + ((levels[at] ?? 0) - y) * slope);
          }
          x0 = x;
          y0 = y;
          level0 = level;
        }
      }
      sort();
      for (let at = 0; at + 1 < count; at += 2) {
        const level = Math.round((keys[at] ?? 0) / LEVEL_WIDTH);
        onSpan(level, (keys[at] ?? 0) - level * LEVEL_WIDTH, (keys[at + 1] ?? 0) - level * LEVEL_WIDTH);
      }
    },
  };
}
