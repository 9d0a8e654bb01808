import type { FilterSpecification, LayerSpecification } from 'maplibre-gl';
import type { BaseStyleQuery } from './base-style-query.ts';
import type { Palette } from './palette.ts';

/** Cropland is told apart by lightness within ±3 %; index = tint of the tile. */
const TINTS = [-0.03, -0.015, 0, 0.015, 0.03];

/** Parcels, their edges from zoom 13 on, and the outline of the one that was clicked. */
export function parcelLayers({ palette, opacityOf, pickedParcel }: BaseStyleQuery): LayerSpecification[] {
  const opacity = opacityOf('land-cover');
  const source = { source: 'parcels', 'source-layer': 'parcels' };
  const picked: FilterSpecification = ['==', ['get', 'p'], pickedParcel];
  return [
    {
      id: 'parcels',
      type: 'fill',
      ...source,
      paint: { 'fill-color': landColour(palette), 'fill-opacity': opacity, 'fill-antialias': false },
    },
    {
      id: 'parcel-edges',
      type: 'line',
      ...source,
      minzoom: 13,
      paint: {
        'line-color': palette.css(palette.theme === 'light' ? 'line-strong' : 'canvas'),
        'line-width': ['interpolate', ['linear'], ['zoom'], 13, 0.4, 15, 1],
        'line-opacity': (palette.theme === 'light' ? 0.35 : 0.8) * opacity,
      },
    },
    {
      id: 'parcel-picked',
      type: 'line',
      ...source,
      filter: picked,
      paint: { 'line-color': palette.css('accent'), 'line-width': 2 },
    },
  ];
}

/** Fill of a parcel by land group `g` and, for cropland, tint `t`. */
function landColour(palette: Palette) {
  const cropland = TINTS.flatMap((shift, tint) => [tint, shiftLightness(palette.css('lc-cropland'), shift)]);
  const groups = ['orchard', 'forest', 'grass', 'wetland', 'water', 'village', 'urban', 'industry', 'road', 'bare'];
  const colours = groups.flatMap((group) => [group, palette.css(`lc-${group}`)]);
  return [
    'match',
    ['get', 'g'],
    'cropland',
    ['match', ['to-number', ['get', 't'], 2], ...cropland, palette.css('lc-cropland')],
    'dense',
    palette.css('lc-forest-dense'),
    ...colours,
    palette.css('lc-bare'),
  ] as unknown as string;
}

/** A `#rrggbb` colour made lighter or darker by a share of full white. */
export function shiftLightness(colour: string, share: number): string {
  const digits = colour.slice(1).match(/../g) ?? [];
  const shifted = digits.map((pair) => {
    const value = Math.round(Number.parseInt(pair, 16) + share * 255);
    return Math.min(255, Math.max(0, value)).toString(16).padStart(2, '0');
  });
  return `#${shifted.join('')}`;
}

/** Roads and railways. */
export function roadLayers({ palette, opacityOf }: BaseStyleQuery): LayerSpecification[] {
  const opacity = opacityOf('roads');
  const roadClass = ['coalesce', ['get', 'class'], ''];
  const isRail: FilterSpecification = ['==', ['coalesce', ['get', 'class'], ''], 'railway'];
  const width = (extraPx: number) =>
    [
      'interpolate',
      ['linear'],
      ['zoom'],
      9,
      ['match', roadClass, 'motorway', 1.6 + extraPx, 'national', 1.2 + extraPx, 'county', 0.8, 'rural', 0, 0.8],
      12,
      ['match', roadClass, 'motorway', 3 + extraPx, 'national', 2.4 + extraPx, 'rural', 0.8, 1.6 + extraPx],
      16,
      ['match', roadClass, 'motorway', 10 + extraPx, 'national', 8 + extraPx, 'rural', 3 + extraPx, 6 + extraPx],
    ] as unknown as number;
  const motorway = palette.theme === 'light' ? 'cond-fill' : 'short-fill';
  const colour = ['match', roadClass, 'motorway', palette.css(motorway), palette.css('lc-road')] as unknown as string;
  const line = { type: 'line', source: 'roads', layout: { 'line-cap': 'round', 'line-join': 'round' } } as const;
  return [
    {
      ...line,
      id: 'road-casings',
      filter: ['!', isRail],
      paint: { 'line-color': palette.css('line-strong'), 'line-width': width(1.2), 'line-opacity': 0.45 * opacity },
    },
    {
      ...line,
      id: 'roads',
      filter: ['!', isRail],
      paint: { 'line-color': colour, 'line-width': width(0), 'line-opacity': opacity },
    },
    {
      id: 'railways',
      type: 'line',
      source: 'roads',
      filter: isRail,
      paint: {
        'line-color': palette.css('ink-3'),
        'line-width': 1.6,
        'line-dasharray': [4, 3],
        'line-opacity': opacity,
      },
    },
  ];
}
