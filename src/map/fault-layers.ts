import type { Feature, FeatureCollection } from 'geojson';
import type { GeoJSONSource, Map as MapLibreMap } from 'maplibre-gl';
import type { EngineApi } from '../../workers/engine/api.ts';
import { isGrave } from '../session/land-quality.ts';
import type { PointerPlace } from '../session/pencil-state.ts';
import type { Palette } from './palette.ts';

/** Places of parcel faults on the map (质检标记), and the one that a table points at. */
export interface FaultMarks {
  /** Fetches the places anew; null takes them away. */
  load(engine: EngineApi | null): Promise<void>;
  /** Brings colours, visibility and the marked place up to date. */
  draw(palette: Palette, opacity: number, marked: PointerPlace | null): void;
}

const FAULTS = 'faults';
const MARKED = 'marked-place';
const EMPTY: FeatureCollection = { type: 'FeatureCollection', features: [] };
const SIGN_PX = 14;
const PIXEL_RATIO = 2;
/** From here on no sign gives way to another: nearer, each one stands at its place. */
const ALL_FROM_ZOOM = 13;

/** Adds the layers above all others of the base; call it once the map has its style. */
export function createFaultMarks(map: MapLibreMap): FaultMarks {
  let theme: string | null = null;
  let shown: PointerPlace | null = null;
  let shownOpacity = 1;
  let generation = 0;
  map.addSource(FAULTS, { type: 'geojson', data: EMPTY });
  map.addSource(MARKED, { type: 'geojson', data: EMPTY });

  function addLayers(palette: Palette): void {
    for (const grave of [true, false]) map.addImage(signName(grave, palette), drawSign(grave, palette), RATIO);
    if (map.getLayer(FAULTS) === undefined) {
      const overlap = ['step', ['zoom'], false, ALL_FROM_ZOOM, true] as unknown as boolean;
      map.addLayer({
        id: FAULTS,
        type: 'symbol',
        source: FAULTS,
        layout: { 'icon-image': signOf(palette), 'icon-allow-overlap': overlap, 'icon-padding': 0 },
      });
      map.addLayer({ id: MARKED, type: 'circle', source: MARKED, paint: ringPaint(palette) });
      return;
    }
    map.setLayoutProperty(FAULTS, 'icon-image', signOf(palette));
    for (const [name, value] of Object.entries(ringPaint(palette))) {
      map.setPaintProperty(MARKED, name as 'circle-color', value as string);
    }
  }

  return {
    async load(engine) {
      generation += 1;
      const mine = generation;
      // An engine that died has no places; its successor is asked again.
      const places = (await engine?.layer(FAULTS).catch(() => null)) ?? EMPTY;
      if (mine === generation) void map.getSource<GeoJSONSource>(FAULTS)?.setData(withSigns(places));
    },
    draw(palette, opacity, marked) {
      if (palette.theme !== theme) addLayers(palette);
      theme = palette.theme;
      if (opacity !== shownOpacity) map.setPaintProperty(FAULTS, 'icon-opacity', opacity);
      shownOpacity = opacity;
      if (marked === shown) return;
      shown = marked;
      void map.getSource<GeoJSONSource>(MARKED)?.setData(placeOf(marked));
    },
  };
}

const RATIO = { pixelRatio: PIXEL_RATIO };

function signName(grave: boolean, palette: Palette): string {
  return `fault:${grave ? 'grave' : 'listed'}:${palette.theme}`;
}

/** Picks the sign of a place by its property. */
function signOf(palette: Palette): string {
  return ['case', ['get', 'grave'], signName(true, palette), signName(false, palette)] as unknown as string;
}

function ringPaint(palette: Palette) {
  return {
    'circle-radius': 13,
    'circle-color': palette.css('accent'),
    'circle-opacity': 0.12,
    'circle-stroke-color': palette.css('accent'),
    'circle-stroke-width': 2.5,
  };
}

function withSigns(places: FeatureCollection): FeatureCollection {
  const features = places.features.map((feature) => ({
    ...feature,
    properties: { grave: isGrave(String(feature.properties?.['kind'])) },
  }));
  return { type: 'FeatureCollection', features };
}

function placeOf(marked: PointerPlace | null): FeatureCollection {
  if (marked === null) return EMPTY;
  const { longitude, latitude } = marked;
  const place: Feature = {
    type: 'Feature',
    geometry: { type: 'Point', coordinates: [longitude, latitude] },
    properties: {},
  };
  return { type: 'FeatureCollection', features: [place] };
}

/** A cinnabar lozenge or an ochre triangle with a rim of paper, as in the list of faults. */
function drawSign(grave: boolean, palette: Palette): ImageData {
  const size = SIGN_PX * PIXEL_RATIO;
  const canvas = document.createElement('canvas');
  canvas.width = size;
  canvas.height = size;
  const pen = canvas.getContext('2d');
  if (pen === null) return new ImageData(size, size);
  pen.scale(size / 14, size / 14);
  const shape = new Path2D(grave ? 'M7 2 12 7 7 12 2 7z' : 'M7 2.2 12.2 11.6H1.8z');
  pen.lineJoin = 'round';
  pen.lineWidth = 2.6;
  pen.strokeStyle = palette.css('paper-float');
  pen.stroke(shape);
  pen.fillStyle = palette.css(grave ? 'forbid-fill' : 'short-fill');
  pen.fill(shape);
  return pen.getImageData(0, 0, size, size);
}
