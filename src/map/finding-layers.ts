import type { Feature, FeatureCollection, Geometry } from 'geojson';
import type { GeoJSONSource, Map as MapLibreMap } from 'maplibre-gl';
import type { FindingState } from '../session/finding-state.ts';
import type { Palette } from './palette.ts';
import { remember } from './remember.ts';

/** Conflicts on the map (冲突标记): a sign at each, and the land concerned by the one that is looked at. */
export interface FindingMarks {
  /** Brings colours, signs and the hatched land up to date; `opacity` is that of the signs, 0…1. */
  draw(palette: Palette, findings: FindingState['findings'], land: Geometry | null, opacity: number): void;
}

type Severity = FindingState['findings'][number]['severity'];

const SIGNS = 'findings';
const LAND = 'finding-land';
const LAND_FILL = 'finding-land-fill';
const LAND_LINE = 'finding-land-line';
const SEVERITIES: readonly Severity[] = ['forbidden', 'conditional', 'advice'];
const EMPTY: FeatureCollection = { type: 'FeatureCollection', features: [] };
const PIXEL_RATIO = 2;
const SIGN_PX = 16;
const HATCH_PX = 8;
/** From here on no sign gives way to another: nearer, each one stands at its place. */
const ALL_FROM_ZOOM = 13;

/** Adds the layers above those of the base; call it once the map has its style. */
export function createFindingMarks(map: MapLibreMap): FindingMarks {
  map.addSource(SIGNS, { type: 'geojson', data: EMPTY });
  map.addSource(LAND, { type: 'geojson', data: EMPTY });

  const paint = remember((palette: Palette): void => {
    const { theme } = palette;
    for (const severity of SEVERITIES) {
      const name = signName(severity, palette);
      if (!map.hasImage(name)) map.addImage(name, drawSign(severity, palette), { pixelRatio: PIXEL_RATIO });
    }
    if (!map.hasImage(`${LAND}:${theme}`)) {
      map.addImage(`${LAND}:${theme}`, drawHatch(palette), { pixelRatio: PIXEL_RATIO });
    }
    if (map.getLayer(SIGNS) === undefined) addLayers();
    map.setPaintProperty(LAND_FILL, 'fill-pattern', `${LAND}:${theme}`);
    map.setPaintProperty(LAND_LINE, 'line-color', palette.css('forbid-fill'));
    map.setLayoutProperty(SIGNS, 'icon-image', ['concat', 'finding:', ['get', 'severity'], `:${theme}`]);
  });

  function addLayers(): void {
    map.addLayer({ id: LAND_FILL, type: 'fill', source: LAND });
    map.addLayer({ id: LAND_LINE, type: 'line', source: LAND, paint: { 'line-width': 1.5 } });
    const overlap = ['step', ['zoom'], false, ALL_FROM_ZOOM, true] as unknown as boolean;
    map.addLayer({
      id: SIGNS,
      type: 'symbol',
      source: SIGNS,
      layout: { 'icon-allow-overlap': overlap, 'icon-padding': 0, 'symbol-sort-key': ['get', 'weight'] },
    });
  }

  const place = remember((findings: FindingState['findings']): void => {
    const features = findings.filter(({ waiver }) => waiver === null).map(signOf);
    void map.getSource<GeoJSONSource>(SIGNS)?.setData({ type: 'FeatureCollection', features });
  });
  const show = remember((land: Geometry | null): void => {
    const shape: Feature[] = land === null ? [] : [{ type: 'Feature', geometry: land, properties: {} }];
    void map.getSource<GeoJSONSource>(LAND)?.setData({ type: 'FeatureCollection', features: shape });
  });

  const fade = remember((opacity: number): void => {
    map.setPaintProperty(SIGNS, 'icon-opacity', opacity);
  });

  return {
    draw(palette, findings, land, opacity) {
      paint(palette);
      place(findings);
      fade(opacity);
      show(land);
    },
  };
}

function signOf({ severity, lon, lat }: FindingState['findings'][number]): Feature {
  return {
    type: 'Feature',
    geometry: { type: 'Point', coordinates: [lon, lat] },
    // What weighs most is placed first, and gives way to nothing.
    properties: { severity, weight: SEVERITIES.indexOf(severity) },
  };
}

function signName(severity: Severity, { theme }: Palette): string {
  return `finding:${severity}:${theme}`;
}

/** As in the list: no entry, a triangle, or a ring, each with a rim of paper. */
function drawSign(severity: Severity, palette: Palette): ImageData {
  return drawImage(SIGN_PX, 16, (pen) => {
    const paper = palette.css('paper-float');
    const shape = new Path2D(severity === 'conditional' ? 'M8 2.2 14.2 13.6H1.8z' : 'M8 2.4a5.6 5.6 0 1 0 .01 0z');
    pen.lineJoin = 'round';
    pen.lineWidth = 2.8;
    pen.strokeStyle = paper;
    pen.stroke(shape);
    pen.fillStyle =
      severity === 'advice' ? paper : palette.css(severity === 'forbidden' ? 'forbid-fill' : 'short-fill');
    pen.fill(shape);
    pen.lineWidth = 1.8;
    if (severity === 'advice') {
      pen.strokeStyle = palette.css('ink-2');
      pen.stroke(new Path2D('M8 3.6a4.4 4.4 0 1 0 .01 0z'));
    } else {
      pen.stroke(new Path2D(severity === 'forbidden' ? 'M5 8h6' : 'M8 6.2v3.6M8 11v1.3'));
    }
  });
}

/** Diagonals that repeat without a seam. */
function drawHatch(palette: Palette): ImageData {
  return drawImage(HATCH_PX, HATCH_PX, (pen) => {
    pen.strokeStyle = palette.css('forbid-fill');
    pen.lineWidth = 1.4;
    for (const shift of [-HATCH_PX, 0, HATCH_PX]) {
      pen.beginPath();
      pen.moveTo(shift - 2, HATCH_PX + 2);
      pen.lineTo(shift + HATCH_PX + 2, -2);
      pen.stroke();
    }
  });
}

function drawImage(sizePx: number, units: number, paint: (pen: CanvasRenderingContext2D) => void): ImageData {
  const size = sizePx * PIXEL_RATIO;
  const canvas = document.createElement('canvas');
  canvas.width = size;
  canvas.height = size;
  const pen = canvas.getContext('2d');
  if (pen === null) return new ImageData(size, size);
  pen.scale(size / units, size / units);
  paint(pen);
  return pen.getImageData(0, 0, size, size);
}
