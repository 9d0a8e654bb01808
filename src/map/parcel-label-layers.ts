import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import { LABEL_ZOOM } from '../land/tile-cutter.ts';
import type { LandStyleQuery } from './base-style-query.ts';
import { LABEL_FONT } from './name-layers.ts';

/** Name and code of the class of a parcel, where its land has room for them. Names of places take precedence. */
export function parcelLabelLayers({ palette, language, opacityOf, tiling }: LandStyleQuery): LayerSpecification[] {
  const names = tiling.classes.flatMap(({ code, name }) =>
    name === null || code === '' ? [] : [code, name[language]],
  );
  const code: ExpressionSpecification = ['get', 'c'];
  const name = (names.length === 0 ? code : ['match', code, ...names, code]) as ExpressionSpecification;
  return [
    {
      id: 'parcel-labels',
      type: 'symbol',
      source: 'parcels',
      'source-layer': 'labels',
      minzoom: LABEL_ZOOM,
      filter: ['<=', ['get', 'm'], ['zoom']],
      layout: {
        'text-field': ['format', name, {}, '\n', {}, code, { 'font-scale': 0.9 }],
        'text-font': LABEL_FONT,
        'text-size': 10.5,
        'text-line-height': 1.15,
        'text-padding': 2,
      },
      paint: {
        'text-color': palette.css('ink-2'),
        'text-halo-color': palette.css('paper-float'),
        'text-halo-width': 1,
        'text-opacity': opacityOf('land-cover') > 0 ? 0.9 : 0,
      },
    },
  ];
}
