import { hashUnit } from './random.ts';

/** How a straight edge becomes a natural one. */
export interface Wiggle {
  /** Edges are halved until pieces are shorter than this, metres. */
  readonly pieceM: number;
  /** Sideways throw of a midpoint as a share of the piece's length. */
  readonly throwShare: number;
  /** No midpoint is thrown further than this, metres. */
  readonly throwLimitM: number;
}

/**
 * Midpoint displacement between two points. The same ends and `key` give the same line, so an edge shared by two cells
 * is drawn once.
 *
 * @returns the path from a to b, both ends included
 */
export function wigglePath(ax: number, ay: number, bx: number, by: number, wiggle: Wiggle, key: number): number[] {
  const out = [ax, ay];
  let salt = 0;
  const halve = (x0: number, y0: number, x1: number, y1: number, depth: number): void => {
    const dx = x1 - x0;
    const dy = y1 - y0;
    const length = Math.hypot(dx, dy);
    if (length < wiggle.pieceM || depth > 8) {
      out.push(x1, y1);
      return;
    }
    salt += 1;
    const along = 0.5 + (hashUnit(key, salt, 17) - 0.5) * 0.24;
    const reach = Math.min(wiggle.throwLimitM, wiggle.throwShare * length);
    const aside = ((hashUnit(key, salt, 29) - 0.5) * 2 * reach) / length;
    const middleX = x0 + dx * along - dy * aside;
    const middleY = y0 + dy * along + dx * aside;
    halve(x0, y0, middleX, middleY, depth + 1);
    halve(middleX, middleY, x1, y1, depth + 1);
  };
  halve(ax, ay, bx, by, 0);
  return out;
}

/** A wiggly version of a whole path; its points stay. */
export function wiggleAll(path: readonly number[], wiggle: Wiggle, key: number): number[] {
  const out: number[] = [path[0] ?? 0, path[1] ?? 0];
  for (let i = 0; i + 3 < path.length; i += 2) {
    const piece = wigglePath(
      path[i] ?? 0,
      path[i + 1] ?? 0,
      path[i + 2] ?? 0,
      path[i + 3] ?? 0,
      wiggle,
      key * 7919 + i,
    );
    for (let k = 2; k < piece.length; k += 1) out.push(piece[k] ?? 0);
  }
  return out;
}
