import type { Map as MapLibreMap } from 'maplibre-gl';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { followHover } from '../../../src/map/parcel-hover.ts';
import type { ScreenPoint } from '../../../src/map/viewport.ts';
import { createCell } from '../../../src/session/cell.ts';
import type { Desk } from '../../../src/session/desk.ts';
import type { Sketch, ToolId } from '../../../src/session/pencil-state.ts';

let frames: (() => void)[] = [];

beforeEach(() => {
  frames = [];
  vi.stubGlobal('requestAnimationFrame', (run: () => void) => frames.push(run));
  vi.stubGlobal('cancelAnimationFrame', () => (frames = []));
});

afterEach(() => vi.unstubAllGlobals());

function nextFrame(): void {
  for (const run of frames.splice(0)) run();
}

/** A map on which parcel n lies at x = n, and a desk of cells. */
function start() {
  const looked: number[] = [];
  const shown: (number | null)[] = [];
  let isMoving = false;
  const map = {
    isMoving: () => isMoving,
    getLayer: () => ({}),
    queryRenderedFeatures([x]: [number, number]) {
      looked.push(x);
      return x < 0 ? [] : [{ id: x }];
    },
    on: () => undefined,
    off: () => undefined,
  };
  const desk = {
    tool: createCell<ToolId>('select'),
    hovered: createCell<string | null>(null),
    sketch: createCell<Sketch | null>(null),
  };
  const pencil = createCell<ScreenPoint | null>(null);
  const stop = followHover(map as unknown as MapLibreMap, desk as unknown as Desk, pencil, (parcel) =>
    shown.push(parcel),
  );
  return { looked, shown, desk, pencil, stop, move: (moving: boolean) => (isMoving = moving) };
}

describe('the parcel under the pointer', () => {
  it('is looked up once per frame and told when it changes', () => {
    const { looked, shown, pencil } = start();
    for (const x of [1, 2, 5]) pencil.set({ x, y: 0 });
    nextFrame();
    pencil.set({ x: 5, y: 1 });
    nextFrame();
    pencil.set({ x: -1, y: 1 });
    nextFrame();
    expect(looked).toEqual([5, 5, -1]);
    expect(shown).toEqual([5, null]);
  });

  it('is none while drawing, over a plan feature, while the map moves and off the map', () => {
    const { looked, shown, desk, pencil, move } = start();
    desk.tool.set('polygon');
    pencil.set({ x: 1, y: 0 });
    nextFrame();
    desk.tool.set('select');
    desk.hovered.set('f1');
    nextFrame();
    move(true);
    desk.hovered.set(null);
    nextFrame();
    move(false);
    pencil.set(null);
    nextFrame();
    expect([looked, shown]).toEqual([[], []]);
    pencil.set({ x: 1, y: 0 });
    nextFrame();
    expect(shown).toEqual([1]);
  });

  it('is not followed any more after stopping', () => {
    const { shown, pencil, stop } = start();
    pencil.set({ x: 1, y: 0 });
    stop();
    nextFrame();
    pencil.set({ x: 2, y: 0 });
    nextFrame();
    expect(shown).toEqual([]);
  });
});
