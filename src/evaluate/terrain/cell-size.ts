import { CGCS2000 } from '../../geo/ellipsoid.ts';
import type { ElevationRaster } from '../../land/elevation-raster.ts';

/** Size of a cell on the ground, m. */
export interface CellSize {
  readonly eastM: number;
  readonly northM: number;
}

const RADIANS = Math.PI / 180;
/** Radius of the sphere of web maps, m. */
const SPHERE_M = 6_378_137;

/**
 * Size of the cells of a row on the ground. Degrees are measured along the ellipsoid; metres of Gauss–Krüger and UTM are taken as they
 * are, since their scale differs from 1 by less than 10⁻³; those of web maps are divided by theirs.
 */
export function cellSizeOfRow({ system, north, cellWidth, cellHeight }: ElevationRaster, row: number): CellSize {
  const y = north - (row + 0.5) * cellHeight;
  if (system.projection.kind === 'transverse-mercator') return { eastM: cellWidth, northM: cellHeight };
  if (system.projection.kind === 'geographic') {
    const { parallelM, meridianM } = radiiAt(y * RADIANS);
    return { eastM: cellWidth * RADIANS * parallelM, northM: cellHeight * RADIANS * meridianM };
  }
  // Web maps write a degree of longitude as a fixed length, and latitudes as on a sphere of that scale.
  const latitude = 2 * Math.atan(Math.exp(y / SPHERE_M)) - Math.PI / 2;
  const { parallelM, meridianM } = radiiAt(latitude);
  return {
    eastM: (cellWidth / SPHERE_M) * parallelM,
    northM: (cellHeight / SPHERE_M) * Math.cos(latitude) * meridianM,
  };
}

/** Radius of the parallel and radius of curvature of the meridian at a latitude, m per radian. */
function radiiAt(latitude: number): { readonly parallelM: number; readonly meridianM: number } {
  const { semiMajorM, eccentricitySquared } = CGCS2000;
  const share = 1 - eccentricitySquared * Math.sin(latitude) ** 2;
  return {
    parallelM: (semiMajorM * Math.cos(latitude)) / Math.sqrt(share),
    meridianM: (semiMajorM * (1 - eccentricitySquared)) / share ** 1.5,
  };
}
