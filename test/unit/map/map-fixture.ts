import type { Geometry, Position } from 'geojson';
import { kindOf } from '../../../src/kinds/kind-list.ts';
import type { KindId } from '../../../src/kinds/kind.ts';
import { boundsOf } from '../../../src/map/bounds.ts';
import { createPalette, type Palette } from '../../../src/map/palette.ts';
import type { PlanItem } from '../../../src/map/plan-item.ts';
import type { Tool, ToolAction, ToolContext, ToolEvent, ToolKey, ToolView } from '../../../src/map/tool.ts';
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
    bounds: boundsOf(geometry) ?? [0, 0, 0, 0],
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
  move(x: number, y: number): boolean;
  click(x: number, y: number, additive?: boolean): boolean;
  press(x: number, y: number): boolean;
  release(x: number, y: number): boolean;
  key(key: ToolKey, shift?: boolean): boolean;
  view(): ToolView;
}

/** Puts a tool into a hand over the grid. */
export function hold<State>(tool: Tool<State>, change: Partial<ToolContext> = {}): Hand {
  const context: ToolContext = {
    viewport: GRID,
    kind: 'forest',
    items: [],
    selection: new Set(),
    reachPx: 8,
    ...change,
  };
  let state = tool.initial;
  const actions: ToolAction[] = [];
  const send = (event: ToolEvent): boolean => {
    const step = tool.step(state, event, context);
    state = step.state;
    actions.push(...step.actions);
    return step.taken;
  };
  return {
    actions,
    take: () => actions.splice(0),
    send,
    move: (x, y) => send({ type: 'move', at: { x, y } }),
    click: (x, y, additive = false) => send({ type: 'click', at: { x, y }, additive }),
    press: (x, y) => send({ type: 'press', at: { x, y } }),
    release: (x, y) => send({ type: 'release', at: { x, y } }),
    key: (key, shift = false) => send({ type: 'key', key, shift }),
    view: () => tool.view(state, context),
  };
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
