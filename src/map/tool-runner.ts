import type { ToolId } from '../session/desk.ts';
import { lineTool } from './line-tool.ts';
import { measureTool } from './measure-tool.ts';
import { pointTool } from './point-tool.ts';
import { polygonTool } from './polygon-tool.ts';
import { selectTool, verticesTool } from './select-tool.ts';
import type { Tool, ToolAction, ToolContext, ToolEvent, ToolView } from './tool.ts';

/** The armed tool with its state. */
export interface ToolRunner {
  readonly isDrawing: boolean;
  /** Puts the armed tool away and takes another up; the same tool starts afresh. */
  choose(id: ToolId): void;
  /** Passes an event to the armed tool; true when the tool used it. `reachPx` is how near counts as on. */
  handle(event: ToolEvent, reachPx?: number): boolean;
  view(): ToolView;
}

/** What the runner needs of its surroundings. */
export interface ToolRunnerPorts {
  /** What the tools may look at now. */
  readonly context: (reachPx: number) => ToolContext;
  readonly perform: (action: ToolAction) => void;
  /** The view of the tool changed. */
  readonly changed: () => void;
}

/** Reach of a mouse, px. */
export const MOUSE_REACH_PX = 8;
/** Reach of a finger, px. */
export const TOUCH_REACH_PX = 18;

interface RunningTool {
  readonly drawing: boolean;
  handle(event: ToolEvent, reachPx: number): boolean;
  view(): ToolView;
}

/** Starts with a tool in hand. */
export function createToolRunner(first: ToolId, ports: ToolRunnerPorts): ToolRunner {
  let running = start(first, ports);
  return {
    get isDrawing() {
      return running.drawing;
    },
    choose(id) {
      running.handle({ type: 'blur' }, MOUSE_REACH_PX);
      running.handle({ type: 'abandon' }, MOUSE_REACH_PX);
      running = start(id, ports);
      ports.changed();
    },
    handle: (event, reachPx = MOUSE_REACH_PX) => running.handle(event, reachPx),
    view: () => running.view(),
  };
}

function start(id: ToolId, ports: ToolRunnerPorts): RunningTool {
  switch (id) {
    case 'polygon':
      return run(polygonTool, ports);
    case 'line':
      return run(lineTool, ports);
    case 'point':
      return run(pointTool, ports);
    case 'measure':
      return run(measureTool, ports);
    case 'vertices':
      return run(verticesTool, ports);
    case 'select':
      return run(selectTool, ports);
  }
}

function run<State>(tool: Tool<State>, ports: ToolRunnerPorts): RunningTool {
  let state = tool.initial;
  return {
    drawing: tool.drawing,
    handle(event, reachPx) {
      const step = tool.step(state, event, ports.context(reachPx));
      const isChanged = step.state !== state;
      state = step.state;
      for (const action of step.actions) ports.perform(action);
      if (isChanged) ports.changed();
      return step.taken;
    },
    view: () => tool.view(state, ports.context(MOUSE_REACH_PX)),
  };
}
