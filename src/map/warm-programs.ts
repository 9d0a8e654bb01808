import type { FeatureCollection } from 'geojson';
import type { LayerSpecification, Map as MapLibreMap } from 'maplibre-gl';

const SOURCE = 'warm-up';
/** Unseen, but not so clear that MapLibre leaves the layer out. */
const OPACITY = 0.01;
const SIZE_DEGREES = 0.0005;

type DrawnLayer = Extract<LayerSpecification, { type: 'fill' | 'line' | 'symbol' | 'circle' }>;

/**
 * Lets MapLibre build the graphics programs of all layers while the district is loading. It builds a program when a layer is
 * first drawn and waits for it, which without a graphics card holds the page for a second at the first zoom step that
 * brings hatches or labels. Every layer is drawn once, unseen, on a speck in the middle of the screen.
 *
 * @returns resolves when all programs are there and the specks are gone
 */
export function warmPrograms(map: MapLibreMap, layers: readonly LayerSpecification[]): Promise<void> {
  const copies = layers.filter(isDrawn).map(unseenCopy);
  map.addSource(SOURCE, { type: 'geojson', data: speck(map.getCenter()) });
  for (const copy of copies) map.addLayer(copy);
  return new Promise((resolve) => {
    map.once('idle', () => {
      for (const { id } of copies) map.removeLayer(id);
      map.removeSource(SOURCE);
      resolve();
    });
  });
}

function isDrawn(layer: LayerSpecification): layer is DrawnLayer {
  return layer.type === 'fill' || layer.type === 'line' || layer.type === 'symbol' || layer.type === 'circle';
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
    source: SOURCE,
    layout: {
      ...layer.layout,
      visibility: 'visible',
      ...(layer.type === 'symbol' ? { 'text-allow-overlap': true } : {}),
    },
    paint: { ...layer.paint, ...opacities },
  } as LayerSpecification;
}

/** An area, a line and a point with the properties that labels ask for. */
function speck({ lng, lat }: { readonly lng: number; readonly lat: number }): FeatureCollection {
  const corners = [
    [lng, lat],
    [lng + SIZE_DEGREES, lat],
    [lng + SIZE_DEGREES, lat + SIZE_DEGREES],
    [lng, lat],
  ];
  const properties = { name: '区', label: '区' };
  return {
    type: 'FeatureCollection',
    features: [
      { type: 'Feature', geometry: { type: 'Polygon', coordinates: [corners] }, properties },
      { type: 'Feature', geometry: { type: 'LineString', coordinates: corners }, properties },
      { type: 'Feature', geometry: { type: 'Point', coordinates: [lng, lat] }, properties },
    ],
  };
}
