import { shapeFromGeojson } from '../geo/shape-from-geojson.ts';
import { ShapeWindow } from '../geo/shape-window.ts';
import type { Shape } from '../geo/shape.ts';
import type { Topology } from '../geo/topology.ts';
import type { Zone } from '../plan/plan.ts';
import { CutFailure } from './cut-failure.ts';

/**
 * What of a zone (分区) lies in the district, in the working plane and valid; worked out once while the outline is the same object.
 *
 * @throws {@link CutFailure} where zone and district cannot be overlaid
 */
export type ZoneWindows = (geometry: Zone['geometry']) => ShapeWindow;

/**
 * Starts with no zone known. Everything that looks at zones shares one of these.
 *
 * @param region the district in the working plane; null when the plan has no boundary: then zones are whole
 */
export function createZoneWindows(region: Shape | null, topology: Topology): ZoneWindows {
  const windows = new WeakMap<Zone['geometry'], ShapeWindow>();
  return (geometry) => {
    let window = windows.get(geometry);
    if (window === undefined) {
      window = new ShapeWindow(zoneShape(geometry, region, topology));
      windows.set(geometry, window);
    }
    return window;
  };
}

function zoneShape(geometry: Zone['geometry'], region: Shape | null, topology: Topology): Shape {
  const { shape } = topology.repair(shapeFromGeojson(geometry));
  if (region === null) return shape;
  const inside = topology.intersection(region, shape);
  if (!inside.ok) throw new CutFailure('overlay-failed', inside.details.message);
  return inside.shape;
}
