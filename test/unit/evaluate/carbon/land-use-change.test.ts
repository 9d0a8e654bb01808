import { describe, expect, it } from 'vitest';
import type { CarbonSettings } from '../../../../src/evaluate/carbon/carbon-settings.ts';
import type { CarbonStratum } from '../../../../src/evaluate/carbon/carbon-strata.ts';
import { changeOfCarbon } from '../../../../src/evaluate/carbon/land-use-change.ts';
import { standingLand } from '../../../../src/evaluate/carbon/standing-land.ts';
import { plannedLand, type PlannedLand } from '../../../../src/evaluate/carbon/planned-land.ts';
import { numberOf } from '../../../../src/evaluate/carbon/usable-factors.ts';
import { createFactorLibrary } from '../../../../src/evaluate/factors/factor-library.ts';
import type { KindId } from '../../../../src/kinds/kind.ts';

const library = createFactorLibrary({});
const settings: CarbonSettings = {
  baseYear: 2025,
  climate: 'WTD',
  soil: 'HAC',
  densitySet: 'none',
  soilDepthCm: 30,
  volumeSet: 'north',
  sealedSoilLoss: 0.2,
};
const crop: CarbonStratum = {
  classCode: '0103',
  carbonClass: 'annual_crop',
  species: '',
  origin: '',
  ageYears: null,
  volume: 'none',
  fault: null,
};

function land(kind: KindId, properties: Readonly<Record<string, unknown>> = {}): PlannedLand {
  const answer = plannedLand(kind, properties, 2026);
  if (!answer.ok || answer.land === null) throw new Error('No land');
  return answer.land;
}

function living(to: PlannedLand, year: number, of: 'stock' | 'flux' = 'stock'): number {
  return changeOfCarbon(crop, to, year, standingLand(settings, library))
    .pools.filter(({ pool }) => pool !== 'soil' && pool !== 'dead')
    .reduce((sum, one) => sum + numberOf(one[of], library), 0);
}

function soilFlux(to: PlannedLand, year: number, how = settings): number | undefined {
  const found = changeOfCarbon(crop, to, year, standingLand(how, library)).pools.find(({ pool }) => pool === 'soil');
  return found === undefined ? undefined : numberOf(found.flux, library);
}

describe('drawn forest', () => {
  it('loses what grew there in the year of planting and grows from nothing', () => {
    const forest = land('forest', { species: '油松' });
    // Biomass of cropland: 3.2 tC/ha (national mean), gone in the year of planting.
    expect([living(forest, 0, 'flux'), living(forest, 0)]).toEqual([expect.closeTo(-3.2, 9), 0]);
    // V(20) = 41.984 m³/ha; oracles 2.7: 37.28391 tC/ha for 100 m³/ha of 油松.
    expect(living(forest, 20)).toBeCloseTo(0.41984 * 37.28391, 3);
  });

  it('has only the share that lives, and after thinning what is left', () => {
    const whole = land('forest', { species: '油松' });
    const kept = land('forest', { species: '油松', survivalShare: 0.85, thinningAgeYears: 15, thinningShare: 0.3 });
    expect(living(kept, 14)).toBeCloseTo(0.85 * living(whole, 14), 9);
    expect(living(kept, 15)).toBeCloseTo(0.85 * 0.7 * living(whole, 15), 9);
    expect(living(kept, 15, 'flux')).toBeLessThan(0);
    expect(living(kept, 16, 'flux')).toBeGreaterThan(0);
  });

  it('is felled and planted again at the end of a rotation', () => {
    const felled = land('forest', { species: '油松', rotationYears: 20 });
    expect(living(felled, 20)).toBe(0);
    expect(living(felled, 20, 'flux')).toBeCloseTo(-living(felled, 19), 9);
    expect(living(felled, 33)).toBeCloseTo(living(felled, 13), 9);
  });

  it('of a species that nobody knows grows as IPCC has it for the zone', () => {
    // Broadleaf ratios of root to shoot: 0.46 up to 75 t/ha; 4.0 t d.m./ha/a.
    expect(living(land('forest', { species: '不知名' }), 10)).toBeCloseTo(40 * 1.46 * 0.47, 9);
  });
});

describe('soil', () => {
  it('under a practice rises for 20 years and no longer, biomass stays', () => {
    const field = land('farmland', { soilPractice: 'straw', bulkDensityGPerCm3: 1.3, ploughDepthCm: 20 });
    expect([0, 19, 20].map((year) => soilFlux(field, year))).toEqual([
      expect.closeTo(0.572, 9),
      expect.closeTo(0.572, 9),
      0,
    ]);
    expect([living(field, 3), living(field, 3, 'flux')]).toEqual([expect.closeTo(3.2, 9), 0]);
  });

  it('without bulk density follows the factors of IPCC: straw return is high input', () => {
    // 24 · 0.76 · (1.04 − 1) over 20 years.
    expect(soilFlux(land('farmland', { soilPractice: 'straw' }), 0)).toBeCloseTo((24 * 0.76 * 0.04) / 20, 9);
  });

  it('without a practice stays, and says that none is named', () => {
    const { pools, missing } = changeOfCarbon(crop, land('farmland'), 0, standingLand(settings, library));
    expect(missing).toContainEqual(expect.objectContaining({ code: 'no-practice', pool: 'soil' }));
    const soil = pools.find(({ pool }) => pool === 'soil');
    expect(soil === undefined ? null : [numberOf(soil.stock, library), numberOf(soil.flux, library)]).toEqual([
      expect.closeTo(24 * 0.76, 9),
      0,
    ]);
  });

  it('of a new wetland is kept, and buries at its rate as long as it lasts', () => {
    const marsh = land('wetland', { wetlandType: 'salt-marsh' });
    expect([0, 34].map((year) => soilFlux(marsh, year))).toEqual([0.91, 0.91]);
  });

  it('under pavement loses its share over 20 years', () => {
    const park = land('green-space', { sealedShare: 0.4 });
    // 0.6 · 0.25 gained, 0.4 · 20 % of 24 · 0.76 tC/ha lost over 20 years.
    expect(soilFlux(park, 0)).toBeCloseTo(0.6 * 0.25 - (0.4 * 0.2 * 24 * 0.76) / 20, 9);
    expect(soilFlux(park, 20)).toBe(0);
  });

  it('of a depth that IPCC does not reach is only compared with soil of the same depth', () => {
    const shallow: CarbonSettings = { ...settings, soilDepthCm: 20 };
    const { missing } = changeOfCarbon(
      crop,
      land('restoration', { coverAfter: 'forest' }),
      0,
      standingLand(shallow, library),
    );
    expect(missing.filter(({ pool }) => pool === 'soil').length).toBeGreaterThan(0);
  });
});

it('seagrass at sea buries without a parcel under it', () => {
  const { pools } = changeOfCarbon(
    null,
    land('marine-sink', { marineType: 'seagrass' }),
    9,
    standingLand(settings, library),
  );
  expect(pools.map(({ pool, stock, flux }) => [pool, numberOf(stock, library), numberOf(flux, library)])).toEqual([
    ['soil', expect.closeTo(4.3, 9), 0.43],
  ]);
});

it('refuses a year before the change', () => {
  expect(() => changeOfCarbon(crop, land('forest'), -1, standingLand(settings, library))).toThrow(RangeError);
});
