import type { Bounds } from '../../geo/bounds.ts';
import { CGCS2000 } from '../../geo/ellipsoid.ts';
import { createLocalPlane } from '../../geo/local-plane.ts';
import type { Shape } from '../../geo/shape.ts';
import { planeLatitude, planeLongitude, planeX, planeY } from '../../geo/working-plane.ts';

/**
 * One plane for all distances of a district (度量平面): transverse Mercator around its middle. How much too long it is at a place
 * is told, so that a radius is right wherever the station stands, in districts of any width.
 */
export interface MetricPlane {
  /** A shape of the working plane, vertex by vertex; what is made of vertices in another way may be brought in as one, too. */
  readonly enter: (shape: Shape) => Shape;
  /** A place in degrees. */
  readonly place: (longitude: number, latitude: number) => readonly [x: number, y: number];
  /** The way back: longitude and latitude in degrees of a place of this plane. */
  readonly degreesOf: (x: number, y: number) => readonly [longitude: number, latitude: number];
  /** Metres of this plane for a metre on the ground, at an easting of this plane; 1 in the middle. */
  readonly scaleAt: (x: number) => number;
}

/** The plane of what lies in a box of the working plane. */
export function createMetricPlane(box: Bounds): MetricPlane {
  const { enter, leave } = createLocalPlane(box);
  return {
    enter,
    place(longitude, latitude) {
      const { coordinates } = enter(single(planeX(longitude), planeY(latitude)));
      return [coordinates[0] ?? Number.NaN, coordinates[1] ?? Number.NaN];
    },
    degreesOf(x, y) {
      const { coordinates } = leave(single(x, y));
      return [planeLongitude(coordinates[0] ?? Number.NaN), planeLatitude(coordinates[1] ?? Number.NaN)];
    },
    // cosh(x/R) to its second term: 1e-6 off at 250 km from the meridian.
    scaleAt: (x) => 1 + (x * x) / (2 * CGCS2000.semiMajorM * CGCS2000.semiMinorM),
  };
}

function single(x: number, y: number): Shape {
  return { coordinates: Float64Array.of(x, y), ringEnds: new Uint32Array(0), partEnds: new Uint32Array(0) };
}
