import table from '../../../data/factors/species-groups.json';

/** Which limits of age groups (龄组) a species follows, methods.md 4.3. */
export type Ageing = 'poplar' | 'pine' | 'oak' | 'spruce' | 'fir';

/** Where a species group is found in the sets of factors; what is left out has no factors there. */
export interface SpeciesGroup {
  readonly name: string;
  /** Beginnings of factor ids of the equation B = aV + b: `vb.north.油松`, followed by `.a` and `.b`. */
  readonly north?: string;
  readonly fang?: string;
  readonly guo?: string;
  /** Beginning of the factor ids of wood density, expansion, root share and carbon fraction: `species.油松`. */
  readonly expansion?: string;
  readonly leaf?: 'needle' | 'broad';
  readonly ageing?: Ageing;
  /** Names in the regional sets of densities: by type, and by type with age groups. */
  readonly zhejiang?: string;
  readonly zhejiangAge?: string;
  readonly gansu?: string;
  readonly jilin?: string;
}

interface Row extends SpeciesGroup {
  readonly words: readonly string[];
}

// The words of the columns are checked by test/unit/evaluate/carbon/species-groups.test.ts.
const rows = table.rows as readonly unknown[] as readonly Row[];
const groupByWord: ReadonlyMap<string, SpeciesGroup> = new Map(
  rows.flatMap((row) => row.words.flatMap((word) => [word, stem(word)]).map((word) => [word, row] as const)),
);

/**
 * The group of a species as inventories write it (优势树种): 油松, 油松林, 栎类, 天然马尾松林. Which words belong to which group
 * is the project's proposal, in `data/factors/species-groups.json`.
 *
 * @returns null for a word that the table does not have, also for an empty one
 */
export function speciesGroup(word: string): SpeciesGroup | null {
  return groupByWord.get(word) ?? groupByWord.get(stem(word)) ?? null;
}

/** The word without what only says that it is a forest, a group, or where it came from. */
function stem(word: string): string {
  return word
    .normalize('NFKC')
    .replace(/\s+/gu, '')
    .replace(/^(天然|人工)(林)?/u, '')
    .replace(/(纯林|林|树种|树|类|属|组)+$/u, '');
}
