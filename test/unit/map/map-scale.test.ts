import { describe, expect, it } from 'vitest';
import { mapScaleAt, scaleBandOf, zoomAtDenominator } from '../../../src/map/map-scale.ts';

describe('scale of the map', () => {
  it('is that of the web Mercator tile scheme: 156 543.034 m per px at zoom 0 with 256 px tiles', () => {
    expect(mapScaleAt(0, 0).metresPerPixel).toBeCloseTo(156543.034 / 2, 2);
    expect(mapScaleAt(10, 60).metresPerPixel).toBeCloseTo(156543.034 / 2 / 1024 / 2, 4);
  });

  it('is counted for CSS px of 1/96 inch', () => {
    const { metresPerPixel, denominator } = mapScaleAt(12, 40);
    expect(denominator * 0.0254).toBeCloseTo(metresPerPixel * 96, 6);
  });

  it('finds the zoom of a scale again', () => {
    expect(mapScaleAt(zoomAtDenominator(60_000, 40), 40).denominator).toBeCloseTo(60_000, 3);
  });

  it('has three bands', () => {
    expect([200_000, 150_000, 60_000, 30_000, 29_999].map(scaleBandOf)).toEqual([
      'far',
      'middle',
      'middle',
      'middle',
      'near',
    ]);
  });
});
