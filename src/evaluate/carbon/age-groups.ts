import { type Ageing, speciesGroup } from './species-groups.ts';

/** Age groups of a stand (龄组), as the tables of densities name them. */
export type AgeGroup = '幼龄' | '中龄' | '近熟' | '成熟' | '过熟';

/** All age groups, youngest first. */
export const AGE_GROUPS: readonly AgeGroup[] = ['幼龄', '中龄', '近熟', '成熟', '过熟'];

/** Last year of the first four groups. */
export type AgeGroupEnds = readonly [number, number, number, number];

/** Limits of 关晋宏 2016 (Gansu, ChinaXiv-201605.00435V1), methods.md 4.3. */
const ENDS: Readonly<Record<Ageing, { readonly planted: AgeGroupEnds; readonly natural: AgeGroupEnds }>> = {
  poplar: { planted: [10, 15, 20, 30], natural: [20, 30, 40, 60] },
  pine: { planted: [20, 30, 40, 60], natural: [30, 50, 60, 80] },
  oak: { planted: [20, 40, 50, 70], natural: [40, 60, 80, 120] },
  spruce: { planted: [20, 30, 40, 60], natural: [40, 80, 100, 140] },
  fir: { planted: [40, 60, 80, 120], natural: [60, 100, 120, 160] },
};

/** Whether the origin (起源) of a stand is natural; null where it says neither. Words that begin with 天然 or 人工 or 飞播 are understood. */
export function isNatural(origin: string): boolean | null {
  const word = origin.trim();
  if (word.startsWith('天然') || word === 'natural') return true;
  return word.startsWith('人工') || word.startsWith('飞播') || word === 'planted' ? false : null;
}

/**
 * Limits of the age groups of a species: the last year of the first four groups.
 *
 * @returns null for species that the source does not list, and where the origin is not known
 */
export function ageGroupEnds(species: string, origin: string): AgeGroupEnds | null {
  const ageing = speciesGroup(species)?.ageing;
  const natural = isNatural(origin);
  if (ageing === undefined || natural === null) return null;
  return natural ? ENDS[ageing].natural : ENDS[ageing].planted;
}

/** The age group of a stand; null where {@link ageGroupEnds} has no limits. */
export function ageGroup(species: string, origin: string, ageYears: number): AgeGroup | null {
  const ends = ageGroupEnds(species, origin);
  if (ends === null) return null;
  const place = ends.findIndex((end) => ageYears <= end);
  return AGE_GROUPS[place === -1 ? ends.length : place] ?? null;
}
