import type { LayerSpecification } from 'maplibre-gl';
import { describe, expect, it } from 'vitest';
import { enlargeLayers, PLAIN, PRESENTED } from '../../../src/map/emphasis.ts';

const layers: readonly LayerSpecification[] = [
  { id: 'redline-line', type: 'line', source: 'redline', paint: { 'line-width': 2 } },
  {
    id: 'farmland-line',
    type: 'line',
    source: 'farmland',
    paint: { 'line-width': ['interpolate', ['linear'], ['zoom'], 10, 1, 14, ['*', 2, ['get', 'w']]] },
  },
  { id: 'roads', type: 'line', source: 'roads', paint: { 'line-width': ['step', ['zoom'], 1, 12, 3] } },
  { id: 'parcel-lines', type: 'line', source: 'parcels', paint: { 'line-width': 1 } },
  { id: 'place-dots', type: 'circle', source: 'places', paint: { 'circle-radius': 10 } },
  { id: 'names', type: 'symbol', source: 'places', layout: { 'text-size': 10 } },
  { id: 'canvas', type: 'background', paint: { 'background-color': 'red' } },
];

describe('a map that is read from afar', () => {
  it('is the same on a desk', () => {
    expect(enlargeLayers(layers, PLAIN)).toEqual(layers);
  });

  it('has strokes × 1.5, signs × 1.35, names × 1.4 (design.md 5); zoom stays the outermost of an expression', () => {
    const [redline, farmland, roads, parcels, dots, names, canvas] = enlargeLayers(layers, PRESENTED);
    expect(redline).toMatchObject({ paint: { 'line-width': 3 } });
    expect(farmland).toMatchObject({
      paint: {
        'line-width': ['interpolate', ['linear'], ['zoom'], 10, 1.5, 14, ['*', 1.5, ['*', 2, ['get', 'w']]]],
      },
    });
    expect(roads).toMatchObject({ paint: { 'line-width': ['step', ['zoom'], 1.5, 12, 4.5] } });
    expect(dots).toMatchObject({ paint: { 'circle-radius': 13.5 } });
    expect(names).toMatchObject({ layout: { 'text-size': 14 } });
    expect([parcels, canvas]).toEqual([layers[3], layers[6]]);
  });
});
