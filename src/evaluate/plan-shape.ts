import { shapeArea } from '../geo/shape-area.ts';
import { shapeFromGeojson } from '../geo/shape-from-geojson.ts';
import { ShapeWindow } from '../geo/shape-window.ts';
import type { Topology } from '../geo/topology.ts';
import type { PlanFeature } from '../plan/plan.ts';

/** A drawn area ready for overlay. */
export interface PlanShape {
  /** In the working plane; valid. */
  readonly window: ShapeWindow;
  /** Ellipsoidal area, m². */
  readonly areaM2: number;
  /** Set when the drawing crossed itself and was made valid for counting; the drawing itself stays as it is. */
  readonly repairedBecause: string | null;
}

/** The area of a plan feature in the working plane, or null for lines and points. */
export function planShape(geometry: PlanFeature['geometry'], topology: Topology): PlanShape | null {
  if (geometry.type !== 'Polygon' && geometry.type !== 'MultiPolygon') return null;
  const { shape, note } = topology.repair(shapeFromGeojson(geometry));
  return {
    window: new ShapeWindow(shape),
    areaM2: shapeArea(shape),
    repairedBecause: note?.details.reason ?? null,
  };
}
