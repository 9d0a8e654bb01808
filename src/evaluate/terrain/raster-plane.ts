import type { Bounds } from '../../geo/bounds.ts';
import { createProjection } from '../../geo/projection.ts';
import { planeLatitude, planeLongitude, planeX, planeY } from '../../geo/working-plane.ts';
import type { ElevationRaster } from '../../land/elevation-raster.ts';

/** Cells of a raster from `left`, `top` up to before `right`, `bottom`. */
export interface CellBox {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Where the cells of a raster lie in the working plane. */
export interface RasterPlane {
  /** True where rows and columns run along the axes of the plane, so that a straight border of cells is one edge. */
  readonly isAligned: boolean;
  /** A corner of cells: `column` cells from the west, `row` from the north. */
  cornerAt(column: number, row: number): readonly [x: number, y: number];
  /** Column and row of a place of the plane, from the north-west corner, not rounded. */
  cellAt(x: number, y: number): readonly [column: number, row: number];
  /** All cells that can have to do with a box, within the raster; empty ones have `right <= left`. */
  cellsAround(box: Bounds): CellBox;
}

/** Points along each side of a box: its sides bend when they are projected. */
const POINTS_PER_SIDE = 4;

/** Sets up the way between a raster and the plane. */
export function createRasterPlane(raster: ElevationRaster): RasterPlane {
  const { system, west, north, cellWidth, cellHeight, columns, rows } = raster;
  const { forward, inverse } = createProjection(system);

  function cellAt(x: number, y: number): readonly [number, number] {
    const [easting, northing] = forward(planeLongitude(x), planeLatitude(y));
    return [(easting - west) / cellWidth, (north - northing) / cellHeight];
  }

  return {
    isAligned: system.projection.kind !== 'transverse-mercator',
    cornerAt(column, row) {
      const [longitude, latitude] = inverse(west + column * cellWidth, north - row * cellHeight);
      return [planeX(longitude), planeY(latitude)];
    },
    cellAt,
    cellsAround({ minX, minY, maxX, maxY }) {
      let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
      for (let step = 0; step <= POINTS_PER_SIDE; step += 1) {
        const x = minX + ((maxX - minX) * step) / POINTS_PER_SIDE;
        const y = minY + ((maxY - minY) * step) / POINTS_PER_SIDE;
        for (const [column, row] of [cellAt(x, minY), cellAt(x, maxY), cellAt(minX, y), cellAt(maxX, y)]) {
          left = Math.min(left, column);
          right = Math.max(right, column);
          top = Math.min(top, row);
          bottom = Math.max(bottom, row);
        }
      }
      // One cell more on each side, for what the sides bend out between the points.
      return {
        left: Math.max(0, Math.floor(left) - 1),
        top: Math.max(0, Math.floor(top) - 1),
        right: Math.min(columns, Math.ceil(right) + 1),
        bottom: Math.min(rows, Math.ceil(bottom) + 1),
      };
    },
  };
}
