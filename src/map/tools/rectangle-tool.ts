import type { Polygon, Position } from 'geojson';
import { createMetricPlane } from '../metric-plane.ts';
import { polygonOf } from './path-draft.ts';
import { createSpanTool } from './span-tool.ts';

/** Draws a rectangle with its sides along meridians and parallels; with Shift a square. */
export const rectangleTool = createSpanTool({
  id: 'rectangle',
  centred: false,
  shapeOf: (start, end, regular) => rectangleBetween(start, regular ? squareCorner(start, end) : end),
  figures: () => ({}),
});

/** The rectangle with two opposite corners, in degrees. */
export function rectangleBetween([x1 = 0, y1 = 0]: Position, [x2 = 0, y2 = 0]: Position): Polygon {
  return polygonOf([
    [x1, y1],
    [x2, y1],
    [x2, y2],
    [x1, y2],
  ]);
}

/** The opposite corner moved so that both sides are as long on the ground as the longer one. */
function squareCorner(start: Position, end: Position): Position {
  const plane = createMetricPlane(start);
  const [east, north] = plane.enter(end);
  const side = Math.max(Math.abs(east), Math.abs(north));
  const toEast = plane.leave([east < 0 ? -side : side, 0]);
  const toNorth = plane.leave([0, north < 0 ? -side : side]);
  return [toEast[0] ?? 0, toNorth[1] ?? 0];
}
