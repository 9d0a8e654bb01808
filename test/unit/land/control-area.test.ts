import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { adjustToControlArea } from '../../../src/land/control-area.ts';

const areas = fc.array(fc.double({ min: 0, max: 1e7, noNaN: true }), { minLength: 1, maxLength: 200 });

describe('adjustment to a control area', () => {
  it('always closes to the hundredth, and moves no parcel by more than its share and a hundredth', () => {
    fc.assert(
      fc.property(areas, fc.double({ min: 0.9, max: 1.1, noNaN: true }), (parcelsM2, factor) => {
        const sum = parcelsM2.reduce((total, area) => total + area, 0);
        fc.pre(sum > 1);
        const controlM2 = Math.round(sum * factor * 100) / 100;
        const { areasM2 } = adjustToControlArea(parcelsM2, controlM2);
        const cents = areasM2.reduce((total, area) => total + Math.round(area * 100), 0);
        expect(cents).toBe(Math.round(controlM2 * 100));
        for (const [index, area] of areasM2.entries()) {
          expect(Math.abs(area - ((parcelsM2[index] ?? 0) * controlM2) / sum)).toBeLessThan(0.0151);
        }
      }),
    );
  });

  it('takes hundredths away from the largest parcels too', () => {
    // 1/3 of 0.05 is 0.0166…: three times 0.02 is a hundredth too much.
    expect(adjustToControlArea([1, 1, 1], 0.05)).toEqual({ areasM2: [0.01, 0.02, 0.02], residualM2: -0.01 });
  });

  it('cannot adjust parcels without area', () => {
    expect(() => adjustToControlArea([0, 0], 5)).toThrow(RangeError);
    expect(() => adjustToControlArea([], 5)).toThrow(RangeError);
  });
});
