import type { FilterSpecification, LayerSpecification } from 'maplibre-gl';
import type { BaseStyleQuery } from './base-style-query.ts';

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
