import type { FactorOverride, Plan } from '../../plan/plan.ts';
import type { Factor, FactorChange, FactorFault, FactorLibrary, UsedFactor } from './factor.ts';
import { factorChangeFault } from './factor-change.ts';
import { shippedFactors } from './shipped-factors.ts';

/** The factors of a plan, with what of its changes cannot be used (本规划的因子). */
export interface PlanFactors extends FactorLibrary {
  /** In the order of the plan. Where the factor is known, its shipped number is used instead. */
  readonly faults: readonly FactorFault[];
}

/**
 * All factors as a plan uses them: shipped numbers with the plan's own in their place. A change that cannot be used (unknown
 * id, bad range, no source) stays in the plan and is reported.
 *
 * @param changes `Plan.factors`; the library holds for as long as this is the same object
 */
export function createFactorLibrary(changes: Plan['factors']): PlanFactors {
  const shipped = shippedFactors();
  const known = new Set(shipped.map(({ id }) => id));
  const faults: FactorFault[] = [];
  const usable = new Map<string, FactorChange>();
  for (const [id, override] of Object.entries(changes)) {
    const change = changeOf(override);
    const code = known.has(id) ? factorChangeFault(id, change) : 'factor-unknown';
    if (code === null) usable.set(id, change);
    else faults.push({ id, code });
  }
  const all = shipped.map((factor) => useFactor(factor, usable.get(factor.id) ?? null));
  const byId = new Map(all.map((one) => [one.shipped.id, one]));
  return { all, faults, find: (id) => byId.get(id) ?? null };
}

/** A factor with the plan's number in the place of the shipped one; null = none. */
export function useFactor(shipped: Factor, change: FactorChange | null): UsedFactor {
  const { value, low, high, source } = change ?? shipped;
  return { shipped, change, value, low, high, source };
}

function changeOf({ value, low, high, source }: FactorOverride): FactorChange {
  return { value, low: low ?? null, high: high ?? null, source };
}
