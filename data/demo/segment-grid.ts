import type { Path } from './path.ts';

/**
 * Line segments in square bins, for "what is near here". Ids are the caller's (a ring, a road).
 */
export interface SegmentGrid {
  /** Adds every segment of a path under an id. */
  readonly add: (path: Path, id: number) => void;
  /** Calls back for each segment whose box meets the given box; a segment may come more than once. */
  readonly visit: (
    minX: number,
    minY: number,
    maxX: number,
    maxY: number,
    see: (ax: number, ay: number, bx: number, by: number, id: number) => void,
  ) => void;
}

/** An empty grid with bins of `binM` metres. */
export function createSegmentGrid(binM: number): SegmentGrid {
  const bins = new Map<number, number[]>();
  const keyOf = (column: number, row: number): number => (column + 40000) * 80000 + row + 40000;
  return {
    add: (path, id) => {
      for (let i = 0; i + 3 < path.length; i += 2) {
        const ax = path[i] ?? 0;
        const ay = path[i + 1] ?? 0;
        const bx = path[i + 2] ?? 0;
        const by = path[i + 3] ?? 0;
        const lastColumn = Math.floor(Math.max(ax, bx) / binM);
        const lastRow = Math.floor(Math.max(ay, by) / binM);
        for (let column = Math.floor(Math.min(ax, bx) / binM); column <= lastColumn; column += 1) {
          for (let row = Math.floor(Math.min(ay, by) / binM); row <= lastRow; row += 1) {
            const key = keyOf(column, row);
            const bin = bins.get(key);
            if (bin === undefined) bins.set(key, [ax, ay, bx, by, id]);
            else bin.push(ax, ay, bx, by, id);
          }
        }
      }
    },
    visit: (minX, minY, maxX, maxY, see) => {
      const lastColumn = Math.floor(maxX / binM);
      const lastRow = Math.floor(maxY / binM);
      for (let column = Math.floor(minX / binM); column <= lastColumn; column += 1) {
        for (let row = Math.floor(minY / binM); row <= lastRow; row += 1) {
          const bin = bins.get(keyOf(column, row));
          if (bin === undefined) continue;
          for (let i = 0; i < bin.length; i += 5) {
            const ax = bin[i] ?? 0;
            const ay = bin[i + 1] ?? 0;
            const bx = bin[i + 2] ?? 0;
            const by = bin[i + 3] ?? 0;
            if (Math.max(ax, bx) < minX || Math.min(ax, bx) > maxX) continue;
            if (Math.max(ay, by) < minY || Math.min(ay, by) > maxY) continue;
            see(ax, ay, bx, by, bin[i + 4] ?? 0);
          }
        }
      }
    },
  };
}
