import type { FactorLibrary } from '../factors/factor.ts';
import {
  type CarbonPool,
  isNoFactor,
  type NoFactor,
  type PoolDensity,
  type StockMethod,
  type StockProfile,
} from './carbon-row.ts';
import type { CarbonSettings } from './carbon-settings.ts';
import { AGE_RANGE_YEARS, type CarbonStratum } from './carbon-strata.ts';
import { speciesGroup } from './species-groups.ts';
import { type PoolGroup, type StockCandidate, stockCandidates, type StockCandidates } from './stock-candidates.ts';
import { SMALLEST_LINEAR_M3_PER_HA } from './volume-to-biomass.ts';

/** What one method says of a stratum. */
export interface MethodProfile {
  readonly method: StockMethod;
  readonly profile: StockProfile;
}

type Missing = StockProfile['missing'][number];

const GROUPS: readonly { readonly group: PoolGroup; readonly pool: CarbonPool }[] = [
  { group: 'living', pool: 'biomass' },
  { group: 'dead', pool: 'dead' },
  { group: 'soil', pool: 'soil' },
];

/** All methods, the better ones first (methods.md 4.1). */
export const STOCK_METHODS: readonly StockMethod[] = [
  'volume-linear',
  'volume-bef',
  'regional-age',
  'regional',
  'national',
  'local-set',
  'ipcc',
];

/**
 * Carbon stored per hectare of a stratum, pool by pool, each by the best method that can be applied (methods.md 4.1). Trees by
 * their volume do not include shrubs and herbs, which densities of the region do. Soil is of the depth of the settings where any
 * method has it; else it is given with its own depth, and `other-depth-only` is among what is missing. So are, beside a
 * number that does not ask for them, a word that is no known species and a volume too small for its equation.
 */
export function stockProfile(stratum: CarbonStratum, settings: CarbonSettings, library: FactorLibrary): StockProfile {
  const { carbonClass } = stratum;
  if (carbonClass === null) return nothing('unknown-class', stratum.classCode);
  const candidates = stockCandidates(stratum, carbonClass, settings, library);
  const pools: PoolDensity[] = [];
  const missing: Missing[] = [];
  for (const { group, pool } of GROUPS) {
    const chosen = choose(candidates[group], settings.soilDepthCm);
    if (chosen === null) missing.push({ ...reasonFor(stratum, candidates[group]), pool });
    else pools.push(...chosen);
  }
  if (pools.length === 0 && missing.every(({ code }) => code === 'no-factor-for-class')) {
    return nothing('no-factor-for-class', carbonClass);
  }
  missing.push(...remarksOnLiving(stratum, pools), ...remarksOnSoil(pools, settings.soilDepthCm));
  return { pools, missing };
}

/**
 * The profiles of all methods that can be applied to a stratum, side by side for comparison (方法对比), the better ones first. A
 * profile has the pools that its method tells, and says why it cannot tell one that it would.
 */
export function stockProfiles(
  stratum: CarbonStratum,
  settings: CarbonSettings,
  library: FactorLibrary,
): readonly MethodProfile[] {
  const { carbonClass } = stratum;
  if (carbonClass === null) return [];
  const candidates = stockCandidates(stratum, carbonClass, settings, library);
  return STOCK_METHODS.flatMap((method): MethodProfile[] => {
    const profile = profileBy(method, stratum, candidates, settings);
    return profile.pools.length === 0 ? [] : [{ method, profile }];
  });
}

/** What one method says of a stratum; without any pool where it cannot be applied, then with the reason if it is in the data. */
export function methodProfile(
  stratum: CarbonStratum,
  method: StockMethod,
  settings: CarbonSettings,
  library: FactorLibrary,
): StockProfile {
  const { carbonClass } = stratum;
  if (carbonClass === null) return nothing('unknown-class', stratum.classCode);
  return profileBy(method, stratum, stockCandidates(stratum, carbonClass, settings, library), settings);
}

function profileBy(
  method: StockMethod,
  stratum: CarbonStratum,
  candidates: StockCandidates,
  { soilDepthCm }: CarbonSettings,
): StockProfile {
  const pools: PoolDensity[] = [];
  const missing: Missing[] = [];
  for (const { group, pool } of GROUPS) {
    const ofMethod = candidates[group].filter((one) => one.method === method);
    const chosen = choose(ofMethod, soilDepthCm);
    if (chosen !== null) pools.push(...chosen);
    else if (ofMethod.length > 0 || (group === 'living' && stratum.fault !== null)) {
      missing.push({ ...reasonFor(stratum, ofMethod), pool });
    }
  }
  missing.push(...remarksOnSoil(pools, soilDepthCm));
  return { pools, missing };
}

/** The first that can be applied; of soil the first that is of the depth asked for, if there is one. */
function choose(candidates: readonly StockCandidate[], soilDepthCm: number): readonly PoolDensity[] | null {
  let first: readonly PoolDensity[] | null = null;
  for (const { answer } of candidates) {
    if (isNoFactor(answer)) continue;
    if (answer.every(({ pool, depthCm }) => pool !== 'soil' || depthCm === soilDepthCm)) return answer;
    first ??= answer;
  }
  return first;
}

function reasonFor(stratum: CarbonStratum, candidates: readonly StockCandidate[]): NoFactor {
  const { fault, carbonClass } = stratum;
  const reason = candidates.map(({ answer }) => answer).find((answer) => isNoFactor(answer));
  if (reason !== undefined && isNoFactor(reason)) return reason;
  if (fault !== null) {
    const limits = fault.code === 'age-out-of-range' ? AGE_RANGE_YEARS : {};
    return { code: fault.code, details: { value: fault.value, ...limits } };
  }
  return { code: 'no-factor-for-class', details: { class: carbonClass ?? '' } };
}

function remarksOnLiving({ species, volume, carbonClass }: CarbonStratum, pools: readonly PoolDensity[]): Missing[] {
  const living = pools.find(({ pool }) => pool !== 'dead' && pool !== 'soil');
  if (living === undefined) return [];
  if (carbonClass === 'forest_arbor' && species !== '' && speciesGroup(species) === null) {
    return [{ code: 'unknown-species', details: { species }, pool: 'biomass' }];
  }
  if (volume !== 'small' || living.method === 'volume-bef') return [];
  return [{ code: 'volume-too-small', details: { limit: SMALLEST_LINEAR_M3_PER_HA }, pool: 'biomass' }];
}

function remarksOnSoil(pools: readonly PoolDensity[], wantedCm: number): Missing[] {
  const soil = pools.find(({ pool }) => pool === 'soil');
  if (soil === undefined || soil.depthCm === wantedCm) return [];
  const known = soil.depthCm === null ? {} : { depthCm: soil.depthCm };
  return [{ code: 'other-depth-only', details: { ...known, wantedCm }, pool: 'soil' }];
}

function nothing(code: NoFactor['code'], name: string): StockProfile {
  return { pools: [], missing: [{ code, details: { class: name }, pool: null }] };
}
