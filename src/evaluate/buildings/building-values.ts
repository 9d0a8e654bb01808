import { buildingKind } from '../../kinds/building.kind.ts';

/** Attributes of building outlines that are read (建筑属性), by the names that a plan's `fields` and drawn buildings have for them. */
export const BUILDING_ROLES = ['buildingUse', 'roofPv', 'usableRoofShare', 'from'] as const;

/** One of {@link BUILDING_ROLES}: use, panels on the roof, usable share of the roof, year in which it was built. */
export type BuildingRole = (typeof BUILDING_ROLES)[number];

/** Uses of buildings as the kind has them; in columns a use is its place here, counted from 1, and 0 is no known use. */
export const BUILDING_USES: readonly string[] = choicesOf('buildingUse');

const PANELS = choicesOf('roofPv');
const EARLIEST_YEAR = 1000;
const LATEST_YEAR = 2200;

/** What a value stands for, as the columns have it; null where it is none that is known. */
export const READ_BUILDING_VALUE: Readonly<Record<BuildingRole, (value: unknown) => number | null>> = {
  buildingUse: (value) => knownOf(BUILDING_USES.indexOf(String(value).trim())),
  roofPv(value) {
    if (value === true || value === 1) return 1;
    if (value === false || value === 0) return 0;
    const choice = String(value).trim();
    return PANELS.includes(choice) ? Number(choice === 'yes') : null;
  },
  usableRoofShare(value) {
    const share = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
    return typeof share === 'number' && share >= 0 && share <= 1 ? share : null;
  },
  from(value) {
    const year = Number(/^\s*(\d{4})(?!\d)/u.exec(String(value))?.[1]);
    return year >= EARLIEST_YEAR && year <= LATEST_YEAR ? year : null;
  },
};

/** What stands in a column where the file says nothing, or nothing known. */
export const NO_BUILDING_VALUE: Readonly<Record<BuildingRole, number>> = {
  buildingUse: 0,
  roofPv: 0,
  usableRoofShare: Number.NaN,
  from: 0,
};

function knownOf(place: number): number | null {
  return place === -1 ? null : place + 1;
}

function choicesOf(field: string): readonly string[] {
  return buildingKind.fields.find(({ id }) => id === field)?.choices ?? [];
}
