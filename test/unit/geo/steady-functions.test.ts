import { describe, expect, it } from 'vitest';
import { steadyArtanh, steadySine } from '../../../src/geo/steady-functions.ts';

// Bits of IEEE 754 doubles, so that another engine that disagrees in the last place is caught.
function bitsOf(value: number): string {
  return new BigUint64Array(Float64Array.of(value).buffer)[0]?.toString(16) ?? '';
}

describe('steadySine', () => {
  it('agrees with the sine of the engine within 4e-16', () => {
    for (let degrees = -90; degrees <= 90; degrees += 0.0137) {
      const angle = (degrees * Math.PI) / 180;
      expect(Math.abs(steadySine(angle) - Math.sin(angle))).toBeLessThan(4e-16);
    }
  });

  it('is known at 0°, 30° and 90°', () => {
    expect(steadySine(0)).toBe(0);
    expect(steadySine(Math.PI / 6)).toBeCloseTo(0.5, 15);
    expect(steadySine(Math.PI / 2)).toBeCloseTo(1, 15);
  });

  it('has the bits that every engine must give', () => {
    expect(bitsOf(steadySine(0.7))).toBe('3fe49d6e694619b8');
  });
});

describe('steadyArtanh', () => {
  it('agrees with the engine within 1e-16', () => {
    for (let value = -0.1; value <= 0.1; value += 0.00037) {
      expect(Math.abs(steadyArtanh(value) - Math.atanh(value))).toBeLessThan(4e-17);
    }
  });

  it('has the bits that every engine must give', () => {
    expect(bitsOf(steadyArtanh(0.0523))).toBe('3faacd5379aa2eda');
  });
});

it('leaves off only terms that change no bit', () => {
  const fullSine = (angle: number): number => {
    let term = angle;
    let sum = angle;
    for (let n = 1; n <= 14; n += 1) {
      term *= -(angle * angle) / (2 * n * (2 * n + 1));
      sum += term;
    }
    return sum;
  };
  const fullArtanh = (value: number): number => {
    let power = value;
    let sum = value;
    for (let n = 3; n <= 23; n += 2) {
      power *= value * value;
      sum += power / n;
    }
    return sum;
  };
  const steps = 200_000;
  let differing = 0;
  for (let step = -steps; step <= steps; step += 1) {
    const angle = ((step / steps) * Math.PI) / 2;
    if (steadySine(angle) !== fullSine(angle)) differing += 1;
    if (steadyArtanh((step / steps) * 0.1) !== fullArtanh((step / steps) * 0.1)) differing += 1;
  }
  expect(differing).toBe(0);
});
