import type { FeatureCollection } from 'geojson';
import type { GeoJSONSource, LayerSpecification, Map as MapLibreMap, VectorTileSource } from 'maplibre-gl';
import type { EngineApi } from '../../workers/engine/api.ts';
import { BASE_PATTERNS, BASE_ROLES, baseLayers, parcelTiles } from './base-style.ts';
import { patternName, type BaseStyleQuery } from './base-style-query.ts';
import { districtVeil } from './district-veil.ts';
import { drawHatchTile } from './hatch-atlas.ts';
import type { Palette } from './palette.ts';
import { townNamesOf } from './town-names.ts';

const PATTERN_RATIO = 2;
/** MapLibre stretches a pattern up to two-fold between whole zooms; this keeps its pitch around the nominal one. */
const STRETCH = Math.SQRT2;

/** The part of the map that MapLibre draws. */
export interface BaseMap {
  /** Brings colours, opacities and language up to date; touches only what differs. */
  restyle(query: BaseStyleQuery): void;
  /** Fetches tiles and small layers from an engine that has a district open. */
  load(engine: EngineApi): Promise<void>;
  setPlanNames(names: FeatureCollection): void;
}

/** Takes charge of a map that was made with `baseStyle(first)` and has loaded it. */
export function createBaseMap(map: MapLibreMap, first: BaseStyleQuery): BaseMap {
  let shown = new Map<string, LayerSpecification>(baseLayers(first).map((layer) => [layer.id, layer]));
  let generation = 0;
  addPatterns(map, first.palette);

  return {
    restyle(query) {
      addPatterns(map, query.palette);
      const wanted = new Map(baseLayers(query).map((layer) => [layer.id, layer]));
      for (const [id, layer] of wanted) changeLayer(map, shown.get(id), layer);
      shown = wanted;
    },
    async load(engine) {
      generation += 1;
      const mine = generation;
      map.getSource<VectorTileSource>('parcels')?.setTiles([parcelTiles(generation)]);
      for (const role of BASE_ROLES) {
        const collection = await engine.layer(role);
        if (mine !== generation) return;
        setData(map, role, collection);
        if (role === 'boundary') setData(map, 'veil', districtVeil(collection));
        if (role === 'villages') setData(map, 'town-names', townNamesOf(collection));
      }
    },
    setPlanNames: (names) => setData(map, 'plan-names', names),
  };
}

function setData(map: MapLibreMap, source: string, data: FeatureCollection | null): void {
  void map.getSource<GeoJSONSource>(source)?.setData(data ?? { type: 'FeatureCollection', features: [] });
}

/** Sets the paint, layout and filter values that differ from what is shown. */
function changeLayer(map: MapLibreMap, before: LayerSpecification | undefined, after: LayerSpecification): void {
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
