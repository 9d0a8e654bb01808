import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TOTAL_COLUMNS } from '../../src/evaluate/carbon/ledger.ts';
import { ledgerTerms, ledgerTotals } from '../../src/evaluate/carbon/ledger-totals.ts';
import type { LedgerTurn } from '../../src/evaluate/carbon/ledger-turns.ts';
import { propagate } from '../../src/evaluate/carbon/error-propagation.ts';
import { sumOf } from '../../src/geo/compensated-sum.ts';
import { fixtureLedger, ledgerFactors } from '../support/ledger-fixture.ts';

const areas = fc
  .array(fc.double({ min: 0, max: 5e6, noNaN: true }), { minLength: 1, maxLength: 40 })
  .map((all) => Float64Array.from(all, (areaM2, at) => (at % 9 === 8 ? 0 : areaM2)));

/** Shares of every parcel that two features take, one after the other; together at most all of it. */
const shares = fc.array(
  fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true })),
  {
    minLength: 40,
    maxLength: 40,
  },
);

function turnsOf(areasM2: Float64Array, parts: readonly (readonly [number, number])[]): LedgerTurn[] {
  return ['a', 'b'].map((feature, at) => {
    const taken = [...areasM2].flatMap((areaM2, parcel) => {
      const [first, second] = parts[parcel] ?? [0, 0];
      const share =
        at === 0 ? (first < 0.3 ? 0 : first) : (1 - (first < 0.3 ? 0 : first)) * (second > 0.8 ? 1 : second);
      return share * areaM2 > 0 ? [{ parcel, areaM2: share * areaM2 }] : [];
    });
    return {
      feature,
      toClass: '0305',
      parcels: Uint32Array.from(taken, ({ parcel }) => parcel),
      areasM2: Float64Array.from(taken, ({ areaM2 }) => areaM2),
    };
  });
}

function near(a: number, b: number): boolean {
  return Math.abs(a - b) <= 1e-9 * Math.max(Math.abs(a), Math.abs(b), 1e-3);
}

describe('the carbon ledger', () => {
  it('has rows that add up to the total of its land, however it is divided', () => {
    fc.assert(
      fc.property(areas, shares, (areasM2, parts) => {
        const turns = turnsOf(areasM2, parts);
        const ledger = fixtureLedger(areasM2, turns);
        const totals = ledgerTotals(ledger);
        expect(near(totals.areaM2, sumOf(areasM2))).toBe(true);
        const byTerms = propagate(ledgerTerms(ledger, TOTAL_COLUMNS), ledgerFactors());
        expect(near(totals.totalT, byTerms.value)).toBe(true);
        expect(
          near(
            totals.totalT,
            TOTAL_COLUMNS.reduce((all, column) => all + totals.carbonT[column], 0),
          ),
        ).toBe(true);
        for (const [at, turn] of turns.entries()) {
          const rows = [...ledger.kindIndex].map((kind) => ledger.kinds[kind]?.turn === at);
          const turned = sumOf([...ledger.areasM2].filter((_, row) => rows[row]));
          expect(near(turned, sumOf(turn.areasM2))).toBe(true);
        }
      }),
    );
  });

  it('has the same total when a parcel is split', () => {
    fc.assert(
      fc.property(areas, fc.double({ min: 0.01, max: 0.99, noNaN: true }), (areasM2, share) => {
        const whole = ledgerTotals(fixtureLedger(areasM2));
        // Parcels of the fixture repeat every 200 · 4 in stratum and growing stock.
        const period = 800;
        const split = new Float64Array(2 * period);
        areasM2.forEach((areaM2, parcel) => {
          split[parcel] = areaM2 * share;
          split[parcel + period] = areaM2 * (1 - share);
        });
        const parts = ledgerTotals(fixtureLedger(split));
        expect(near(parts.totalT, whole.totalT)).toBe(true);
        expect(near(parts.carbonT['other-soil'], whole.carbonT['other-soil'])).toBe(true);
      }),
    );
  });
});
