import { expect, it } from 'vitest';
import { perimeterM } from '../../../src/geo/perimeter.ts';
import { flatShapeFromGeojson } from '../../../src/geo/shape-from-geojson.ts';

it('follows the meridian and the equator of the ellipsoid', () => {
  // A quarter of the globe: two quarter meridians of 10 001 965.729 m (GRS 80, H. Moritz 2000) and a quarter of the
  // equator, 6 378 137 m · π / 2.
  const octant = flatShapeFromGeojson({
    type: 'Polygon',
    coordinates: [
      [
        [0, 0],
        [45, 0],
        [90, 0],
        [90, 90],
        [0, 0],
      ],
    ],
  });
  expect(Math.abs(perimeterM(octant) - (2 * 10_001_965.729 + (6_378_137 * Math.PI) / 2))).toBeLessThan(0.002);
});

it('counts the edges of holes and of all parts', () => {
  const ring = (west: number) => [
    [west, 40],
    [west + 0.01, 40],
    [west, 40.01],
    [west, 40],
  ];
  const one = flatShapeFromGeojson({ type: 'Polygon', coordinates: [ring(117)] });
  const three = flatShapeFromGeojson({ type: 'MultiPolygon', coordinates: [[ring(117), ring(117)], [ring(118)]] });
  expect(perimeterM(three)).toBeCloseTo(3 * perimeterM(one), 6);
});
