import { describe, expect, it } from 'vitest';
import { carbonStrata } from '../../../../src/evaluate/carbon/carbon-strata.ts';
import { createLandTableBuilder } from '../../../../src/land/land-table-builder.ts';
import { thirdSurveyClasses } from '../../../../src/land/class-system-tables.ts';
import type { LandTable } from '../../../../src/land/land-table.ts';

type Stand = readonly [
  code: string,
  species: string | null,
  origin: string | null,
  age: number | null,
  volume: number | null,
];

function tableOf(stands: readonly Stand[]): LandTable {
  const builder = createLandTableBuilder(thirdSurveyClasses(), [
    { role: 'species', type: 'text' },
    { role: 'origin', type: 'text' },
    { role: 'age', type: 'number' },
    { role: 'volumeM3PerHa', type: 'number' },
  ]);
  stands.forEach(([code, ...attributes], at) => {
    const west = 117 + at * 0.001;
    builder.addRing(Float64Array.of(west, 40, west + 0.001, 40, west + 0.001, 40.001, west, 40.001, west, 40), 0, 10);
    builder.endPart();
    builder.endParcel(code, attributes);
  });
  return builder.finish().table;
}

describe('strata of carbon', () => {
  const strata = carbonStrata(
    tableOf([
      ['0301', '油松', '人工', 20, 50],
      ['0301', '油松', '人工', 20.9, 120],
      ['0301', '油松', '人工', 20, 4],
      ['0301', '油松', '人工', 20, 0],
      ['0301', '油松', '人工', 20, null],
      ['0301', '油松', '人工', 21, 50],
      ['0102', null, null, null, null],
      ['9999', null, null, null, null],
      ['0102', null, null, null, null],
    ]),
    thirdSurveyClasses(),
  );

  it('puts parcels of the same class, species, origin, whole age and size of volume together', () => {
    expect([...strata.index]).toEqual([0, 0, 1, 2, 3, 4, 5, 6, 5]);
    expect(strata.strata[0]).toEqual({
      classCode: '0301',
      carbonClass: 'forest_arbor',
      species: '油松',
      origin: '人工',
      ageYears: 20,
      volume: 'usable',
      fault: null,
    });
    expect(strata.strata.map(({ volume }) => volume)).toEqual([
      'usable',
      'small',
      'zero',
      'none',
      'usable',
      'none',
      'none',
    ]);
  });

  it('keeps the growing stock of each parcel', () => {
    expect([...strata.volumeM3PerHa]).toEqual([50, 120, 4, 0, 0, 50, 0, 0, 0]);
  });

  it('has no carbon class for land of no known class', () => {
    expect(strata.strata[6]).toMatchObject({ classCode: '', carbonClass: null });
    expect(strata.strata[5]).toMatchObject({
      classCode: '0102',
      carbonClass: 'annual_crop',
      species: '',
      ageYears: null,
    });
  });
});

it('keeps volumes and ages that cannot be true apart, with the value, and out of the growing stock', () => {
  const { strata, index, volumeM3PerHa } = carbonStrata(
    tableOf([
      ['0301', '油松', '人工', 20, -3],
      ['0301', '油松', '人工', 0, 50],
      ['0301', '油松', '人工', 900, 60],
      ['0301', '油松', '人工', 500, 60],
      ['0301', '油松', '人工', 1, 60],
    ]),
    thirdSurveyClasses(),
  );
  expect(strata.map(({ fault }) => fault)).toEqual([
    { code: 'negative-volume', value: -3 },
    { code: 'age-out-of-range', value: 0 },
    null,
    null,
  ]);
  expect([...index]).toEqual([0, 1, 1, 2, 3]);
  expect([...volumeM3PerHa]).toEqual([0, 50, 60, 60, 60]);
  expect(strata[1]?.ageYears).toBeNull();
});
