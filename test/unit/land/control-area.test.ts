import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { adjustTableToControl, adjustToControlArea } from '../../../src/land/control-area.ts';
import { gridBase } from '../../support/grid-base.ts';

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
    expect(adjustToControlArea([1, 1, 1], 0.05)).toEqual({
      areasM2: Float64Array.of(0.01, 0.02, 0.02),
      residualM2: -0.01,
    });
  });

  it('gives what is left over to the largest, whatever their place, and to the first of equals first', () => {
    // Ten hundredths in seven shares: 1.43 and 2.86 round to 1, 1, 3, 1, 3; the one missing goes to the first of the largest.
    expect([...adjustToControlArea([1, 1, 2, 1, 2], 0.1).areasM2]).toEqual([0.01, 0.01, 0.04, 0.01, 0.03]);
    // Seven hundredths among three equal parcels of 1/3 each: 0.02 each, the first gets the seventh.
    expect([...adjustToControlArea([5, 5, 5], 0.07).areasM2]).toEqual([0.03, 0.02, 0.02]);
    // A thousand shares of 0.4 hundredths round to nothing: all 400 go to the first, one each.
    const equal = adjustToControlArea(new Float64Array(1000).fill(3), 4);
    expect(equal.residualM2).toBe(4);
    expect([...equal.areasM2].map((area) => Math.round(area * 100))).toEqual(
      Array.from({ length: 1000 }, (_, index) => (index < 400 ? 1 : 0)),
    );
  });

  it('agrees with sorting the parcels, one hundredth after another', () => {
    const sizes = fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(sizes, fc.integer({ min: 1, max: 500 }), (parcelsM2, controlCents) => {
        const sum = parcelsM2.reduce((total, area) => total + area, 0);
        fc.pre(sum > 0);
        const controlM2 = controlCents / 100;
        const cents = parcelsM2.map((area) => Math.round((area * controlM2 * 100) / sum));
        const order = parcelsM2.map((_, index) => index).sort((a, b) => (parcelsM2[b] ?? 0) - (parcelsM2[a] ?? 0));
        const residual = controlCents - cents.reduce((total, one) => total + one, 0);
        for (let left = 0; left < Math.abs(residual); left += 1) {
          const index = order[left % order.length] ?? 0;
          cents[index] = (cents[index] ?? 0) + Math.sign(residual);
        }
        expect([...adjustToControlArea(parcelsM2, controlM2).areasM2]).toEqual(cents.map((one) => one / 100));
      }),
    );
  });

  it('stands beside the raw areas of a table and never replaces them', () => {
    const { land } = gridBase({ columns: 3, rows: 2 });
    const before = land.areasM2.slice();
    const adjusted = adjustTableToControl(land, 150_000_000);
    expect(land.areasM2).toEqual(before);
    expect(adjusted?.rawM2).toBe(land.areasM2);
    expect(adjusted).toMatchObject({ controlM2: 150_000_000 });
    const sum = adjusted?.adjustedM2.reduce((total, area) => total + Math.round(area * 100), 0);
    expect(sum).toBe(15_000_000_000);
    expect(adjusted?.rawSumM2).toBeCloseTo(
      before.reduce((total, area) => total + area, 0),
      3,
    );
    const changes = before.map((area, parcel) => Math.abs((adjusted?.adjustedM2[parcel] ?? 0) - area));
    expect(Math.abs(adjusted?.largestChangeM2 ?? 0)).toBe(Math.max(...changes));
    expect(adjusted?.largestChangeM2).toBeLessThan(0);
  });

  it('has nothing to adjust in an empty table', () => {
    expect(adjustTableToControl(gridBase({ columns: 1, rows: 1, parcel: () => null }).land, 5)).toBeNull();
  });

  it('cannot adjust parcels without area', () => {
    expect(() => adjustToControlArea([0, 0], 5)).toThrow(RangeError);
    expect(() => adjustToControlArea([], 5)).toThrow(RangeError);
  });
});
