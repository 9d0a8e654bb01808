import { describe, expect, it } from 'vitest';
import { coarseShape } from '../../../src/map/coarse-shape.ts';
import type { Geometry } from 'geojson';

describe('a shape from afar', () => {
  it('keeps its corners and loses what lies half a px beside its edges', () => {
    const ring = [
      [0, 0],
      [0.5, 1e-4],
      [1, 0],
      [1, 0.5],
      [1, 1],
      [0.7, 1.01],
      [0, 1],
      [0, 0],
    ];
    const shape: Geometry = { type: 'Polygon', coordinates: [ring] };
    expect(coarseShape(shape)).toEqual({
      type: 'Polygon',
      coordinates: [
        [
          [0, 0],
          [1, 0],
          [1, 1],
          [0.7, 1.01],
          [0, 1],
          [0, 0],
        ],
      ],
    });
  });

  it('leaves what would vanish as it is', () => {
    const ring = [
      [0, 0],
      [1e-5, 0],
      [2e-5, 1e-5],
      [1e-5, 2e-5],
      [0, 1e-5],
      [0, 0],
    ];
    const shape: Geometry = { type: 'Polygon', coordinates: [ring] };
    expect(coarseShape(shape)).toBe(shape);
  });
});
