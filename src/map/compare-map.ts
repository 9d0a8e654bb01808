import type { Position } from 'geojson';
import { geometryBounds } from '../geo/geometry-bounds.ts';
import { KINDS, kindOf } from '../kinds/kind-list.ts';
import { type Cell, createCell, type WritableCell } from '../session/cell.ts';
import type { CompareScene } from '../session/compare-scene.ts';
import type { Desk, LayerState } from '../session/desk.ts';
import type { SharedFeature } from '../session/shared-features.ts';
import { createBaseMap, type BaseMap } from './base-map.ts';
import { type CompareCanvas, createCompareCanvas } from './compare-canvas.ts';
import { drawAgreement, drawDifference } from './compare-drawing.ts';
import { itemAt } from './hit-test.ts';
import { indexItems, type ItemIndex } from './item-index.ts';
import { cameraOf, isSameCamera, lookAt } from './map-camera.ts';
import type { MapCamera } from '../session/map-camera.ts';
import { baseOpacity, createMapGround, fitBox } from './map-ground.ts';
import { detectRenderer } from './maplibre-compat.ts';
import { type MapScale, mapScaleAt, scaleBandOf } from './map-scale.ts';
import type { Palette } from './palette.ts';
import { createPlanCanvas, type PlanCanvas } from './plan-canvas.ts';
import { type PlanItem, planItemsOf } from './plan-item.ts';
import { createPlanNames } from './plan-names.ts';
import { remember } from './remember.ts';
import { drawSymbolAtlas } from './symbol-atlas.ts';
import type { ScreenPoint } from './viewport.ts';

/** A map of a comparison: it is looked at, not drawn on. */
export interface CompareMap {
  readonly scale: Cell<MapScale>;
  /** Why there is no map. */
  readonly failure: Cell<{ readonly code: 'no-webgl' | 'context-lost' } | null>;
  /** The feature under the pointer with where the pointer is, px. */
  readonly hovered: Cell<{ readonly feature: SharedFeature['feature']; readonly at: ScreenPoint } | null>;
  /** Whether its land is on screen: the first map of a page compiles for seconds where a processor draws. */
  readonly isReady: Cell<boolean>;
  resize(): void;
  dispose(): void;
}

/** What a map of a comparison follows. */
export interface CompareMapOptions {
  readonly scene: Cell<CompareScene>;
  /** Where all maps of the comparison look (锁定视图); whichever is moved sets it. Null: at the whole district. */
  readonly camera: WritableCell<MapCamera | null>;
  readonly theme: Cell<'light' | 'dark'>;
  readonly language: Cell<'zh' | 'en'>;
  /** Accessible name of the map. */
  readonly label: string;
}

const FIT_PADDING_PX = 24;
/** Of the base below what is compared: pale, so that what differs is what is seen. */
const PALE = 0.4;
const REACH_PX = 6;

/** Builds a map of a comparison into an element. */
export function createCompareMap(
  container: HTMLElement,
  desk: Pick<Desk, 'engine' | 'opening' | 'layers'>,
  options: CompareMapOptions,
): CompareMap {
  const failure = createCell<ReturnType<CompareMap['failure']['get']>>(null);
  const renderer = detectRenderer();
  if (renderer !== 'none') return buildCompareMap(container, desk, options, renderer, failure);
  failure.set({ code: 'no-webgl' });
  const nothing = (): void => undefined;
  return {
    scale: createCell(mapScaleAt(9, 0)),
    failure,
    hovered: createCell(null),
    isReady: createCell(true),
    resize: nothing,
    dispose: nothing,
  };
}

