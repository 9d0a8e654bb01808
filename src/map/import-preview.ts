import type { FeatureCollection, Geometry } from 'geojson';
import type { GeoJSONSource, Map as MapLibreMap } from 'maplibre-gl';
import { type DegreeBox, geometryBounds } from '../geo/geometry-bounds.ts';
import type { Palette } from './palette.ts';

/** What an import would bring, on the map while it is asked about (导入预览). */
export interface ImportPreview {
  /** Shows these shapes in degrees; goes there once when they appear out of sight. */
  draw(palette: Palette, shapes: readonly Geometry[]): void;
}

const SOURCE = 'import-preview';
const FILL = 'import-preview-fill';
const LINE = 'import-preview-line';
const RING = 'import-preview-ring';
const EMPTY: FeatureCollection = { type: 'FeatureCollection', features: [] };
const POINTS = ['Point', 'MultiPoint'];
const PADDING_PX = 64;
const CAMERA_MS = 280;
const CLOSEST_ZOOM = 16;

/** Adds the layers above those of the base; call it once the map has its style. */
export function createImportPreview(map: MapLibreMap): ImportPreview {
  let accent: string | null = null;
  let shown: readonly Geometry[] = [];
  map.addSource(SOURCE, { type: 'geojson', data: EMPTY });

  function addLayers(): void {
    map.addLayer({
      id: FILL,
      type: 'fill',
      source: SOURCE,
      filter: ['in', ['geometry-type'], ['literal', ['Polygon', 'MultiPolygon']]],
      paint: { 'fill-opacity': 0.08 },
    });
    map.addLayer({
      id: LINE,
      type: 'line',
      source: SOURCE,
      filter: ['!', ['in', ['geometry-type'], ['literal', POINTS]]],
      paint: { 'line-width': 2, 'line-dasharray': [3, 2] },
    });
    map.addLayer({
      id: RING,
      type: 'circle',
      source: SOURCE,
      filter: ['in', ['geometry-type'], ['literal', POINTS]],
      paint: { 'circle-radius': 6, 'circle-opacity': 0.08, 'circle-stroke-width': 2 },
    });
  }

  function paint(colour: string): void {
    if (accent === null) addLayers();
    accent = colour;
    map.setPaintProperty(FILL, 'fill-color', colour);
    map.setPaintProperty(LINE, 'line-color', colour);
    map.setPaintProperty(RING, 'circle-color', colour);
    map.setPaintProperty(RING, 'circle-stroke-color', colour);
  }

  return {
    draw(palette, shapes) {
      const colour = palette.css('accent');
      if (shapes.length > 0 && colour !== accent) paint(colour);
      if (shapes === shown) return;
      const isNew = shown.length === 0;
      shown = shapes;
      const features = shapes.map((geometry) => ({ type: 'Feature' as const, geometry, properties: {} }));
      void map.getSource<GeoJSONSource>(SOURCE)?.setData({ type: 'FeatureCollection', features });
      const bounds = isNew ? boundsOfAll(shapes) : null;
      if (bounds !== null && !isInSight(map, bounds)) {
        const [west, south, east, north] = bounds;
        const corners: [number, number, number, number] = [west, south, east, north];
        map.fitBounds(corners, { padding: PADDING_PX, duration: CAMERA_MS, maxZoom: CLOSEST_ZOOM });
      }
    },
  };
}

function boundsOfAll(shapes: readonly Geometry[]): DegreeBox | null {
  return shapes.reduce<DegreeBox | null>((all, shape) => {
    const one = geometryBounds(shape);
    if (one === null || all === null) return one ?? all;
    return [Math.min(all[0], one[0]), Math.min(all[1], one[1]), Math.max(all[2], one[2]), Math.max(all[3], one[3])];
  }, null);
}

function isInSight(map: MapLibreMap, [west, south, east, north]: DegreeBox): boolean {
  const view = map.getBounds();
  return view.contains([west, south]) && view.contains([east, north]);
}
