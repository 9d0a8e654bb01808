import type { Geometry, LineString, Polygon, Position } from 'geojson';
import type { ParcelQuery } from '../../workers/engine/contract/parcel-query.ts';
import type { KindId } from '../kinds/kind.ts';
import type { FeatureShape, ReshapeLabel } from '../plan/plan-command.ts';
import type { Sketch, ToolId } from '../session/pencil-state.ts';
import type { DraftingSettings } from '../session/drafting-settings.ts';
import type { DrawingProgress } from './drawing-progress.ts';
import type { EntryObstacle, ExactEntry } from './exact-entry.ts';
import type { ItemIndex } from './item-index.ts';
import type { MarkId } from './symbol-atlas.ts';
import type { ScreenPoint, Viewport } from './viewport.ts';

/** Keys that mean something to a tool; the names are those of `KeyboardEvent.key`. */
export type ToolKey =
  'Enter' | 'Escape' | 'Backspace' | 'Delete' | 'ArrowUp' | 'ArrowDown' | 'ArrowLeft' | 'ArrowRight' | ',' | '.';

/** Keys held down while something else happens. */
export interface HeldKeys {
  /** Keeps proportions and directions; chooses several. */
  readonly shift: boolean;
  /** Ctrl or Command. */
  readonly ctrl: boolean;
  /** Switches snapping off. */
  readonly alt: boolean;
}

/** Where the pencil is: on the screen, and the place on the ground it means (snapped where the tool wishes it). */
export interface PencilPlace extends HeldKeys {
  readonly at: ScreenPoint;
  readonly place: Position;
  /** Vertices of the border that is followed from the last place to this one, both left out. */
  readonly trail: readonly Position[];
}

/** What mouse, finger, pen and keyboard all become before a tool sees them. */
export type ToolEvent =
  | ({ readonly type: 'move' | 'press' | 'release' } & PencilPlace)
  | ({ readonly type: 'click'; readonly double: boolean } & PencilPlace)
  /** The right button: takes away what is there. */
  | ({ readonly type: 'context' } & PencilPlace)
  | { readonly type: 'key'; readonly key: ToolKey; readonly shift: boolean }
  /** The map lost the keyboard: what is pending is kept. */
  | { readonly type: 'blur' }
  /** The tool is put away or the gesture is broken off: what is pending is dropped. */
  | { readonly type: 'abandon' };

/** What a tool may look at. */
export interface ToolContext {
  readonly viewport: Viewport;
  /** How large a px is on the ground. */
  readonly metresPerPx: number;
  readonly kind: KindId;
  readonly items: ItemIndex;
  readonly selection: ReadonlySet<string>;
  readonly drafting: DraftingSettings;
  /** How near is a hit, px; larger for fingers. */
  readonly reachPx: number;
}

/** What a tool asks the desk to do. */
export type ToolAction =
  | { readonly type: 'sketch'; readonly sketch: Sketch | null }
  | { readonly type: 'commit' }
  | { readonly type: 'reshape'; readonly shapes: readonly FeatureShape[]; readonly label: ReshapeLabel }
  | { readonly type: 'select'; readonly ids: readonly string[] }
  | { readonly type: 'remove-selected' }
  | { readonly type: 'hover'; readonly id: string | null }
  /** Show the parcel at a place, or none. */
  | { readonly type: 'parcel'; readonly at: Position | null }
  | { readonly type: 'choose-tool'; readonly tool: ToolId }
  /** Let the engine make the shape under the pencil: parcels of a query, or the belt along a line. */
  | { readonly type: 'preview'; readonly of: ShapeWish | null }
  | { readonly type: 'belt'; readonly line: LineString; readonly widthM: number }
  | { readonly type: 'paint'; readonly query: ParcelQuery }
  | { readonly type: 'split'; readonly line: LineString }
  | { readonly type: 'cut-hole' | 'add-part'; readonly shape: Polygon };

