import type { FeatureCollection } from 'geojson';
import type {
  GeoJSONSource,
  LayerSpecification,
  Map as MapLibreMap,
  RasterTileSource,
  VectorTileSource,
} from 'maplibre-gl';
import type { EngineApi } from '../../workers/engine/api.ts';
import type { PictureColours } from '../land/land-tiles.ts';
import { BASE_PATTERNS, BASE_ROLES, baseLayers, tileAddress, type TileKind } from './base-style.ts';
import { type BaseStyleQuery, type LandStyleQuery, NO_TILING, patternName } from './base-style-query.ts';
import { districtVeil } from './district-veil.ts';
import { drawHatchTile } from './hatch-atlas.ts';
import { pictureColours } from './land-colours.ts';
import type { Palette } from './palette.ts';
import { createParcelFocus, type FocusSource } from './parcel-focus.ts';
import type { TileService } from './tile-service.ts';
import { townNamesOf } from './town-names.ts';

const PATTERN_RATIO = 2;
/** MapLibre stretches a pattern up to two-fold between whole zooms; this keeps its pitch around the nominal one. */
const STRETCH = Math.SQRT2;

/** The part of the map that MapLibre draws. */
export interface BaseMap {
  /** Brings colours, opacities and language up to date; touches only what differs. */
  restyle(query: BaseStyleQuery): void;
  /** Edition of the numbers that land was last told to be coloured by; null in the colours of classes. */
  edition(): number | null;
  /** Fetches tiles and small layers from an engine that has a district open. */
  load(engine: EngineApi): Promise<void>;
  setPlanNames(names: FeatureCollection): void;
  /** Shows a parcel as hovered or picked; null = none. */
  showParcel(source: FocusSource, parcel: number | null): void;
}

/**
 * Takes charge of a map that was made with `baseStyle(first)` and has loaded it.
 *
 * @param tiles told the colours of pictures
 */
export function createBaseMap(
  map: MapLibreMap,
  first: LandStyleQuery,
  tiles: Pick<TileService, 'setColours'>,
): BaseMap {
  let shown = new Map<string, LayerSpecification>(baseLayers(first).map((layer) => [layer.id, layer]));
  let query: LandStyleQuery = first;
  let colours = coloursName(first, pictureColours(first));
  /** Edition of the numbers that vector tiles were asked for with. */
  let edition: number | null = null;
  let generation = 0;
  let asked = 0;
  let engineNow: EngineApi | null = null;
  addPatterns(map, first.palette);

  function show(next: LandStyleQuery): void {
    query = next;
    addPatterns(map, query.palette);
    const wanted = new Map(baseLayers(query).map((layer) => [layer.id, layer]));
    for (const [id, layer] of wanted) changeLayer(map, shown.get(id), layer);
    shown = wanted;
    const { shading } = query;
    const wantedColours = pictureColours(query);
    const name = coloursName(query, wantedColours);
    if (name !== colours) {
      colours = name;
      tiles.setColours(wantedColours);
      fetchAgain('pictures');
    }
    // In the colours of classes vector tiles are good whatever numbers they have.
    if (shading === null || shading.edition === edition) return;
    edition = shading.edition;
    fetchAgain('parcels');
  }

  function fetchAgain(kind: TileKind): void {
    generation += 1;
    map.getSource<VectorTileSource | RasterTileSource>(kind)?.setTiles([tileAddress(kind, generation)]);
  }

  return {
    restyle: (next) => show({ ...next, tiling: query.tiling }),
    edition: () => query.shading?.edition ?? null,
    async load(engine) {
      asked += 1;
      const mine = asked;
      engineNow = engine;
      const tiling = (await engine.tiling()) ?? NO_TILING;
      if (mine !== asked) return;
      // Pictures of another base have the same addresses, even in the same colours.
      colours = '';
      edition = query.shading?.edition ?? null;
      show({ ...query, tiling });
      fetchAgain('parcels');
      for (const role of BASE_ROLES) {
        const collection = await engine.layer(role);
        if (mine !== asked) return;
        setData(map, role, collection);
        if (role === 'boundary') setData(map, 'veil', districtVeil(collection));
        if (role === 'villages') setData(map, 'town-names', townNamesOf(collection));
      }
    },
    setPlanNames: (names) => setData(map, 'plan-names', names),
    showParcel: createParcelFocus(
      () => engineNow,
      (source, data) => setData(map, source, data),
    ),
  };
}

/** The same for pictures that are the same. */
function coloursName({ shading }: LandStyleQuery, { by, colours }: PictureColours): string {
  return `${by} ${String(shading?.edition)} ${String(colours)}`;
}

function setData(map: MapLibreMap, source: string, data: FeatureCollection | null): void {
  void map.getSource<GeoJSONSource>(source)?.setData(data ?? { type: 'FeatureCollection', features: [] });
}

/** Sets the paint, layout, filter and zoom values that differ from what is shown. */
function changeLayer(map: MapLibreMap, before: LayerSpecification | undefined, after: LayerSpecification): void {
  if (before?.minzoom !== after.minzoom || before?.maxzoom !== after.maxzoom) {
    map.setLayerZoomRange(after.id, after.minzoom ?? 0, after.maxzoom ?? 24);
  }
  for (const [name, value] of Object.entries(after.paint ?? {})) {
    if (isDifferent(paintOf(before)[name], value)) map.setPaintProperty(after.id, name as never, value as never);
  }
  for (const [name, value] of Object.entries(after.layout ?? {})) {
    if (isDifferent(layoutOf(before)[name], value)) map.setLayoutProperty(after.id, name as never, value as never);
  }
  if ('filter' in after && isDifferent(before && 'filter' in before ? before.filter : undefined, after.filter)) {
    map.setFilter(after.id, after.filter);
  }
}

function paintOf(layer: LayerSpecification | undefined): Record<string, unknown> {
  return { ...layer?.paint };
}

function layoutOf(layer: LayerSpecification | undefined): Record<string, unknown> {
  return { ...layer?.layout };
}

function isDifferent(first: unknown, second: unknown): boolean {
  return JSON.stringify(first) !== JSON.stringify(second);
}

function addPatterns(map: MapLibreMap, palette: Palette): void {
  for (const { hatch, token } of BASE_PATTERNS) {
    const name = patternName(hatch, token, palette);
    if (map.hasImage(name)) continue;
    const image = drawHatchTile(hatch, palette.css(token), PATTERN_RATIO);
    if (image !== null) map.addImage(name, image, { pixelRatio: PATTERN_RATIO * STRETCH });
  }
}
