import type { FilterSpecification, LayerSpecification, SourceSpecification, StyleSpecification } from 'maplibre-gl';
import type { HatchId } from '../kinds/kind.ts';
import { zoomAtDenominator } from './map-scale.ts';
import { TILE_SCHEME } from './maplibre-compat.ts';
import type { Palette } from './palette.ts';

/** Small base layers that come as GeoJSON, by the role under which the engine has them. */
export const BASE_ROLES = ['boundary', 'redline', 'farmland', 'urban-boundary', 'roads', 'villages', 'places'] as const;

/** One of {@link BASE_ROLES}. */
export type BaseLayerRole = (typeof BASE_ROLES)[number];

/** Base map layers below which the parts of the plan are put. */
export const BELOW_CONTROL_STROKES = 'farmland-casing';
/** Base map layer below which strokes and signs of the plan are put. */
export const BELOW_LABELS = 'village-names';

const BELOW_VILLAGE_NAMES_DENOMINATOR = 90_000;
const LATITUDE = 40;
const FONT = ['Noto Sans SC'];
const HALO_PX = 1.6;
/** Cropland is told apart by lightness within ±3 %; index = tint of the tile. */
const TINTS = [-0.03, -0.015, 0, 0.015, 0.03];

/** What decides how the base map looks. */
export interface BaseStyleQuery {
  readonly palette: Palette;
  readonly language: 'zh' | 'en';
  /** Opacity of a base layer by role, 0 = hidden. */
  readonly opacityOf: (role: string) => number;
  /** Number of the parcel to be outlined, −1 for none. */
  readonly pickedParcel: number;
}

/** Name under which the pattern of a hatch in a colour of a theme is kept. */
export function patternName(hatch: HatchId, token: string, palette: Palette): string {
  return `${hatch}:${token}:${palette.theme}`;
}

/** Patterns the style asks for. */
export const BASE_PATTERNS: readonly { readonly hatch: HatchId; readonly token: string }[] = [
  { hatch: 'diagonal', token: 'k-redline' },
  { hatch: 'upright-strokes', token: 'k-farmline' },
];

/** The whole style of the base map: sources stay the same for good, layers differ in paint and visibility only. */
export function baseStyle(query: BaseStyleQuery): StyleSpecification {
  const empty = { type: 'FeatureCollection' as const, features: [] };
  const geojson = [...BASE_ROLES, 'veil', 'plan-names'].map((id): [string, SourceSpecification] => [
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

function parcelLayers({ palette, opacityOf, pickedParcel }: BaseStyleQuery): LayerSpecification[] {
  const opacity = opacityOf('land-cover');
  const source = { source: 'parcels', 'source-layer': 'parcels' };
  const picked: FilterSpecification = ['==', ['get', 'p'], pickedParcel];
  return [
    {
      id: 'parcels',
      type: 'fill',
      ...source,
      paint: { 'fill-color': landColour(palette), 'fill-opacity': opacity, 'fill-antialias': true },
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

function roadLayers({ palette, opacityOf }: BaseStyleQuery): LayerSpecification[] {
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

function veilLayers({ palette }: BaseStyleQuery): LayerSpecification[] {
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

function controlFills({ palette, opacityOf }: BaseStyleQuery): LayerSpecification[] {
  const farmland = opacityOf('farmland');
  return [
    {
      id: 'farmland-fill',
      type: 'fill',
      source: 'farmland',
      paint: { 'fill-color': palette.css('k-farmline'), 'fill-opacity': 0.06 * farmland },
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

function controlStrokes({ palette, opacityOf }: BaseStyleQuery): LayerSpecification[] {
  const stroke = (role: string, token: string, widthPx: number, dash: number[] | null): LayerSpecification[] => {
    const opacity = Math.min(1, 0.4 + 0.6 * opacityOf(role)) * Math.sign(opacityOf(role));
    const layout = { 'line-join': 'round' } as const;
    const casing = { 'line-color': palette.css('paper'), 'line-width': widthPx + 2.4, 'line-opacity': 0.8 * opacity };
    const paint = { 'line-color': palette.css(token), 'line-width': widthPx, 'line-opacity': opacity };
    return [
      { id: `${role}-casing`, type: 'line', source: role, layout, paint: casing },
      {
        id: `${role}-line`,
        type: 'line',
        source: role,
        layout,
        paint: dash ? { ...paint, 'line-dasharray': dash } : paint,
      },
    ];
  };
  return [
    ...stroke('farmland', 'k-farmline', 1.6, [7, 2, 1.4, 2]),
    ...stroke('urban-boundary', 'k-urbanline', 1.8, [3.9, 2.2]),
    ...stroke('redline', 'k-redline', 2.2, null),
  ];
}

function nameLayers({ palette, language, opacityOf }: BaseStyleQuery): LayerSpecification[] {
  const name = nameExpression(language);
  const halo = { 'text-halo-color': palette.css('paper-float'), 'text-halo-width': HALO_PX };
  const ink = { 'text-color': palette.css('ink'), ...halo };
  return [
    {
      id: 'village-names',
      type: 'symbol',
      source: 'villages',
      minzoom: Math.round(zoomAtDenominator(BELOW_VILLAGE_NAMES_DENOMINATOR, LATITUDE) * 10) / 10,
      layout: { 'text-field': name, 'text-font': FONT, 'text-size': 11.5, 'text-padding': 8 },
      paint: { ...ink, 'text-color': palette.css('ink-2'), 'text-opacity': opacityOf('villages') },
    },
    {
      id: 'place-names',
      type: 'symbol',
      source: 'places',
      minzoom: 12,
      layout: { 'text-field': name, 'text-font': FONT, 'text-size': 12, 'text-offset': [0, 0.9], 'text-anchor': 'top' },
      paint: { ...ink, 'text-opacity': opacityOf('places') },
    },
    {
      id: 'plan-names',
      type: 'symbol',
      source: 'plan-names',
      layout: {
        'text-field': ['get', 'name'],
        'text-font': FONT,
        'text-size': 12.5,
        'text-offset': ['case', ['get', 'isSign'], ['literal', [0, 1]], ['literal', [0, 0]]],
      },
      paint: { ...halo, 'text-color': palette.css('ink') },
    },
  ];
}

/** Names as the base files carry them, in the language of the page where the file has it. */
function nameExpression(language: 'zh' | 'en') {
  const fields = language === 'en' ? ['name_en', 'name', 'MC', 'NAME'] : ['name', 'MC', 'NAME'];
  return ['coalesce', ...fields.map((field) => ['get', field]), ''] as unknown as string;
}
