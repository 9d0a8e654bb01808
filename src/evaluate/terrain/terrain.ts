import type { Bounds } from '../../geo/bounds.ts';
import type { ElevationRaster } from '../../land/elevation-raster.ts';
import type { Site } from '../rules/site.ts';
import { allAtOnce } from '../all-at-once.ts';
import { type CellRegions, createCellRegions } from './cell-regions.ts';
import { createRasterPlane, type RasterPlane } from './raster-plane.ts';
import { aspectOf, type Gradient, gradientOf, slopeCellsInSteps } from './slope-cells.ts';

/** Slope and direction of the ground in one place. */
export interface GroundSlope {
  readonly slopeDegrees: number;
  /** Direction that it falls to, degrees clockwise from north; null on level ground. */
  readonly aspectDegrees: number | null;
}

/** The ground of a district by its digital elevation model (地形): slopes, and areas that are steeper than something. */
export interface Terrain {
  readonly raster: ElevationRaster;
  readonly plane: RasterPlane;
  /** Degrees of every cell, NaN where unknown. */
  slopes(): Float32Array;
  gradientOf(column: number, row: number): Gradient;
  /** Null where the model tells nothing. */
  slopeAt(x: number, y: number): GroundSlope | null;
  /** Ground steeper than a limit near a box, in areas that do not overlap: whole cells, as their slope is one number. */
  steepNear(limitDegrees: number, box: Bounds): readonly Site[];
  /** The same; yields while it works. */
  steepNearInSteps(limitDegrees: number, box: Bounds): Generator<void, readonly Site[], void>;
  /** Ground whose slope is known near a box, in areas that do not overlap. */
  knownNear(box: Bounds): readonly Site[];
  /** The same; yields while it works. */
  knownNearInSteps(box: Bounds): Generator<void, readonly Site[], void>;
}

/** Opens a model; slopes are worked out and areas outlined when they are first asked for. */
export function createTerrain(raster: ElevationRaster): Terrain {
  const plane = createRasterPlane(raster);
  const { columns, rows } = raster;
  const steep = new Map<number, CellRegions>();
  let known: CellRegions | null = null;
  let slopes: Float32Array | null = null;

  function* slopesInSteps(): Generator<void, Float32Array, void> {
    slopes ??= yield* slopeCellsInSteps(raster);
    return slopes;
  }

  function slopesNow(): Float32Array {
    return slopes ?? allAtOnce(slopesInSteps());
  }

  function regionsWhere(holds: (slopeDegrees: number) => boolean): CellRegions {
    const cells = slopesNow();
    return createCellRegions(columns, rows, plane, (column, row) => holds(cells[row * columns + column] ?? Number.NaN));
  }

  function steeperThan(limitDegrees: number): CellRegions {
    let regions = steep.get(limitDegrees);
    if (regions === undefined) {
      regions = regionsWhere((degrees) => degrees > limitDegrees);
      steep.set(limitDegrees, regions);
    }
    return regions;
  }

  function knownCells(): CellRegions {
    known ??= regionsWhere((degrees) => !Number.isNaN(degrees));
    return known;
  }

  return {
    raster,
    plane,
    slopes: slopesNow,
    gradientOf: (column, row) => gradientOf(raster, column, row),
    slopeAt(x, y) {
      const [column, row] = plane.cellAt(x, y).map(Math.floor);
      if (column === undefined || row === undefined || !(column >= 0 && column < columns && row >= 0 && row < rows)) {
        return null;
      }
      const slopeDegrees = slopesNow()[row * columns + column] ?? Number.NaN;
      if (Number.isNaN(slopeDegrees)) return null;
      return { slopeDegrees, aspectDegrees: aspectOf(gradientOf(raster, column, row)) };
    },
    steepNear: (limitDegrees, box) => steeperThan(limitDegrees).near(box),
    *steepNearInSteps(limitDegrees, box) {
      yield* slopesInSteps();
      return yield* steeperThan(limitDegrees).nearInSteps(box);
    },
    knownNear: (box) => knownCells().near(box),
    *knownNearInSteps(box) {
      yield* slopesInSteps();
      return yield* knownCells().nearInSteps(box);
    },
  };
}
