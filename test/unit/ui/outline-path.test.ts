import { describe, expect, it } from 'vitest';
import { outlinePath } from '../../../src/ui/start/outline-path.ts';

describe('outlinePath', () => {
  it('draws both axes at one scale: a degree of longitude at 60° is half a degree of latitude', () => {
    const square = [
      [
        [100, 59.5],
        [101, 59.5],
        [101, 60.5],
        [100, 60.5],
        [100, 59.5],
      ],
    ];
    const drawn = outlinePath({ type: 'Polygon', coordinates: square }, 200);
    expect(drawn.height).toBeCloseTo(200, 9);
    expect(drawn.width).toBeCloseTo(100, 9);
    expect(drawn.path).toBe('M0.0 200.0L100.0 200.0L100.0 0.0L0.0 0.0L0.0 200.0Z');
  });

  it('keeps every ring of every part', () => {
    const ring = [
      [0, 0],
      [1, 0],
      [1, 1],
      [0, 0],
    ];
    const drawn = outlinePath({ type: 'MultiPolygon', coordinates: [[ring, ring], [ring]] }, 10);
    expect(drawn.path.match(/M/g)).toHaveLength(3);
  });
});
