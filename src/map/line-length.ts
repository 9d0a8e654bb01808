import type { Position } from 'geojson';
import { CGCS2000 } from '../geo/ellipsoid.ts';

/**
 * Length of a line on the ellipsoid, m, for the measuring tool: Gauss's mid-latitude formula per edge, which stays within
 * 1 mm per kilometre for edges of some kilometres and within 1 cm per kilometre up to about 100 km.
 */
export function lineLengthM(positions: readonly Position[]): number {
  let lengthM = 0;
  positions.forEach((position, index) => {
    const next = positions[index + 1];
    if (next !== undefined) lengthM += edgeLengthM(position, next);
  });
  return lengthM;
}

function edgeLengthM([fromX = 0, fromY = 0]: Position, [toX = 0, toY = 0]: Position): number {
  const radians = Math.PI / 180;
  const middle = ((fromY + toY) / 2) * radians;
  const shrink = 1 - CGCS2000.eccentricitySquared * Math.sin(middle) ** 2;
  const meridianRadiusM = (CGCS2000.semiMajorM * (1 - CGCS2000.eccentricitySquared)) / shrink ** 1.5;
  const normalRadiusM = CGCS2000.semiMajorM / Math.sqrt(shrink);
  const eastM = normalRadiusM * Math.cos(middle) * (toX - fromX) * radians;
  const northM = meridianRadiusM * (toY - fromY) * radians;
  return Math.hypot(eastM, northM);
}
