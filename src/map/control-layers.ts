import type { LayerSpecification } from 'maplibre-gl';
import { patternName, type BaseStyleQuery } from './base-style-query.ts';
import { zoomAtDenominator } from './map-scale.ts';

/** Latitude at which scale limits are turned into zooms; the districts lie between 26° and 40° N. */
const LATITUDE = 38;

/** The veil over everything outside the district, and the district's outline. */
export function veilLayers({ palette }: BaseStyleQuery): LayerSpecification[] {
  return [
    { id: 'veil', type: 'fill', source: 'veil', paint: { 'fill-color': palette.css('canvas'), 'fill-opacity': 0.86 } },
    {
      id: 'boundary',
      type: 'line',
      source: 'boundary',
      paint: { 'line-color': palette.css('ink-3'), 'line-width': 1.4, 'line-dasharray': [6, 2, 1.4, 2] },
    },
  ];
}

/** Hatches and tints of the control lines (管控线), below the plan. */
export function controlFills({ palette, opacityOf }: BaseStyleQuery): LayerSpecification[] {
  const farmland = opacityOf('farmland');
  return [
    {
      id: 'farmland-fill',
      type: 'fill',
      source: 'farmland',
      // From afar the many fields are one tint; nearer, hatch and strokes say the same and the tint steps back.
      paint: {
        'fill-color': palette.css('k-farmline'),
        'fill-opacity': ['step', ['zoom'], 0.22 * farmland, hatchZoom(), 0.06 * farmland],
      },
    },
    {
      id: 'farmland-hatch',
      type: 'fill',
      source: 'farmland',
      minzoom: hatchZoom(),
      paint: {
        'fill-pattern': patternName('upright-strokes', 'k-farmline', palette),
        'fill-opacity': 0.7 * farmland,
      },
    },
    {
      id: 'redline-hatch',
      type: 'fill',
      source: 'redline',
      minzoom: hatchZoom(),
      paint: {
        'fill-pattern': patternName('diagonal', 'k-redline', palette),
        'fill-opacity': 0.66 * opacityOf('redline'),
      },
    },
  ];
}

/** Hatches begin where the scale passes 1 : 150 000. */
function hatchZoom(): number {
  return Math.round(zoomAtDenominator(150_000, LATITUDE) * 10) / 10;
}

/** How one control line is drawn. */
interface ControlStroke {
  readonly role: string;
  readonly token: string;
  readonly widthPx: number;
  /** In line widths; empty = solid. */
  readonly dash: readonly number[];
  readonly fromZoom: number;
  /** The casing of lines that lie close to each other would cover the ground from afar. */
  readonly casingFromZoom: number;
}

const CLOSE_ZOOM = 13;
/** Lines that lie close to each other reach their full width here; before, they would cover the fields between them. */
const FULL_WIDTH_ZOOM = 14.5;

/** Strokes of the control lines, above the fills of the plan. */
export function controlStrokes({ palette, opacityOf }: BaseStyleQuery): LayerSpecification[] {
  const strokes: readonly ControlStroke[] = [
    {
      role: 'farmland',
      token: 'k-farmline',
      widthPx: 1.6,
      dash: [7, 2, 1.4, 2],
      fromZoom: hatchZoom(),
      casingFromZoom: CLOSE_ZOOM,
    },
    { role: 'urban-boundary', token: 'k-urbanline', widthPx: 1.8, dash: [3.9, 2.2], fromZoom: 0, casingFromZoom: 0 },
    { role: 'redline', token: 'k-redline', widthPx: 2.2, dash: [], fromZoom: 0, casingFromZoom: 0 },
  ];
  return strokes.flatMap(({ role, token, widthPx, dash, fromZoom, casingFromZoom }): LayerSpecification[] => {
    const opacity = Math.min(1, 0.4 + 0.6 * opacityOf(role)) * Math.sign(opacityOf(role));
    const layout = { 'line-join': 'round' } as const;
    const width = ['interpolate', ['linear'], ['zoom'], hatchZoom(), 0.4 * widthPx, FULL_WIDTH_ZOOM, widthPx];
    const lineWidth = fromZoom > 0 ? (width as unknown as number) : widthPx;
    const casing = { 'line-color': palette.css('paper'), 'line-width': widthPx + 2.4, 'line-opacity': 0.8 * opacity };
    const paint = { 'line-color': palette.css(token), 'line-width': lineWidth, 'line-opacity': opacity };
    const dashes = dash.length > 0 ? { 'line-dasharray': [...dash] } : {};
    return [
      { id: `${role}-casing`, type: 'line', source: role, minzoom: casingFromZoom, layout, paint: casing },
      { id: `${role}-line`, type: 'line', source: role, minzoom: fromZoom, layout, paint: { ...paint, ...dashes } },
    ];
  });
}
