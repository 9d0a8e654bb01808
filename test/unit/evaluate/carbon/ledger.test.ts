import { describe, expect, it } from 'vitest';
import { buildLedger, type Ledger } from '../../../../src/evaluate/carbon/ledger.ts';
import { NO_PARCEL } from '../../../../src/evaluate/carbon/ledger-rows.ts';
import { ledgerTerms, ledgerTotals } from '../../../../src/evaluate/carbon/ledger-totals.ts';
import { ledgerTurn } from '../../../../src/evaluate/carbon/ledger-turns.ts';
import { gridBase } from '../../../support/grid-base.ts';
import { fixtureLedger, fixtureStrata, ledgerFactors } from '../../../support/ledger-fixture.ts';
import { runSteps } from '../../../support/run-steps.ts';

const HA = 10_000;
const AREAS = Float64Array.of(100 * HA, 50 * HA, 20 * HA, 10 * HA);

function turn(feature: string, ...parts: readonly (readonly [parcel: number, hectares: number])[]) {
  return {
    feature,
    toClass: '0305',
    parcels: Uint32Array.from(parts, ([parcel]) => parcel),
    areasM2: Float64Array.from(parts, ([, hectares]) => hectares * HA),
  };
}

function rowsOf(ledger: Ledger) {
  return Array.from({ length: ledger.rowCount }, (_, row) => {
    const { turn: turned, stratum } = ledger.kinds[ledger.kindIndex[row] ?? 0] ?? { turn: null, stratum: -1 };
    const feature = turned === null ? null : ledger.turns[turned]?.feature;
    return [ledger.parcels[row], stratum, feature, Math.round((ledger.areasM2[row] ?? 0) / HA)];
  });
}

describe('carbon ledger', () => {
  it('has a row for what stays of a parcel and one for each feature that turns a part of it', () => {
    const ledger = fixtureLedger(AREAS, [turn('a', [0, 30], [1, 50]), turn('b', [0, 20], [2, 5])]);
    expect(rowsOf(ledger)).toEqual([
      [0, 0, null, 50],
      [0, 0, 'a', 30],
      [0, 0, 'b', 20],
      [1, 1, 'a', 50],
      [2, 2, null, 15],
      [2, 2, 'b', 5],
      [3, 3, null, 10],
    ]);
  });

  it('multiplies areas with the densities of the growing stock of each row', () => {
    const ledger = fixtureLedger(AREAS);
    // Parcel 0: 40 m³/ha, B = 0.52·40 − 18.25 = 2.55 t/ha, C = 1.275 tC/ha, 80 % above ground; litter 3.7; soil 64·0.69.
    expect(ledger.carbonT.above[0]).toBeCloseTo(100 * 0.8 * 1.275, 9);
    expect(ledger.carbonT.below[0]).toBeCloseTo(100 * 0.2 * 1.275, 9);
    expect(ledger.carbonT.dead[0]).toBeCloseTo(370, 9);
    expect(ledger.carbonT.soil[0]).toBeCloseTo(4416, 9);
    expect(ledger.totalT[0]).toBeCloseTo(127.5 + 370 + 4416, 9);
    // Parcel 1 by the curve: 364.306·(1 − e^(−0.36))^(1/0.477).
    expect(ledger.carbonT.biomass[1]).toBeCloseTo(50 * 364.306 * (1 - Math.exp(-0.36)) ** (1 / 0.477), 6);
  });

  it('lists soil of another depth and never adds it', () => {
    const ledger = fixtureLedger(AREAS);
    expect(ledger.carbonT['other-soil'][2]).toBeCloseTo(20 * 96.5, 9);
    expect(ledger.carbonT.soil[2]).toBe(0);
    expect(ledger.totalT[2]).toBe(0);
    expect(ledger.kinds[2]?.densities.has('soil')).toBe(false);
    expect(ledger.kinds[2]?.interval).toBeNull();
  });

  it('counts land without a number instead of taking it for zero', () => {
    const totals = ledgerTotals(fixtureLedger(AREAS));
    expect(totals.withoutNumber).toEqual({ rows: 2, areaM2: 30 * HA });
    expect(totals.areaM2).toBe(180 * HA);
  });

  it('has no row for land outside the district', () => {
    expect(rowsOf(fixtureLedger(Float64Array.of(0, 50 * HA)))).toEqual([[1, 1, null, 50]]);
  });
});

describe('land at sea', () => {
  it('has a row without a parcel, with the area of the feature', () => {
    const { pools, missing } = fixtureLedger(AREAS).kinds[1]?.profile ?? { pools: [], missing: [] };
    const steps = buildLedger({
      areasM2: AREAS,
      strata: fixtureStrata(4),
      turns: [turn('a', [0, 30])],
      sea: [{ feature: 'sea', areaM2: 7 * HA, profile: { pools, missing } }],
      profileOf: () => ({ pools: [], missing: [] }),
      library: ledgerFactors(),
      year: 2030,
      soilDepthCm: 30,
    });
    const ledger = runSteps(steps);
    const last = ledger.rowCount - 1;
    expect(ledger.rowCount).toBe(6);
    expect([ledger.parcels[last], ledger.areasM2[last]]).toEqual([NO_PARCEL, 7 * HA]);
    expect(ledger.kinds[ledger.kindIndex[last] ?? 0]).toMatchObject({ stratum: null, turn: 1 });
    expect(ledger.turns[1]?.feature).toBe('sea');
    expect(ledger.carbonT.soil[last]).toBeCloseTo(7 * 64, 9);
    expect(ledgerTerms(ledger, ['soil'])).toMatchObject([{ areaHa: 7, areaSource: 'sea' }]);
  });
});

describe('land that turns', () => {
  const base = gridBase({
    columns: 4,
    rows: 1,
    parcel: (column) => ({ code: ['0103', '0301', '1101', '0404'][column] ?? null }),
  });
  const fragments = {
    parcels: Uint32Array.of(0, 0, 0, 1, 2, 3),
    areasM2: Float64Array.of(1, 2, 4, 8, 16, 32),
    onFarmlandLine: Uint8Array.of(0, 1, 0, 0, 0, 0),
  };

  it('leaves out farmland of the line, water and forest drawn on forest; parts of a parcel are one', () => {
    const { feature, toClass, parcels, areasM2 } = ledgerTurn('f', '0301', fragments, base);
    expect({ feature, toClass, parcels: [...parcels], areasM2: [...areasM2] }).toEqual({
      feature: 'f',
      toClass: '0301',
      parcels: [0, 3],
      areasM2: [5, 32],
    });
  });
});
