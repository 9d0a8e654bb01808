import type { LayerSpecification, SourceSpecification, StyleSpecification } from 'maplibre-gl';
import type { HatchId } from '../kinds/kind.ts';
import type { BaseStyleQuery } from './base-style-query.ts';
import { controlFills, controlStrokes, veilLayers } from './control-layers.ts';
import { parcelLayers, roadLayers } from './land-layers.ts';
import { nameLayers } from './name-layers.ts';

/** Scheme of the addresses under which MapLibre asks for parcel tiles. */
export const TILE_SCHEME = 'tantu';

/** Small base layers that come as GeoJSON, by the role under which the engine has them. */
export const BASE_ROLES = ['boundary', 'redline', 'farmland', 'urban-boundary', 'roads', 'villages', 'places'] as const;

/** Base map layers below which the parts of the plan are put. */
export const BELOW_CONTROL_STROKES = 'farmland-casing';
/** Base map layer below which strokes and signs of the plan are put. */
export const BELOW_LABELS = 'place-dots';

/** Patterns the style asks for. */
export const BASE_PATTERNS: readonly { readonly hatch: HatchId; readonly token: string }[] = [
  { hatch: 'diagonal', token: 'k-redline' },
  { hatch: 'upright-strokes', token: 'k-farmline' },
];

/** The whole style of the base map: sources stay the same for good, layers differ in paint and visibility only. */
export function baseStyle(query: BaseStyleQuery): StyleSpecification {
  const empty = { type: 'FeatureCollection' as const, features: [] };
  const geojson = [...BASE_ROLES, 'veil', 'town-names', 'plan-names'].map((id): [string, SourceSpecification] => [
    id,
    { type: 'geojson', data: empty },
  ]);
  return {
    version: 8,
    sources: {
      parcels: { type: 'vector', tiles: [parcelTiles(0)], minzoom: 6, maxzoom: 15 },
      ...Object.fromEntries(geojson),
    },
    layers: baseLayers(query),
  };
}

/** Address of the parcel tiles; another generation makes MapLibre fetch them again. */
export function parcelTiles(generation: number): string {
  return `${TILE_SCHEME}://parcels/${generation}/{z}/{x}/{y}`;
}

/** Layers from below to above. */
export function baseLayers(query: BaseStyleQuery): LayerSpecification[] {
  return [
    { id: 'canvas', type: 'background', paint: { 'background-color': query.palette.css('canvas') } },
    ...parcelLayers(query),
    ...roadLayers(query),
    ...veilLayers(query),
    ...controlFills(query),
    ...controlStrokes(query),
    ...nameLayers(query),
  ];
}
