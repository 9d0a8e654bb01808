import type { Position } from 'geojson';
import { lineLengthM } from '../line-length.ts';
import { newSketch, type ToolAction, type ToolContext } from '../tool.ts';
import { createPathTool } from './path-tool.ts';

/** Fewest vertices of a line. */
export const SMALLEST_LINE = 2;

/** Draws a line of the kind in hand. */
export const lineTool = createPathTool({
  id: 'line',
  closed: false,
  smallest: SMALLEST_LINE,
  sketch: (points, _, context) => [sketchOf(points, context)],
  drop: [{ type: 'sketch', sketch: null }],
  finish: (points, context) => [sketchOf(points, context), { type: 'commit' }],
  figures: (points) => ({ lengthM: lineLengthM(points) }),
});

function sketchOf(points: readonly Position[], { kind }: ToolContext): ToolAction {
  const geometry = { type: 'LineString' as const, coordinates: [...points] };
  return { type: 'sketch', sketch: newSketch(kind, geometry, points.length < SMALLEST_LINE ? 'too-few-points' : null) };
}
