import type { FeatureCollection } from 'geojson';
import type { PlanFeature } from '../../plan/plan.ts';
import { type DemandPoints, demandPoints } from '../coverage/demand-points.ts';
import type { MetricPlane } from '../coverage/metric-plane.ts';

/**
 * Where people live (居住点): the villages of the base, then drawn villages and drawn buildings for living in. Areas stand at the middle
 * of their box.
 *
 * @param villages layer of the base; null when there is none
 */
export function homesOf(
  villages: FeatureCollection | null,
  features: readonly PlanFeature[],
  plane: MetricPlane,
): DemandPoints {
  return demandPoints(villages, features.filter(isHome), plane, () => true);
}

function isHome({ properties }: PlanFeature): boolean {
  return (
    properties.kind === 'village' || (properties.kind === 'building' && properties['buildingUse'] === 'residential')
  );
}
