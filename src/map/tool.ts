import type { Geometry, Position } from 'geojson';
import type { KindId } from '../kinds/kind.ts';
import type { Desk, Sketch, ToolId } from '../session/desk.ts';
import type { PlanItem } from './plan-item.ts';
import type { ScreenPoint, Viewport } from './viewport.ts';

/** Keys that mean something to a tool; the names are those of `KeyboardEvent.key`. */
export type ToolKey =
  'Enter' | 'Escape' | 'Backspace' | 'Delete' | 'ArrowUp' | 'ArrowDown' | 'ArrowLeft' | 'ArrowRight' | ',' | '.';

/** What mouse, finger, pen and keyboard all become before a tool sees them. */
export type ToolEvent =
  | { readonly type: 'move' | 'press' | 'release'; readonly at: ScreenPoint }
  | { readonly type: 'click'; readonly at: ScreenPoint; readonly additive: boolean }
  | { readonly type: 'key'; readonly key: ToolKey; readonly shift: boolean }
  /** The map lost the keyboard: what is pending is kept. */
  | { readonly type: 'blur' }
  /** The tool is put away or the gesture is broken off: what is pending is dropped. */
  | { readonly type: 'abandon' };

/** What a tool may look at. */
export interface ToolContext {
  readonly viewport: Viewport;
  readonly kind: KindId;
  /** Features on the map, the lower before the upper. */
  readonly items: readonly PlanItem[];
  readonly selection: ReadonlySet<string>;
  /** How near is a hit, px; larger for fingers. */
  readonly reachPx: number;
}

type ReshapeLabel = Parameters<Desk['reshape']>[2];

/** What a tool asks the desk to do. */
export type ToolAction =
  | { readonly type: 'sketch'; readonly sketch: Sketch | null }
  | { readonly type: 'commit' }
  | { readonly type: 'reshape'; readonly id: string; readonly geometry: Geometry; readonly label: ReshapeLabel }
  | { readonly type: 'select'; readonly ids: readonly string[] }
  | { readonly type: 'remove-selected' }
  | { readonly type: 'hover'; readonly id: string | null }
  /** Show the parcel at a place, or none. */
  | { readonly type: 'parcel'; readonly at: Position | null };

/** What a tool wants drawn besides the sketch itself. */
export interface ToolView {
  readonly handles: readonly ToolHandle[];
  /** Edges that hang on the pointer: shown dashed. */
  readonly openEdges: readonly (readonly Position[])[];
  /** Edges that stand. */
  readonly fixedEdges: readonly (readonly Position[])[];
  /** A length to be written at a place. */
  readonly measure: { readonly at: Position; readonly lengthM: number } | null;
}

/** A mark of the tool on the map. */
export interface ToolHandle {
  readonly position: Position;
  readonly mark: 'vertex' | 'focused' | 'midpoint' | 'crossing';
}

/** Outcome of one event. */
export interface ToolStep<State> {
  readonly state: State;
  readonly actions: readonly ToolAction[];
  /** Whether the tool used the event: then the map does not pan with it and the page does not see the key. */
  readonly taken: boolean;
}

/** A tool as a state machine: no map, no clock, no screen. */
export interface Tool<State> {
  readonly id: ToolId;
  readonly initial: State;
  /** Drawing tools work with the crosshair when the keyboard drives. */
  readonly drawing: boolean;
  step(state: State, event: ToolEvent, context: ToolContext): ToolStep<State>;
  view(state: State, context: ToolContext): ToolView;
}

/** Nothing to draw. */
export const EMPTY_VIEW: ToolView = { handles: [], openEdges: [], fixedEdges: [], measure: null };

/** An event that means nothing to the tool. */
export function unused<State>(state: State): ToolStep<State> {
  return { state, actions: [], taken: false };
}

/** An event that the tool used. */
export function used<State>(state: State, ...actions: readonly ToolAction[]): ToolStep<State> {
  return { state, actions, taken: true };
}
