import type { MultiPolygon, Polygon } from 'geojson';
import { describe, expect, it } from 'vitest';
import { boxCentre, scaleToArea } from '../../../src/geo/scale-to-area.ts';
import { officialAreaM2 } from '../../../src/geo/official-area.ts';
import { flatShapeFromGeojson } from '../../../src/geo/shape-from-geojson.ts';

const FIELD: Polygon = {
  type: 'Polygon',
  coordinates: [
    [
      [117.4, 40.0],
      [117.42, 40.0],
      [117.425, 40.018],
      [117.4, 40.02],
      [117.4, 40.0],
    ],
    [
      [117.405, 40.005],
      [117.405, 40.008],
      [117.409, 40.008],
      [117.405, 40.005],
    ],
  ],
};
const TWO_PARTS: MultiPolygon = {
  type: 'MultiPolygon',
  coordinates: [FIELD.coordinates, [FIELD.coordinates[0]?.map(([x = 0, y = 0]) => [x + 0.05, y]) ?? []]],
};

/** The official procedure rounds its coordinates to 1e-6″, which is worth up to a few square decimetres here. */
function official(geometry: Polygon | MultiPolygon): number {
  return officialAreaM2(flatShapeFromGeojson(geometry));
}

describe('an area scaled to a given size', () => {
  it.each([1_000, 125_000, 4_120_000, 3.5e8])('has the official area of %d m²', (areaM2) => {
    for (const geometry of [FIELD, TWO_PARTS]) {
      const scaled = scaleToArea(geometry, areaM2, boxCentre(geometry));
      expect(Math.abs(official(scaled ?? FIELD) - areaM2)).toBeLessThan(2e-6 * areaM2);
    }
  });

  it('keeps the place it is scaled about', () => {
    const corner = [117.4, 40.0];
    const scaled = scaleToArea(FIELD, 1_000_000, corner);
    const [longitude = 0, latitude = 0] = (scaled as Polygon).coordinates[0]?.[0] ?? [];
    expect(longitude).toBeCloseTo(117.4, 12);
    expect(latitude).toBeCloseTo(40.0, 12);
  });

  it('comes back when it is scaled back', () => {
    const centre = boxCentre(FIELD);
    const larger = scaleToArea(FIELD, 9e6, centre) ?? FIELD;
    const back = scaleToArea(larger, official(FIELD), centre);
    for (const [ring, positions] of FIELD.coordinates.entries()) {
      for (const [index, [x = 0, y = 0]] of positions.entries()) {
        const [backX = 0, backY = 0] = (back as Polygon).coordinates[ring]?.[index] ?? [];
        expect(Math.abs(backX - x)).toBeLessThan(1e-8);
        expect(Math.abs(backY - y)).toBeLessThan(1e-8);
      }
    }
  });

  it('is nothing for a shape without area', () => {
    const flat: Polygon = {
      type: 'Polygon',
      coordinates: [
        [
          [117, 40],
          [118, 40],
          [117, 40],
          [117, 40],
        ],
      ],
    };
    expect(scaleToArea(flat, 1000, [117, 40])).toBeNull();
  });
});
