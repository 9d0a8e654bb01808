import { shapeArea } from '../../geo/shape-area.ts';
import { startOf } from '../../geo/shape-table.ts';
import type { Shape } from '../../geo/shape.ts';
import { eastScale } from './plane-scale.ts';
import { placeInside } from './ring-places.ts';

/** One part of a shape as a shape of its own; coordinates are a view of the whole's. */
export function partOf(shape: Shape, part: number): Shape {
  const firstRing = startOf(shape.partEnds, part);
  const endRing = shape.partEnds[part] ?? firstRing;
  const firstVertex = startOf(shape.ringEnds, firstRing);
  const ringEnds = shape.ringEnds.slice(firstRing, endRing).map((end) => end - firstVertex);
  const endVertex = firstVertex + (ringEnds.at(-1) ?? 0);
  return {
    coordinates: shape.coordinates.subarray(2 * firstVertex, 2 * endVertex),
    ringEnds,
    partEnds: Uint32Array.of(ringEnds.length),
  };
}

/** Length of all rings in true metres (to about 1 in 1000), from the scale of the working plane at the first vertex. */
export function ringLengthM({ coordinates, ringEnds }: Shape): number {
  const scale = eastScale(coordinates[1] ?? 0);
  let length = 0;
  for (let ring = 0; ring < ringEnds.length; ring += 1) {
    for (let vertex = startOf(ringEnds, ring); vertex + 1 < (ringEnds[ring] ?? 0); vertex += 1) {
      const east = ((coordinates[2 * vertex + 2] ?? 0) - (coordinates[2 * vertex] ?? 0)) * scale;
      const north = ((coordinates[2 * vertex + 3] ?? 0) - (coordinates[2 * vertex + 1] ?? 0)) / scale;
      length += Math.sqrt(east * east + north * north);
    }
  }
  return length;
}

/** Mean width of a strip with this area and outline: a strip of length L and width w has the outline 2 (L + w). */
export function meanWidthM(areaM2: number, lengthM: number): number {
  return lengthM === 0 ? 0 : (2 * areaM2) / lengthM;
}

/**
 * Area of a shape if at least one of its parts is wider than a limit, with a place in the largest such part.
 *
 * @returns no place when all parts are narrower
 */
export function widePart(
  shape: Shape,
  widthM: number,
): { readonly areaM2: number; readonly place: readonly [number, number] | null } {
  let largestM2 = 0;
  let largest = -1;
  for (let index = 0; index < shape.partEnds.length; index += 1) {
    const part = partOf(shape, index);
    const areaM2 = shapeArea(part);
    if (areaM2 <= largestM2 || meanWidthM(areaM2, ringLengthM(part)) < widthM) continue;
    largestM2 = areaM2;
    largest = index;
  }
  return { areaM2: shapeArea(shape), place: largest < 0 ? null : placeInside(shape, largest) };
}
