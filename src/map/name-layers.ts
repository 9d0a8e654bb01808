import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import type { BaseStyleQuery } from './base-style-query.ts';
import { zoomAtDenominator } from './map-scale.ts';

const VILLAGE_NAMES_DENOMINATOR = 90_000;
const LATITUDE = 38;
/** Font of all names on the map. */
export const LABEL_FONT = ['Noto Sans SC'];
const HALO_PX = 1.6;
const BELOW: ExpressionSpecification = ['literal', [0, 1.1]];
const INSIDE: ExpressionSpecification = ['literal', [0, 0]];

/** Names of villages, places and plan features; later ones take precedence. */
export function nameLayers({ palette, language, opacityOf }: BaseStyleQuery): LayerSpecification[] {
  const name = nameExpression(language);
  const villageZoom = Math.round(zoomAtDenominator(VILLAGE_NAMES_DENOMINATOR, LATITUDE) * 10) / 10;
  const halo = { 'text-halo-color': palette.css('paper-float'), 'text-halo-width': HALO_PX };
  const ink = { 'text-color': palette.css('ink'), ...halo };
  const dot = (role: string, radius: number, minzoom: number): LayerSpecification => ({
    id: `${role.slice(0, -1)}-dots`,
    type: 'circle',
    source: role,
    minzoom,
    paint: {
      'circle-radius': radius,
      'circle-color': palette.css('k-place'),
      'circle-stroke-color': palette.css('paper-float'),
      'circle-stroke-width': 1,
      'circle-opacity': opacityOf(role),
      'circle-stroke-opacity': opacityOf(role),
    },
  });
  return [
    dot('places', 3, 11.5),
    dot('villages', 2, villageZoom),
    {
      id: 'village-names',
      type: 'symbol',
      source: 'villages',
      minzoom: villageZoom,
      layout: { 'text-field': name, 'text-font': LABEL_FONT, 'text-size': 11.5, 'text-padding': 8 },
      paint: { ...ink, 'text-color': palette.css('ink-2'), 'text-opacity': opacityOf('villages') },
    },
    {
      id: 'place-names',
      type: 'symbol',
      source: 'places',
      minzoom: 12,
      layout: {
        'text-field': name,
        'text-font': LABEL_FONT,
        'text-size': 12,
        'text-offset': [0, 0.9],
        'text-anchor': 'top',
      },
      paint: { ...ink, 'text-opacity': opacityOf('places') },
    },
    {
      id: 'town-names',
      type: 'symbol',
      source: 'town-names',
      layout: { 'text-field': ['get', 'name'], 'text-font': LABEL_FONT, 'text-size': 13.5, 'text-padding': 6 },
      paint: { ...ink, 'text-opacity': opacityOf('villages') },
    },
    {
      id: 'plan-names',
      type: 'symbol',
      source: 'plan-names',
      layout: {
        'text-field': ['get', 'name'],
        'text-font': LABEL_FONT,
        'text-size': 12.5,
        // From afar a feature is smaller than its name, which then stands below it as below a sign.
        'text-offset': ['step', ['zoom'], BELOW, 12, ['case', ['get', 'isSign'], BELOW, INSIDE]],
      },
      paint: { ...halo, 'text-color': palette.css('ink') },
    },
  ];
}

/** Names as the base files carry them, in the language of the page where the file has it. */
function nameExpression(language: 'zh' | 'en') {
  const fields = language === 'en' ? ['nameEn', 'name'] : ['name'];
  return ['coalesce', ...fields.map((field) => ['get', field]), ''] as unknown as string;
}
