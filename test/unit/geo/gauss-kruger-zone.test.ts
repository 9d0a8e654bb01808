import { describe, expect, it } from 'vitest';
import type { GaussKrugerZone } from '../../../src/geo/gauss-kruger-zone.ts';
import { gaussKrugerZone, isInZone } from '../../../src/geo/gauss-kruger-zone.ts';

function zoneOf(epsg: number): GaussKrugerZone {
  const zone = gaussKrugerZone(epsg);
  if (zone === null) throw new Error(`no zone ${epsg}`);
  return zone;
}

describe('zones by EPSG code (register: 4491 … 4554)', () => {
  it.each([
    [4491, 6, 75, 13_500_000],
    [4501, 6, 135, 23_500_000],
    [4502, 6, 75, 500_000],
    [4512, 6, 135, 500_000],
    [4513, 3, 75, 25_500_000],
    [4533, 3, 135, 45_500_000],
    [4534, 3, 75, 500_000],
    [4554, 3, 135, 500_000],
  ])('%i', (epsg, widthDegrees, centralMeridian, falseEastingM) => {
    expect(gaussKrugerZone(epsg)).toEqual({ epsg, widthDegrees, centralMeridian, falseEastingM });
  });

  it('knows no other code', () => {
    expect([4490, 4555, 4547.5, 0, Number.NaN].map(gaussKrugerZone)).toEqual([null, null, null, null, null]);
  });
});

it('tells coordinates of a zone from swapped axes and from those without its number', () => {
  const [numbered, plain] = [zoneOf(4527), zoneOf(4548)];
  expect([isInZone(plain, 400_000, 4_340_000), isInZone(numbered, 39_400_000, 4_340_000)]).toEqual([true, true]);
  expect([
    isInZone(plain, 4_340_000, 400_000),
    isInZone(plain, 39_400_000, 4_340_000),
    isInZone(numbered, 400_000, 4_340_000),
    isInZone(plain, 400_000, -1),
  ]).toEqual([false, false, false, false]);
});
