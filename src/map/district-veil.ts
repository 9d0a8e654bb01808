import type { FeatureCollection, Geometry, Position } from 'geojson';
import { polygonsOf } from './plan-drawing.ts';

/** Far beyond any district, and short of the poles, which the map's projection cannot show. */
const FRAME: Position[] = [
  [-180, -85],
  [180, -85],
  [180, 85],
  [-180, 85],
  [-180, -85],
];

/** Everything outside a district: the world with the district's outlines as holes. Empty when there is no outline. */
export function districtVeil(boundary: FeatureCollection | null): FeatureCollection {
  const outlines = (boundary?.features ?? []).flatMap(({ geometry }) => outerRingsOf(geometry));
  if (outlines.length === 0) return { type: 'FeatureCollection', features: [] };
  const coordinates = [FRAME, ...outlines];
  return {
    type: 'FeatureCollection',
    features: [{ type: 'Feature', properties: {}, geometry: { type: 'Polygon', coordinates } }],
  };
}

function outerRingsOf(geometry: Geometry): Position[][] {
  return polygonsOf(geometry).flatMap(([outer]) => (outer === undefined ? [] : [outer]));
}
