import type { Geometry, Position } from 'geojson';
import { kindOf } from '../../../src/kinds/kind-list.ts';
import type { KindId } from '../../../src/kinds/kind.ts';
import { geometryBounds } from '../../../src/geo/geometry-bounds.ts';
import { createPalette, type Palette } from '../../../src/map/palette.ts';
import type { PlanItem } from '../../../src/map/plan-item.ts';
import type { DrawingProgress } from '../../../src/map/drawing-progress.ts';
import type { EntryObstacle, ExactEntry } from '../../../src/map/exact-entry.ts';
import { indexItems } from '../../../src/map/item-index.ts';
import type {
  HeldKeys,
  SnapWish,
  Tool,
  ToolAction,
  ToolContext,
  ToolEvent,
  ToolKey,
  ToolView,
} from '../../../src/map/tool.ts';
import { FIRST_DRAFTING_SETTINGS, type DraftingSettings } from '../../../src/session/drafting-settings.ts';
import type { Viewport } from '../../../src/map/viewport.ts';

/** A plain grid instead of a map: one px is a thousandth of a degree, the upper left corner is 117° E 41° N. */
export const GRID: Viewport = {
  width: 800,
  height: 600,
  project: ([x = 0, y = 0]) => ({ x: (x - 117) * 1000, y: (41 - y) * 1000 }),
  unproject: ({ x, y }) => [117 + x / 1000, 41 - y / 1000],
};

/** Degrees of a place on the grid. */
export function at(x: number, y: number): Position {
  return GRID.unproject({ x, y });
}

/** A polygon through places on the grid. */
export function polygon(...places: readonly (readonly [number, number])[]): Geometry {
  const ring = places.map(([x, y]) => at(x, y));
  return { type: 'Polygon', coordinates: [[...ring, ring[0] ?? []]] };
}

/** An item of the map with a geometry. */
export function item(
  id: string,
  geometry: Geometry,
  change: Partial<PlanItem> = {},
  kind: KindId = 'forest',
): PlanItem {
  return {
    feature: {
      id,
      geometry,
      properties: { kind, scenario: 'a', from: null, until: null, status: 'planned', name: id },
    },
    kind: kindOf(kind),
    state: 'effective',
    opacity: 1,
    locked: false,
    editable: true,
    bounds: geometryBounds(geometry) ?? [0, 0, 0, 0],
    ...change,
  };
}

/** A palette whose colours tell their token: the first bytes of its name. */
export const PALETTE: Palette = createPalette('light', colourOfToken);

/** The colour that {@link PALETTE} has for a token. */
export function colourOfToken(token: string): string {
  const code = token.split('').reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 0xffffff, 7);
  return `#${code.toString(16).padStart(6, '0')}`;
}

/** A tool in a hand that keeps what the tool asked for. */
export interface Hand {
  readonly actions: ToolAction[];
  /** Everything asked for since the last look. */
  take(): ToolAction[];
  send(event: ToolEvent): boolean;
  move(x: number, y: number, keys?: Partial<HeldKeys>): boolean;
  click(x: number, y: number, keys?: Partial<HeldKeys> & { readonly double?: boolean }): boolean;
  press(x: number, y: number, keys?: Partial<HeldKeys>): boolean;
  release(x: number, y: number, keys?: Partial<HeldKeys>): boolean;
  /** Press, one movement on the way, release. */
  drag(from: readonly [number, number], to: readonly [number, number], keys?: Partial<HeldKeys>): void;
  key(key: ToolKey, shift?: boolean): boolean;
  enter(entry: ExactEntry): EntryObstacle | null;
  view(): ToolView;
  progress(): DrawingProgress | null;
  wish(): SnapWish | null;
}

/** What a hand holds on to. */
export interface HoldOptions extends Partial<Omit<ToolContext, 'items' | 'drafting'>> {
  readonly items?: readonly PlanItem[];
  readonly drafting?: Partial<DraftingSettings>;
}

const NO_KEYS: HeldKeys = { shift: false, ctrl: false, alt: false };

/** Puts a tool into a hand over the grid. */
export function hold<State>(tool: Tool<State>, options: HoldOptions = {}): Hand {
  const context: ToolContext = {
    viewport: GRID,
    metresPerPx: 100,
    kind: 'forest',
    selection: new Set(),
    reachPx: 8,
    ...options,
    items: indexItems(options.items ?? []),
    drafting: { ...FIRST_DRAFTING_SETTINGS, ...options.drafting },
  };
  let state = tool.initial;
  const actions: ToolAction[] = [];
  const follow = (step: ReturnType<typeof tool.step>): boolean => {
    state = step.state;
    actions.push(...step.actions);
    return step.taken;
  };
  const send = (event: ToolEvent): boolean => follow(tool.step(state, event, context));
  const pencil = (x: number, y: number, keys: Partial<HeldKeys>) => ({
    at: { x, y },
    place: at(x, y),
    trail: [],
    ...NO_KEYS,
    ...keys,
  });
  const hand: Hand = {
    actions,
    take: () => actions.splice(0),
    send,
    move: (x, y, keys = {}) => send({ type: 'move', ...pencil(x, y, keys) }),
    click: (x, y, keys = {}) => send({ type: 'click', double: false, ...pencil(x, y, keys) }),
    press: (x, y, keys = {}) => send({ type: 'press', ...pencil(x, y, keys) }),
    release: (x, y, keys = {}) => send({ type: 'release', ...pencil(x, y, keys) }),
    drag([x1, y1], [x2, y2], keys = {}) {
      hand.press(x1, y1, keys);
      hand.move((x1 + x2) / 2, (y1 + y2) / 2, keys);
      hand.move(x2, y2, keys);
      hand.release(x2, y2, keys);
    },
    key: (key, shift = false) => send({ type: 'key', key, shift }),
    enter(entry) {
      const answer = tool.enter(state, entry, context);
      if (typeof answer === 'string') return answer;
      follow(answer);
      return null;
    },
    view: () => tool.view(state, context),
    progress: () => tool.progress(state, context),
    wish: () => tool.snapping(state, context),
  };
  return hand;
}

/** Places on the grid of a ring or line, rounded to whole px, so that they can be compared. */
export function placesOf(positions: readonly Position[]): [number, number][] {
  return positions.map((position) => {
    const { x, y } = GRID.project(position);
    return [Math.round(x), Math.round(y)];
  });
}

/** Outer ring of a polygon as places on the grid. */
export function ringPlaces(geometry: Geometry | undefined): [number, number][] {
  return geometry?.type === 'Polygon' ? placesOf(geometry.coordinates[0] ?? []) : [];
}
