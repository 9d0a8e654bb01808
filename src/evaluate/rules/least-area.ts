import { canonicalArea } from '../../geo/canonical-area.ts';
import type { PlainConflict } from './feature-conflicts.ts';
import type { Site } from './site.ts';

/**
 * Least area of a finding, m² (最小冲突面积): an overlap below it cannot be told from the error of drawing. Parcels of the third survey are
 * drawn at 1:5 000 at best, and a border is taken to be within 0.3 mm of the map, 1.5 m on the ground; two tracings of one border
 * differ by a sliver of that width, which along 35 m of common edge is 50 m². It is also the least area that hectares with two
 * decimals show as more than 0.00. A convention of this tool, not law; one number for drawn features, layers and parcels,
 * because all of them are traced on the same parcels.
 */
export const LEAST_AREA_M2 = 50;

/**
 * Whether an overlap is a sliver (碎小重叠), which is counted but not told as a finding. Points and lines have no area and are always told,
 * and so are rules about the size of the feature itself, and overlaps that are half of a small feature or more.
 */
export function isSliver(
  { with: opponent, areaM2 }: Pick<PlainConflict, 'with' | 'areaM2'>,
  { window }: Site,
): boolean {
  if (areaM2 === 0 || opponent === '' || areaM2 >= LEAST_AREA_M2 || window === null) return false;
  return 2 * areaM2 < canonicalArea(window.shape);
}
