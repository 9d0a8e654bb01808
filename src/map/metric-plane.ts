import type { Position } from 'geojson';
import { createTransverseMercator } from '../geo/projection.ts';

/** East and north of the middle of a {@link MetricPlane}, m. */
export type PlanePoint = readonly [eastM: number, northM: number];

/** A plane around one place in which shapes keep their form (局部平面): lengths are true to 1e-8 within a kilometre. */
export interface MetricPlane {
  enter(position: Position): PlanePoint;
  leave(point: PlanePoint): Position;
}

/** Transverse Mercator of CGCS2000 with its origin at a place in degrees. */
export function createMetricPlane([longitude = 0, latitude = 0]: Position): MetricPlane {
  const { forward, inverse } = createTransverseMercator({
    centralMeridian: longitude,
    latitudeOfOrigin: latitude,
    scale: 1,
    falseEastingM: 0,
    falseNorthingM: 0,
  });
  return {
    enter: ([x = 0, y = 0]) => forward(x, y),
    leave: ([east, north]) => inverse(east, north),
  };
}
