import type { CoordinateSystem } from '../geo/coordinate-system.ts';
import { isInDegrees } from '../geo/coordinate-system.ts';
import { pointsOnEdge } from '../geo/densify.ts';
import type { MapShift } from '../geo/map-shift.ts';
import { unshift } from '../geo/map-shift.ts';
import { OFFICIAL_SPACING_M } from '../geo/official-area.ts';
import { createProjection } from '../geo/projection.ts';
import type { FlatPart } from './flat-part.ts';
import type { CoordinateReading } from './land-coordinates.ts';

/** Brings the parts of features to longitude and latitude. */
export type PartConverter = (part: FlatPart) => FlatPart;

/**
 * Sets up the way of a file's coordinates to degrees: axes exchanged, edges of projected areas given points every 70 m so
 * that they stay where they were drawn (the official procedure), projection undone, offset of web maps taken out.
 *
 * @returns null when the coordinates are degrees already
 */
export function createPartConverter(
  { system, swapped }: CoordinateReading,
  shift: MapShift | null,
): PartConverter | null {
  const isDegrees = isInDegrees(system);
  if (isDegrees && !swapped && shift === null) return null;
  const place = isDegrees ? null : createPlacer(system);
  return (part) => {
    const upright = swapped ? exchanged(part) : part;
    const degrees = place === null ? upright : place(upright);
    return shift === null ? degrees : unshifted(degrees, shift);
  };
}

function exchanged({ xy, ends }: FlatPart): FlatPart {
  const turned = new Float64Array(xy.length);
  for (let index = 0; index < xy.length; index += 2) {
    turned[index] = xy[index + 1] ?? 0;
    turned[index + 1] = xy[index] ?? 0;
  }
  return { xy: turned, ends };
}

function unshifted({ xy, ends }: FlatPart, shift: MapShift): FlatPart {
  const moved = new Float64Array(xy.length);
  for (let index = 0; index < xy.length; index += 2) {
    const [longitude, latitude] = unshift(shift, xy[index] ?? 0, xy[index + 1] ?? 0);
    moved[index] = longitude;
    moved[index + 1] = latitude;
  }
  return { xy: moved, ends };
}

function createPlacer(system: CoordinateSystem): PartConverter {
  const { inverse } = createProjection(system);
  return (part) => {
    const { xy, ends } = densified(part);
    for (let index = 0; index < xy.length; index += 2) {
      const [longitude, latitude] = inverse(xy[index] ?? 0, xy[index + 1] ?? 0);
      xy[index] = longitude;
      xy[index + 1] = latitude;
    }
    return { xy, ends };
  };
}

/** A copy with points on the long edges. */
function densified({ xy, ends }: FlatPart): FlatPart {
  const coordinates: number[] = [];
  const denseEnds = new Uint32Array(ends.length);
  let vertex = 0;
  for (let ring = 0; ring < ends.length; ring += 1) {
    const end = ends[ring] ?? vertex;
    for (; vertex < end; vertex += 1) {
      const x = xy[2 * vertex] ?? 0;
      const y = xy[2 * vertex + 1] ?? 0;
      coordinates.push(x, y);
      if (vertex + 1 === end) continue;
      const between = pointsOnEdge(x, y, xy[2 * vertex + 2] ?? 0, xy[2 * vertex + 3] ?? 0, OFFICIAL_SPACING_M);
      for (const value of between) coordinates.push(value);
    }
    denseEnds[ring] = coordinates.length / 2;
  }
  return { xy: Float64Array.from(coordinates), ends: denseEnds };
}
