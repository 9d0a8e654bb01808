import { describe, expect, it } from 'vitest';
import { gaussKrugerCodes, gaussKrugerZone } from '../../../src/geo/gauss-kruger-zone.ts';

describe('zones by EPSG code (register: 4491 … 4554)', () => {
  it.each([
    [4491, 'CGCS2000 / Gauss-Kruger zone 13', 6, 75, 13_500_000],
    [4501, 'CGCS2000 / Gauss-Kruger zone 23', 6, 135, 23_500_000],
    [4502, 'CGCS2000 / Gauss-Kruger CM 75E', 6, 75, 500_000],
    [4512, 'CGCS2000 / Gauss-Kruger CM 135E', 6, 135, 500_000],
    [4513, 'CGCS2000 / 3-degree Gauss-Kruger zone 25', 3, 75, 25_500_000],
    [4533, 'CGCS2000 / 3-degree Gauss-Kruger zone 45', 3, 135, 45_500_000],
    [4534, 'CGCS2000 / 3-degree Gauss-Kruger CM 75E', 3, 75, 500_000],
    [4554, 'CGCS2000 / 3-degree Gauss-Kruger CM 135E', 3, 135, 500_000],
  ])('%i', (epsg, name, widthDegrees, centralMeridian, falseEastingM) => {
    expect(gaussKrugerZone(epsg)).toEqual({ epsg, name, widthDegrees, centralMeridian, falseEastingM });
  });

  it('knows no other code', () => {
    expect([4490, 4555, 4547.5, 0, Number.NaN].map(gaussKrugerZone)).toEqual([null, null, null, null, null]);
  });

  it('lists all 64', () => {
    expect(gaussKrugerCodes()).toEqual(Array.from({ length: 64 }, (_, index) => 4491 + index));
  });
});
