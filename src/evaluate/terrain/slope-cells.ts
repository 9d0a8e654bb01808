import type { ElevationRaster } from '../../land/elevation-raster.ts';
import { allAtOnce } from '../all-at-once.ts';
import { cellSizeOfRow } from './cell-size.ts';

const DEGREES = 180 / Math.PI;

/** How the ground rises in a cell: towards the east and towards the north, metres per metre. */
export interface Gradient {
  readonly east: number;
  readonly north: number;
}

/**
 * Slope of every cell (坡度) in degrees by the third-order difference over its eight neighbours (B. K. P. Horn, Hill shading and the
 * reflectance map, Proc. IEEE 69, 1981), as GDAL's `gdaldem slope` has it. NaN where one of the nine heights is unknown, and so along the
 * edge of the model.
 */
export function slopeCells(raster: ElevationRaster): Float32Array {
  return allAtOnce(slopeCellsInSteps(raster));
}

/** The same; yields after every row. */
export function* slopeCellsInSteps(raster: ElevationRaster): Generator<void, Float32Array, void> {
  const { columns, rows, heightsM } = raster;
  const slopes = new Float32Array(columns * rows).fill(Number.NaN);
  for (let row = 1; row < rows - 1; row += 1) {
    const { eastM, northM } = cellSizeOfRow(raster, row);
    for (let column = 1; column < columns - 1; column += 1) {
      const cell = row * columns + column;
      const rise = Math.hypot(riseEast(heightsM, columns, cell) / eastM, riseNorth(heightsM, columns, cell) / northM);
      // A cell that is unknown itself has eight known neighbours and would have a slope.
      if (!Number.isNaN(heightsM[cell] ?? Number.NaN)) slopes[cell] = Math.atan(rise) * DEGREES;
    }
    yield;
  }
  return slopes;
}

/** The gradient of a cell that has a slope; NaN elsewhere. */
export function gradientOf(raster: ElevationRaster, column: number, row: number): Gradient {
  const { columns, heightsM } = raster;
  const { eastM, northM } = cellSizeOfRow(raster, row);
  const cell = row * columns + column;
  return { east: riseEast(heightsM, columns, cell) / eastM, north: riseNorth(heightsM, columns, cell) / northM };
}

/** Direction that the ground falls to (坡向), degrees clockwise from north; null on level ground. */
export function aspectOf({ east, north }: Gradient): number | null {
  if (east === 0 && north === 0) return null;
  const degrees = Math.atan2(-east, -north) * DEGREES;
  return degrees < 0 ? degrees + 360 : degrees;
}

/** Metres that the ground rises over one cell towards the east. */
function riseEast(heights: Float32Array, columns: number, cell: number): number {
  const above = cell - columns;
  const below = cell + columns;
  const east = at(heights, above + 1) + 2 * at(heights, cell + 1) + at(heights, below + 1);
  return (east - (at(heights, above - 1) + 2 * at(heights, cell - 1) + at(heights, below - 1))) / 8;
}

/** The same towards the north. */
function riseNorth(heights: Float32Array, columns: number, cell: number): number {
  const above = cell - columns;
  const below = cell + columns;
  const north = at(heights, above - 1) + 2 * at(heights, above) + at(heights, above + 1);
  return (north - (at(heights, below - 1) + 2 * at(heights, below) + at(heights, below + 1))) / 8;
}

function at(heights: Float32Array, cell: number): number {
  return heights[cell] ?? Number.NaN;
}
