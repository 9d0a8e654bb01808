import { elementAt } from './access.ts';
import { classifyPoint, FOREST_OR, type Land } from './classify.ts';
import { createGroups, dissolveFaces, joinByKey, listGroups } from './dissolve.ts';
import type { Layout } from './layout.ts';
import { faceAreaM2, indexEdges, pointInside, visitEdges, type FaceRings, type Mesh } from './mesh.ts';
import type { Recipe } from './recipe.ts';
import { isForestCover, standOf, type Stand } from './stand.ts';

/** One parcel (图斑) of the illustrative survey. */
export interface Parcel {
  readonly rings: FaceRings;
  readonly code: string;
  readonly stand: Stand;
  readonly site: number;
  readonly areaM2: number;
}

/** Pieces smaller than this join a neighbour. */
const SMALLEST_M2 = 60;
/** Pieces thinner than this (twice area over perimeter, about the width) join a neighbour unless they are roads. */
const THINNEST_M = 1.6;

/** Classifies the faces of a layout, joins slivers and pieces of the same thing, and deals out the forest. */
export function surveyFaces(raw: Mesh, layout: Layout, recipe: Recipe): { mesh: Mesh; parcels: Parcel[] } {
  const lookup = indexEdges(raw);
  const lands: Land[] = [];
  const areas = new Float64Array(raw.faces.length);
  let near = 0;
  raw.faces.forEach((face, number) => {
    const [x, y] = pointInside(raw, face);
    const land = classifyPoint(layout, recipe, x, y, near);
    near = land.site;
    lands.push(land);
    areas[number] = faceAreaM2(raw, face);
  });
  const groups = createGroups(raw.faces.length);
  joinByKey(
    raw,
    lookup,
    lands.map((land) => land.key),
    groups,
  );
  joinSlivers(raw, lookup, areas, groups);

  const members = listGroups(raw.faces.length, groups);
  const faces = members.map((group) => {
    if (group.length === 1) return elementAt(raw.faces, elementAt(group, 0));
    const root = groups.find(elementAt(group, 0));
    return dissolveFaces(raw, group, (from, to) => {
      const face = lookup(from, to);
      return face >= 0 && groups.find(face) === root;
    });
  });
  const mesh: Mesh = { x: raw.x, y: raw.y, faces };
  const main = members.map((group) => {
    let largest = elementAt(group, 0);
    for (const member of group) if (elementAt(areas, member) > elementAt(areas, largest)) largest = member;
    return elementAt(lands, largest);
  });
  return { mesh, parcels: dealForest(mesh, main, layout, recipe) };
}

/** Joins every group that is too small or too thin to the neighbour with the longest shared edge. */
function joinSlivers(
  mesh: Mesh,
  lookup: (from: number, to: number) => number,
  areas: Float64Array,
  groups: ReturnType<typeof createGroups>,
): void {
  for (let round = 0; round < 4; round += 1) {
    let joined = 0;
    for (const group of listGroups(areas.length, groups)) {
      let area = 0;
      for (const member of group) area += elementAt(areas, member);
      if (area > 4000) continue;
      const shared = new Map<number, number>();
      let perimeter = 0;
      const own = groups.find(elementAt(group, 0));
      for (const member of group) {
        visitEdges(elementAt(mesh.faces, member), (from, to) => {
          const other = lookup(to, from);
          const owner = other < 0 ? -1 : groups.find(other);
          if (owner === own) return;
          const length = Math.hypot(
            elementAt(mesh.x, to) - elementAt(mesh.x, from),
            elementAt(mesh.y, to) - elementAt(mesh.y, from),
          );
          perimeter += length;
          if (owner >= 0) shared.set(owner, (shared.get(owner) ?? 0) + length);
        });
      }
      if (area >= SMALLEST_M2 && (2 * area) / perimeter >= THINNEST_M) continue;
      let best = -1;
      let longest = 0;
      for (const [owner, length] of shared) {
        if (length > longest) {
          longest = length;
          best = owner;
        }
      }
      if (best < 0) continue;
      groups.join(own, best);
      joined += 1;
    }
    if (joined === 0) return;
  }
}

/** Gives mountain compartments to forest in the order of their score until the district's forest cover is met. */
function dealForest(mesh: Mesh, lands: readonly Land[], layout: Layout, recipe: Recipe): Parcel[] {
  const parcels: Parcel[] = [];
  const waiting: { readonly number: number; readonly score: number }[] = [];
  let districtM2 = 0;
  let coverM2 = 0;
  const make = (number: number, code: string): Parcel => {
    const land = elementAt(lands, number);
    const rings = elementAt(mesh.faces, number);
    const relief = elementAt(layout.cells.sites, land.site).relief;
    const areaM2 = faceAreaM2(mesh, rings);
    return { rings, code, stand: standOf(code, number, relief, recipe), site: land.site, areaM2 };
  };
  const coverOf = (parcel: Parcel): number => (isForestCover(parcel.code, parcel.stand) ? parcel.areaM2 : 0);
  lands.forEach((land, number) => {
    const parcel = make(number, land.code === FOREST_OR ? (land.otherwise ?? '0404') : land.code);
    parcels.push(parcel);
    districtM2 += parcel.areaM2;
    coverM2 += coverOf(parcel);
    if (land.code === FOREST_OR) waiting.push({ number, score: land.score });
  });
  waiting.sort((a, b) => b.score - a.score || a.number - b.number);
  for (const { number } of waiting) {
    if (coverM2 >= recipe.forestCover * districtM2) break;
    const forest = make(number, '0301');
    coverM2 += coverOf(forest) - coverOf(elementAt(parcels, number));
    parcels[number] = forest;
  }
  return parcels;
}
