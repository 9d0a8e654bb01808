import { hectares } from '../../geo/area-units.ts';
import type { FactorLibrary } from '../factors/factor.ts';
import type { CarbonPool, PoolDensity, StockProfile } from './carbon-row.ts';
import { difference, type Expression, sum } from './expression.ts';
import { type Transition, type TransitionMatrix, transitionsOf } from './transition-matrix.ts';
import { numberOf } from './usable-factors.ts';

/** What carbon a transition of land makes stored more or less, once it has come to rest (转移的碳储量变化). */
export interface TransitionCarbon extends Transition {
  /** After less before, per hectare; null where no pool is known of both. */
  readonly perHa: Expression | null;
  /** tC; null as `perHa`. */
  readonly carbonT: number | null;
  /** Pools that only one of the two classes has a number for, or soils of different depths: not in the change. */
  readonly left: readonly CarbonPool[];
}

/**
 * The difference of stored carbon for every transition of a matrix between two classes, by the densities of the classes: what
 * the InVEST carbon model does. When in the years it comes about is not said here.
 */
export function transitionCarbon(
  matrix: TransitionMatrix,
  profileOf: (className: string) => StockProfile,
  library: FactorLibrary,
): readonly TransitionCarbon[] {
  return transitionsOf(matrix, true).map((transition): TransitionCarbon => {
    const before = poolsOf(profileOf(transition.from));
    const after = poolsOf(profileOf(transition.to));
    const both = [...before.keys()].filter((key) => after.has(key));
    const left = [...before, ...after].filter(([key]) => !both.includes(key)).map(([, { pool }]) => pool);
    const perHa = both.length === 0 ? null : difference(total(both, after), total(both, before));
    const carbonT = perHa === null ? null : hectares(transition.areaM2) * numberOf(perHa, library);
    return { ...transition, perHa, carbonT, left: [...new Set(left)] };
  });
}

/** Living biomass as one, because sources divide it differently; soil by its depth. */
function poolsOf({ pools }: StockProfile): ReadonlyMap<string, PoolDensity> {
  const found = new Map<string, PoolDensity>();
  for (const one of pools) {
    const isLiving = one.pool !== 'dead' && one.pool !== 'soil';
    const key = isLiving ? 'living' : `${one.pool}/${one.depthCm ?? ''}`;
    const before = found.get(key);
    found.set(key, before === undefined ? one : { ...one, pool: 'biomass', perHa: sum(before.perHa, one.perHa) });
  }
  return found;
}

function total(keys: readonly string[], pools: ReadonlyMap<string, PoolDensity>): Expression {
  return sum(...keys.flatMap((key) => pools.get(key)?.perHa ?? []));
}
