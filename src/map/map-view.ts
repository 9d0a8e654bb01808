import type { Position } from 'geojson';
import type { Cell, WritableCell } from '../session/cell.ts';
import { createCell } from '../session/cell.ts';
import type { Desk } from '../session/desk.ts';
import { geometryBounds, type DegreeBox } from '../geo/geometry-bounds.ts';
import type { DrawingProgress } from './drawing-progress.ts';
import type { EntryObstacle, ExactEntry } from './exact-entry.ts';
import { followLandEdition } from './land-edition.ts';
import { cameraOf, lookAt } from './map-camera.ts';
import type { MapCamera } from '../session/map-camera.ts';
import { detectRenderer, type Renderer } from './maplibre-compat.ts';
import { createMapDrawing } from './map-drawing.ts';
import { createMapGround, fitBox } from './map-ground.ts';
import { createMapInput } from './map-input.ts';
import { mapScaleAt, type MapScale } from './map-scale.ts';
import type { SnapMark, SnapState } from './snap/pencil-place.ts';
import type { ScreenPoint } from './viewport.ts';

/** Why there is no map: the browser has no WebGL 2, or the graphics card has dropped the page. */
export type MapFailure = { readonly code: 'no-webgl' | 'context-lost' };

/** The map as the page sees it. After a failure the page may dispose of it and make another. */
export interface MapView {
  readonly scale: Cell<MapScale>;
  readonly failure: Cell<MapFailure | null>;
  /** Where the pointer or the crosshair of the keyboard is, px within the map; null when neither is on it. */
  readonly pencil: Cell<ScreenPoint | null>;
  /** What is under the pencil, in figures; null with a tool that draws nothing. */
  readonly drawing: Cell<DrawingProgress | null>;
  /** Where a place in degrees is on the map, px. */
  screenPlace(place: Position): ScreenPoint;
  /** What the pencil is pulled to. */
  readonly snapMark: Cell<SnapMark | null>;
  readonly snapping: Cell<SnapState>;
  /** Draws by figures instead of by hand; null when done, else what is missing. */
  enter(entry: ExactEntry): EntryObstacle | null;
  /** Edition of the numbers that all land on screen is coloured by; null in the colours of classes. */
  readonly landEdition: Cell<number | null>;
  /** The keys Enter, Backspace and Escape for the tool in hand. */
  step(to: 'finish' | 'back' | 'cancel'): void;
  zoomIn(): void;
  zoomOut(): void;
  fitDistrict(): void;
  fitFeature(id: string): void;
  /** What is in sight, degrees; null without a map. */
  bounds(): DegreeBox | null;
  /** Brings all of a box into sight; at once where motion is not wanted. */
  fitBounds(bounds: DegreeBox): void;
  /** Where it looks; null without a map. */
  camera(): MapCamera | null;
  lookAt(camera: MapCamera): void;
  /** Gives the keyboard to the map. */
  focus(): void;
  /** Brings a place to the middle, near enough to see a parcel. */
  showPlace(longitude: number, latitude: number): void;
  resize(): void;
  dispose(): void;
}

/** What the map follows besides the desk. */
export interface MapOptions {
  readonly theme: Cell<'light' | 'dark'>;
  readonly language: Cell<'zh' | 'en'>;
  /** Accessible name of the map. */
  readonly label: string;
}

const CAMERA_MS = 280;
/** From chapter to chapter people have to follow where the map goes. */
const CHAPTER_MS = 900;
const FIT_PADDING_PX = 32;
const FEATURE_PADDING_PX = 96;
const PLACE_ZOOM = 15.5;
const START_ZOOM = 9;

/** Builds the map of a desk into an element. */
export function createMapView(container: HTMLElement, desk: Desk, options: MapOptions): MapView {
  const scale = createCell<MapScale>(mapScaleAt(START_ZOOM, 0));
  const failure = createCell<MapFailure | null>(null);
  container.tabIndex = 0;
  container.setAttribute('role', 'application');
  container.setAttribute('aria-label', options.label);
  const renderer = detectRenderer();
  try {
    if (renderer !== 'none') return buildMapView({ container, desk, options, renderer, scale, failure });
  } catch (error) {
    // MapLibre throws a plain error when the context cannot be made after all; anything else is a bug.
    if (!(error instanceof Error) || !/webgl/i.test(error.message)) throw error;
  }
  failure.set({ code: 'no-webgl' });
  return mapViewWithoutMap(scale, failure);
}

