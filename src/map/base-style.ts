import type { LayerSpecification, SourceSpecification, StyleSpecification } from 'maplibre-gl';
import type { HatchId } from '../kinds/kind.ts';
import { FINEST_ZOOM } from '../land/tile-cutter.ts';
import { PICTURE_SIZE } from '../land/tile-picture.ts';
import type { LandStyleQuery } from './base-style-query.ts';
import { enlargeLayers, PLAIN } from './emphasis.ts';
import { controlFills, controlStrokes, veilLayers } from './control-layers.ts';
import { parcelFocusLayers, parcelLayers, UNKNOWN_PATTERN } from './land-layers.ts';
import { nameLayers } from './name-layers.ts';
import { parcelLabelLayers } from './parcel-label-layers.ts';
import { roadLayers } from './road-layers.ts';

/** Scheme of the addresses under which MapLibre asks for parcel tiles. */
export const TILE_SCHEME = 'tantu';

/** Small base layers that come as GeoJSON, by the role under which the engine has them. */
export const BASE_ROLES = ['boundary', 'redline', 'farmland', 'urban-boundary', 'roads', 'villages', 'places'] as const;

/** The parcel under the pointer and the one that was clicked. */
export const FOCUS_SOURCES = ['parcel-hovered', 'parcel-picked'] as const;

/** Base map layers below which the parts of the plan are put. */
export const BELOW_CONTROL_STROKES = 'farmland-casing';
/** Base map layer below which strokes and signs of the plan are put. */
export const BELOW_LABELS = 'place-dots';

/** Patterns the style asks for. */
export const BASE_PATTERNS: readonly { readonly hatch: HatchId; readonly token: string }[] = [
  { hatch: 'diagonal', token: 'k-redline' },
  { hatch: 'upright-strokes', token: 'k-farmline' },
  UNKNOWN_PATTERN,
];

/** The whole style of the base map: sources stay the same for good, layers differ in paint and visibility only. */
export function baseStyle(query: LandStyleQuery): StyleSpecification {
  const empty = { type: 'FeatureCollection' as const, features: [] };
  const geojson = [...BASE_ROLES, ...FOCUS_SOURCES, 'veil', 'town-names', 'plan-names'].map(
    (id): [string, SourceSpecification] => [id, { type: 'geojson', data: empty }],
  );
  return {
    version: 8,
    sources: {
      pictures: { type: 'raster', tiles: [tileAddress('pictures', 0)], tileSize: PICTURE_SIZE, maxzoom: FINEST_ZOOM },
      parcels: { type: 'vector', tiles: [tileAddress('parcels', 0)], maxzoom: FINEST_ZOOM },
      ...Object.fromEntries(geojson),
    },
    layers: baseLayers(query),
  };
}

/** The kinds of tiles: pictures and vectors of a base, and pictures of where a kind could go. */
export type TileKind = 'pictures' | 'parcels' | 'eligible';

/** Address of tiles; another generation makes MapLibre fetch them again. */
export function tileAddress(kind: TileKind, generation: number): string {
  return `${TILE_SCHEME}://${kind}/${generation}/{z}/{x}/{y}`;
}

/** Layers from below to above. */
export function baseLayers(query: LandStyleQuery): LayerSpecification[] {
  const layers = [
    { id: 'canvas', type: 'background' as const, paint: { 'background-color': query.palette.css('canvas') } },
    ...parcelLayers(query),
    ...roadLayers(query),
    ...parcelFocusLayers(query),
    ...veilLayers(query),
    ...controlFills(query),
    ...controlStrokes(query),
    ...parcelLabelLayers(query),
    ...nameLayers(query),
  ];
  return enlargeLayers(layers, query.emphasis ?? PLAIN);
}
