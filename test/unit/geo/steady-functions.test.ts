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
