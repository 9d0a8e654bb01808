import { elementAt } from './access.ts';
import { createCells, type Cells, type Site } from './cells.ts';
import { bandAround, centreLine, createBandFinder, type Band } from './corridor.ts';
import { drawFields, type FieldPlan } from './fields.ts';
import { linkVillages } from './village-links.ts';
import { clipPath, type Clip } from './linework.ts';
import type { LocalFrame } from './local-frame.ts';
import { noise } from './noise.ts';
import type { WaterBody } from './outline.ts';
import { boundsOf, ringContains, signedAreaM2, type Path } from './path.ts';
import { createRandom } from './random.ts';
import type { Recipe, RoadClass } from './recipe.ts';
import { createRegionSet, type RegionSet } from './region-set.ts';
import { createRelief, FOOTHILL, type Relief } from './relief.ts';
import { settlementOutline, squareAround } from './settlement.ts';
import { shoreAround } from './shore.ts';
import { placeSites } from './sites.ts';
import { cutArea } from './split.ts';

/** Widths of road land, metres. */
const ROAD_WIDTH_M: Readonly<Record<RoadClass, number>> = {
  motorway: 44,
  national: 26,
  railway: 22,
  county: 15,
  rural: 6,
};

/** What an outline that keeps fields out is. */
type Solid =
  | { readonly kind: 'lake' | 'river'; readonly number: number }
  | { readonly kind: 'town' | 'shore'; readonly number: number }
  | { readonly kind: 'village'; readonly site: number };

/** The drawing of a district: all lines, and what is needed to say what lies between them. */
export interface Layout {
  readonly lines: readonly Path[];
  readonly relief: Relief;
  readonly cells: Cells;
  readonly solids: readonly Solid[];
  readonly solidAt: (x: number, y: number) => number;
  /** Roads of the recipe, widest first. */
  readonly roads: readonly (Band & { readonly name: string; readonly class: RoadClass })[];
  readonly roadAt: (x: number, y: number) => number;
  readonly rivers: readonly (Band & { readonly name: string })[];
  readonly riverAt: (x: number, y: number) => number;
  readonly links: readonly Band[];
  readonly linkAt: (x: number, y: number) => number;
  /** Number of the lane of an owner (see {@link townOwner}) at a point; −1 where there is none. */
  readonly laneAt: (x: number, y: number, owner: number) => number;
  readonly villageCount: number;
  /** Blocks of fields by site. */
  readonly blocks: ReadonlyMap<number, readonly Path[]>;
}

/** Lakes from this size on have flats around them. */
const SHORED_LAKE_M2 = 4e6;
const SHORE_WIDTH_M = 380;

/** Owner of the streets of a town; streets of a village belong to −1 − site, field lanes to their site. */
export function townOwner(town: number): number {
  return -1_000_000 - town;
}

/** Direction of fields and streets at a place: the same over kilometres. */
function layoutAngle(x: number, y: number, seed: number): number {
  return (noise(x, y, 9000, seed + 77) - 0.5) * 1.6;
}

