import { Delaunay } from 'd3-delaunay';
import { elementAt } from './access.ts';
import type { Site } from './cells.ts';
import type { Band } from './corridor.ts';
import { createGroups } from './dissolve.ts';
import { hashUnit } from './random.ts';
import type { Recipe } from './recipe.ts';
import type { RegionSet } from './region-set.ts';
import { wigglePath } from './wiggle.ts';

const LINK_WIDTH_M = 6;
/** No village road is longer than this, or than this many times the spacing of villages where they lie far apart. */
const LONGEST_M = 6000;
const LONGEST_SPACINGS = 3;

/**
 * Village roads: the shortest net that joins all settlements (minimum spanning tree over neighbouring ones), and some
 * more, never through a lake.
 */
export function linkVillages(
  sites: readonly Site[],
  isDrawn: readonly boolean[],
  lakes: RegionSet,
  recipe: Recipe,
): Band[] {
  const settled: number[] = [];
  sites.forEach((site, number) => {
    if (site.kind === 'town' || (site.kind === 'village' && isDrawn[number] === true)) settled.push(number);
  });
  const net = Delaunay.from(
    settled,
    (number) => elementAt(sites, number).x,
    (number) => elementAt(sites, number).y,
  );
  const pairs = settled
    .flatMap((a, index) => [...net.neighbors(index)].map((other) => [a, elementAt(settled, other)] as const))
    .filter(([a, b]) => a < b)
    .map(([a, b]) => {
      const from = elementAt(sites, a);
      const to = elementAt(sites, b);
      return { a, b, from, to, lengthM: Math.hypot(to.x - from.x, to.y - from.y) };
    })
    .sort((left, right) => left.lengthM - right.lengthM || left.a - right.a || left.b - right.b);
  const seed = recipe.randomSeed;
  const longestM = Math.max(LONGEST_M, LONGEST_SPACINGS * recipe.grain.villageSpacingM);
  const joined = createGroups(sites.length);
  const links: Band[] = [];
  for (const { a, b, from, to, lengthM } of pairs) {
    const isNeeded = joined.find(a) !== joined.find(b);
    if (!isNeeded && hashUnit(a, b, seed) > 0.14) continue;
    if (lengthM > longestM || lakes.intervals(from.x, from.y, to.x, to.y, true).length > 0) continue;
    joined.join(a, b);
    const rough = (from.relief + to.relief) / 2;
    const centre = wigglePath(
      from.x,
      from.y,
      to.x,
      to.y,
      { pieceM: 260, throwShare: 0.1 + 0.15 * rough, throwLimitM: 90 },
      seed + a * 31 + b,
    );
    links.push({ centre, widthM: LINK_WIDTH_M });
  }
  return links;
}
