import type { Bounds } from './bounds.ts';
import type { CoordinateSystem } from './coordinate-system.ts';
import { degreeBounds } from './degree-bounds.ts';
import { boundsMeet } from './shape-bounds.ts';
import { chinaExtent, isWithin, possibleExtent } from './system-extent.ts';

/** Which of a file's two coordinates comes first (坐标轴顺序). EPSG states northing first for Gauss–Krüger, files differ. */
export type AxisOrder = 'east-north' | 'north-east';

/**
 * Tells the order of the axes by what fits: the ranges of the system in China first, and where both orders fit them, which
 * of the two falls on the district. A file from elsewhere is taken as formats prescribe, easting first, unless only the
 * other order is possible.
 *
 * @param sample box of coordinates as the file has them
 * @param district degrees; null when unknown
 * @returns `ambiguous` when both orders fit and nothing decides, `outside` when neither is possible in the system
 */
export function detectAxisOrder(
  sample: Bounds,
  system: CoordinateSystem,
  district: Bounds | null,
): AxisOrder | 'ambiguous' | 'outside' {
  const swapped = swapBounds(sample);
  const china = chinaExtent(system);
  const isUsual = isWithin(sample, china);
  const isUsualSwapped = isWithin(swapped, china);
  if (isUsual && isUsualSwapped) return orderOnDistrict(sample, swapped, system, district) ?? 'ambiguous';
  if (isUsual) return 'east-north';
  if (isUsualSwapped) return 'north-east';
  const possible = possibleExtent(system);
  const isPossible = isWithin(sample, possible);
  const isPossibleSwapped = isWithin(swapped, possible);
  if (isPossible && isPossibleSwapped) return orderOnDistrict(sample, swapped, system, district) ?? 'east-north';
  if (isPossible) return 'east-north';
  return isPossibleSwapped ? 'north-east' : 'outside';
}

/** The same box with its axes exchanged. */
export function swapBounds({ minX, minY, maxX, maxY }: Bounds): Bounds {
  return { minX: minY, minY: minX, maxX: maxY, maxY: maxX };
}

/** The order whose place meets the district, when exactly one does. */
function orderOnDistrict(
  sample: Bounds,
  swapped: Bounds,
  system: CoordinateSystem,
  district: Bounds | null,
): AxisOrder | null {
  if (district === null) return null;
  const isThere = [sample, swapped].map((bounds) => {
    const degrees = degreeBounds(bounds, system);
    return degrees !== null && boundsMeet(degrees, district);
  });
  if (isThere[0] === isThere[1]) return null;
  return isThere[0] === true ? 'east-north' : 'north-east';
}