/** A shape that only the engine can make. */
export type ShapeWish =
  | { readonly by: 'parcels'; readonly query: ParcelQuery }
  | { readonly by: 'belt'; readonly line: LineString; readonly widthM: number };

/** How a tool wants its next place snapped. */
export interface SnapWish {
  /** The last vertex: allows feet of perpendiculars, and following a border from there. */
  readonly previous: Position | null;
  /** Whether the way from there may follow a border. */
  readonly trace: boolean;
  /** Features that are being changed and do not count. */
  readonly without: ReadonlySet<string>;
  /** Vertices that count besides, such as the others of a feature that is being changed. */
  readonly own: readonly Position[];
}

/** What a tool wants drawn besides the sketch itself. */
export interface ToolView {
  readonly handles: readonly ToolHandle[];
  /** Edges that hang on the pointer: shown dashed. */
  readonly openEdges: readonly (readonly Position[])[];
  /** Edges that stand. */
  readonly fixedEdges: readonly (readonly Position[])[];
  /** Lengths written at places. */
  readonly notes: readonly { readonly at: Position; readonly lengthM: number }[];
  /** Shapes that features are getting, drawn in their place. */
  readonly shapes: readonly FeatureShape[];
  /** A circle around the pointer. */
  readonly brush: { readonly at: Position; readonly radiusPx: number } | null;
  /** A band of true width along a line. */
  readonly band: { readonly line: readonly Position[]; readonly widthM: number } | null;
  /** Something of this shape cannot be kept. */
  readonly invalid: boolean;
}

/** A mark of the tool on the map. */
export interface ToolHandle {
  readonly position: Position;
  readonly mark: HandleMark;
  /** Beside its position on the screen, px. */
  readonly offset?: ScreenPoint;
}

/** Marks that tools put on the map. */
export type HandleMark = Extract<MarkId, 'vertex' | 'focused' | 'midpoint' | 'crossing' | 'turn'>;

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
  /** Whether the space bar clicks at the crosshair, or presses there and lets go the next time. */
  readonly input: 'click' | 'drag';
  step(state: State, event: ToolEvent, context: ToolContext): ToolStep<State>;
  view(state: State, context: ToolContext): ToolView;
  /** Null while the tool takes places as they are. */
  snapping(state: State, context: ToolContext): SnapWish | null;
  progress(state: State, context: ToolContext): DrawingProgress | null;
  enter(state: State, entry: ExactEntry, context: ToolContext): ToolStep<State> | EntryObstacle;
}

/** Nothing to draw. */
export const EMPTY_VIEW: ToolView = {
  handles: [],
  openEdges: [],
  fixedEdges: [],
  notes: [],
  shapes: [],
  brush: null,
  band: null,
  invalid: false,
};

const NOTHING: ReadonlySet<string> = new Set();

/** Snapping of a tool that draws something new. */
export function snapFrom(previous: Position | null, trace = false): SnapWish {
  return { previous, trace, without: NOTHING, own: [] };
}

/** An event that means nothing to the tool. */
export function unused<State>(state: State): ToolStep<State> {
  return { state, actions: [], taken: false };
}

/** An event that the tool used. */
export function used<State>(state: State, ...actions: readonly ToolAction[]): ToolStep<State> {
  return { state, actions, taken: true };
}

/** The same place, to the last digit. */
export function isSamePlace(first: Position | null | undefined, second: Position | null | undefined): boolean {
  return (
    first !== null &&
    first !== undefined &&
    second !== null &&
    second !== undefined &&
    first[0] === second[0] &&
    first[1] === second[1]
  );
}

/** A sketch that is new and can be kept, or cannot. */
export function newSketch(kind: KindId, geometry: Geometry, invalid: Sketch['invalid'] = null): Sketch {
  return { kind, geometry, replaces: null, invalid };
}

/** What a tool is that neither snaps nor takes exact entries. */
export const WITHOUT_FIGURES = {
  snapping: (): null => null,
  progress: (): null => null,
  enter: (): EntryObstacle => 'not-with-this-tool',
} as const;
