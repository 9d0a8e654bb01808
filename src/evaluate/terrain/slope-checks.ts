import type { LandSharing } from '../../geo/shared-land.ts';
import type { PlanFeature } from '../../plan/plan.ts';
import type { UncheckedRule } from '../rules/finding.ts';
import type { Site } from '../rules/site.ts';
import { knownShareOf } from './steep-land.ts';
import type { Terrain } from './terrain.ts';

/** Tells for which features a slope could not be checked. */
export interface SlopeChecks {
  /** Null where the ground under all of them is known. */
  missingUnder(features: readonly PlanFeature[]): Omit<UncheckedRule, 'rule'> | null;
}

/** Less than this is the rounding of borders. */
const ALL = 1 - 1e-9;

/** Starts with nothing asked; what is known of a feature is kept while its geometry is the same object. */
export function createSlopeChecks(
  terrain: Terrain | null,
  siteOf: (geometry: PlanFeature['geometry']) => Site,
  sharing: LandSharing,
): SlopeChecks {
  const shares = new WeakMap<PlanFeature['geometry'], number>();

  function shareOf({ geometry }: PlanFeature): number {
    let share = shares.get(geometry);
    if (share === undefined) {
      share = terrain === null ? 0 : knownShareOf(siteOf(geometry), terrain, sharing);
      shares.set(geometry, share);
    }
    return share;
  }

  return {
    missingUnder(features) {
      if (terrain === null) return { missing: 'slope', what: ['dem'] };
      const partly = features.filter((feature) => shareOf(feature) < ALL);
      if (partly.length === 0) return null;
      return { missing: 'slope-part', what: partly.map(({ id }) => id), share: Math.min(...partly.map(shareOf)) };
    },
  };
}
