/** What fields of a base file may hold besides the class (图斑属性), in the order of the dialog. */
export const OPTIONAL_FIELDS = [
  'id',
  'officialAreaM2',
  'place',
  'species',
  'age',
  'volumeM3PerHa',
  'canopy',
  'specialShrub',
  'origin',
] as const;

/** One of {@link OPTIONAL_FIELDS}. */
export type OptionalField = (typeof OPTIONAL_FIELDS)[number];

/**
 * Usual names, the more telling first: database standards of the third survey (TD/T 1057—2020), of forest stand surveys and of
 * 国土空间规划, then plain words.
 */
const USUAL_NAMES: Readonly<Record<'class' | OptionalField, readonly string[]>> = {
  class: [
    'DLBM',
    'YDYHDLDM',
    'YDYHFLDM',
    'YDYHFLBM',
    'GHDLDM',
    'DLDM',
    'DL_BM',
    'LANDCODE',
    'CLASS',
    'CODE',
    'GRIDCODE',
  ],
  id: ['BSM', 'TBBSM', 'TBBH', 'XBH', 'ID', 'FID', 'OBJECTID'],
  officialAreaM2: ['TBMJ', 'TBDLMJ'],
  place: ['ZLDWMC', 'QSDWMC', 'ZLDW', 'PLACE'],
  species: ['SZ', 'YSSZ', 'YOU_SHI_SZ', 'SPECIES'],
  age: ['NL', 'PJNL', 'PINGJUN_NL', 'AGE'],
  volumeM3PerHa: ['GQXJ', 'MGQXJ', 'HUO_LMGQXJ'],
  canopy: ['YBD', 'YU_BI_DU', 'CANOPY'],
  specialShrub: ['TGGM', 'GJTBGM'],
  origin: ['QY', 'QI_YUAN', 'ORIGIN'],
};

/** Fields by their usual names, whatever their case; `''` where the file has none of these names. To be shown as a guess. */
export function guessFields(names: readonly string[]): Readonly<Record<'class' | OptionalField, string>> {
  const guess = (usual: readonly string[]): string => fieldByUsualName(names, usual);
  return {
    class: guess(USUAL_NAMES.class),
    id: guess(USUAL_NAMES.id),
    officialAreaM2: guess(USUAL_NAMES.officialAreaM2),
    place: guess(USUAL_NAMES.place),
    species: guess(USUAL_NAMES.species),
    age: guess(USUAL_NAMES.age),
    volumeM3PerHa: guess(USUAL_NAMES.volumeM3PerHa),
    canopy: guess(USUAL_NAMES.canopy),
    specialShrub: guess(USUAL_NAMES.specialShrub),
    origin: guess(USUAL_NAMES.origin),
  };
}

/**
 * The field of the first usual name that a file has; `''` without any.
 *
 * @param usual in capitals, the more telling first
 */
export function fieldByUsualName(names: readonly string[], usual: readonly string[]): string {
  const known = new Map(names.map((name) => [name.toUpperCase(), name]));
  const found = usual.find((name) => known.has(name));
  return found === undefined ? '' : (known.get(found) ?? '');
}
