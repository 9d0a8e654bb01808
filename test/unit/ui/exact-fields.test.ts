import { describe, expect, it } from 'vitest';
import { createZoneConverter } from '../../../src/geo/zone-coordinates.ts';
import { readNumber } from '../../../src/ui/ask/number-questions.ts';
import { degreesOf, placeOfZone, readDegrees } from '../../../src/ui/map/exact-fields.ts';

describe('readNumber', () => {
  it.each([
    ['12.5', 12.5],
    ['12,5', 12.5],
    ['4 437 352', 4_437_352],
    ['4\u202F437\u202F352.5', 4_437_352.5],
    ['\u22123', -3],
    ['.5', 0.5],
  ])('reads %s', (text, value) => {
    expect(readNumber(text)).toBe(value);
  });

  it.each(['', ' ', 'abc', '1e5', '12.5.1', '12公顷', 'Infinity', '0x10'])('does not read “%s”', (text) => {
    expect(readNumber(text)).toBeNull();
  });
});

describe('readDegrees', () => {
  it.each([
    ['117.5', 117.5],
    ['117°30′', 117.5],
    ['117°30′36″', 117.51],
    ['117 30 36', 117.51],
    ['117度30分36秒', 117.51],
    ['-0.5', -0.5],
  ])('reads %s', (text, value) => {
    expect(readDegrees(text)).toBeCloseTo(value, 12);
  });

  it.each(['', '117°70′', '1 2 3 4', 'x'])('does not read “%s”', (text) => {
    expect(readDegrees(text)).toBeNull();
  });
});

describe('degreesOf', () => {
  it('wants both, on the globe', () => {
    expect(degreesOf('117.4', '40.1')).toEqual([117.4, 40.1]);
    expect(degreesOf('40.1', '117.4')).toBeNull();
    expect(degreesOf('117.4', '')).toBeNull();
  });
});

describe('placeOfZone', () => {
  const zones = createZoneConverter();
  // PROJ, EPSG:4527: 39.2 N 116.0 E → x 4341183.9341, y 39413617.1055.
  it('goes from zone coordinates to degrees, with the zone number or without', () => {
    for (const y of ['39413617.1055', '413617.1055']) {
      const place = placeOfZone('4341183.9341', y, 117, zones);
      expect(place?.[0]).toBeCloseTo(116, 8);
      expect(place?.[1]).toBeCloseTo(39.2, 8);
    }
  });

  it('follows the zone number typed, and refuses one that the country does not have', () => {
    expect(placeOfZone('4341183.9341', '38413617.1055', 117, zones)?.[0]).toBeCloseTo(113, 8);
    expect(placeOfZone('4341183.9341', '20413617', 117, zones)).toBeNull();
    expect(placeOfZone('', '39413617', 117, zones)).toBeNull();
  });
});
