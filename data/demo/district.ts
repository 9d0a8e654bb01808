import { drawControlLines, dissolveAll, type ControlLines } from './control-lines.ts';
import { startTopology } from './geos-faces.ts';
import { drawLayout, type Layout } from './layout.ts';
import { createLocalFrame, type LocalFrame } from './local-frame.ts';
import { indexEdges, pointInside, type FaceRings, type Mesh } from './mesh.ts';
import { readDistricts, readWater, type WaterBody } from './outline.ts';
import { ringContains } from './path.ts';
import { nameVillages, type PlaceNames } from './place-names.ts';
import type { Recipe } from './recipe.ts';
import { fitToOutline, storeVertices, type StoredCoordinates } from './stored-coordinates.ts';
import { surveyFaces, type Parcel } from './survey.ts';

/** Noding grid: fine enough not to be seen, coarse enough that rounding cannot make lines cross. */
const GRID_M = 0.05;

/** Everything made up for a district, before it is written. */
export interface District {
  readonly recipe: Recipe;
  readonly frame: LocalFrame;
  readonly layout: Layout;
  readonly mesh: Mesh;
  readonly parcels: readonly Parcel[];
  readonly stored: StoredCoordinates;
  readonly control: ControlLines;
  readonly outline: readonly FaceRings[];
  readonly names: PlaceNames;
  /** Names of lakes that have one, by parcel. */
  readonly waterNames: ReadonlyMap<number, string>;
}

/** Builds a district from its recipe; the same recipe gives the same district, bit for bit. */
export async function makeDistrict(recipe: Recipe): Promise<District> {
  const frame = createLocalFrame(recipe.origin[0], recipe.origin[1]);
  const topology = await startTopology();
  const official = readDistricts(recipe, frame);
  const outline =
    recipe.districts.length === 1
      ? official.flatMap((polygon) => polygon.slice(0, 1))
      : topology.uniteOutlines(official, GRID_M);
  const water = readWater(recipe, frame);
  const layout = drawLayout(recipe, frame, outline, water);
  const faces = topology.formFaces(layout.lines, GRID_M);
  const survey = surveyFaces(faces, layout, recipe);
  const lookup = indexEdges(survey.mesh);
  const mesh = fitToOutline(survey.mesh, lookup, outline);
  return {
    recipe,
    frame,
    layout,
    mesh,
    parcels: survey.parcels,
    stored: storeVertices(mesh, frame),
    control: drawControlLines(mesh, survey.parcels, layout, lookup, recipe),
    outline: dissolveAll(mesh, lookup),
    names: nameVillages(layout, recipe, frame),
    waterNames: nameWater(mesh, survey.parcels, water, recipe, frame),
  };
}

/** Gives the parcels of a named lake its name. */
function nameWater(
  mesh: Mesh,
  parcels: readonly Parcel[],
  water: readonly WaterBody[],
  recipe: Recipe,
  frame: LocalFrame,
): Map<number, string> {
  const named = recipe.waterNames.flatMap(({ name, at }) => {
    const [x, y] = frame.toLocal(at[0], at[1]);
    return water.filter((body) => ringContains(body.ring, x, y)).map((body) => ({ name, ring: body.ring }));
  });
  const names = new Map<number, string>();
  parcels.forEach((parcel, number) => {
    if (!parcel.code.startsWith('11')) return;
    const [x, y] = pointInside(mesh, parcel.rings);
    const found = named.find(({ ring }) => ringContains(ring, x, y));
    if (found !== undefined) names.set(number, found.name);
  });
  return names;
}
