/** What the columns of somebody else's estimate may hold (待核表字段), in the order of the dialog. */
export const ESTIMATE_FIELDS = [
  'id',
  'area',
  'class',
  'species',
  'age',
  'volume',
  'canopy',
  'carbon',
  'method',
] as const;

/** One of {@link ESTIMATE_FIELDS}. */
export type EstimateField = (typeof ESTIMATE_FIELDS)[number];

/** Units that fields come in, with what makes them hectares, m³/ha, a share, or tC; per hectare and in total apart. */
export const ESTIMATE_UNITS = {
  area: { ha: 1, mu: 1 / 15, m2: 1e-4, km2: 100 },
  volume: { 'm3-per-ha': 1, 'm3-per-mu': 15, m3: 1 },
  canopy: { share: 1, percent: 0.01 },
  carbon: { tC: 1, tCO2: 12 / 44, 'tC-per-ha': 1, 'tCO2-per-ha': 12 / 44 },
} as const;

/** Fields whose numbers come in several units. */
export type FieldWithUnit = keyof typeof ESTIMATE_UNITS;

/** Unit of a field. */
export type UnitOf<Field extends FieldWithUnit> = keyof (typeof ESTIMATE_UNITS)[Field];

/** Unit of any of them, as the mapping names it (单位). */
export type EstimateUnit = { [Field in FieldWithUnit]: UnitOf<Field> }[FieldWithUnit];

/** Fields whose numbers come in several units, in the order of {@link ESTIMATE_FIELDS}. */
export const FIELDS_WITH_UNIT = ['area', 'volume', 'canopy', 'carbon'] as const satisfies readonly FieldWithUnit[];

/** What somebody's carbon is of (口径): living biomass, with dead wood and litter, or with soil too. */
export const CARBON_SCOPES = ['living', 'living-dead', 'all'] as const;

/** One of {@link CARBON_SCOPES}. */
export type CarbonScope = (typeof CARBON_SCOPES)[number];

/** Which column holds what in which unit (列对应). What the headings do not say is null and has to be asked. */
export interface EstimateMapping {
  /** Index of the row with the headings. */
  readonly headingRow: number;
  readonly columns: Readonly<Record<EstimateField, number | null>>;
  readonly units: { readonly [Field in FieldWithUnit]: UnitOf<Field> | null };
  readonly scope: CarbonScope | null;
}

/** What is still open in a mapping: message keys `check.ask.<question>`. */
export type EstimateQuestion = 'id' | 'content' | FieldWithUnit | 'scope';

/** Everything that has to be answered before a table can be read: a column for the id and another one, units, what carbon is of. */
export function openQuestions({ columns, units, scope }: EstimateMapping): readonly EstimateQuestion[] {
  const open: EstimateQuestion[] = [];
  if (columns.id === null) open.push('id');
  if (ESTIMATE_FIELDS.every((field) => field === 'id' || columns[field] === null)) open.push('content');
  open.push(...FIELDS_WITH_UNIT.filter((field) => columns[field] !== null && units[field] === null));
  if (columns.carbon !== null && scope === null) open.push('scope');
  return open;
}
