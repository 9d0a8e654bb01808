import { swapBounds } from './axis-order.ts';
import type { Bounds } from './bounds.ts';
import type { CoordinateSystem } from './coordinate-system.ts';
import { systemOfEpsg } from './coordinate-system.ts';
import { degreeBounds } from './degree-bounds.ts';
import { chinaExtent, isWithin } from './system-extent.ts';

/** A system that could be the one of coordinates which do not say (候选坐标系). */
export interface SystemSuggestion {
  readonly system: CoordinateSystem;
  /** Whether the file has the northing or the latitude first. */
  readonly swapped: boolean;
  /** Area common to the coordinates' box and the district's as a share of both together, 0 … 1. */
  readonly share: number;
}

/**
 * 3° zones without and with number, then 6° zones with number (those without are the same projection as a 3° zone), UTM
 * 43N … 53N, the web map, degrees.
 */
const CANDIDATES: readonly (readonly [first: number, last: number])[] = [
  [4534, 4554],
  [4513, 4533],
  [4491, 4501],
  [32643, 32653],
  [3857, 3857],
  [4490, 4490],
];

/** Surveys in China are in Gauss–Krüger: another system must fit the district this much better to come first. */
const OTHER_SYSTEM_WEIGHT = 0.8;

/**
 * The systems in which coordinates fall on the district, best first, for a dialog to offer: a system is never guessed.
 *
 * @param sample box of coordinates as the file has them
 * @param district degrees
 */
export function suggestCoordinateSystems(sample: Bounds, district: Bounds): readonly SystemSuggestion[] {
  const suggestions: SystemSuggestion[] = [];
  for (const [first, last] of CANDIDATES) {
    for (let code = first; code <= last; code += 1) {
      const lookup = systemOfEpsg(code);
      if (!lookup.ok) continue;
      for (const swapped of [false, true]) {
        const share = shareOnDistrict(swapped ? swapBounds(sample) : sample, lookup.system, district);
        if (share > 0) suggestions.push({ system: lookup.system, swapped, share });
      }
    }
  }
  return suggestions.sort((a, b) => weightOf(b) - weightOf(a));
}

function shareOnDistrict(sample: Bounds, system: CoordinateSystem, district: Bounds): number {
  if (!isWithin(sample, chinaExtent(system))) return 0;
  const degrees = degreeBounds(sample, system);
  if (degrees === null) return 0;
  const width = Math.min(degrees.maxX, district.maxX) - Math.max(degrees.minX, district.minX);
  const height = Math.min(degrees.maxY, district.maxY) - Math.max(degrees.minY, district.minY);
  if (width <= 0 || height <= 0) return 0;
  const common = width * height;
  return common / (areaOf(degrees) + areaOf(district) - common);
}

function weightOf({ share, system }: SystemSuggestion): number {
  return share * (system.figure === 'CGCS2000' ? 1 : OTHER_SYSTEM_WEIGHT);
}

function areaOf({ minX, minY, maxX, maxY }: Bounds): number {
  return (maxX - minX) * (maxY - minY);
}
