import { elementAt } from './access.ts';
import { createCells, type Cells } from './cells.ts';
import { bandAround, createBandFinder, type Band } from './corridor.ts';
import { drawRivers, drawRoads, type NamedBand, type RoadBand } from './draw-corridors.ts';
import { drawTowns, drawVillages } from './draw-settlements.ts';
import { addLine, addSolid, layoutAngle, outside, startDrawing, within, type Drawing, type Solid } from './drawing.ts';
import { drawFields } from './fields.ts';
import type { LocalFrame } from './local-frame.ts';
import type { WaterBody } from './outline.ts';
import { boundsOf, ringContains, signedAreaM2, type Path } from './path.ts';
import type { Recipe } from './recipe.ts';
import type { RegionSet } from './region-set.ts';
import { createRelief } from './relief.ts';
import { shoreAround } from './shore.ts';
import { placeSites } from './sites.ts';
import { linkVillages } from './village-links.ts';

/** The drawing of a district: all lines, and what is needed to say what lies between them. */
export interface Layout {
  readonly lines: readonly Path[];
  readonly district: RegionSet;
  readonly cells: Cells;
  readonly solids: readonly Solid[];
  readonly solidAt: (x: number, y: number) => number;
  /** Roads of the recipe, widest first. */
  readonly roads: readonly RoadBand[];
  readonly roadAt: (x: number, y: number) => number;
  readonly riverAt: (x: number, y: number) => number;
  readonly links: readonly Band[];
  readonly linkAt: (x: number, y: number) => number;
  /** Number of the lane of an owner (see `drawing.ts`) at a point; −1 where there is none. */
  readonly laneAt: (x: number, y: number, owner: number) => number;
  /** Blocks of fields by site. */
  readonly blocks: ReadonlyMap<number, readonly Path[]>;
}

/** Lakes from this size on have flats around them. */
const SHORED_LAKE_M2 = 4e6;
const SHORE_WIDTH_M = 380;

/** Draws a district from its recipe, inside the outline given (closed rings in the local frame). */
export function drawLayout(
  recipe: Recipe,
  frame: LocalFrame,
  outline: readonly Path[],
  water: readonly WaterBody[],
): Layout {
  const drawing = startDrawing(recipe, frame, outline);
  const { regions, lakes, district } = drawing;
  water.forEach((body, number) => {
    lakes.add(body.ring);
    addSolid(drawing, body.ring, { kind: body.kind, number });
    addLine(drawing, body.ring, []);
  });
  const rivers: NamedBand[] = drawRivers(drawing);
  const riverAt = createBandFinder(rivers);
  const towns = drawTowns(drawing);
  const roads = drawRoads(drawing);

  const bounds = boundsOf(outline.flat());
  const margin = recipe.grain.hillVillageSpacingM * 2;
  const sites = placeSites(
    [bounds[0] - margin, bounds[1] - margin, bounds[2] + margin, bounds[3] + margin],
    createRelief(recipe, frame),
    recipe.grain,
    towns,
    (x, y) => regions.regionAt(x, y) >= 0 || riverAt(x, y) >= 0,
    recipe.randomSeed + 3,
  );
  const cells = createCells(sites, recipe.randomSeed + 5, Math.max(1, recipe.grain.villageSpacingM / 900));
  const isDrawn = sites.map((_, number) => touches(district, cells.ringOf(number)));
  drawVillages(drawing, sites, isDrawn);
  for (const edge of cells.edges) addLine(drawing, edge, [outside(regions)]);
  drawShores(drawing, water);
  const links = linkVillages(sites, isDrawn, lakes, recipe);
  for (const link of links) addLine(drawing, bandAround(link.centre, link.widthM), [outside(regions)]);
  const blocks = drawAllFields(drawing, cells, isDrawn);

  return {
    lines: drawing.lines,
    district,
    cells,
    solids: drawing.solids,
    solidAt: regions.regionAt,
    roads,
    roadAt: createBandFinder(roads),
    riverAt,
    links,
    linkAt: createBandFinder(links),
    laneAt: (x, y, owner) => drawing.lanes.get(owner)?.findIndex((ring) => ringContains(ring, x, y)) ?? -1,
    blocks,
  };
}

/** Flats around the large lakes; drawn after the edges of villages, which cut them, and before fields, which do not. */
function drawShores(drawing: Drawing, water: readonly WaterBody[]): void {
  water.forEach((body, number) => {
    if (body.kind !== 'lake' || Math.abs(signedAreaM2(body.ring)) < SHORED_LAKE_M2) return;
    const ring = shoreAround(body.ring, SHORE_WIDTH_M, drawing.recipe.randomSeed + 61);
    addLine(drawing, ring, [outside(drawing.regions)]);
    addSolid(drawing, ring, { kind: 'shore', number });
  });
}

/** The fields of every cell; returns their blocks by site. */
function drawAllFields(drawing: Drawing, cells: Cells, isDrawn: readonly boolean[]): Map<number, readonly Path[]> {
  const { random, recipe, regions, lanes } = drawing;
  const blocks = new Map<number, readonly Path[]>();
  cells.sites.forEach((site, number) => {
    const straight = cells.straightCell(number);
    const ring = cells.ringOf(number);
    if (isDrawn[number] !== true || straight === undefined || ring === undefined) return;
    const angle = layoutAngle(drawing, site.x, site.y) + (random() - 0.5) * 0.3;
    const fields = drawFields(site, straight, { grain: recipe.grain, angle }, random);
    const clips = [within(ring), outside(regions)];
    for (const line of fields.lines) addLine(drawing, line, clips);
    lanes.set(number, fields.lanes);
    blocks.set(number, fields.blocks);
  });
  return blocks;
}

/** Whether any corner of a ring lies inside. */
function touches(regions: RegionSet, ring: Path | undefined): boolean {
  if (ring === undefined) return false;
  for (let i = 0; i + 1 < ring.length; i += 2) {
    if (regions.regionAt(elementAt(ring, i), elementAt(ring, i + 1)) >= 0) return true;
  }
  return false;
}
