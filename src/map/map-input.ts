import type { Map as MapLibreMap } from 'maplibre-gl';
import { createCell, type Cell } from '../session/cell.ts';
import type { Desk } from '../session/desk.ts';
import type { DrawingProgress } from './drawing-progress.ts';
import type { EntryObstacle, ExactEntry } from './exact-entry.ts';
import type { ItemIndex } from './item-index.ts';
import { createItemList } from './item-list.ts';
import { pressKey, type KeyboardTarget } from './keyboard-input.ts';
import { createMapOverlay } from './map-overlay.ts';
import { mapScaleAt } from './map-scale.ts';
import { listenToPointer } from './pointer-input.ts';
import { createPencilPlaces, type SnapMark, type SnapMode, type SnapState } from './snap/pencil-place.ts';
import type { HeldKeys, ToolView } from './tool.ts';
import { createToolActions } from './tools/tool-actions.ts';
import { createToolRunner, MOUSE_REACH_PX } from './tools/tool-runner.ts';
import type { ScreenPoint, Viewport } from './viewport.ts';

/** The hands on the map: pointer and keyboard lead to the armed tool, the tool leads to the desk. */
export interface MapInput {
  /** Features on the map now. */
  items(): ItemIndex;
  view(): ToolView;
  readonly viewport: Viewport;
  /** How large a px is on the ground. */
  metresPerPx(): number;
  /** Where the pointer or the crosshair is. */
  readonly pencil: Cell<ScreenPoint | null>;
  readonly drawing: Cell<DrawingProgress | null>;
  readonly snapMark: Cell<SnapMark | null>;
  readonly snapping: Cell<SnapState>;
  enter(entry: ExactEntry): EntryObstacle | null;
  step(to: 'finish' | 'back' | 'cancel'): void;
  /** Tells when what a tool shows has changed; `now` when the frame is being drawn already. */
  onChange(listener: (now: boolean) => void): void;
  dispose(): void;
}

const NO_KEYS: HeldKeys = { shift: false, ctrl: false, alt: false };
const STEP_KEYS = { finish: 'Enter', back: 'Backspace', cancel: 'Escape' } as const;

