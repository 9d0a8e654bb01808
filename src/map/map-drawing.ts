import type { FeatureCollection } from 'geojson';
import type { EngineApi } from '../../workers/engine/api.ts';
import { KINDS } from '../kinds/kind-list.ts';
import type { Cell } from '../session/cell.ts';
import type { Desk, LayerState } from '../session/desk.ts';
import { createBaseMap, type BaseMap } from './base-map.ts';
import { baseLayers } from './base-style.ts';
import type { LandShading } from './base-style-query.ts';
import { createCoverageMarks, type CoverageMarks, type CoverageScene } from './coverage-layers.ts';
import { type MapEmphasis, PLAIN, PRESENTED } from './emphasis.ts';
import { createEligibleLayer, type EligibleLayer } from './eligible-layer.ts';
import { createFaultMarks, type FaultMarks } from './fault-layers.ts';
import { createFindingMarks, type FindingMarks } from './finding-layers.ts';
import { createImportPreview, type ImportPreview } from './import-preview.ts';
import type { ItemIndex } from './item-index.ts';
import { liftedItems } from './lifted-items.ts';
import { baseOpacity, type MapGround } from './map-ground.ts';
import type { MapInput } from './map-input.ts';
import { mapScaleAt, scaleBandOf } from './map-scale.ts';
import type { Palette } from './palette.ts';
import { createPencilCanvas } from './pencil-canvas.ts';
import { pencilScene, reshapedIds } from './pencil-scene.ts';
import { createPlanCanvas, type PlanCanvas } from './plan-canvas.ts';
import type { PlanItem } from './plan-item.ts';
import { createPlanNames } from './plan-names.ts';
import { landShadingOf } from './shade-colours.ts';
import { remember } from './remember.ts';
import { createSitingMarks, type SitingMarks } from './siting-layers.ts';
import { followHover } from './parcel-hover.ts';
import { drawSymbolAtlas } from './symbol-atlas.ts';
import { WARM_TILING, warmPrograms } from './warm-programs.ts';

/** Keeps what is on the map equal to the desk; however much changes, it draws once per frame. */
export interface MapDrawing {
  redraw(): void;
  /** Draws what has changed in this very frame. */
  drawNow(): void;
  loadBase(engine: EngineApi): void;
  /** Edition of the numbers that land was last told to be coloured by; null in the colours of classes. */
  landEdition(): number | null;
  dispose(): void;
}

/** What the drawing looks at. */
export interface MapDrawingSources {
  readonly desk: Desk;
  readonly options: { readonly theme: Cell<'light' | 'dark'>; readonly language: Cell<'zh' | 'en'> };
  readonly ground: MapGround;
  readonly container: HTMLElement;
  readonly input: MapInput;
  /** The district is on the screen. */
  readonly whenReady: () => void;
}

