import type { FactorLibrary } from '../factors/factor.ts';
import { ageGroup, isNatural } from './age-groups.ts';
import type { CarbonPool, StockMethod } from './carbon-row.ts';
import type { CarbonSettings } from './carbon-settings.ts';
import type { CarbonStratum } from './carbon-strata.ts';
import { depthOf, type PoolAnswer } from './class-pools.ts';
import { factor, sum } from './expression.ts';
import { speciesGroup } from './species-groups.ts';
import { missingFactor } from './usable-factors.ts';

/** Densities that a set has for a stand: ids of factors that are added up, the better ones first. */
interface SetAnswer {
  readonly pool: CarbonPool;
  readonly method: StockMethod;
  readonly ids: readonly string[];
}

/**
 * Densities of the region's forests by type and age group (地方碳密度), methods.md 4.1: Zhejiang by type and by age group, Gansu
 * by type and origin, Jilin by type, Anhui by age group. Types without a density of their own take the mean of all forests.
 */
export function regionalDensities(
  stratum: CarbonStratum,
  { densitySet }: Pick<CarbonSettings, 'densitySet'>,
  library: FactorLibrary,
): readonly PoolAnswer[] {
  return setAnswers(stratum, densitySet).map(({ pool, method, ids }) => {
    const perHa = ids.length === 1 && ids[0] !== undefined ? factor(ids[0]) : sum(...ids.map((id) => factor(id)));
    const depthCm = pool === 'soil' ? depthOf(ids[0], library) : null;
    return { pool, method, answer: missingFactor(perHa, library) ?? { pool, depthCm, method, perHa } };
  });
}

function setAnswers(stratum: CarbonStratum, set: CarbonSettings['densitySet']): readonly SetAnswer[] {
  switch (set) {
    case 'none':
      return [];
    case 'zhejiang':
      return ofZhejiang(stratum);
    case 'gansu':
      return ofGansu(stratum);
    case 'jilin':
      return ofJilin(stratum);
    case 'anhui':
      return ofAnhui(stratum);
  }
}

function ofZhejiang(stratum: CarbonStratum): readonly SetAnswer[] {
  const group = speciesGroup(stratum.species);
  const type = stratum.carbonClass === 'bamboo' ? '竹林' : group?.zhejiang;
  const types = [...(type === undefined ? [] : [type]), '全部森林'];
  const age = groupOfAge(stratum);
  const byAge: SetAnswer[] =
    group?.zhejiangAge === undefined || type === undefined || age === null
      ? []
      : [
          {
            pool: 'biomass',
            method: 'regional-age',
            ids: [
              `density.zj.tree.${group.zhejiangAge}_${isNatural(stratum.origin) === true ? '天然' : '人工'}.${age}`,
              `density.zj.${type}.shrub_herb`,
            ],
          },
        ];
  return [
    ...byAge,
    ...types.flatMap((one): SetAnswer[] => [
      { pool: 'biomass', method: 'regional', ids: [`density.zj.${one}.tree`, `density.zj.${one}.shrub_herb`] },
      { pool: 'dead', method: 'regional', ids: [`density.zj.${one}.litter`] },
      { pool: 'soil', method: 'regional', ids: [`density.zj.${one}.soil_1m`] },
    ]),
  ];
}

function ofGansu({ species, origin }: CarbonStratum): readonly SetAnswer[] {
  const type = speciesGroup(species)?.gansu;
  const natural = isNatural(origin);
  const mean: SetAnswer = {
    pool: 'biomass',
    method: 'regional',
    ids: [`density.prov.甘肃_${natural === null ? '全部' : natural ? '天然' : '人工'}`],
  };
  if (type === undefined || natural === null) return [mean];
  const stand = `density.gs.${natural ? '天然林' : '人工林'}.${type}`;
  return [
    { pool: 'biomass', method: 'regional', ids: [`${stand}.tree`, `${stand}.shrub`, `${stand}.herb`] },
    mean,
    { pool: 'dead', method: 'regional', ids: [`${stand}.litter`] },
    { pool: 'soil', method: 'regional', ids: [`${stand}.soil_1m`] },
  ];
}

function ofJilin({ species }: CarbonStratum): readonly SetAnswer[] {
  const type = speciesGroup(species)?.jilin;
  const types = [...(type === undefined ? [] : [type]), '全部'];
  return types.map((one) => ({ pool: 'biomass', method: 'regional', ids: [`density.jl.${one}`] }));
}

function ofAnhui(stratum: CarbonStratum): readonly SetAnswer[] {
  const age = groupOfAge(stratum);
  const mean: SetAnswer = { pool: 'biomass', method: 'regional', ids: ['density.prov.安徽'] };
  if (age === null) return [mean];
  return [
    { pool: 'biomass', method: 'regional-age', ids: [`density.ah.${age}.veg`] },
    mean,
    { pool: 'soil', method: 'regional-age', ids: [`density.ah.${age}.soil`] },
  ];
}

function groupOfAge({ species, origin, ageYears }: CarbonStratum): ReturnType<typeof ageGroup> {
  return ageYears === null ? null : ageGroup(species, origin, ageYears);
}
