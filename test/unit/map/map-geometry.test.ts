import type { Feature, Geometry, Position } from 'geojson';
import { describe, expect, it } from 'vitest';
import { geometryBounds } from '../../../src/geo/geometry-bounds.ts';
import { districtVeil } from '../../../src/map/district-veil.ts';
import { labelPointOf } from '../../../src/map/label-point.ts';
import { createPlanNames } from '../../../src/map/plan-names.ts';
import { isInsideRings } from '../../../src/geo/point-in-polygon.ts';
import { townNamesOf } from '../../../src/map/town-names.ts';
import { item } from './map-fixture.ts';

/** A U: its middle is not inside. */
const U: Position[][] = [
  [
    [0, 0],
    [9, 0],
    [9, 9],
    [6, 9],
    [6, 3],
    [3, 3],
    [3, 9],
    [0, 9],
    [0, 0],
  ],
];

describe('place of a name', () => {
  it('is inside even where the middle is not', () => {
    const place = labelPointOf({ type: 'Polygon', coordinates: U }) ?? [];
    expect(isInsideRings(place, U)).toBe(true);
  });

  it('keeps out of holes', () => {
    const rings: Position[][] = [
      [
        [0, 0],
        [10, 0],
        [10, 10],
        [0, 10],
        [0, 0],
      ],
      [
        [3, 3],
        [3, 7],
        [9, 7],
        [9, 3],
        [3, 3],
      ],
    ];
    const place = labelPointOf({ type: 'Polygon', coordinates: rings }) ?? [];
    expect(isInsideRings(place, rings)).toBe(true);
  });

  it('is in the largest part', () => {
    const small: Position[][] = [
      [
        [100, 0],
        [101, 0],
        [101, 1],
        [100, 0],
      ],
    ];
    const place = labelPointOf({ type: 'MultiPolygon', coordinates: [small, U] }) ?? [];
    expect(place[0]).toBeLessThan(10);
  });

  it.each<[Geometry, Position | null]>([
    [{ type: 'Point', coordinates: [1, 2] }, [1, 2]],
    [
      {
        type: 'LineString',
        coordinates: [
          [0, 0],
          [1, 1],
          [2, 0],
        ],
      },
      [1, 1],
    ],
    [{ type: 'GeometryCollection', geometries: [] }, null],
    [{ type: 'Polygon', coordinates: [] }, null],
  ])('of %j', (geometry, place) => {
    expect(labelPointOf(geometry)).toEqual(place);
  });
});

describe('box around a geometry', () => {
  it('holds every vertex', () => {
    expect(geometryBounds({ type: 'Polygon', coordinates: U })).toEqual([0, 0, 9, 9]);
    const both: Geometry = {
      type: 'GeometryCollection',
      geometries: [
        { type: 'Point', coordinates: [20, -3] },
        { type: 'Polygon', coordinates: U },
      ],
    };
    expect(geometryBounds(both)).toEqual([0, -3, 20, 9]);
    expect(geometryBounds({ type: 'MultiPoint', coordinates: [] })).toBeNull();
  });
});

describe('veil outside the district', () => {
  it('leaves the district open and covers the rest', () => {
    const veil = districtVeil({
      type: 'FeatureCollection',
      features: [{ type: 'Feature', properties: {}, geometry: { type: 'MultiPolygon', coordinates: [U] } }],
    });
    const geometry = veil.features[0]?.geometry;
    const rings = geometry?.type === 'Polygon' ? geometry.coordinates : [];
    expect(isInsideRings([1, 1], rings)).toBe(false);
    expect(isInsideRings([4.5, 6], rings)).toBe(true);
    expect(isInsideRings([50, 50], rings)).toBe(true);
  });

  it('covers nothing when there is no outline', () => {
    expect(districtVeil(null).features).toEqual([]);
  });
});

describe('names of the plan', () => {
  it('leaves nameless features out', () => {
    const named = item('wood', { type: 'Polygon', coordinates: U });
    const { feature } = named;
    const nameless = { ...named, feature: { ...feature, properties: { ...feature.properties, name: '' } } };
    expect(createPlanNames()([named, nameless]).features.map(({ properties }) => properties)).toEqual([
      { name: 'wood', isSign: false },
    ]);
  });
});

describe('names of towns', () => {
  it('stand in the middle of their villages, once each', () => {
    const village = (town: string | null, x: number, y: number): Feature => ({
      type: 'Feature',
      properties: { name: 'v', town },
      geometry: { type: 'Point', coordinates: [x, y] },
    });
    const villages = [village('渔阳镇', 0, 0), village('渔阳镇', 2, 4), village('别山镇', 9, 9), village(null, 50, 50)];
    const names = townNamesOf({ type: 'FeatureCollection', features: villages }).features;
    expect(names.map(({ properties, geometry }) => [properties, geometry])).toEqual([
      [{ name: '渔阳镇' }, { type: 'Point', coordinates: [1, 2] }],
      [{ name: '别山镇' }, { type: 'Point', coordinates: [9, 9] }],
    ]);
    expect(townNamesOf(null).features).toEqual([]);
  });
});
