import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { thirdSurveyClasses } from '../../../src/land/class-system-tables.ts';
import { createLandTableBuilder } from '../../../src/land/land-table-builder.ts';
import type { LandTable } from '../../../src/land/land-table.ts';
import { officialAreaDifferences, ROUNDING_TOLERANCE } from '../../../src/land/official-area-differences.ts';
import { gridBox, SHEET_AREA_M2 } from '../../support/grid-base.ts';

/** Map sheets in a row, each with the official area given for it. */
function sheets(official: readonly (string | number | null)[], role = 'officialAreaM2'): LandTable {
  const builder = createLandTableBuilder(thirdSurveyClasses(), [{ role, type: 'number' }]);
  official.forEach((area, column) => {
    const ring = gridBox(column, 0, column + 1, 1).coordinates[0] ?? [];
    builder.addRing(ring.flat(), 0, ring.length);
    builder.endPart();
    builder.endParcel('0103', [area]);
  });
  return builder.finish().table;
}

describe('official areas against computed ones', () => {
  it('lists what is beyond rounding, the largest difference first, whatever its sign', () => {
    const found = officialAreaDifferences(
      sheets([25_036_680.51, 25_036_780.5, null, 25_030_000, '25036680.50', 25_036_580.5]),
    );
    expect(found).toMatchObject({ comparedCount: 5, missingCount: 1, tolerance: ROUNDING_TOLERANCE });
    // +99.99, −6680.51 and −100.01 m²; half a hundredth is the rounding of the file, and 25 m² the millionth of a sheet.
    expect([...(found?.parcels ?? [])]).toEqual([3, 5, 1]);
    expect([...(found?.officialM2 ?? [])]).toEqual([25_030_000, 25_036_580.5, 25_036_780.5]);
    for (const area of found?.computedM2 ?? []) expect(area).toBeCloseTo(SHEET_AREA_M2, 4);
    expect(found?.largestM2).toBeCloseTo(25_030_000 - SHEET_AREA_M2, 4);
    expect(found?.officialSumM2).toBeCloseTo(125_176_722.01 - 1e-9, 6);
    expect(found?.computedSumM2).toBeCloseTo(5 * SHEET_AREA_M2, 3);
  });

  it('takes 0 as an official area and a missing one as none', () => {
    const found = officialAreaDifferences(sheets([0, null, 'unknown']));
    expect(found).toMatchObject({ comparedCount: 1, missingCount: 2 });
    expect([...(found?.parcels ?? [])]).toEqual([0]);
  });

  it('keeps the order of the file among equal differences', () => {
    const area = sheets([0]).areasM2[0] ?? 0;
    const found = officialAreaDifferences(sheets([area + 512, null, area - 512, area + 512]), {
      absoluteM2: 500,
      relative: 0,
    });
    // The sheets of a row differ in the last bits only; what is compared are differences of 512 m².
    expect([...(found?.parcels ?? [])].sort()).toEqual([0, 2, 3]);
  });

  it('has nothing to compare where the file has no official areas', () => {
    expect(officialAreaDifferences(sheets([1], 'canopy'))).toBeNull();
    expect(officialAreaDifferences(sheets([null]))).toMatchObject({ comparedCount: 0, missingCount: 1, largestM2: 0 });
  });

  it('lists exactly the parcels beyond the tolerance, in falling order', () => {
    const parcel = fc.record({
      computed: fc.double({ min: 1, max: 1e6, noNaN: true }),
      off: fc.double({ min: -1, max: 1, noNaN: true }),
    });
    fc.assert(
      fc.property(fc.array(parcel), fc.double({ min: 0, max: 0.5, noNaN: true }), (parcels, absoluteM2) => {
        const values = Float64Array.from(parcels, (one) => one.computed + one.off);
        const areasM2 = Float64Array.from(parcels, (one) => one.computed);
        const present = new Uint8Array(parcels.length).fill(1);
        const table = {
          ...sheets([]),
          parcelCount: parcels.length,
          areasM2,
          attributes: new Map([['officialAreaM2', { type: 'number' as const, values, present }]]),
        };
        const found = officialAreaDifferences(table, { absoluteM2, relative: 1e-7 });
        const off = parcels.map((one, index) => Math.abs((values[index] ?? 0) - one.computed));
        const beyond = off.flatMap((size, index) => (size > absoluteM2 + 1e-7 * (areasM2[index] ?? 0) ? [index] : []));
        expect([...(found?.parcels ?? [])].sort((a, b) => a - b)).toEqual(beyond);
        const listed = [...(found?.parcels ?? [])].map((index) => off[index] ?? 0);
        expect(listed).toEqual([...listed].sort((a, b) => b - a));
        expect(Math.abs(found?.largestM2 ?? 0)).toBe(Math.max(0, ...off));
      }),
    );
  });
});
