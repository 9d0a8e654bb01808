import type { ToolId } from '../../session/pencil-state.ts';
import type { Tool, ToolAction } from '../tool.ts';
import { lineLengthM } from '../line-length.ts';
import { lineOf } from './belt-tool.ts';
import { polygonOf, type PathDraft } from './path-draft.ts';
import { createPathTool, SMALLEST_LINE } from './path-tool.ts';
import { ringAreaM2, ringWithArea, SMALLEST_RING } from './polygon-tool.ts';

/** Draws the line along which areas are split (按线分割). */
export const splitTool = createPathTool({
  id: 'split',
  closed: false,
  smallest: SMALLEST_LINE,
  sketch: () => [],
  drop: [],
  finish: (points) => [{ type: 'split', line: lineOf(points) }],
  figures: (points) => ({ lengthM: lineLengthM(points) }),
});

/** Draws what is taken out of the selected areas (挖洞). */
export const holeTool = ringTool('hole', 'cut-hole');

/** Draws a part that the selected area gets (添加部件). */
export const partTool = ringTool('part', 'add-part');

function ringTool(id: ToolId, type: Extract<ToolAction, { shape: object }>['type']): Tool<PathDraft> {
  return createPathTool({
    id,
    closed: true,
    smallest: SMALLEST_RING,
    sketch: () => [],
    drop: [],
    finish: (points) => [{ type, shape: polygonOf(points) }],
    figures: (points) => ({ areaM2: ringAreaM2(points) }),
    withArea: ringWithArea,
  });
}
