import type { BaseInspection } from '../../workers/engine/contract/base-inspection.ts';
import type { BaseRole } from '../plan/base-role.ts';
import { guessBuildingFields } from './building-fields.ts';
import { guessFields } from './field-guesses.ts';

/** Roles that a file can be brought in for (底图数据角色), in the order of the dialog; heights come as pictures and need no asking. */
export const ASKED_ROLES = [
  'land-cover',
  'buildings',
  'roads',
  'villages',
  'places',
  'redline',
  'farmland',
  'urban-boundary',
  'protected',
  'water',
] as const satisfies readonly BaseRole[];

/** One of {@link ASKED_ROLES}. */
export type AskedRole = (typeof ASKED_ROLES)[number];

/** The role as it can be asked for; undefined for one that cannot. */
export function askedRoleOf(role: BaseRole): AskedRole | undefined {
  return ASKED_ROLES.find((one) => one === role);
}

type FileGeometry = BaseInspection['geometry'];

type NeededGeometry = 'polygon' | 'line' | 'point-or-polygon' | 'polygon-or-line';

/** Areas of villages and places stand for the place at their middle. */
const NEEDED: Readonly<Record<AskedRole, NeededGeometry>> = {
  'land-cover': 'polygon',
  buildings: 'polygon',
  roads: 'line',
  villages: 'point-or-polygon',
  places: 'point-or-polygon',
  redline: 'polygon',
  farmland: 'polygon',
  'urban-boundary': 'polygon',
  protected: 'polygon',
  water: 'polygon-or-line',
};

/** Whether what the file holds can be used so. */
export function fitsRole(role: AskedRole, geometry: FileGeometry): boolean {
  return NEEDED[role].split('-or-').includes(geometry);
}

/** What a role needs, as the remedy for a file that does not fit says it; message keys `import.geometry.<…>`. */
export function neededFor(role: AskedRole): NeededGeometry {
  return NEEDED[role];
}

/** What the name of a file gives away, the more telling first. */
const FILE_NAMES: readonly (readonly [RegExp, AskedRole])[] = [
  [/红线|redline/iu, 'redline'],
  [/基本农田|farmland/iu, 'farmland'],
  [/开发边界|urban.?boundary/iu, 'urban-boundary'],
  [/保护地|保护区|protected/iu, 'protected'],
  [/建筑|房屋|屋顶|building|roof/iu, 'buildings'],
  [/水系|河流|河道|river|water/iu, 'water'],
  [/道路|公路|路网|road/iu, 'roads'],
  [/场所|兴趣点|poi|places?/iu, 'places'],
  [/村|village/iu, 'villages'],
];

/** Fields of the class as databases of surveys name them; `CODE` or `ID` says nothing. */
const SURVEY_FIELD = /^(DLBM|YDYH.*|GHDLDM|DLDM|DL_BM)$/iu;
/** Fields that only buildings have. */
const BUILDING_FIELD =
  /^(buildingUse|roofPv|building(:.*)?|height|floors?|levels?|storeys?|JZYT|FWYT|JZGD|CS|层数|楼层|高度|建筑.*|房屋.*)$/iu;
/** Fields that places have for what they are. */
const PLACE_FIELD = /^(placeType|type|fclass|amenity|LX|类型)$/iu;
const POPULATION_FIELD = /^(population|pop|人口|常住人口|RK)$/iu;

/** The role that a file seems to be for, by its kind of geometry, its fields and its name. To be shown as a proposal. */
export function proposeRole({
  name,
  geometry,
  fields,
}: Pick<BaseInspection, 'name' | 'geometry' | 'fields'>): AskedRole {
  const names = fields.map((field) => field.name);
  const has = (pattern: RegExp): boolean => names.some((one) => pattern.test(one));
  if (geometry === 'polygon') {
    if (SURVEY_FIELD.test(guessFields(names).class)) return 'land-cover';
    const { buildingUse, roofPv } = guessBuildingFields(names);
    if (has(BUILDING_FIELD) || (buildingUse !== '' && roofPv !== '')) return 'buildings';
  }
  const called = FILE_NAMES.find(([pattern, role]) => pattern.test(name) && fitsRole(role, geometry))?.[1];
  if (called !== undefined) return called;
  if (geometry === 'polygon') return 'land-cover';
  if (geometry !== 'point') return 'roads';
  return has(PLACE_FIELD) && !has(POPULATION_FIELD) ? 'places' : 'villages';
}
