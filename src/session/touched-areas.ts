import type { Geometry } from 'geojson';
import { boxesMeet, geometryBounds } from '../geo/geometry-bounds.ts';
import { isAreaGeometry } from '../plan/area-geometry.ts';
import type { PlanFeature } from '../plan/plan.ts';
import type { EditGround } from './edit-ground.ts';
import { isLocked } from './edit-obstacles.ts';

/**
 * The areas that a stroke of a tool is meant for: the selected ones, or when nothing is selected all that may be edited and
 * whose box the stroke meets. Null stays null.
 */
export function touchedAreas(
  ground: EditGround,
  selected: readonly PlanFeature[] | null,
  stroke: Geometry,
): readonly PlanFeature[] | null {
  if (selected === null) return null;
  const box = geometryBounds(stroke);
  const candidates = selected.length > 0 ? selected : openAreas(ground);
  return candidates.filter(({ geometry }) => {
    const own = geometryBounds(geometry);
    return own !== null && box !== null && boxesMeet(own, box);
  });
}

function openAreas(ground: EditGround): PlanFeature[] {
  return [...ground.plan.get().features.values()].filter((feature) => {
    const { scenario, removes } = feature.properties;
    const isOwn = scenario === ground.scenario.get() && removes === undefined;
    const isShown = feature.properties['hidden'] !== true;
    return isOwn && isShown && isAreaGeometry(feature.geometry) && !isLocked(ground, feature);
  });
}
