import type { Polygon, Position } from 'geojson';
import { geodesicLeg, geodesicOffset } from '../../geo/geodesic.ts';
import { closeRing } from '../editable-path.ts';
import { createSpanTool } from './span-tool.ts';

const VERTICES = 64;

/** Draws a circle from its centre, round on the ground. */
export const circleTool = createSpanTool({
  id: 'circle',
  centred: true,
  shapeOf: (centre, end) => circleAround(centre, geodesicLeg(centre, end).lengthM),
  figures: (centre, end) => ({ radiusM: geodesicLeg(centre, end).lengthM }),
});

/** A circle of 64 vertices at equal geodesic distance from a place, counter-clockwise from east. */
function circleAround(centre: Position, radiusM: number): Polygon {
  const ring = Array.from({ length: VERTICES }, (_, index) =>
    geodesicOffset(centre, radiusM, 90 - (360 * index) / VERTICES),
  );
  return { type: 'Polygon', coordinates: [closeRing(ring)] };
}