/** Starts listening. */
export function createMapInput(container: HTMLElement, map: MapLibreMap, desk: Desk): MapInput {
  const overlay = createMapOverlay(container);
  const viewport = viewportOf(container, map);
  const items = createItemList(desk);
  const metresPerPx = (): number => mapScaleAt(map.getZoom(), map.getCenter().lat).metresPerPixel;
  const places = createPencilPlaces({ map, desk, viewport, items, metresPerPx });
  const pencil = createCell<ScreenPoint | null>(null);
  const drawing = createCell<DrawingProgress | null>(null);
  let changed = (_now: boolean): void => undefined;
  let crosshair: ScreenPoint | null = null;
  /** Space has taken hold at the crosshair and not let go yet. */
  let isHeldByKey = false;
  let isAltDown = false;

  const runner = createToolRunner(desk.tool.get(), {
    context: (reachPx) => ({
      viewport,
      metresPerPx: metresPerPx(),
      kind: desk.kind.get(),
      items: items(),
      selection: desk.selection.get(),
      drafting: desk.drafting.get(),
      reachPx,
    }),
    locate: (at, wish, reachPx) => places.locate(at, wish, reachPx),
    perform: createToolActions(desk),
    changed: follow,
  });

  function follow(): void {
    drawing.set(runner.progress());
    places.setMode(snapMode());
    changed(false);
  }

  function snapMode(): SnapMode {
    if (runner.snapping() !== null) return isAltDown ? 'held-off' : 'snapping';
    // What is selected may be dragged at any moment: then the borders should be there.
    return !runner.isDrawing && desk.selection.get().size > 0 ? 'ready' : 'idle';
  }

  function showPointer(at: ScreenPoint | null): void {
    pencil.set(at);
    if (at === null) {
      desk.pointer.set(null);
      desk.hovered.set(null);
      return;
    }
    const [longitude = 0, latitude = 0] = viewport.unproject(at);
    desk.pointer.set({ longitude, latitude });
    changed(true);
  }

  function showCrosshair(at: ScreenPoint | null): void {
    crosshair = at;
    if (at === null) isHeldByKey = false;
    overlay.showCrosshair(at);
  }

  function showCursor(): void {
    map.getCanvas().style.cursor = runner.isDrawing ? 'crosshair' : desk.hovered.get() === null ? '' : 'pointer';
  }

  function rearm(): void {
    runner.choose(desk.tool.get());
    desk.hovered.set(null);
    showCursor();
    const isByKeyboard = container.matches(':focus-visible');
    showCrosshair(runner.isDrawing && isByKeyboard ? viewportCentre(viewport) : null);
  }

  /** Alt lets the pencil go at once, not at the next movement only. */
  function holdAlt(down: boolean): void {
    if (down === isAltDown) return;
    isAltDown = down;
    const at = pencil.get();
    if (at !== null) runner.handle({ type: 'move', at, ...NO_KEYS, alt: down });
    follow();
  }

  const stopPointer = listenToPointer(map.getCanvasContainer(), {
    handle(event, reachPx) {
      if (event.type === 'press') container.focus({ preventScroll: true });
      showCrosshair(null);
      return runner.handle(event, reachPx);
    },
    hover: showPointer,
    holdMap(held) {
      if (held) map.dragPan.disable();
      else map.dragPan.enable();
    },
  });

  const keyboard: KeyboardTarget = {
    get isDrawing() {
      return runner.isDrawing;
    },
    get crosshair() {
      return crosshair;
    },
    get centre() {
      return viewportCentre(viewport);
    },
    get size() {
      return viewport;
    },
    handle: (event) => runner.handle(event),
    moveCrosshair(to) {
      showCrosshair(to);
      runner.handle({ type: 'move', at: to, ...NO_KEYS });
      showPointer(to);
    },
    strike(at, shift) {
      const keys = { ...NO_KEYS, shift };
      if (runner.input === 'click') {
        runner.handle({ type: 'click', at, double: false, ...keys }, MOUSE_REACH_PX);
        return;
      }
      isHeldByKey = !isHeldByKey;
      runner.handle({ type: isHeldByKey ? 'press' : 'release', at, ...keys });
    },
    pan: (x, y) => map.panBy([x, y], { duration: 0 }),
    zoom: (steps) => map.zoomTo(map.getZoom() + steps, { duration: 160 }),
  };

  function pressed(event: KeyboardEvent): void {
    if (event.key === 'Alt') {
      holdAlt(true);
      return;
    }
    if (event.key === 'Enter' || event.key === 'Escape') isHeldByKey = false;
    const modified = event.ctrlKey || event.metaKey || event.altKey;
    if (!pressKey({ key: event.key, shift: event.shiftKey, modified }, keyboard)) return;
    event.preventDefault();
    event.stopPropagation();
  }

  function lifted(event: KeyboardEvent): void {
    if (event.key !== 'Alt') return;
    // Letting Alt go would move the focus to the menu of the browser.
    if (runner.snapping() !== null) event.preventDefault();
    holdAlt(false);
  }

  function focused(): void {
    const isByKeyboard = container.matches(':focus-visible');
    if (runner.isDrawing && isByKeyboard) showCrosshair(viewportCentre(viewport));
  }

  function blurred(): void {
    isAltDown = false;
    showCrosshair(null);
    runner.handle({ type: 'blur' });
  }

  const listeners = { keydown: pressed, keyup: lifted, focus: focused, blur: blurred };
  const names = Object.keys(listeners) as (keyof typeof listeners)[];
  for (const name of names) container.addEventListener(name, listeners[name] as EventListener);
  map.getCanvas().tabIndex = -1;
  // A double-click finishes a drawing, or goes on to the vertices of a feature; only on bare ground it zooms.
  map.on('dblclick', (event) => {
    if (runner.isDrawing || desk.tool.get() !== 'select' || desk.hovered.get() !== null) event.preventDefault();
  });
  rearm();
  const stops = [
    desk.tool.subscribe(rearm),
    desk.kind.subscribe(rearm),
    desk.selection.subscribe(() => {
      runner.handle({ type: 'blur' });
      follow();
    }),
    desk.plan.subscribe(follow),
    desk.drafting.subscribe(follow),
    desk.hovered.subscribe(showCursor),
    places.mark.subscribe(() => changed(false)),
  ];

  return {
    pencil,
    drawing,
    items,
    viewport,
    metresPerPx,
    snapMark: places.mark,
    snapping: places.state,
    view: () => runner.view(),
    enter: (entry) => runner.enter(entry),
    step(to) {
      isHeldByKey = false;
      runner.handle({ type: 'key', key: STEP_KEYS[to], shift: false });
    },
    onChange(listener) {
      changed = listener;
    },
    dispose() {
      for (const stop of stops) stop();
      stopPointer();
      for (const name of names) container.removeEventListener(name, listeners[name] as EventListener);
      runner.handle({ type: 'abandon' });
      places.dispose();
      overlay.dispose();
    },
  };
}

function viewportOf(container: HTMLElement, map: MapLibreMap): Viewport {
  return {
    get width() {
      return container.clientWidth;
    },
    get height() {
      return container.clientHeight;
    },
    project: ([longitude = 0, latitude = 0]) => map.project([longitude, latitude]),
    unproject({ x, y }) {
      const { lng, lat } = map.unproject([x, y]);
      return [lng, lat];
    },
  };
}

function viewportCentre({ width, height }: Viewport): ScreenPoint {
  return { x: width / 2, y: height / 2 };
}
