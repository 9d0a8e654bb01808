import { elementAt } from './access.ts';
import { townOwner, villageOwner } from './drawing.ts';
import type { Layout } from './layout.ts';
import { noise } from './noise.ts';
import { ringContains } from './path.ts';
import { chooseWeighted, hashUnit, type Weighted } from './random.ts';
import type { Recipe, RoadClass } from './recipe.ts';
import { FOOTHILL, MOUNTAIN } from './relief.ts';

/** What a face is before forest is dealt out. */
export interface Land {
  /** Class code; `forest-or` means: forest if its score is high enough, else `otherwise`. */
  readonly code: string;
  /** Code of a mountain compartment that is not forest. */
  readonly otherwise?: string;
  /** How much a mountain compartment looks like forest, about 0…1. */
  readonly score: number;
  /** Faces with the same non-negative key that touch are one parcel. */
  readonly key: number;
  readonly site: number;
}

const ROAD_CODES: Readonly<Record<RoadClass, string>> = {
  motorway: '1003',
  national: '1003',
  county: '1003',
  rural: '1006',
  railway: '1001',
};

const TOWN_BLOCKS: Weighted<string> = [
  ['0701', 44],
  ['05H1', 16],
  ['08H2', 10],
  ['08H1', 5],
  ['0601', 12],
  ['0809', 4],
  ['0810', 9],
];
const INDUSTRY_BLOCKS: Weighted<string> = [
  ['0601', 68],
  ['0508', 12],
  ['05H1', 5],
  ['0809', 4],
  ['0810', 7],
  ['0404', 4],
];
const VILLAGE_BLOCKS: Weighted<string> = [
  ['0702', 88],
  ['08H2', 2.4],
  ['08H1', 1.4],
  ['0809', 1],
  ['0601', 3.4],
  ['05H1', 1.6],
  ['1104', 0.8],
  ['0301', 1.4],
];

const SHORE: Weighted<string> = [
  ['1106', 62],
  ['0404', 16],
  ['0301', 12],
  ['1104', 10],
];

/** Mark of a compartment whose class is settled later by the forest threshold. */
export const FOREST_OR = 'forest-or';

/** Size of clumps of like land, metres, for the finest grain. */
const CLUMP_M = 1500;

/** Says what lies at a point of a layout. `near` is a site to start the search from. */
export function classifyPoint(layout: Layout, recipe: Recipe, x: number, y: number, near: number): Land {
  const seed = recipe.randomSeed;
  const site = layout.cells.cellAt(x, y, near);
  const count = layout.cells.sites.length;
  const unit = hashUnit(Math.round(x * 4), Math.round(y * 4), seed);
  const land = (code: string, kind = -1): Land => ({ code, score: 0, key: kind < 0 ? -1 : kind * count + site, site });
  const solid = layout.solidAt(x, y);
  const region = solid < 0 ? undefined : elementAt(layout.solids, solid);
  if (region?.kind === 'lake') return { code: recipe.lakeClass, score: 0, key: 1000 * count + region.number, site };
  const road = layout.roadAt(x, y);
  if (road >= 0) return land(ROAD_CODES[elementAt(layout.roads, road).class], road);
  if (region?.kind === 'river') return { code: '1101', score: 0, key: 1000 * count + region.number, site };
  const river = layout.riverAt(x, y);
  if (river >= 0) return land('1101', 300 + river);
  if (region?.kind === 'town') {
    if (layout.laneAt(x, y, townOwner(region.number)) >= 0) return land('1004');
    const isIndustry = elementAt(recipe.towns, region.number).kind === 'industry';
    return land(chooseWeighted(isIndustry ? INDUSTRY_BLOCKS : TOWN_BLOCKS, unit));
  }
  if (region?.kind === 'village')
    return land(layout.laneAt(x, y, villageOwner(region.site)) >= 0 ? '1004' : chooseWeighted(VILLAGE_BLOCKS, unit));
  if (region?.kind === 'shore') return land(chooseWeighted(SHORE, hashUnit(site, 7, seed)), 600);
  const link = layout.linkAt(x, y);
  if (link >= 0) return land('1006', 400);
  const lane = layout.laneAt(x, y, site);
  if (lane >= 0) return land(hashUnit(lane, site, seed) < 0.62 ? '1006' : '1107', 500);

  const place = elementAt(layout.cells.sites, site);
  if (place.relief >= MOUNTAIN && place.kind === 'compartment') {
    const wild = noise(x, y, 2600, seed + 11);
    const otherwise = chooseWeighted(recipe.mountainRest, evenOut(noise(x, y, 1800, seed + 13)) * 0.75 + unit * 0.25);
    return { code: FOREST_OR, otherwise, score: place.relief * 0.45 + wild * 0.75 + unit * 0.12, key: -1, site };
  }
  const blocks = layout.blocks.get(site) ?? [];
  const block = blocks.findIndex((ring) => ringContains([...ring, ring[0] ?? 0, ring[1] ?? 0], x, y));
  const blockUnit = hashUnit(site, block + 1, seed + 21);
  // Some blocks follow their surroundings, so that ponds lie by ponds and woods by woods; a strip here and there differs.
  const clumped = evenOut(noise(x, y, CLUMP_M * (0.4 + recipe.grain.villageSpacingM / 1700), seed + 31));
  const common = hashUnit(site, block + 1, seed + 22) < recipe.clumping ? clumped : blockUnit;
  const mixed = unit < 0.18 ? hashUnit(site, block + 2, Math.round(unit * 1e6)) : common;
  return land(chooseWeighted(place.relief >= FOOTHILL ? recipe.foot : recipe.plain, mixed));
}

/** Turns noise, which huddles around 0.5 with a deviation of about 0.13, into an even spread over (0, 1). */
function evenOut(value: number): number {
  return 1 / (1 + Math.exp(-(value - 0.5) / 0.078));
}
