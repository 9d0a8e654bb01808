import geodesic from 'geographiclib-geodesic';
import { describe, expect, it } from 'vitest';
import { lengthText } from '../../../src/map/length-text.ts';
import { lineLengthM } from '../../../src/map/line-length.ts';

const CGCS2000 = new geodesic.Geodesic.Geodesic(6378137, 1 / 298.257222101);

describe('length of a line', () => {
  it.each([
    [117.4, 40.05, 117.41, 40.06],
    [117.4, 40.05, 117.9, 40.05],
    [117.4, 39.6, 117.4, 40.3],
    [106.6, 28.9, 107.3, 29.4],
    [121.5, 38.8, 122.3, 39.4],
  ])('from %d, %d to %d, %d is within a centimetre per kilometre of the geodesic', (x1, y1, x2, y2) => {
    const geodesicM = CGCS2000.Inverse(y1, x1, y2, x2).s12 ?? Number.NaN;
    const found = lineLengthM([
      [x1, y1],
      [x2, y2],
    ]);
    expect(Math.abs(found - geodesicM)).toBeLessThan(geodesicM * 1e-5);
  });

  it('is within a millimetre per kilometre for edges as long as the ones people draw', () => {
    const geodesicM = CGCS2000.Inverse(40.05, 117.4, 40.1, 117.45).s12 ?? Number.NaN;
    const found = lineLengthM([
      [117.4, 40.05],
      [117.45, 40.1],
    ]);
    expect(Math.abs(found - geodesicM)).toBeLessThan(geodesicM * 1e-6);
  });

  it('adds up the edges', () => {
    const edge = lineLengthM([
      [117, 40],
      [117.1, 40],
    ]);
    expect(
      lineLengthM([
        [117, 40],
        [117.1, 40],
        [117, 40],
      ]),
    ).toBeCloseTo(2 * edge, 9);
    expect(lineLengthM([[117, 40]])).toBe(0);
  });
});

describe('length in words', () => {
  it.each([
    [0.4, '0 m'],
    [999.4, '999 m'],
    [999.6, '1.00 km'],
    [12_345.6, '12.35 km'],
    [1_234_567, '1 234.57 km'],
  ])('%d m is %s', (lengthM, text) => {
    expect(lengthText(lengthM).replaceAll('\u202f', ' ')).toBe(text);
  });
});
