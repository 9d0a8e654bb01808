import type { CoordinateSystem } from '../geo/coordinate-system.ts';

/**
 * Heights of the ground in equal cells (数字高程模型, DEM), north up. Cells stay in the coordinate system of their file: nothing is
 * resampled to another one, the outline of a cell is projected instead.
 */
export interface ElevationRaster {
  readonly columns: number;
  readonly rows: number;
  /** Row by row from the north, m; NaN where nothing is known. */
  readonly heightsM: Float32Array;
  readonly system: CoordinateSystem;
  /** West edge and north edge of the first cell, in the units of the system: easting and northing, or degrees. */
  readonly west: number;
  readonly north: number;
  /** Size of a cell in these units, both above zero. */
  readonly cellWidth: number;
  readonly cellHeight: number;
  /** Cells of the file along each side of a cell here: 1 as they are, more where they were averaged. */
  readonly factor: number;
}
