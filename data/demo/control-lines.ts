import { elementAt } from './access.ts';
import { createGroups, dissolveFaces, joinByKey, listGroups } from './dissolve.ts';
import type { Layout } from './layout.ts';
import { faceAreaM2, pointInside, type FaceLookup, type FaceRings, type Mesh } from './mesh.ts';
import { noise } from './noise.ts';
import type { Recipe } from './recipe.ts';
import { MOUNTAIN } from './relief.ts';
import type { Parcel } from './survey.ts';

/** A polygon of a control line, made of whole parcels. */
interface ControlArea {
  readonly rings: FaceRings;
  readonly kind: 'mountain' | 'water' | 'farmland';
  /** Site of its first parcel. */
  readonly site: number;
}

/** Control lines of a district and the parcels they hold. */
export interface ControlLines {
  readonly redline: readonly ControlArea[];
  readonly farmland: readonly ControlArea[];
  /** Per parcel: lies inside the red line or the farmland line. */
  readonly isControlled: readonly boolean[];
}

/** Land on which forest could be planted: other grass, plain shrub, mines, bare ground. */
export function isPlantable(parcel: Parcel): boolean {
  if (parcel.code === '0305') return parcel.stand.specialShrub === '否';
  return parcel.code === '0404' || parcel.code === '0602' || parcel.code === '1206';
}

const CROPLAND = new Set(['0101', '0102', '0103']);
const WATER = new Set(['1102', '1103']);
const SMALLEST_MOUNTAIN_M2 = 1_500_000;
const SMALLEST_WATER_M2 = 400_000;
const SMALLEST_FARMLAND_M2 = 20_000;

/** Draws the illustrative ecological red line and permanent basic farmland along parcel edges. */
export function drawControlLines(
  mesh: Mesh,
  parcels: readonly Parcel[],
  layout: Layout,
  lookup: FaceLookup,
  recipe: Recipe,
): ControlLines {
  const keys = new Int32Array(parcels.length).fill(-1);
  const ranked = (wants: (parcel: Parcel) => boolean, scoreOf: (x: number, y: number, parcel: Parcel) => number) =>
    parcels
      .map((parcel, number) => ({ parcel, number }))
      .filter(({ parcel }) => wants(parcel))
      .map(({ parcel, number }) => {
        const [x, y] = pointInside(mesh, parcel.rings);
        return { parcel, number, score: scoreOf(x, y, parcel) };
      })
      .sort((a, b) => b.score - a.score || a.number - b.number);
  const take = (list: ReturnType<typeof ranked>, share: number, keyOf: (site: number) => number): void => {
    let total = 0;
    for (const { parcel } of list) total += parcel.areaM2;
    let taken = 0;
    for (const { parcel, number } of list) {
      if (taken >= share * total) break;
      taken += parcel.areaM2;
      keys[number] = keyOf(parcel.site);
    }
  };
  const reliefOf = (parcel: Parcel): number => elementAt(layout.cells.sites, parcel.site).relief;
  const seed = recipe.randomSeed;
  take(
    ranked(
      (parcel) => reliefOf(parcel) >= MOUNTAIN && parcel.code !== '0602' && parcel.code !== '0702',
      (x, y, parcel) => noise(x, y, 7000, seed + 41) + reliefOf(parcel) * 0.7 - (isPlantable(parcel) ? 0.35 : 0),
    ),
    recipe.redlineShare,
    () => 0,
  );
  parcels.forEach((parcel, number) => {
    if (WATER.has(parcel.code)) keys[number] = 1;
  });
  take(
    ranked(
      (parcel) => CROPLAND.has(parcel.code),
      (x, y, parcel) => noise(x, y, 1600, seed + 43) - reliefOf(parcel),
    ),
    recipe.farmlandShare,
    (site) => 2 + site,
  );

  const groups = createGroups(parcels.length);
  joinByKey(mesh, lookup, keys, groups);
  const redline: ControlArea[] = [];
  const farmland: ControlArea[] = [];
  const isControlled = parcels.map(() => false);
  for (const members of listGroups(parcels.length, groups)) {
    const first = elementAt(members, 0);
    const key = elementAt(keys, first);
    if (key < 0) continue;
    let area = 0;
    for (const member of members) area += faceAreaM2(mesh, elementAt(mesh.faces, member));
    const kind = key === 0 ? 'mountain' : key === 1 ? 'water' : 'farmland';
    const smallest =
      kind === 'mountain' ? SMALLEST_MOUNTAIN_M2 : kind === 'water' ? SMALLEST_WATER_M2 : SMALLEST_FARMLAND_M2;
    if (area < smallest) continue;
    const root = groups.find(first);
    const rings = dissolveFaces(mesh, members, (from, to) => {
      const face = lookup(from, to);
      return face >= 0 && groups.find(face) === root;
    });
    (kind === 'farmland' ? farmland : redline).push({ rings, kind, site: elementAt(parcels, first).site });
    for (const member of members) isControlled[member] = true;
  }
  return { redline, farmland, isControlled };
}

/** The outline of all parcels together, one ring list per part. */
export function dissolveAll(mesh: Mesh, lookup: FaceLookup): FaceRings[] {
  const groups = createGroups(mesh.faces.length);
  joinByKey(mesh, lookup, new Int32Array(mesh.faces.length), groups);
  return listGroups(mesh.faces.length, groups).map((members) =>
    dissolveFaces(mesh, members, (from, to) => lookup(from, to) >= 0),
  );
}
