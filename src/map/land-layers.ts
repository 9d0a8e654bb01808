import type { LayerSpecification } from 'maplibre-gl';
import { landColourExpression } from './land-colours.ts';
import { type LandStyleQuery, patternName } from './base-style-query.ts';

/** Edges of parcels begin here, where a parcel is no longer hidden under its own edge. */
const EDGE_ZOOM = 13;

/**
 * So far beyond the last picture zoom pictures stay below the vectors that are on their way; with land half clear they
 * would be seen through them.
 */
const PICTURE_OVERLAP = 0.75;

/** Hatch of parcels that have no number while land is coloured by numbers. */
export const UNKNOWN_PATTERN = { hatch: 'diagonal', token: 'carbon-unknown-line' } as const;

/** Parcels as pictures from afar, as areas from close by, and their edges. */
export function parcelLayers(query: LandStyleQuery): LayerSpecification[] {
  const { palette, opacityOf, shading, tiling } = query;
  const opacity = opacityOf('land-cover');
  const source = { source: 'parcels', 'source-layer': 'parcels' };
  return [
    {
      id: 'parcel-pictures',
      type: 'raster',
      source: 'pictures',
      maxzoom: tiling.detailZoom + (opacity === 1 ? PICTURE_OVERLAP : 0),
      paint: { 'raster-opacity': opacity, 'raster-fade-duration': 0 },
    },
    {
      id: 'parcels',
      type: 'fill',
      ...source,
      minzoom: tiling.detailZoom,
      paint: { 'fill-color': landColourExpression(query), 'fill-opacity': opacity, 'fill-antialias': false },
    },
    {
      id: 'parcels-unknown',
      type: 'fill',
      ...source,
      minzoom: tiling.detailZoom,
      filter: ['==', ['get', shading?.name ?? ''], shading?.unknown ?? ''],
      layout: { visibility: shading === null ? 'none' : 'visible' },
      paint: {
        'fill-pattern': patternName(UNKNOWN_PATTERN.hatch, UNKNOWN_PATTERN.token, palette),
        'fill-opacity': opacity,
      },
    },
    {
      id: 'parcel-edges',
      type: 'line',
      ...source,
      minzoom: Math.max(EDGE_ZOOM, tiling.detailZoom),
      paint: {
        'line-color': palette.css(palette.theme === 'light' ? 'line-strong' : 'canvas'),
        'line-width': ['interpolate', ['linear'], ['zoom'], EDGE_ZOOM, 0.4, 15, 1],
        'line-opacity': (palette.theme === 'light' ? 0.35 : 0.8) * opacity,
      },
    },
  ];
}

/** The parcel under the pointer and the outline of the one that was clicked. */
export function parcelFocusLayers({ palette }: LandStyleQuery): LayerSpecification[] {
  return [
    {
      id: 'parcel-hovered',
      type: 'fill',
      source: 'parcel-hovered',
      paint: { 'fill-color': palette.css('accent'), 'fill-opacity': 0.14, 'fill-antialias': false },
    },
    {
      id: 'parcel-picked',
      type: 'line',
      source: 'parcel-picked',
      layout: { 'line-join': 'round' },
      paint: { 'line-color': palette.css('accent'), 'line-width': 2 },
    },
  ];
}