/** Starts drawing as soon as the map has its style. */
export function createMapDrawing(sources: MapDrawingSources): MapDrawing {
  const { desk, options, ground, container, input, whenReady } = sources;
  const { map, tiles, firstStyle } = ground;
  const pencilCanvas = createPencilCanvas(container, input.viewport);
  let base: BaseMap | null = null;
  let canvas: PlanCanvas | null = null;
  let faults: FaultMarks | null = null;
  let eligible: EligibleLayer | null = null;
  let coverage: CoverageMarks | null = null;
  let findings: FindingMarks | null = null;
  let siting: SitingMarks | null = null;
  let importPreview: ImportPreview | null = null;
  let palette = firstStyle.palette;
  let isPaletteOld = false;
  let frame = 0;
  let waitingEngine: EngineApi | null = null;
  let warmed: Promise<void> = Promise.resolve();

  const shadingOf = remember(landShadingOf);
  const restyle = remember(
    (
      palette: Palette,
      language: 'zh' | 'en',
      layers: readonly LayerState[],
      shading: LandShading | null,
      emphasis: MapEmphasis,
    ): void => {
      const colours = layers.find(({ id }) => id === 'base:land-cover')?.colours;
      const landColours = colours === 'standard' ? colours : 'soft';
      const opacity = (role: string): number => baseOpacity(layers, role);
      base?.restyle({ palette, language, opacityOf: opacity, landColours, shading, emphasis });
    },
  );
  const pick = remember((parcel: number | null): void => base?.showParcel('parcel-picked', parcel));
  const namesOf = createPlanNames();
  const nameItems = remember((items: readonly PlanItem[]): void => showNames(namesOf(items)));
  const showNames = remember((names: FeatureCollection): void => base?.setPlanNames(names));
  const liftedOf = remember(liftedItems);
  let others: readonly PlanItem[] = [];
  /** Given again while they are the same, whatever becomes of the lifted ones: nothing below the pencil is drawn then. */
  const besides = remember((items: readonly PlanItem[], lifted: readonly PlanItem[]): readonly PlanItem[] => {
    const without = new Set(lifted);
    const found = items.filter((item) => !without.has(item));
    const isSame = found.length === others.length && found.every((item, index) => item === others[index]);
    if (!isSame) others = found;
    return others;
  });
  const selectedOf = remember(
    (items: ItemIndex, selection: ReadonlySet<string>, lifted: readonly PlanItem[]): readonly PlanItem[] =>
      lifted.length > 0 ? [] : items.list.filter(({ feature }) => selection.has(feature.id)),
  );
  const ghostsOf = remember((ids: string): ReadonlySet<string> => new Set(ids === '' ? [] : ids.split('\n')));
  const symbolsOf = remember((palette: Palette) =>
    drawSymbolAtlas(
      palette,
      KINDS.map((kind) => kind.symbol),
    ),
  );

  function draw(): void {
    frame = 0;
    if (canvas === null) return;
    if (isPaletteOld) palette = ground.readPalette();
    isPaletteOld = false;
    const items = input.items();
    const selection = desk.selection.get();
    const lifted = liftedOf(items, selection);
    const sketch = desk.sketch.get();
    const view = input.view();
    const band = scaleBandOf(mapScaleAt(map.getZoom(), map.getCenter().lat).denominator);
    const symbols = symbolsOf(palette);
    const shading = shadingOf(desk.landShading.shading.get().shown);
    const emphasis = desk.present.state.get() === null ? PLAIN : PRESENTED;
    restyle(palette, options.language.get(), desk.layers.get(), shading, emphasis);
    pick(desk.parcel.get()?.parcel ?? null);
    nameItems(items.list);
    faults?.draw(palette, baseOpacity(desk.layers.get(), 'faults'), desk.marked.get());
    findings?.draw(palette, desk.findings.state.get().findings, desk.findings.land.get(), signOpacity(desk));
    coverage?.draw(palette, coverageScene(desk));
    siting?.draw(palette, desk.siting.marks.get());
    const { kind, land, edition } = desk.eligible.state.get();
    eligible?.draw(palette, land?.kind === kind ? edition : null);
    importPreview?.draw(palette, desk.featureImport.preview.get());
    canvas.draw({
      items: besides(items.list, lifted),
      selected: selectedOf(items, selection, lifted),
      ghosts: ghostsOf(reshapedBelow(reshapedIds(sketch, view), lifted).join('\n')),
      palette,
      band,
      symbols,
      isFilled: shading === null,
      emphasis,
    });
    pencilCanvas.draw(
      pencilScene({
        items,
        lifted,
        hovered: desk.hovered.get(),
        sketch,
        view,
        snap: input.snapMark.get(),
        aim: desk.coverage.aim.get(),
        metresPerPx: input.metresPerPx(),
        palette,
        band,
        symbols,
        emphasis,
      }),
    );
  }

  function drawNow(): void {
    if (frame === 0) return;
    cancelAnimationFrame(frame);
    draw();
  }

  function redraw(): void {
    if (frame === 0) frame = requestAnimationFrame(draw);
  }

  function loadBase(engine: EngineApi): void {
    waitingEngine = engine;
    if (base === null) return;
    waitingEngine = null;
    // An engine that dies half-way is started again by the session and comes back through here.
    Promise.all([base.load(engine), warmed]).then(
      () => map.once('idle', whenReady),
      () => undefined,
    );
  }

  let wasRunning = false;

  /** Marks the faults that an inspection found; tiles are fetched anew when it gave parcels other rings. */
  function followInspection(): void {
    const { summary } = desk.quality.get();
    const engine = desk.engine.get();
    void faults?.load(summary?.state === 'done' ? engine : null);
    if (wasRunning && summary?.state === 'done' && summary.repairedParcels > 0 && engine !== null) loadBase(engine);
    wasRunning = summary?.state === 'running';
  }

  map.once('load', () => {
    base = createBaseMap(map, firstStyle, tiles);
    canvas = createPlanCanvas(map);
    eligible = createEligibleLayer(map, tiles);
    faults = createFaultMarks(map);
    coverage = createCoverageMarks(map);
    findings = createFindingMarks(map);
    siting = createSitingMarks(map);
    importPreview = createImportPreview(map);
    followInspection();
    warmed = warmPrograms(map, baseLayers({ ...firstStyle, tiling: WARM_TILING }));
    if (waitingEngine !== null) loadBase(waitingEngine);
    redraw();
  });
  map.on('idle', () => {
    if (canvas?.isPlaced() === false) draw();
  });
  map.on('move', redraw);
  // While the ground moves, what lies above it is drawn in the same frame.
  map.on('render', drawNow);
  map.on('resize', redraw);

  const cells: readonly Cell<unknown>[] = [
    desk.plan,
    desk.scenario,
    desk.year,
    desk.layers,
    desk.lens,
    desk.landShading.shading,
    desk.selection,
    desk.hovered,
    desk.sketch,
    desk.parcel,
    desk.marked,
    desk.eligible.state,
    desk.coverage.coverage,
    desk.coverage.surfaces,
    desk.coverage.others,
    desk.coverage.distance,
    desk.coverage.aim,
    desk.coverage.isWatched,
    desk.findings.state,
    desk.findings.land,
    desk.siting.marks,
    desk.featureImport.preview,
    desk.present.state,
    options.language,
  ];
  const stops = cells.map((cell) => cell.subscribe(redraw));
  stops.push(followHover(map, desk, input.pencil, (parcel) => base?.showParcel('parcel-hovered', parcel)));
  stops.push(desk.pointedParcel.subscribe(() => base?.showParcel('parcel-hovered', desk.pointedParcel.get())));
  stops.push(desk.quality.subscribe(followInspection));
  stops.push(
    options.theme.subscribe(() => {
      isPaletteOld = true;
      redraw();
    }),
  );

  return {
    redraw,
    drawNow,
    loadBase,
    landEdition: () => base?.edition() ?? null,
    dispose() {
      map.off('render', drawNow);
      pencilCanvas.dispose();
      if (frame !== 0) cancelAnimationFrame(frame);
      for (const stop of stops) stop();
      canvas = null;
    },
  };
}

/** Coverage lies on the map while somebody looks at it. */
function coverageScene({ coverage, layers }: Desk): CoverageScene | null {
  if (!coverage.isWatched.get()) return null;
  return {
    account: coverage.coverage.get().account,
    surfaces: coverage.surfaces.get().surfaces,
    others: coverage.others.get(),
    distance: coverage.distance.get(),
    layers: layers.get(),
  };
}

/** Signs of conflicts are a layer of the plan. */
function signOpacity({ layers }: Desk): number {
  const layer = layers.get().find(({ id }) => id === 'plan:findings');
  return layer === undefined ? 1 : layer.visible ? layer.opacity : 0;
}

/** Reshaped features that are not lifted: the others are ghosts on the canvas of the pencil. */
function reshapedBelow(reshaped: ReadonlySet<string>, lifted: readonly PlanItem[]): readonly string[] {
  const above = new Set(lifted.map(({ feature }) => feature.id));
  return [...reshaped].filter((id) => !above.has(id));
}
