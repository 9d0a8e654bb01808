import type { Site } from './cells.ts';
import type { Path } from './path.ts';
import type { Random } from './random.ts';
import type { Grain } from './recipe.ts';
import { FOOTHILL, MOUNTAIN } from './relief.ts';
import { cutArea, cutStrips, type Cuts } from './split.ts';

/** What the fields of one cell depend on. */
export interface FieldPlan {
  readonly grain: Grain;
  readonly angle: number;
}

/** The straight cell, a little larger, so that it covers the wiggled one. */
function enlarge(ring: Path, x: number, y: number, factor: number): number[] {
  const out: number[] = [];
  for (let i = 0; i + 1 < ring.length; i += 2) {
    out.push(x + ((ring[i] ?? 0) - x) * factor, y + ((ring[i + 1] ?? 0) - y) * factor);
  }
  return out;
}

/**
 * Cuts the land of one cell: blocks and strips in the plain, irregular plots in the foothills and around mountain
 * villages; mountain compartments stay whole. The lines reach beyond the cell and are to be clipped to it.
 */
export function drawFields(site: Site, straight: Path, plan: FieldPlan, random: Random): Cuts {
  const area = enlarge(straight, site.x, site.y, 1.15);
  const { grain } = plan;
  if (site.relief >= MOUNTAIN && site.kind === 'compartment') return { lines: [], lanes: [], blocks: [] };
  if (site.relief >= FOOTHILL) {
    return cutArea(
      area,
      plan.angle + (random() - 0.5),
      { leafM2: grain.footLeafM2, laneLevels: 0, laneM: 0, unevenness: 0.17, turn: 0.3 },
      random,
    );
  }
  const cuts = cutArea(
    area,
    plan.angle,
    { leafM2: grain.blockM2, laneLevels: 2, laneM: 6, unevenness: 0.12, turn: 0.06 },
    random,
  );
  if (grain.stripM > 0) {
    for (const block of cuts.blocks) cuts.lines.push(...cutStrips(block, plan.angle, grain.stripM, random));
  }
  return cuts;
}