interface MapParts {
  readonly container: HTMLElement;
  readonly desk: Desk;
  readonly options: MapOptions;
  readonly renderer: Exclude<Renderer, 'none'>;
  readonly scale: WritableCell<MapScale>;
  readonly failure: WritableCell<MapFailure | null>;
}

function buildMapView({ container, desk, options, renderer, scale, failure }: MapParts): MapView {
  const ground = createMapGround(container, desk, options, renderer);
  const { map, tiles } = ground;
  const input = createMapInput(container, map, desk);
  const drawing = createMapDrawing({
    desk,
    options,
    ground,
    container,
    input,
    whenReady() {
      container.dataset['ready'] = 'true';
    },
  });
  input.onChange((now) => {
    if (now) drawing.drawNow();
    else drawing.redraw();
  });
  map.on('move', () => scale.set(mapScaleAt(map.getZoom(), map.getCenter().lat)));
  const land = followLandEdition(map, tiles, () => drawing.landEdition());
  map.on('webglcontextlost', () => failure.set({ code: 'context-lost' }));

  let engineOnMap: unknown = null;
  let isFitted = false;
  function followOpening(): void {
    const opening = desk.opening.get();
    const engine = desk.engine.get();
    if (opening.state !== 'open' || engine === null || engine === engineOnMap) return;
    engineOnMap = engine;
    if (!isFitted) fitBox(map, opening.summary.bounds, FIT_PADDING_PX, 0);
    isFitted = true;
    drawing.loadBase(engine);
  }

  const stops = [desk.opening.subscribe(followOpening), desk.engine.subscribe(followOpening)];
  followOpening();

  return {
    scale,
    failure,
    pencil: input.pencil,
    drawing: input.drawing,
    screenPlace: (place) => input.viewport.project(place),
    snapMark: input.snapMark,
    snapping: input.snapping,
    landEdition: land.edition,
    enter: (entry) => input.enter(entry),
    step: (to) => input.step(to),
    zoomIn: () => map.zoomIn({ duration: CAMERA_MS }),
    zoomOut: () => map.zoomOut({ duration: CAMERA_MS }),
    fitDistrict() {
      const opening = desk.opening.get();
      if (opening.state === 'open') fitBox(map, opening.summary.bounds, FIT_PADDING_PX, CAMERA_MS);
    },
    fitFeature(id) {
      const feature = desk.plan.get().features.get(id);
      const bounds = feature === undefined ? null : geometryBounds(feature.geometry);
      if (bounds !== null) fitBox(map, bounds, FEATURE_PADDING_PX, CAMERA_MS);
    },
    bounds() {
      const box = map.getBounds();
      return [box.getWest(), box.getSouth(), box.getEast(), box.getNorth()];
    },
    fitBounds: (bounds) => fitBox(map, bounds, 0, CHAPTER_MS),
    camera: () => cameraOf(map),
    lookAt: (camera) => lookAt(map, camera),
    focus: () => container.focus({ preventScroll: true }),
    showPlace(longitude, latitude) {
      const zoom = Math.max(map.getZoom(), PLACE_ZOOM);
      map.easeTo({ center: [longitude, latitude], zoom, duration: CAMERA_MS });
    },
    resize: () => map.resize(),
    dispose() {
      for (const stop of stops) stop();
      input.dispose();
      land.dispose();
      drawing.dispose();
      ground.dispose();
    },
  };
}

function mapViewWithoutMap(scale: Cell<MapScale>, failure: Cell<MapFailure | null>): MapView {
  const nothing = (): void => undefined;
  return {
    scale,
    failure,
    pencil: createCell(null),
    drawing: createCell(null),
    screenPlace: () => ({ x: 0, y: 0 }),
    snapMark: createCell(null),
    snapping: createCell<SnapState>({ state: 'idle' }),
    landEdition: createCell(null),
    enter: () => 'no-drawing-tool',
    step: nothing,
    zoomIn: nothing,
    zoomOut: nothing,
    fitDistrict: nothing,
    fitFeature: nothing,
    bounds: () => null,
    fitBounds: nothing,
    camera: () => null,
    lookAt: nothing,
    focus: nothing,
    showPlace: nothing,
    resize: nothing,
    dispose: nothing,
  };
}
