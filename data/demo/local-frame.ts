import { steadySine } from '../../src/geo/steady-functions.ts';
import { planeLongitude, planeX, planeY } from '../../src/geo/working-plane.ts';
import { steadyLatitude } from './steady-latitude.ts';

/**
 * A frame for drawing: the working plane moved to an origin and scaled by cos φ₀ in x and 1/cos φ₀ in y.
 *
 * The working plane stretches x and shrinks y, so a square field would come out as an oblong. This affine map of it is
 * nearly true to shape around the origin; straight stays straight and areas stay equal (its determinant is 1).
 */
export interface LocalFrame {
  /** Metres east and north of the origin of a point in degrees, CGCS2000. */
  readonly toLocal: (longitude: number, latitude: number) => readonly [x: number, y: number];
  /** Degrees, rounded to 1e-10° (0.01 mm), so that every parcel stores a shared corner with the same bits. */
  readonly toDegrees: (x: number, y: number) => readonly [longitude: number, latitude: number];
}

const STORED_STEPS_PER_DEGREE = 1e10;

function roundDegrees(value: number): number {
  return Math.round(value * STORED_STEPS_PER_DEGREE) / STORED_STEPS_PER_DEGREE;
}

/** The frame around an origin in degrees. */
export function createLocalFrame(originLongitude: number, originLatitude: number): LocalFrame {
  const originX = planeX(originLongitude);
  const originY = planeY(originLatitude);
  const sine = steadySine((originLatitude * Math.PI) / 180);
  const scale = Math.sqrt(1 - sine * sine);
  return {
    toLocal: (longitude, latitude) => [(planeX(longitude) - originX) * scale, (planeY(latitude) - originY) / scale],
    toDegrees: (x, y) => [
      roundDegrees(planeLongitude(x / scale + originX)),
      roundDegrees(steadyLatitude(y * scale + originY)),
    ],
  };
}