/** Draws a district from its recipe, inside the outline given (closed rings in the local frame). */
export function drawLayout(
  recipe: Recipe,
  frame: LocalFrame,
  outline: readonly Path[],
  water: readonly WaterBody[],
): Layout {
  const { grain, randomSeed } = recipe;
  const random = createRandom(randomSeed);
  const relief = createRelief(recipe, frame);
  const lines: Path[] = [];
  const inside = createRegionSet();
  for (const ring of outline) {
    lines.push(ring);
    inside.add(ring);
  }
  const withinDistrict: Clip = { regions: inside, inside: true };

  const regions = createRegionSet();
  const solids: Solid[] = [];
  const addSolid = (ring: Path, solid: Solid): void => {
    regions.add(ring);
    solids.push(solid);
    clipPath(ring, [withinDistrict], lines);
  };
  water.forEach((body, number) => addSolid(body.ring, { kind: body.kind, number }));

  const lakes = createRegionSet();
  for (const body of water) lakes.add(body.ring);
  const outsideLakes: Clip = { regions: lakes, inside: false };
  const rivers = recipe.rivers.map((river, number) => ({
    name: river.name,
    widthM: river.widthM,
    centre: centreLine(river.via, frame, 900, 0.2, randomSeed + 500 + number),
  }));
  for (const river of rivers) clipPath(bandAround(river.centre, river.widthM), [withinDistrict, outsideLakes], lines);
  const riverAt = createBandFinder(rivers);

  const lanes = new Map<number, readonly Path[]>();
  const townRings = recipe.towns.map((town) => {
    const [x, y] = frame.toLocal(town.at[0], town.at[1]);
    const angle = layoutAngle(x, y, randomSeed);
    return {
      town,
      x,
      y,
      angle,
      ring: settlementOutline(x, y, town.radiusM, angle, town.kind === 'city' ? 36 : 18, random),
    };
  });
  const urban = createRegionSet();
  townRings.forEach(({ town, x, y, angle, ring }, number) => {
    urban.add(ring);
    addSolid(ring, { kind: 'town', number });
    const cuts = cutArea(
      squareAround(x, y, town.radiusM, angle),
      angle,
      {
        leafM2: grain.townBlockM2 * (town.kind === 'town' ? 1 : town.kind === 'city' ? 1.7 : 2.6),
        laneLevels: town.kind === 'city' ? 5 : 3,
        laneM: town.kind === 'city' ? 22 : 14,
        unevenness: 0.1,
        turn: 0.05,
      },
      random,
    );
    for (const line of cuts.lines)
      clipPath(line, [withinDistrict, { regions: only(ring), inside: true }, outsideLakes], lines);
    lanes.set(townOwner(number), cuts.lanes);
  });

  const roads = recipe.roads
    .map((road, number) => ({
      name: road.name,
      class: road.class,
      widthM: ROAD_WIDTH_M[road.class],
      centre: centreLine(
        road.via,
        frame,
        road.class === 'motorway' || road.class === 'railway' ? 4000 : 1500,
        0.09,
        randomSeed + 900 + number,
      ),
    }))
    .sort((a, b) => b.widthM - a.widthM);
  for (const road of roads) clipPath(bandAround(road.centre, road.widthM), [withinDistrict, outsideLakes], lines);

  const fixed: Site[] = townRings.map(({ town, x, y }) => ({ x, y, kind: 'town', relief: 0, name: town.name }));
  const bounds = boundsOf(outline.flat());
  const margin = grain.hillVillageSpacingM * 2;
  const sites = placeSites(
    [bounds[0] - margin, bounds[1] - margin, bounds[2] + margin, bounds[3] + margin],
    relief,
    grain,
    fixed,
    (x, y) => regions.regionAt(x, y) >= 0 || riverAt(x, y) >= 0,
    randomSeed + 3,
  );
  const cells = createCells(sites, randomSeed + 5, Math.max(1, grain.villageSpacingM / 900));

  const drawn = (ring: Path | undefined): ring is Path => ring !== undefined && touches(inside, ring);
  const isDrawn = sites.map((_, number) => drawn(cells.ringOf(number)));
  const villageRings = new Map<number, Path>();
  sites.forEach((site, number) => {
    if (site.kind !== 'village' || !isDrawn[number]) return;
    const shrink = site.relief > FOOTHILL ? 0.55 : 1;
    const radius = grain.villageRadiusM * shrink * (0.7 + random() * 0.65);
    const angle = layoutAngle(site.x, site.y, randomSeed) + (random() - 0.5) * 0.2;
    const ring = settlementOutline(site.x, site.y, radius, angle, 13, random);
    if (inside.intervals(site.x - radius, site.y, site.x + radius, site.y, true).length === 0) return;
    villageRings.set(number, ring);
    const cuts = cutArea(
      squareAround(site.x, site.y, radius, angle),
      angle,
      { leafM2: grain.houseM2, laneLevels: 2, laneM: 6, unevenness: 0.14, turn: 0.08 },
      random,
    );
    const clips: Clip[] = [
      withinDistrict,
      { regions: only(ring), inside: true },
      { regions: urban, inside: false },
      outsideLakes,
    ];
    for (const line of cuts.lines) clipPath(line, clips, lines);
    lanes.set(-1 - number, cuts.lanes);
  });
  for (const [site, ring] of villageRings) {
    clipPath(ring, [withinDistrict, { regions: urban, inside: false }, outsideLakes], lines);
    regions.add(ring);
    solids.push({ kind: 'village', site });
  }

  const outsideSolids: Clip = { regions, inside: false };
  for (const edge of cells.edges) clipPath(edge, [withinDistrict, outsideSolids], lines);

  // Flats are cut by the edges of villages, but keep fields out.
  water.forEach((body, number) => {
    if (body.kind !== 'lake' || Math.abs(signedAreaM2(body.ring)) < SHORED_LAKE_M2) return;
    const ring = shoreAround(body.ring, SHORE_WIDTH_M, randomSeed + 61);
    clipPath(ring, [withinDistrict, outsideSolids], lines);
    regions.add(ring);
    solids.push({ kind: 'shore', number });
  });

  const links = linkVillages(sites, isDrawn, lakes, randomSeed);
  for (const link of links) clipPath(bandAround(link.centre, link.widthM), [withinDistrict, outsideSolids], lines);

  const blocks = new Map<number, readonly Path[]>();
  sites.forEach((site, number) => {
    const straight = cells.straightCell(number);
    const ring = cells.ringOf(number);
    if (!isDrawn[number] || straight === undefined || ring === undefined) return;
    const plan: FieldPlan = { grain, angle: layoutAngle(site.x, site.y, randomSeed) + (random() - 0.5) * 0.3 };
    const fields = drawFields(site, straight, plan, random);
    for (const line of fields.lines) {
      clipPath(line, [{ regions: only(ring), inside: true }, outsideSolids, withinDistrict], lines);
    }
    lanes.set(number, fields.lanes);
    blocks.set(number, fields.blocks);
  });

  return {
    lines,
    relief,
    cells,
    solids,
    solidAt: regions.regionAt,
    roads,
    roadAt: createBandFinder(roads),
    rivers,
    riverAt,
    links,
    linkAt: createBandFinder(links),
    laneAt: (x, y, owner) => lanes.get(owner)?.findIndex((ring) => ringContains(ring, x, y)) ?? -1,
    villageCount: villageRings.size,
    blocks,
  };
}

/** A set that holds one outline. */
function only(ring: Path): RegionSet {
  const set = createRegionSet();
  set.add(ring);
  return set;
}

/** Whether any corner of a ring, or its middle, lies inside. */
function touches(regions: RegionSet, ring: Path): boolean {
  for (let i = 0; i + 1 < ring.length; i += 2) {
    if (regions.regionAt(elementAt(ring, i), elementAt(ring, i + 1)) >= 0) return true;
  }
  return false;
}
