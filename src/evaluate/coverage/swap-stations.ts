import type { PlanFeature } from '../../plan/plan.ts';
import { featureNumber } from '../energy/feature-number.ts';

/** Swap stations of a scheme and year (换电站). */
export interface SwapSummary {
  readonly stations: number;
  /** Batteries that they swap in a day; null where no station says. */
  readonly swapsPerDay: number | null;
}

/**
 * Counts swap stations. They are no part of coverage by charging: of the seven published plans one names a swap station, as a place to build, and
 * none counts them in a target (a car that charges cannot swap).
 */
export function swapStations(features: readonly PlanFeature[]): SwapSummary {
  let stations = 0;
  let swapsPerDay: number | null = null;
  for (const feature of features) {
    if (feature.properties.kind !== 'swap-station') continue;
    stations += 1;
    const swaps = featureNumber(feature, 'swapsPerDay');
    if (typeof swaps === 'number') swapsPerDay = (swapsPerDay ?? 0) + swaps;
  }
  return { stations, swapsPerDay };
}
