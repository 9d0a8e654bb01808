import { describe, expect, it } from 'vitest';
import { createLocalFrame } from '../../../../data/demo/local-frame.ts';
import { steadyLatitude } from '../../../../data/demo/steady-latitude.ts';
import { planeLatitude, planeX, planeY } from '../../../../src/geo/working-plane.ts';

it('finds the latitude of a northing, as the working plane does', () => {
  for (let latitude = -60; latitude <= 60; latitude += 0.41) {
    expect(Math.abs(steadyLatitude(planeY(latitude)) - latitude)).toBeLessThan(1e-13 * 60);
    expect(Math.abs(steadyLatitude(planeY(latitude)) - planeLatitude(planeY(latitude)))).toBeLessThan(1e-12);
  }
});

describe('the local frame', () => {
  it('keeps areas: a square in it has its area in the working plane', () => {
    const frame = createLocalFrame(117.45, 40);
    const corners = [
      [0, 0],
      [1000, 0],
      [1000, 1000],
      [0, 1000],
    ].map(([x, y]) => frame.toDegrees(x ?? 0, y ?? 0));
    const xs = corners.map(([longitude]) => planeX(longitude));
    const ys = corners.map(([, latitude]) => planeY(latitude));
    let twice = 0;
    for (let i = 0; i < 4; i += 1) {
      const j = (i + 1) % 4;
      twice += (xs[i] ?? 0) * (ys[j] ?? 0) - (xs[j] ?? 0) * (ys[i] ?? 0);
    }
    expect(Math.abs(twice / 2 - 1e6)).toBeLessThan(0.1);
  });

  it('is about true to shape at its origin: a degree of latitude at 40° is 111 035 m', () => {
    // Length of a degree of the meridian at 40°, Snyder 1987, table of lengths: 111 034.6 m.
    const frame = createLocalFrame(117.45, 40);
    const [, low] = frame.toLocal(117.45, 39.5);
    const [, high] = frame.toLocal(117.45, 40.5);
    expect((high - low) / 111_034.6).toBeGreaterThan(0.995);
    expect((high - low) / 111_034.6).toBeLessThan(1.005);
  });
});
