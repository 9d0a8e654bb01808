import type { ToolId } from '../../session/pencil-state.ts';
import { beltTool } from './belt-tool.ts';
import { circleTool } from './circle-tool.ts';
import { holeTool, partTool, splitTool } from './cutting-tools.ts';
import { freehandTool } from './freehand-tool.ts';
import { lassoTool } from './lasso-tool.ts';
import { measureTool } from './measure-tool.ts';
import { paintTool } from './paint-tool.ts';
import { pointTool } from './point-tool.ts';
import { polygonTool } from './polygon-tool.ts';
import { rectangleTool } from './rectangle-tool.ts';
import { runTool, type RunTool } from './running-tool.ts';
import { selectTool } from './select-tool.ts';
import { transformTool } from './transform-tool.ts';
import { verticesTool } from './vertices-tool.ts';

/** Every tool of the rail, ready to be taken up. */
export const TOOLS: Readonly<Record<ToolId, RunTool>> = {
  select: runTool(selectTool),
  lasso: runTool(lassoTool),
  polygon: runTool(polygonTool),
  freehand: runTool(freehandTool),
  rectangle: runTool(rectangleTool),
  circle: runTool(circleTool),
  belt: runTool(beltTool),
  point: runTool(pointTool),
  paint: runTool(paintTool),
  vertices: runTool(verticesTool),
  transform: runTool(transformTool),
  split: runTool(splitTool),
  hole: runTool(holeTool),
  part: runTool(partTool),
  measure: runTool(measureTool),
};
