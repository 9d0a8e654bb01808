import type { FactorLibrary } from '../factors/factor.ts';
import { isNoFactor, type NoFactor, type PoolDensity } from './carbon-row.ts';
import type { CarbonSettings } from './carbon-settings.ts';
import { type Expression, factor, product, sum, VOLUME } from './expression.ts';
import { speciesGroup } from './species-groups.ts';
import { missingFactor } from './usable-factors.ts';

/**
 * How much growing stock there is: `usable` from the smallest one that equations B = aV + b are applied to, `small` below it,
 * `zero` where there is none.
 */
export type VolumeSize = 'zero' | 'small' | 'usable';

/**
 * Smallest growing stock for equations B = aV + b, m³/ha. Their b is not 0: they would give bare land b tonnes, so they are
 * not applied near V = 0 (methods.md 4.2).
 */
export const SMALLEST_LINEAR_M3_PER_HA = 10;

/** Share of carbon in biomass where the method says C = 0.5·B. */
const CARBON_SHARE = 0.5;

/** How much a growing stock is, m³/ha, not negative. */
export function volumeSize(volumeM3PerHa: number): VolumeSize {
  if (volumeM3PerHa === 0) return 'zero';
  return volumeM3PerHa < SMALLEST_LINEAR_M3_PER_HA ? 'small' : 'usable';
}

/**
 * Carbon of trees by their volume (蓄积量法), by the best method that can be applied: B = aV + b, else expansion. A curve that
 * passes the smallest volume takes one of the two all along ({@link linearBiomass}, {@link expansionBiomass}), or it would jump.
 *
 * @param volume growing stock, m³/ha
 * @param size how much `volume` is
 */
export function volumeToBiomass(
  species: string,
  volume: Expression,
  size: VolumeSize,
  settings: Pick<CarbonSettings, 'volumeSet'>,
  library: FactorLibrary,
): readonly PoolDensity[] | NoFactor {
  if (size === 'zero') return [{ pool: 'biomass', depthCm: null, method: 'volume-linear', perHa: sum(0) }];
  const linear = size === 'usable' ? linearBiomass(species, volume, settings, library) : null;
  if (linear !== null && !isNoFactor(linear)) return linear;
  return expansionBiomass(species, volume, library);
}

/**
 * B = a·V + b (t/ha, the whole tree), C = 0.5·B (连续生物量扩展因子法; Fang 2001). Sets: north (Shandong paper), fang (Zhejiang
 * paper), guo (recalled). Not for volumes below 10 m³/ha: the caller sees to that.
 */
export function linearBiomass(
  species: string,
  volume: Expression,
  { volumeSet }: Pick<CarbonSettings, 'volumeSet'>,
  library: FactorLibrary,
): readonly PoolDensity[] | NoFactor {
  const group = speciesGroup(species);
  if (group === null) return unknownSpecies(species);
  const set = group[volumeSet];
  if (set === undefined) return { code: 'no-factor-for-species', details: { species, set: `vb.${volumeSet}` } };
  const biomass = sum(product(factor(`${set}.a`), volume), factor(`${set}.b`));
  return usable(
    [{ pool: 'biomass', depthCm: null, method: 'volume-linear', perHa: product(CARBON_SHARE, biomass) }],
    library,
  );
}

/** Carbon of a growing stock, m³/ha, by pool. */
export type VolumeEquation = (volume: Expression) => readonly PoolDensity[];

/**
 * The equation by which growing stock adds carbon to a stand whose own is told by {@link volumeToBiomass}: 0.5·a·ΔV where B = aV + b is used for
 * it (the b is in what stands already), else expansion.
 */
export function addedVolumeEquation(
  species: string,
  { volumeSet }: Pick<CarbonSettings, 'volumeSet'>,
  library: FactorLibrary,
): VolumeEquation | NoFactor {
  const linear = linearBiomass(species, VOLUME, { volumeSet }, library);
  const set = speciesGroup(species)?.[volumeSet];
  if (isNoFactor(linear) || set === undefined) return expansionEquation(species, library);
  const perVolume = product(CARBON_SHARE, factor(`${set}.a`));
  return (added) => linear.map((one) => ({ ...one, perHa: product(perVolume, added) }));
}

/** {@link expansionBiomass} as an equation: its factors are looked for once. */
export function expansionEquation(species: string, library: FactorLibrary): VolumeEquation | NoFactor {
  const whole = expansionBiomass(species, VOLUME, library);
  const expansion = speciesGroup(species)?.expansion;
  if (isNoFactor(whole) || expansion === undefined) return isNoFactor(whole) ? whole : unknownSpecies(species);
  return expansionPools(expansion);
}

/**
 * C = V·SVD·BEF·(1 + R)·CF (生物量扩展因子法; IPCC, AR-CM-001): wood density, expansion, root share and carbon fraction of the
 * species. Above and below ground apart.
 */
export function expansionBiomass(
  species: string,
  volume: Expression,
  library: FactorLibrary,
): readonly PoolDensity[] | NoFactor {
  const group = speciesGroup(species);
  if (group === null) return unknownSpecies(species);
  const { expansion } = group;
  if (expansion === undefined) return { code: 'no-factor-for-species', details: { species, set: 'species' } };
  return usable(expansionPools(expansion)(volume), library);
}

/** Carbon per volume is one object for all volumes, so that it is worked out once. */
function expansionPools(expansion: string): VolumeEquation {
  const crown = [factor(`${expansion}.D`), factor(`${expansion}.BEF`)];
  const carbon = factor(`${expansion}.CF`);
  const above = product(...crown, carbon);
  const below = product(...crown, factor(`${expansion}.R`), carbon);
  return (volume) => [
    { pool: 'above', depthCm: null, method: 'volume-bef', perHa: product(above, volume) },
    { pool: 'below', depthCm: null, method: 'volume-bef', perHa: product(below, volume) },
  ];
}

function unknownSpecies(species: string): NoFactor {
  return { code: 'unknown-species', details: { species } };
}

function usable(pools: readonly PoolDensity[], library: FactorLibrary): readonly PoolDensity[] | NoFactor {
  return pools.map(({ perHa }) => missingFactor(perHa, library)).find((reason) => reason !== null) ?? pools;
}
