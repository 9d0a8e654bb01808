import { bandAround, centreLine, type Band } from './corridor.ts';
import { addLine, outside, type Drawing } from './drawing.ts';
import type { RoadClass } from './recipe.ts';

/** Widths of road land, metres. */
const ROAD_WIDTH_M: Readonly<Record<RoadClass, number>> = {
  motorway: 44,
  national: 26,
  railway: 22,
  county: 15,
  rural: 6,
};

/** A band with a name. */
export interface NamedBand extends Band {
  readonly name: string;
}

/** A road or railway as land. */
export interface RoadBand extends NamedBand {
  readonly class: RoadClass;
}

/** Draws the rivers of the recipe. */
export function drawRivers(drawing: Drawing): NamedBand[] {
  const { recipe, frame, lakes } = drawing;
  const rivers = recipe.rivers.map((river, number) => ({
    name: river.name,
    widthM: river.widthM,
    centre: centreLine(river.via, frame, 900, 0.2, recipe.randomSeed + 500 + number),
  }));
  for (const river of rivers) addLine(drawing, bandAround(river.centre, river.widthM), [outside(lakes)]);
  return rivers;
}

/** Draws the roads and railways of the recipe, widest first. */
export function drawRoads(drawing: Drawing): RoadBand[] {
  const { recipe, frame, lakes } = drawing;
  const roads = recipe.roads
    .map((road, number) => {
      const bendM = road.class === 'motorway' || road.class === 'railway' ? 4000 : 1500;
      const centre = centreLine(road.via, frame, bendM, 0.09, recipe.randomSeed + 900 + number);
      return { name: road.name, class: road.class, widthM: ROAD_WIDTH_M[road.class], centre };
    })
    .sort((a, b) => b.widthM - a.widthM);
  for (const road of roads) addLine(drawing, bandAround(road.centre, road.widthM), [outside(lakes)]);
  return roads;
}
