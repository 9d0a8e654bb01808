import type { Position } from 'geojson';
import { scaleToArea } from '../../geo/scale-to-area.ts';
import { areaOfM2 } from '../drawing-progress.ts';
import { newSketch, type ToolAction, type ToolContext } from '../tool.ts';
import { polygonOf } from './path-draft.ts';
import { createPathTool } from './path-tool.ts';

/** Fewest vertices of a ring. */
export const SMALLEST_RING = 3;

/** Draws an area of the kind in hand. */
export const polygonTool = createPathTool({
  id: 'polygon',
  closed: true,
  smallest: SMALLEST_RING,
  sketch: (points, isCrossing, context) => [sketchOf(points, isCrossing, context)],
  drop: [{ type: 'sketch', sketch: null }],
  finish: (points, context) => [sketchOf(points, false, context), { type: 'commit' }],
  figures: (points) => ({ areaM2: ringAreaM2(points) }),
  withArea: ringWithArea,
});

function sketchOf(points: readonly Position[], isCrossing: boolean, { kind }: ToolContext): ToolAction {
  const invalid = points.length < SMALLEST_RING ? 'too-few-points' : isCrossing ? 'self-crossing' : null;
  return { type: 'sketch', sketch: newSketch(kind, polygonOf(points), invalid) };
}

/** Area within a ring that need not be closed yet, m²; null while there is none. */
export function ringAreaM2(points: readonly Position[]): number | null {
  return points.length < SMALLEST_RING ? null : areaOfM2(polygonOf(points));
}

/** The ring scaled about its first place to an exact area; null when it has none to begin with. */
export function ringWithArea(points: readonly Position[], areaM2: number): readonly Position[] | null {
  const [first] = points;
  const scaled = first === undefined ? null : scaleToArea(polygonOf(points), areaM2, first);
  return scaled?.type === 'Polygon' ? (scaled.coordinates[0]?.slice(0, -1) ?? null) : null;
}
