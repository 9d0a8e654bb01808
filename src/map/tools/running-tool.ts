import type { DrawingProgress } from '../drawing-progress.ts';
import type { EntryObstacle, ExactEntry } from '../exact-entry.ts';
import type { SnapWish, Tool, ToolAction, ToolContext, ToolEvent, ToolStep, ToolView } from '../tool.ts';

/** A tool with its state. */
export interface RunningTool {
  readonly drawing: boolean;
  readonly input: Tool<unknown>['input'];
  handle(event: ToolEvent, context: ToolContext): boolean;
  enter(entry: ExactEntry, context: ToolContext): EntryObstacle | null;
  view(context: ToolContext): ToolView;
  snapping(context: ToolContext): SnapWish | null;
  progress(context: ToolContext): DrawingProgress | null;
}

/** What a running tool tells of. */
export interface RunPorts {
  readonly perform: (action: ToolAction) => void;
  /** The state of the tool is another one. */
  readonly changed: () => void;
}

/** Takes a tool up afresh. */
export type RunTool = (ports: RunPorts) => RunningTool;

/** Hides what the state of a tool is. */
export function runTool<State>(tool: Tool<State>): RunTool {
  return ({ perform, changed }) => {
    let state = tool.initial;
    function follow(step: ToolStep<State>): boolean {
      const isChanged = step.state !== state;
      state = step.state;
      for (const action of step.actions) perform(action);
      if (isChanged) changed();
      return step.taken;
    }
    return {
      drawing: tool.drawing,
      input: tool.input,
      handle: (event, context) => follow(tool.step(state, event, context)),
      enter(entry, context) {
        const answer = tool.enter(state, entry, context);
        if (typeof answer === 'string') return answer;
        follow(answer);
        return null;
      },
      view: (context) => tool.view(state, context),
      snapping: (context) => tool.snapping(state, context),
      progress: (context) => tool.progress(state, context),
    };
  };
}
