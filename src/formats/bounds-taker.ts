import type { Bounds } from '../geo/bounds.ts';
import type { FlatPart } from './flat-part.ts';

/** Grows a box around what it is shown. */
export interface BoundsTaker {
  addParts(parts: readonly FlatPart[]): void;
  /** Null when nothing was shown. */
  bounds(): Bounds | null;
}

/** An empty box to begin with. */
export function createBoundsTaker(): BoundsTaker {
  let minX = Infinity;
  let minY = Infinity;
  let maxX = -Infinity;
  let maxY = -Infinity;
  return {
    addParts(parts) {
      for (const { xy } of parts) {
        for (let index = 0; index < xy.length; index += 2) {
          const x = xy[index] ?? 0;
          const y = xy[index + 1] ?? 0;
          if (x < minX) minX = x;
          if (x > maxX) maxX = x;
          if (y < minY) minY = y;
          if (y > maxY) maxY = y;
        }
      }
    },
    bounds: () => (minX <= maxX && minY <= maxY ? { minX, minY, maxX, maxY } : null),
  };
}
