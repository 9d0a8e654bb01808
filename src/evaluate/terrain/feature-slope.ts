import type { Bounds } from '../../geo/bounds.ts';
import { compensatedSum } from '../../geo/compensated-sum.ts';
import type { LandSharing } from '../../geo/shared-land.ts';
import { ShapeWindow } from '../../geo/shape-window.ts';
import type { Site } from '../rules/site.ts';
import { aspectOf } from './slope-cells.ts';
import type { Terrain } from './terrain.ts';

/** Slope of the ground under a feature (要素坡度、坡向). */
export interface FeatureSlope {
  /** Weighed by area; of a point that of its cell. */
  readonly meanDegrees: number;
  readonly steepestDegrees: number;
  /** Direction that the ground as a whole falls to, degrees clockwise from north; null where it falls to no side. */
  readonly aspectDegrees: number | null;
  /** Share of the feature of which the slope is known, 0–1. */
  readonly knownShare: number;
}

/** Falls to all sides alike, so that the mean direction says nothing: the mean gradient is this share of the mean slope. */
const NO_SIDE = 0.05;

/**
 * Mean slope and direction under a feature, each cell with the area that it has of it.
 *
 * @returns null where the model knows nothing of the ground there
 */
export function slopeUnder(
  { window, points, bounds }: Site,
  terrain: Terrain,
  sharing: LandSharing,
): FeatureSlope | null {
  const tally = createTally(terrain);
  if (window === null) {
    for (let at = 0; at < points.length; at += 2) {
      const [column, row] = terrain.plane.cellAt(points[at] ?? 0, points[at + 1] ?? 0);
      tally.add(Math.floor(column), Math.floor(row), 1);
    }
    return tally.result(points.length / 2);
  }
  if (bounds === null) return null;
  const { left, top, right, bottom } = terrain.plane.cellsAround(bounds);
  for (let row = top; row < bottom; row += 1) {
    for (let column = left; column < right; column += 1)
      tally.add(column, row, areaOfCell(column, row, window, terrain, sharing));
  }
  return tally.result(sharing.whole(window)?.areaM2 ?? 0);
}

/** Area that a cell has of an area, m². */
function areaOfCell(column: number, row: number, area: ShapeWindow, { plane }: Terrain, sharing: LandSharing): number {
  const corners = [
    plane.cornerAt(column, row + 1),
    plane.cornerAt(column + 1, row + 1),
    plane.cornerAt(column + 1, row),
    plane.cornerAt(column, row),
    plane.cornerAt(column, row + 1),
  ];
  const box = boxOf(corners);
  if (area.relationTo(box) === 'outside') return 0;
  const cell = new ShapeWindow({
    coordinates: Float64Array.from(corners.flat()),
    ringEnds: Uint32Array.of(corners.length),
    partEnds: Uint32Array.of(1),
  });
  const common = sharing.of(area, cell);
  return common?.ok === true ? common.areaM2 : 0;
}

function boxOf(corners: readonly (readonly [number, number])[]): Bounds {
  const xs = corners.map(([x]) => x);
  const ys = corners.map(([, y]) => y);
  return { minX: Math.min(...xs), minY: Math.min(...ys), maxX: Math.max(...xs), maxY: Math.max(...ys) };
}

function createTally(terrain: Terrain) {
  const { columns, rows } = terrain.raster;
  const slopes = terrain.slopes();
  const known = compensatedSum();
  const degrees = compensatedSum();
  const steepness = compensatedSum();
  const east = compensatedSum();
  const north = compensatedSum();
  let steepestDegrees = 0;
  return {
    add(column: number, row: number, weight: number): void {
      if (!(weight > 0 && column >= 0 && row >= 0 && column < columns && row < rows)) return;
      const slope = slopes[row * columns + column] ?? Number.NaN;
      if (Number.isNaN(slope)) return;
      const gradient = terrain.gradientOf(column, row);
      known.add(weight);
      degrees.add(weight * slope);
      east.add(weight * gradient.east);
      north.add(weight * gradient.north);
      steepness.add(weight * Math.hypot(gradient.east, gradient.north));
      steepestDegrees = Math.max(steepestDegrees, slope);
    },
    result(whole: number): FeatureSlope | null {
      if (known.total === 0 || whole === 0) return null;
      const mean = { east: east.total, north: north.total };
      const hasSide = Math.hypot(mean.east, mean.north) > NO_SIDE * steepness.total;
      return {
        meanDegrees: degrees.total / known.total,
        steepestDegrees,
        aspectDegrees: hasSide ? aspectOf(mean) : null,
        knownShare: Math.min(1, known.total / whole),
      };
    },
  };
}
