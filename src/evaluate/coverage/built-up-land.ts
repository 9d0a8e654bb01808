import type { ClassSystem, LandClass } from '../../land/class-system.ts';
import type { LandTable } from '../../land/land-table.ts';

/**
 * What differs from "classes of towns and of industry" in a class system. Streets of towns belong to a built-up area, mines, dams
 * and farm buildings do not; rural homesteads are no town, villages are counted one by one instead. The list is a proposal of
 * this project: GB/T 51328-2018 speaks of the built-up area (建成区) and leaves its outline to the city.
 */
const DIFFERENCES: Readonly<Record<string, { readonly more: readonly string[]; readonly not: readonly string[] }>> = {
  'third-survey': { more: ['1004', '1005'], not: ['0602', '1109'] },
  'land-sea-use': { more: ['1207', '1208'], not: ['1002', '1311', '1312', '1506'] },
};

/** Whether land of a class is built-up land of towns (城镇建成用地), of which coverage is a share. */
function isBuiltUp({ id }: Pick<ClassSystem, 'id'>, { code, group }: Pick<LandClass, 'code' | 'group'>): boolean {
  const { more = [], not = [] } = DIFFERENCES[id] ?? {};
  return more.includes(code) || ((group === 'urban' || group === 'industry') && !not.includes(code));
}

/** The parcels of built-up land, ascending. */
export function builtUpParcels(land: LandTable, classes: ClassSystem): Uint32Array {
  const isWanted = land.classCodes.map((code) => {
    const landClass = classes.classOf(code);
    return landClass !== null && isBuiltUp(classes, landClass);
  });
  const parcels = new Uint32Array(land.parcelCount);
  let count = 0;
  for (let parcel = 0; parcel < land.parcelCount; parcel += 1) {
    if (isWanted[land.classIndex[parcel] ?? 0] === true) parcels[count++] = parcel;
  }
  return parcels.slice(0, count);
}
