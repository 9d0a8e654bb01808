import type { FeatureCollection } from 'geojson';
import type { LayerSpecification, Map as MapLibreMap } from 'maplibre-gl';
import type { Tiling } from '../land/land-tiles.ts';

const SOURCE = 'warm-up';
const IMAGE_SOURCE = 'warm-up-image';
/** One pixel as PNG. */
const PIXEL =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==';
/** Unseen, but not so clear that MapLibre leaves the layer out. */
const OPACITY = 0.01;
const SIZE_DEGREES = 0.0005;

const WARM_CLASS = 'c';

/** A base with a class, as every base has: without any, parcels would all have one colour, which is another program. */
export const WARM_TILING: Tiling = {
  detailZoom: 0,
  classes: [{ code: WARM_CLASS, name: { zh: '区', en: 'A' }, group: 'cropland', colour: null }],
};

type DrawnLayer = Extract<LayerSpecification, { type: 'fill' | 'line' | 'symbol' | 'circle' | 'raster' }>;

/**
 * Lets MapLibre build the graphics programs of all layers while the district is loading. It builds a program when a layer is
 * first drawn and waits for it, which without a graphics card holds the page for a second at the first zoom step that
 * brings hatches or labels. Every layer is drawn once, unseen, on a speck in the middle of the screen.
 *
 * @returns resolves when all programs are there and the specks are gone
 */
export function warmPrograms(map: MapLibreMap, layers: readonly LayerSpecification[]): Promise<void> {
  const copies = layers.filter(isDrawn).map(unseenCopy);
  const { lng, lat } = map.getCenter();
  map.addSource(SOURCE, { type: 'geojson', data: speck(lng, lat) });
  map.addSource(IMAGE_SOURCE, {
    type: 'image',
    url: PIXEL,
    coordinates: [
      [lng, lat + SIZE_DEGREES],
      [lng + SIZE_DEGREES, lat + SIZE_DEGREES],
      [lng + SIZE_DEGREES, lat],
      [lng, lat],
    ],
  });
  for (const copy of copies) map.addLayer(copy);
  return new Promise((resolve) => {
    map.once('idle', () => {
      for (const { id } of copies) map.removeLayer(id);
      map.removeSource(SOURCE);
      map.removeSource(IMAGE_SOURCE);
      resolve();
    });
  });
}

function isDrawn(layer: LayerSpecification): layer is DrawnLayer {
  return ['fill', 'line', 'symbol', 'circle', 'raster'].includes(layer.type);
}

/** The same program: it depends on the kind of layer and on which values vary by feature, not on their size. */
function unseenCopy(layer: DrawnLayer): LayerSpecification {
  const { 'source-layer': _sourceLayer, filter: _filter, minzoom: _minzoom, maxzoom: _maxzoom, ...rest } = layer;
  const opacities =
    layer.type === 'symbol'
      ? { 'text-opacity': OPACITY, 'icon-opacity': OPACITY }
      : { [`${layer.type}-opacity`]: OPACITY };
  return {
    ...rest,
    id: `${SOURCE}-${layer.id}`,
    source: layer.type === 'raster' ? IMAGE_SOURCE : SOURCE,
    layout: {
      ...layer.layout,
      visibility: 'visible',
      ...(layer.type === 'symbol' ? { 'text-allow-overlap': true } : {}),
    },
    paint: { ...layer.paint, ...opacities },
  } as LayerSpecification;
}

/** An area, a line and a point with the properties that labels ask for. */
function speck(lng: number, lat: number): FeatureCollection {
  const corners = [
    [lng, lat],
    [lng + SIZE_DEGREES, lat],
    [lng + SIZE_DEGREES, lat + SIZE_DEGREES],
    [lng, lat],
  ];
  const properties = { name: '区', label: '区', c: WARM_CLASS };
  return {
    type: 'FeatureCollection',
    features: [
      { type: 'Feature', geometry: { type: 'Polygon', coordinates: [corners] }, properties },
      { type: 'Feature', geometry: { type: 'LineString', coordinates: corners }, properties },
      { type: 'Feature', geometry: { type: 'Point', coordinates: [lng, lat] }, properties },
    ],
  };
}
