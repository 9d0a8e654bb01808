import { noise } from './noise.ts';
import { createSegmentGrid, type SegmentGrid } from './segment-grid.ts';
import type { LocalFrame } from './local-frame.ts';
import type { Recipe } from './recipe.ts';

/** How mountainous the ground is, 0 … about 1, at a point of the local frame. */
export type Relief = (x: number, y: number) => number;

/** Relief below this is plain. */
export const FOOTHILL = 0.35;
/** Relief above this is mountain. */
export const MOUNTAIN = 0.5;

/** Distance in metres from a point to the nearest segment of a grid, at most `reachM`. */
function distanceTo(grid: SegmentGrid, x: number, y: number, reachM: number): number {
  let nearest = reachM;
  grid.visit(x - reachM, y - reachM, x + reachM, y + reachM, (ax, ay, bx, by) => {
    const dx = bx - ax;
    const dy = by - ay;
    const square = dx * dx + dy * dy;
    const share = square === 0 ? 0 : Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / square));
    nearest = Math.min(nearest, Math.hypot(x - ax - share * dx, y - ay - share * dy));
  });
  return nearest;
}

/** Builds the relief of a recipe: hills, bent by noise, cut by river valleys. */
export function createRelief(recipe: Recipe, frame: LocalFrame): Relief {
  const hills = recipe.hills.map((hill) => ({
    center: frame.toLocal(hill.at[0], hill.at[1]),
    radiusX: hill.radiusKm[0] * 1000,
    radiusY: hill.radiusKm[1] * 1000,
    height: hill.height,
  }));
  const valleys = recipe.rivers.map((river) => {
    const grid = createSegmentGrid(2000);
    grid.add(
      river.via.flatMap((point) => [...frame.toLocal(point[0], point[1])]),
      0,
    );
    return { grid, valleyM: river.valleyM };
  });
  return (x, y) => {
    let height = 0;
    for (const hill of hills) {
      const away = Math.hypot((x - hill.center[0]) / hill.radiusX, (y - hill.center[1]) / hill.radiusY);
      if (away < 1) height = Math.max(height, hill.height * Math.min(1, (1 - away) * 1.9));
    }
    height += (noise(x, y, 6000, recipe.randomSeed) - 0.5) * recipe.ruggedness * (height > 0.02 ? 1 : 0.4);
    if (height < FOOTHILL * 0.6) return Math.max(0, height);
    for (const valley of valleys) {
      const away = distanceTo(valley.grid, x, y, valley.valleyM);
      height *= 0.45 + 0.55 * (away / valley.valleyM);
    }
    return Math.max(0, height);
  };
}
