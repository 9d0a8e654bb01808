import type { FactorLibrary } from '../factors/factor.ts';
import { type CarbonPool, isNoFactor, type NoFactor, type PoolDensity, type StockMethod } from './carbon-row.ts';
import type { CarbonSettings } from './carbon-settings.ts';
import type { CarbonStratum } from './carbon-strata.ts';
import { classPools, type PoolAnswer } from './class-pools.ts';
import { VOLUME } from './expression.ts';
import { IPCC_SOIL_DEPTH_CM, ipccSoil, plainUse } from './ipcc-soil.ts';
import { ipccForestBiomass, ipccLitter } from './ipcc-stock.ts';
import { regionalDensities } from './regional-densities.ts';
import { expansionBiomass, linearBiomass, SMALLEST_LINEAR_M3_PER_HA, volumeToBiomass } from './volume-to-biomass.ts';

/** Densities of a group of pools by one method, or why the method cannot be applied. */
export interface StockCandidate {
  readonly method: StockMethod;
  readonly answer: readonly PoolDensity[] | NoFactor;
}

/** Pools that are answered together: some sources divide living biomass, others do not. */
export type PoolGroup = 'living' | 'dead' | 'soil';

/** Everything that could be said about a stratum, the better ones first. */
export type StockCandidates = Readonly<Record<PoolGroup, readonly StockCandidate[]>>;

/** Classes with stands whose growing stock counts. */
const WITH_VOLUME: ReadonlySet<string> = new Set(['forest_arbor', 'forest_open_young', 'forest_swamp']);
/** Classes that the regional sets hold for. */
const OF_REGION: ReadonlySet<string> = new Set(['forest_arbor', 'bamboo']);

/** Whether growing stock tells the carbon of a class. */
export function takesVolume(carbonClass: string): boolean {
  return WITH_VOLUME.has(carbonClass);
}

/**
 * All densities that could be given to a stratum with a carbon class, by the order of methods.md 4.1: its own volume, densities
 * of the region, national means and local sets, IPCC defaults. Living biomass of land whose volume or age cannot be true has
 * none: what the file says wrongly is not papered over with a mean.
 */
export function stockCandidates(
  stratum: CarbonStratum,
  carbonClass: string,
  settings: CarbonSettings,
  library: FactorLibrary,
): StockCandidates {
  const answers = [
    ...(OF_REGION.has(carbonClass) ? regionalDensities(stratum, settings, library) : []),
    ...classPools(carbonClass, settings, library),
  ];
  const soil = ipccSoil(plainUse(carbonClass), settings, library);
  const isForest = carbonClass === 'forest_arbor';
  return {
    living:
      stratum.fault === null
        ? [
            ...(takesVolume(carbonClass) ? byVolume(stratum, settings, library) : []),
            ...livingAnswers(answers),
            ...(isForest ? [ipcc(ipccForestBiomass(stratum, settings.climate, library))] : []),
          ]
        : [],
    dead: [
      ...answersOf(answers, 'dead'),
      ...(isForest ? [ipcc(asList(ipccLitter(stratum, settings.climate, library)))] : []),
    ],
    soil: [
      ...answersOf(answers, 'soil'),
      ipcc(isNoFactor(soil) ? soil : [{ pool: 'soil', depthCm: IPCC_SOIL_DEPTH_CM, method: 'ipcc', perHa: soil }]),
    ],
  };
}

function byVolume(
  { species, volume }: CarbonStratum,
  settings: CarbonSettings,
  library: FactorLibrary,
): readonly StockCandidate[] {
  if (volume === 'none') return [];
  if (volume === 'zero') {
    return [{ method: 'volume-linear', answer: volumeToBiomass(species, VOLUME, volume, settings, library) }];
  }
  const linear: StockCandidate['answer'] =
    volume === 'small'
      ? { code: 'volume-too-small', details: { limit: SMALLEST_LINEAR_M3_PER_HA } }
      : linearBiomass(species, VOLUME, settings, library);
  return [
    { method: 'volume-linear', answer: linear },
    { method: 'volume-bef', answer: expansionBiomass(species, VOLUME, library) },
  ];
}

/** What a source says below ground belongs to what it says above, right before. */
function livingAnswers(answers: readonly PoolAnswer[]): readonly StockCandidate[] {
  const found: StockCandidate[] = [];
  for (const { pool, method, answer } of answers) {
    if (pool === 'dead' || pool === 'soil') continue;
    const above = pool === 'below' ? found.pop() : undefined;
    found.push({ method, answer: above === undefined ? asList(answer) : joined(above.answer, answer) });
  }
  return found;
}

function joined(above: StockCandidate['answer'], below: PoolAnswer['answer']): StockCandidate['answer'] {
  if (isNoFactor(above)) return above;
  return isNoFactor(below) ? below : [...above, below];
}

function answersOf(answers: readonly PoolAnswer[], pool: CarbonPool): readonly StockCandidate[] {
  return answers.filter((one) => one.pool === pool).map(({ method, answer }) => ({ method, answer: asList(answer) }));
}

function ipcc(answer: StockCandidate['answer']): StockCandidate {
  return { method: 'ipcc', answer };
}

function asList(answer: PoolDensity | NoFactor): StockCandidate['answer'] {
  return isNoFactor(answer) ? answer : [answer];
}
