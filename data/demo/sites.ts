import { createRandom, hashUnit } from './random.ts';
import type { Site } from './cells.ts';
import { FOOTHILL, MOUNTAIN, type Relief } from './relief.ts';
import type { Grain } from './recipe.ts';

/** Sites already set, in square bins, for "is anybody nearer than". */
function createCrowd(binM: number): {
  readonly add: (x: number, y: number) => void;
  readonly isFree: (x: number, y: number, radiusM: number) => boolean;
} {
  const bins = new Map<number, number[]>();
  const keyOf = (column: number, row: number): number => (column + 40000) * 80000 + row + 40000;
  return {
    add: (x, y) => {
      const key = keyOf(Math.floor(x / binM), Math.floor(y / binM));
      const bin = bins.get(key);
      if (bin === undefined) bins.set(key, [x, y]);
      else bin.push(x, y);
    },
    isFree: (x, y, radiusM) => {
      const reach = Math.ceil(radiusM / binM);
      const column = Math.floor(x / binM);
      const row = Math.floor(y / binM);
      for (let i = column - reach; i <= column + reach; i += 1) {
        for (let j = row - reach; j <= row + reach; j += 1) {
          const bin = bins.get(keyOf(i, j));
          if (bin === undefined) continue;
          for (let k = 0; k < bin.length; k += 2) {
            if (Math.hypot((bin[k] ?? 0) - x, (bin[k + 1] ?? 0) - y) < radiusM) return false;
          }
        }
      }
      return true;
    },
  };
}

/** Jittered lattice points of a box in a shuffled order that does not depend on anything but the seed. */
function candidates(
  bounds: readonly [number, number, number, number],
  stepM: number,
  seed: number,
): [number, number][] {
  const random = createRandom(seed);
  const points: [number, number][] = [];
  for (let x = bounds[0]; x < bounds[2]; x += stepM) {
    for (let y = bounds[1]; y < bounds[3]; y += stepM) {
      points.push([x + random() * stepM, y + random() * stepM]);
    }
  }
  for (let i = points.length - 1; i > 0; i -= 1) {
    const j = Math.floor(random() * (i + 1));
    const left = points[i];
    const right = points[j];
    if (left !== undefined && right !== undefined) {
      points[i] = right;
      points[j] = left;
    }
  }
  return points;
}

/**
 * Places the middles of villages (everywhere but on water, in towns and on high mountains) and then of mountain
 * and foothill compartments between them: random, but never closer than the grain says (Poisson discs).
 *
 * @param fixed sites that stand before the throw, such as towns
 * @param isTaken ground where no village may stand
 */
export function placeSites(
  bounds: readonly [number, number, number, number],
  relief: Relief,
  grain: Grain,
  fixed: readonly Site[],
  isTaken: (x: number, y: number) => boolean,
  seed: number,
): Site[] {
  const sites: Site[] = [...fixed];
  const crowd = createCrowd(Math.max(300, grain.mountainSpacingM));
  for (const site of fixed) crowd.add(site.x, site.y);
  const smallest = Math.min(grain.villageSpacingM, grain.hillVillageSpacingM);
  for (const [x, y] of candidates(bounds, smallest * 0.3, seed)) {
    const height = relief(x, y);
    if (height > 0.78) continue;
    const spacing = height < FOOTHILL ? grain.villageSpacingM : grain.hillVillageSpacingM * (0.8 + height * 0.6);
    if (!crowd.isFree(x, y, spacing) || isTaken(x, y)) continue;
    crowd.add(x, y);
    sites.push({ x, y, kind: 'village', relief: height, name: '' });
  }
  const finest = Math.min(grain.footSpacingM, grain.mountainSpacingM);
  for (const [x, y] of candidates(bounds, finest * 0.35, seed + 1)) {
    const height = relief(x, y);
    if (height < FOOTHILL) continue;
    const spread = 0.7 + 0.8 * hashUnit(Math.round(x / 2500), Math.round(y / 2500), seed);
    const spacing = height < MOUNTAIN ? grain.footSpacingM : grain.mountainSpacingM * spread;
    if (!crowd.isFree(x, y, spacing)) continue;
    crowd.add(x, y);
    sites.push({ x, y, kind: 'compartment', relief: height, name: '' });
  }
  return sites;
}
