import type { Map as MapLibreMap } from 'maplibre-gl';
import { kindOf } from '../kinds/kind-list.ts';
import { createCell, type Cell } from '../session/cell.ts';
import type { Desk } from '../session/desk.ts';
import { pressKey, type KeyboardTarget } from './keyboard-input.ts';
import { lengthText } from './length-text.ts';
import { createMapOverlay } from './map-overlay.ts';
import { planItemsOf, type PlanItem } from './plan-item.ts';
import { listenToPointer } from './pointer-input.ts';
import { remember } from './remember.ts';
import { createToolActions } from './tool-actions.ts';
import { createToolRunner } from './tool-runner.ts';
import type { ToolView } from './tool.ts';
import type { ScreenPoint, Viewport } from './viewport.ts';

/** The hands on the map: pointer and keyboard lead to the armed tool, the tool leads to the desk. */
export interface MapInput {
  /** Features on the map now. */
  items(): readonly PlanItem[];
  view(): ToolView;
  /** Where the pointer or the crosshair is. */
  readonly pencil: Cell<ScreenPoint | null>;
  /** Puts crosshair and measured length where they belong after the ground has moved. */
  placeOverlay(): void;
  /** Tells when what a tool shows has changed. */
  onChange(listener: () => void): void;
  dispose(): void;
}

/** Starts listening. */
export function createMapInput(container: HTMLElement, map: MapLibreMap, desk: Desk): MapInput {
  const overlay = createMapOverlay(container);
  const viewport = viewportOf(container, map);
  let changed = (): void => undefined;
  const pencil = createCell<ScreenPoint | null>(null);
  let crosshair: ScreenPoint | null = null;

  const itemsFrom = remember((...[plan, scenario, year, layers]: ItemSources) =>
    planItemsOf({ plan, scenario, year, layers, kindOf }),
  );
  const items = (): readonly PlanItem[] =>
    itemsFrom(desk.plan.get(), desk.scenario.get(), desk.year.get(), desk.layers.get());

  const runner = createToolRunner(desk.tool.get(), {
    context: (reachPx) => ({
      viewport,
      kind: desk.kind.get(),
      items: items(),
      selection: desk.selection.get(),
      reachPx,
    }),
    perform: createToolActions(desk),
    changed: () => changed(),
  });

  function showPointer(at: ScreenPoint | null): void {
    pencil.set(at);
    if (at === null) {
      desk.pointer.set(null);
      desk.hovered.set(null);
      return;
    }
    const [longitude = 0, latitude = 0] = viewport.unproject(at);
    desk.pointer.set({ longitude, latitude });
  }

  function showCrosshair(at: ScreenPoint | null): void {
    crosshair = at;
    overlay.showCrosshair(at);
  }

  function showCursor(): void {
    map.getCanvas().style.cursor = runner.isDrawing ? 'crosshair' : desk.hovered.get() === null ? '' : 'pointer';
  }

  function rearm(): void {
    runner.choose(desk.tool.get());
    desk.hovered.set(null);
    showCursor();
    if (runner.isDrawing) map.doubleClickZoom.disable();
    else map.doubleClickZoom.enable();
    const isByKeyboard = container.matches(':focus-visible');
    showCrosshair(runner.isDrawing && isByKeyboard ? viewportCentre(viewport) : null);
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
      showPointer(to);
      runner.handle({ type: 'move', at: to });
    },
    pan: (x, y) => map.panBy([x, y], { duration: 0 }),
    zoom: (steps) => map.zoomTo(map.getZoom() + steps, { duration: 160 }),
  };

  function pressed(event: KeyboardEvent): void {
    const modified = event.ctrlKey || event.metaKey || event.altKey;
    if (!pressKey({ key: event.key, shift: event.shiftKey, modified }, keyboard)) return;
    event.preventDefault();
    event.stopPropagation();
  }

  function focused(): void {
    const isByKeyboard = container.matches(':focus-visible');
    if (runner.isDrawing && isByKeyboard) showCrosshair(viewportCentre(viewport));
  }

  function blurred(): void {
    showCrosshair(null);
    runner.handle({ type: 'blur' });
  }

  container.addEventListener('keydown', pressed);
  container.addEventListener('focus', focused);
  container.addEventListener('blur', blurred);
  map.getCanvas().tabIndex = -1;
  rearm();
  const stops = [
    desk.tool.subscribe(rearm),
    desk.kind.subscribe(rearm),
    desk.selection.subscribe(() => runner.handle({ type: 'blur' })),
    desk.hovered.subscribe(showCursor),
  ];

  return {
    pencil,
    items,
    view: () => runner.view(),
    placeOverlay() {
      const { measure } = runner.view();
      overlay.showLength(measure === null ? null : viewport.project(measure.at), lengthText(measure?.lengthM ?? 0));
    },
    onChange(listener) {
      changed = listener;
    },
    dispose() {
      for (const stop of stops) stop();
      stopPointer();
      container.removeEventListener('keydown', pressed);
      container.removeEventListener('focus', focused);
      container.removeEventListener('blur', blurred);
      runner.handle({ type: 'abandon' });
      overlay.dispose();
    },
  };
}

type ItemQuery = Parameters<typeof planItemsOf>[0];
type ItemSources = [ItemQuery['plan'], ItemQuery['scenario'], ItemQuery['year'], ItemQuery['layers']];

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
