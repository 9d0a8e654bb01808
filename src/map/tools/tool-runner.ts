import type { ToolId } from '../../session/pencil-state.ts';
import type { DrawingProgress } from '../drawing-progress.ts';
import { entryFault, type EntryObstacle, type ExactEntry } from '../exact-entry.ts';
import type {
  HeldKeys,
  PencilPlace,
  SnapWish,
  ToolAction,
  ToolContext,
  ToolEvent,
  ToolKey,
  ToolView,
} from '../tool.ts';
import type { ScreenPoint } from '../viewport.ts';
import { TOOLS } from './tool-list.ts';

/** What the hand does, before it is known which place it means. */
export type HandEvent =
  | ({ readonly type: 'move' | 'press' | 'release' | 'context'; readonly at: ScreenPoint } & HeldKeys)
  | ({ readonly type: 'click'; readonly at: ScreenPoint; readonly double: boolean } & HeldKeys)
  | { readonly type: 'key'; readonly key: ToolKey; readonly shift: boolean }
  | { readonly type: 'blur' | 'abandon' };

/** The armed tool with its state. */
export interface ToolRunner {
  readonly isDrawing: boolean;
  readonly input: 'click' | 'drag';
  /** Puts the armed tool away and takes another up; the same tool starts afresh. */
  choose(id: ToolId): void;
  /** Passes an event to the armed tool; true when the tool used it. `reachPx` is how near counts as on. */
  handle(event: HandEvent, reachPx?: number): boolean;
  enter(entry: ExactEntry): EntryObstacle | null;
  view(): ToolView;
  progress(): DrawingProgress | null;
  /** How the armed tool wants its next place snapped. */
  snapping(): SnapWish | null;
}

/** What the runner needs of its surroundings. */
export interface ToolRunnerPorts {
  /** What the tools may look at now. */
  readonly context: (reachPx: number) => ToolContext;
  /** Which place a point on the screen means; `wish` null = the place itself. */
  readonly locate: (at: ScreenPoint, wish: SnapWish | null, reachPx: number) => Pick<PencilPlace, 'place' | 'trail'>;
  readonly perform: (action: ToolAction) => void;
  /** The view of the tool changed. */
  readonly changed: () => void;
}

/** Reach of a mouse, px. */
export const MOUSE_REACH_PX = 8;
/** Reach of a finger, px. */
export const TOUCH_REACH_PX = 18;

/** Starts with a tool in hand. */
export function createToolRunner(first: ToolId, ports: ToolRunnerPorts): ToolRunner {
  let running = TOOLS[first](ports);
  const context = (): ToolContext => ports.context(MOUSE_REACH_PX);

  function located(event: HandEvent, now: ToolContext): ToolEvent {
    if (!('at' in event)) return event;
    // What is dragged is snapped as it is held; Alt keeps the pencil where the hand is.
    const wish = event.alt ? null : running.snapping(now);
    return { ...event, ...ports.locate(event.at, wish, now.reachPx) };
  }

  return {
    get isDrawing() {
      return running.drawing;
    },
    get input() {
      return running.input;
    },
    choose(id) {
      running.handle({ type: 'blur' }, context());
      running.handle({ type: 'abandon' }, context());
      running = TOOLS[id](ports);
      ports.changed();
    },
    handle(event, reachPx = MOUSE_REACH_PX) {
      const now = ports.context(reachPx);
      return running.handle(located(event, now), now);
    },
    enter: (entry) => entryFault(entry) ?? running.enter(entry, context()),
    view: () => running.view(context()),
    progress: () => running.progress(context()),
    snapping: () => running.snapping(context()),
  };
}
