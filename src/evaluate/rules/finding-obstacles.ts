import type { Geometry } from 'geojson';
import { shapeToGeojson } from '../../geo/shape-to-geojson.ts';
import type { Shape } from '../../geo/shape.ts';
import type { Bounds } from '../../geo/bounds.ts';
import type { PlanFeature } from '../../plan/plan.ts';
import { type ConflictGround, ELEVATION, LAND_COVER, type PlainConflict, widened } from './feature-conflicts.ts';
import type { Rule } from './rule.ts';
import type { Site } from './site.ts';

/**
 * The land that a feature has to leave for a conflict to end (冲突对象范围), in degrees, as far as it is near the feature: the other
 * feature, shapes of a base layer, parcels; with the distance to keep around them.
 *
 * @param others features by id
 * @returns empty for rules about the feature alone
 */
export function obstaclesOf(
  conflict: PlainConflict,
  rule: Rule,
  site: Site,
  others: ReadonlyMap<string, PlanFeature>,
  ground: ConflictGround,
  siteOf: (geometry: Geometry) => Site,
): readonly Geometry[] {
  const { bounds } = site;
  if (bounds === null || conflict.with === '') return [];
  if (conflict.with === LAND_COVER) {
    const prefixes = rule.against.flatMap((one) => ('land' in one ? one.land : []));
    return (ground.landOf?.parcelsUnder(site, prefixes) ?? []).map(shapeToGeojson);
  }
  if (conflict.with === ELEVATION) {
    const limit = rule.maximumSlopeDegrees ?? 90;
    const steep = ground.terrain?.steepNear(limit, bounds) ?? [];
    return steep.flatMap(({ window }) => (window === null ? [] : [shapeToGeojson(window.shape)]));
  }
  const other = others.get(conflict.with);
  const role = conflict.with.slice('base:'.length);
  const sites =
    other === undefined ? ground.layers.near(role, widened(bounds, rule.distanceM ?? 0)) : [siteOf(other.geometry)];
  return sites.flatMap((one) => {
    const land = landNear(one, rule.distanceM, bounds, ground);
    return land === null || land.partEnds.length === 0 ? [] : [shapeToGeojson(land)];
  });
}

function landNear(site: Site, distanceM: number | null, bounds: Bounds, { meetings }: ConflictGround): Shape | null {
  const land = meetings.landAround(site, distanceM);
  if (land === null || 'ok' in land) return null;
  const relation = land.relationTo(bounds);
  return relation === 'crosses' ? land.around(bounds).shape : relation === 'inside' ? land.shape : null;
}
