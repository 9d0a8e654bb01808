import type { Site } from './cells.ts';
import { addLine, addSolid, layoutAngle, outside, townOwner, villageOwner, within, type Drawing } from './drawing.ts';
import type { Path } from './path.ts';
import { FOOTHILL } from './relief.ts';
import { settlementOutline, squareAround } from './settlement.ts';
import { cutArea } from './split.ts';

/** Draws the towns of the recipe: outline, streets, blocks. Returns their middles, in the order of the recipe. */
export function drawTowns(drawing: Drawing): Site[] {
  const { recipe, frame, random, urban, lakes, lanes } = drawing;
  const placed = recipe.towns.map((town) => {
    const [x, y] = frame.toLocal(town.at[0], town.at[1]);
    const angle = layoutAngle(drawing, x, y);
    const corners = town.kind === 'city' ? 36 : 18;
    return { town, x, y, angle, ring: settlementOutline(x, y, town.radiusM, angle, corners, random) };
  });
  placed.forEach(({ town, x, y, angle, ring }, number) => {
    urban.add(ring);
    addSolid(drawing, ring, { kind: 'town', number });
    addLine(drawing, ring, []);
    const isCity = town.kind === 'city';
    const cuts = cutArea(
      squareAround(x, y, town.radiusM, angle),
      angle,
      {
        leafM2: recipe.grain.townBlockM2 * (isCity ? 1.7 : town.kind === 'town' ? 1 : 2.6),
        laneLevels: isCity ? 5 : 3,
        laneM: isCity ? 22 : 14,
        unevenness: 0.1,
        turn: 0.05,
      },
      random,
    );
    const clips = [within(ring), outside(lakes)];
    for (const line of cuts.lines) addLine(drawing, line, clips);
    lanes.set(townOwner(number), cuts.lanes);
  });
  return placed.map(({ town, x, y }) => ({ x, y, kind: 'town', relief: 0, name: town.name }));
}

/** Draws the villages of the sites that lie in the district. */
export function drawVillages(drawing: Drawing, sites: readonly Site[], isDrawn: readonly boolean[]): void {
  const { recipe, random, urban, lakes, lanes, district } = drawing;
  const { grain } = recipe;
  const rings = new Map<number, Path>();
  sites.forEach((site, number) => {
    if (site.kind !== 'village' || isDrawn[number] !== true) return;
    const shrink = site.relief > FOOTHILL ? 0.55 : 1;
    const radius = grain.villageRadiusM * shrink * (0.7 + random() * 0.65);
    const angle = layoutAngle(drawing, site.x, site.y) + (random() - 0.5) * 0.2;
    const ring = settlementOutline(site.x, site.y, radius, angle, 13, random);
    if (district.intervals(site.x - radius, site.y, site.x + radius, site.y, true).length === 0) return;
    rings.set(number, ring);
    const cuts = cutArea(
      squareAround(site.x, site.y, radius, angle),
      angle,
      { leafM2: grain.houseM2, laneLevels: 2, laneM: 6, unevenness: 0.14, turn: 0.08 },
      random,
    );
    const clips = [within(ring), outside(urban), outside(lakes)];
    for (const line of cuts.lines) addLine(drawing, line, clips);
    lanes.set(villageOwner(number), cuts.lanes);
  });
  for (const [site, ring] of rings) {
    addLine(drawing, ring, [outside(urban), outside(lakes)]);
    addSolid(drawing, ring, { kind: 'village', site });
  }
}
