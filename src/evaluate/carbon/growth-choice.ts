import type { FactorLibrary } from '../factors/factor.ts';
import { AGE_GROUPS, type AgeGroup, ageGroupEnds, isNatural } from './age-groups.ts';
import type { CarbonSettings, ClimateZone } from './carbon-settings.ts';
import { factor } from './expression.ts';
import type { GrowthCurve } from './growth-curve.ts';
import type { StandLeaf } from './ipcc-growth.ts';
import { type SpeciesGroup, speciesGroup } from './species-groups.ts';
import { missingFactor, numberOf } from './usable-factors.ts';

/** A curve for a stand, with where its numbers were measured. */
export interface ChosenGrowth {
  readonly curve: GrowthCurve;
  readonly region: '冀北' | '华北' | '浙江' | '安徽' | 'national';
}

/** Zones that curves measured in northern China are used in; elsewhere the growth of IPCC for the zone is nearer. */
const NORTHERN_ZONES: readonly ClimateZone[] = ['WTD', 'CTM', 'CTD'];

/** Curves of northern China by what a group of species is; the first that fits. The project's proposal. */
const NORTHERN_CURVES: readonly {
  readonly fits: (group: SpeciesGroup) => boolean;
  readonly growth: ChosenGrowth;
}[] = [
  { fits: ({ name }) => name === '落叶松', growth: { curve: { form: 'larch-increments' }, region: '华北' } },
  { fits: ({ name }) => name === '针阔混', growth: { curve: { form: 'richards', set: '混交林' }, region: '冀北' } },
  { fits: ({ leaf }) => leaf === 'needle', growth: { curve: { form: 'richards', set: '针叶林' }, region: '冀北' } },
  { fits: ({ leaf }) => leaf === 'broad', growth: { curve: { form: 'richards', set: '阔叶林' }, region: '冀北' } },
];

/** Growth of shrub, whatever its species. */
export const SHRUB_GROWTH: ChosenGrowth = { curve: { form: 'shrub-power' }, region: 'national' };

/**
 * The curve that trees of a species grow on: densities by age group where the district uses the set of Zhejiang or Anhui
 * and has them, else a curve of northern China in its zones. Null where neither fits; then the zone's growth of IPCC holds.
 */
export function chooseGrowth(
  species: string,
  origin: string,
  settings: CarbonSettings,
  library: FactorLibrary,
): ChosenGrowth | null {
  const group = speciesGroup(species);
  if (group === null) return null;
  const byAge = growthByAgeGroup(species, origin, settings, library);
  if (byAge !== null) return byAge;
  if (!NORTHERN_ZONES.includes(settings.climate)) return null;
  return NORTHERN_CURVES.find(({ fits }) => fits(group))?.growth ?? null;
}

/** Leaves of a species, for ratios that differ by them; null for an unknown one. */
export function leafOf(species: string): StandLeaf {
  return speciesGroup(species)?.leaf ?? null;
}

/**
 * Curve through the middle ages of the groups that the set of the district has, as far as densities rise: a fall from one group to
 * the next is a difference between stands, not what one stand does. The open last group counts at its first year.
 */
function growthByAgeGroup(
  species: string,
  origin: string,
  { densitySet }: CarbonSettings,
  library: FactorLibrary,
): ChosenGrowth | null {
  const idOf = densityByAge(species, origin, densitySet);
  const ends = ageGroupEnds(species, origin);
  if (idOf === null || ends === null) return null;
  const points: { readonly age: number; readonly factor: string }[] = [];
  let highest = 0;
  for (const [index, group] of AGE_GROUPS.entries()) {
    const id = idOf(group);
    if (missingFactor(factor(id), library) !== null) continue;
    const density = numberOf(factor(id), library);
    if (density <= highest) break;
    const first = index === 0 ? 0 : (ends[index - 1] ?? 0);
    points.push({ age: ((ends[index] ?? first) + first) / 2, factor: id });
    highest = density;
  }
  // One group alone says nothing about growth.
  if (points.length < 2) return null;
  return { curve: { form: 'age-groups', points }, region: densitySet === 'anhui' ? '安徽' : '浙江' };
}

/** Ids of densities by age group: Zhejiang has them by species and origin, Anhui for all vegetation of forest. */
function densityByAge(
  species: string,
  origin: string,
  set: CarbonSettings['densitySet'],
): ((group: AgeGroup) => string) | null {
  if (set === 'anhui') return (group) => `density.ah.${group}.veg`;
  const name = speciesGroup(species)?.zhejiangAge;
  if (set !== 'zhejiang' || name === undefined) return null;
  return (group) => `density.zj.tree.${name}_${isNatural(origin) === true ? '天然' : '人工'}.${group}`;
}