function buildCompareMap(
  container: HTMLElement,
  desk: Pick<Desk, 'engine' | 'opening' | 'layers'>,
  options: CompareMapOptions,
  renderer: 'card' | 'processor',
  failure: WritableCell<ReturnType<CompareMap['failure']['get']>>,
): CompareMap {
  const { scene, camera, theme, language } = options;
  const scale = createCell<MapScale>(mapScaleAt(9, 0));
  const hovered = createCell<ReturnType<CompareMap['hovered']['get']>>(null);
  const isReady = createCell(false);
  const ground = createMapGround(container, desk, options, renderer);
  const { map } = ground;
  let palette = ground.firstStyle.palette;
  map.keyboard.enable();
  map.keyboard.disableRotation();
  map.getCanvas().setAttribute('aria-label', options.label);
  let base: BaseMap | null = null;
  let planCanvas: PlanCanvas | null = null;
  let compareCanvas: CompareCanvas | null = null;
  let frame = 0;
  let isFollowing = false;
  /** Whether it looks somewhere already: a map that has just been made moves by itself. */
  let isPlaced = false;
  const items = itemsOfScene();
  const namesOf = createPlanNames();
  const named = remember((list: readonly PlanItem[]) => base?.setPlanNames(namesOf(list)));
  const drawingOf = remember((now: CompareScene, colours: Palette) =>
    now.show === 'agreement'
      ? drawAgreement(now.features, colours)
      : drawDifference(now.show === 'difference' ? now.features : [], colours),
  );
  const symbolsOf = remember((colours: Palette) =>
    drawSymbolAtlas(
      colours,
      KINDS.map((kind) => kind.symbol),
    ),
  );
  const restyle = remember(
    (colours: Palette, shown: 'zh' | 'en', layers: readonly LayerState[], isPale: boolean): void =>
      base?.restyle({
        palette: colours,
        language: shown,
        opacityOf: (role) => (role === 'boundary' ? 1 : baseOpacity(layers, role) * (isPale ? PALE : 1)),
        landColours: 'soft',
        shading: null,
      }),
  );

  function draw(): void {
    frame = 0;
    if (base === null) return;
    const now = scene.get();
    const index = items(now, desk.layers.get());
    restyle(palette, language.get(), desk.layers.get(), now.show !== 'scheme');
    named(index.list);
    const symbols = symbolsOf(palette);
    const isScheme = now.show === 'scheme';
    // A map shows either; the canvas of the other is made when it is first wanted.
    if (isScheme) planCanvas ??= createPlanCanvas(map);
    else compareCanvas ??= createCompareCanvas(map);
    planCanvas?.draw({
      items: isScheme ? index.list : NO_ITEMS,
      selected: NO_ITEMS,
      ghosts: NO_GHOSTS,
      palette,
      band: scaleBandOf(mapScaleAt(map.getZoom(), map.getCenter().lat).denominator),
      symbols,
      isFilled: true,
    });
    compareCanvas?.draw(drawingOf(now, palette), symbols);
  }

  function redraw(): void {
    if (frame === 0) frame = requestAnimationFrame(draw);
  }

  function drawNow(): void {
    if (frame === 0) return;
    cancelAnimationFrame(frame);
    draw();
  }

  let engineOnMap: unknown = null;
  function followOpening(): void {
    const opening = desk.opening.get();
    const engine = desk.engine.get();
    if (base === null || opening.state !== 'open' || engine === null || engine === engineOnMap) return;
    engineOnMap = engine;
    isPlaced = true;
    if (camera.get() === null) fitBox(map, opening.summary.bounds, FIT_PADDING_PX, 0);
    // An engine that dies half-way is started again by the session and comes back through here.
    base.load(engine).then(
      () =>
        map.once('idle', () => {
          container.dataset['ready'] = 'true';
          isReady.set(true);
        }),
      () => undefined,
    );
  }

  /** Looks where the others look. */
  function followCamera(): void {
    const wanted = camera.get();
    if (wanted === null || isSameCamera(wanted, cameraOf(map))) return;
    isFollowing = true;
    isPlaced = true;
    lookAt(map, wanted);
    isFollowing = false;
  }

  map.on('move', () => {
    scale.set(mapScaleAt(map.getZoom(), map.getCenter().lat));
    if (isPlaced && !isFollowing) camera.set(cameraOf(map));
    redraw();
  });
  map.on('render', drawNow);
  map.on('resize', redraw);
  map.on('idle', () => {
    const canvas = scene.get().show === 'scheme' ? planCanvas : compareCanvas;
    if (canvas?.isPlaced() === false) draw();
  });
  map.on('webglcontextlost', () => failure.set({ code: 'context-lost' }));
  map.on('mousemove', ({ point }) => {
    const viewport = {
      width: container.clientWidth,
      height: container.clientHeight,
      project: ([longitude = 0, latitude = 0]: Position) => map.project([longitude, latitude]),
      unproject: ({ x, y }: ScreenPoint): Position => map.unproject([x, y]).toArray(),
    };
    const item = itemAt(items(scene.get(), desk.layers.get()), point, viewport, REACH_PX);
    hovered.set(item === null ? null : { feature: item.feature, at: { x: point.x, y: point.y } });
  });
  map.on('mouseout', () => hovered.set(null));
  map.once('load', () => {
    base = createBaseMap(map, ground.firstStyle, ground.tiles);
    followCamera();
    followOpening();
    redraw();
  });

  // Tiles are asked for where the others look, not where a map happens to begin.
  followCamera();

  const stops = [
    scene.subscribe(redraw),
    language.subscribe(redraw),
    desk.layers.subscribe(redraw),
    camera.subscribe(followCamera),
    desk.opening.subscribe(followOpening),
    desk.engine.subscribe(followOpening),
    theme.subscribe(() => {
      // The tokens follow the theme a moment later.
      requestAnimationFrame(() => {
        palette = ground.readPalette();
        redraw();
      });
    }),
  ];
  return {
    scale,
    failure,
    hovered,
    isReady,
    resize: () => map.resize(),
    dispose() {
      for (const stop of stops) stop();
      if (frame !== 0) cancelAnimationFrame(frame);
      base = null;
      ground.dispose();
    },
  };
}

const NO_ITEMS: readonly PlanItem[] = [];
const NO_GHOSTS: ReadonlySet<string> = new Set();

/** What can be pointed at, indexed again only for another scene. */
function itemsOfScene(): (scene: CompareScene, layers: readonly LayerState[]) => ItemIndex {
  let previous: ReadonlyMap<string, PlanItem> = new Map();
  return remember((scene: CompareScene, layers: readonly LayerState[]): ItemIndex => {
    const list =
      scene.show === 'scheme'
        ? planItemsOf({ plan: scene.plan, scenario: scene.scenario, year: scene.year, layers, kindOf, previous })
        : scene.features.flatMap((one) => sharedItem(one));
    previous = new Map(list.map((item) => [item.feature.id, item]));
    return indexItems(list);
  });
}

function sharedItem({ feature }: SharedFeature): PlanItem[] {
  const bounds = geometryBounds(feature.geometry);
  if (bounds === null) return [];
  const kind = kindOf(feature.properties.kind);
  return [{ feature, kind, state: 'effective', opacity: 1, locked: false, editable: false, bounds }];
}
