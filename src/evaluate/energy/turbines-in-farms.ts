import type { Geometry, Position } from 'geojson';
import { boxesMeet, geometryBounds } from '../../geo/geometry-bounds.ts';
import { isInsideRings } from '../../geo/point-in-polygon.ts';
import type { CountedFeature } from '../features/feature-indicator.ts';

/** For each turbine the wind farm that it stands in (风机所属风电场); turbines outside of all farms are left out. */
export function turbinesInFarms(
  turbines: readonly CountedFeature[],
  farms: readonly CountedFeature[],
): ReadonlyMap<CountedFeature, CountedFeature> {
  const boxed = farms.map((farm) => ({ farm, box: geometryBounds(farm.feature.geometry) }));
  const found = new Map<CountedFeature, CountedFeature>();
  for (const turbine of turbines) {
    const { geometry } = turbine.feature;
    const place = geometryBounds(geometry);
    if (place === null) continue;
    const position: Position = [(place[0] + place[2]) / 2, (place[1] + place[3]) / 2];
    const own = boxed.find(
      ({ farm, box }) => box !== null && boxesMeet(box, place) && holds(farm.feature.geometry, position),
    );
    if (own !== undefined) found.set(turbine, own.farm);
  }
  return found;
}

function holds(area: Geometry, position: Position): boolean {
  if (area.type === 'Polygon') return isInsideRings(position, area.coordinates);
  if (area.type === 'MultiPolygon') return area.coordinates.some((rings) => isInsideRings(position, rings));
  return false;
}
