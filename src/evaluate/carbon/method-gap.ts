import type { PoolDensity, StockProfile } from './carbon-row.ts';
import type { CarbonSettings } from './carbon-settings.ts';
import type { CarbonStratum } from './carbon-strata.ts';
import type { MethodChoice, MethodGap } from './method-comparison.ts';
import { type PoolGroup, takesVolume } from './stock-candidates.ts';

const GROUPS = ['living', 'dead', 'soil'] as const satisfies readonly PoolGroup[];

/** Pools of a group that count: soil only to the depth asked for. */
export function poolsOfGroup(profile: StockProfile, group: PoolGroup, soilDepthCm: number): readonly PoolDensity[] {
  return profile.pools.filter(
    ({ pool, depthCm }) => groupOf(pool) === group && (pool !== 'soil' || depthCm === soilDepthCm),
  );
}

/**
 * What of a stratum cannot be compared and why: all of it where the two tell no pool in common, else the pools that one of them
 * tells and the other does not. A pool that neither tells is nothing to compare.
 *
 * @param profiles what the two methods say of it
 */
export function methodGap(
  stratum: CarbonStratum,
  methods: readonly [MethodChoice, MethodChoice],
  profiles: readonly [StockProfile, StockProfile],
  settings: CarbonSettings,
): readonly Omit<MethodGap, 'areaM2'>[] {
  const { classCode } = stratum;
  const tells = (side: 0 | 1, group: PoolGroup): boolean =>
    poolsOfGroup(profiles[side], group, settings.soilDepthCm).length > 0;
  const why = (side: 0 | 1, group: PoolGroup): Pick<MethodGap, 'code' | 'details'> =>
    reasonFor(stratum, methods[side], profiles[side], group, settings);
  if (GROUPS.some((group) => tells(0, group) && tells(1, group))) {
    return GROUPS.flatMap((group): Omit<MethodGap, 'areaM2'>[] => {
      if (tells(0, group) === tells(1, group)) return [];
      const side = tells(0, group) ? 1 : 0;
      return [{ side: side === 0 ? 'first' : 'second', group, classCode, ...why(side, group) }];
    });
  }
  const silent = ([0, 1] as const).filter((side) => !GROUPS.some((group) => tells(side, group)));
  const [side] = silent;
  if (side === undefined) return [{ side: 'both', group: null, classCode, code: 'no-common-pool', details: {} }];
  // What the other one tells first is what is missed; where neither tells anything, living matter stands for all.
  const missed = GROUPS.find((group) => tells(side === 0 ? 1 : 0, group)) ?? 'living';
  const named = silent.length === 2 ? 'both' : side === 0 ? 'first' : 'second';
  return [{ side: named, group: null, classCode, ...why(side, missed) }];
}

function reasonFor(
  stratum: CarbonStratum,
  method: MethodChoice,
  { missing }: StockProfile,
  group: PoolGroup,
  { densitySet }: CarbonSettings,
): Pick<MethodGap, 'code' | 'details'> {
  const { carbonClass, ageYears, volume } = stratum;
  const known = missing.find(({ pool }) => pool === null || groupOf(pool) === group);
  if (known !== undefined) return { code: known.code, details: known.details };
  const isLiving = group === 'living' && carbonClass !== null;
  if (isLiving && method.startsWith('volume-') && volume === 'none' && takesVolume(carbonClass)) {
    return { code: 'no-volume', details: {} };
  }
  if (isLiving && method === 'regional-age' && ageYears === null && densitySet !== 'none' && takesVolume(carbonClass)) {
    return { code: 'no-age', details: {} };
  }
  return { code: 'not-by-method', details: {} };
}

function groupOf(pool: PoolDensity['pool']): PoolGroup {
  return pool === 'dead' || pool === 'soil' ? pool : 'living';
}
