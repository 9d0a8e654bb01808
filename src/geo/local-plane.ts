import type { Bounds } from './bounds.ts';
import { createTransverseMercator } from './projection.ts';
import type { Shape } from './shape.ts';
import { planeLatitude, planeLongitude, planeX, planeY } from './working-plane.ts';

/**
 * A plane around one place in which distances are true (局部度量平面): transverse Mercator of CGCS2000 with the place's own
 * meridian in the middle and no reduction. At *w* metres east or west of it lengths are too long by w²/2R², that is by
 * 3·10⁻⁵ at 50 km and 10⁻⁴ at 90 km; how far north and south it reaches does not matter.
 */
export interface LocalPlane {
  /** Working plane to this plane, vertex by vertex: edges are straight in both, so long ones move. */
  readonly enter: (shape: Shape) => Shape;
  /** The way back. */
  readonly leave: (shape: Shape) => Shape;
}

/** The local plane of what lies in a box of the working plane. */
export function createLocalPlane({ minX, maxX }: Bounds): LocalPlane {
  const { forward, inverse } = createTransverseMercator({
    centralMeridian: planeLongitude((minX + maxX) / 2),
    latitudeOfOrigin: 0,
    scale: 1,
    falseEastingM: 0,
    falseNorthingM: 0,
  });
  return {
    enter: (shape) => mapVertices(shape, (x, y) => forward(planeLongitude(x), planeLatitude(y))),
    leave: (shape) =>
      mapVertices(shape, (east, north) => {
        const [longitude, latitude] = inverse(east, north);
        return [planeX(longitude), planeY(latitude)];
      }),
  };
}

function mapVertices(shape: Shape, change: (x: number, y: number) => readonly [number, number]): Shape {
  const coordinates = new Float64Array(shape.coordinates.length);
  for (let index = 0; index < coordinates.length; index += 2) {
    const moved = change(shape.coordinates[index] ?? 0, shape.coordinates[index + 1] ?? 0);
    coordinates[index] = moved[0];
    coordinates[index + 1] = moved[1];
  }
  return { ...shape, coordinates };
}
