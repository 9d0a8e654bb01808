import { describe, expect, it } from 'vitest';
import { propagate } from '../../../../src/evaluate/carbon/error-propagation.ts';
import { TOTAL_COLUMNS } from '../../../../src/evaluate/carbon/ledger.ts';
import { orderRows, selectRows } from '../../../../src/evaluate/carbon/ledger-list.ts';
import type { LedgerFilter, LedgerOrder } from '../../../../src/evaluate/carbon/ledger-query.ts';
import { ledgerTerms, ledgerTotals } from '../../../../src/evaluate/carbon/ledger-totals.ts';
import { textRanks } from '../../../../src/evaluate/carbon/sorted-rows.ts';
import { fixtureLedger, ledgerFactors } from '../../../support/ledger-fixture.ts';
import { runSteps } from '../../../support/run-steps.ts';

const PARCELS = 9001;
const AREAS = Float64Array.from({ length: PARCELS }, (_, parcel) => 1e4 * (1 + ((37 * parcel) % 91)) + parcel / 7);
const TURNS = [
  { feature: 'f2', toClass: '0305', parcels: Uint32Array.of(2, 7), areasM2: Float64Array.of(5000, AREAS[7] ?? 0) },
  { feature: 'f1', toClass: null, parcels: Uint32Array.of(8), areasM2: Float64Array.of(900) },
];
const LIBRARY = ledgerFactors();
const LEDGER = fixtureLedger(AREAS, TURNS, LIBRARY);
const NAMES = {
  parcelId: (parcel: number) => (parcel === 4 ? 'x1' : String(parcel)),
  featureName: (feature: string) => ({ f1: '乙', f2: '甲' })[feature] ?? feature,
};
const ALL: LedgerFilter = { classesBefore: [], classesAfter: [], features: [], missing: 'all', id: '' };

const select = (filter: Partial<LedgerFilter>) => runSteps(selectRows(LEDGER, { ...ALL, ...filter }, NAMES, LIBRARY));
const kindOf = (row: number) => LEDGER.kinds[LEDGER.kindIndex[row] ?? 0];

function order(column: LedgerOrder['column'], isDescending = false, rows = select({}).rows): readonly number[] {
  const ranks = runSteps(textRanks(PARCELS, NAMES.parcelId));
  return [...runSteps(orderRows(LEDGER, rows, { column, isDescending }, NAMES, ranks))];
}

describe('rows that are selected', () => {
  it('are all without a filter, with the totals and the interval of the ledger', () => {
    const { rows, areaM2, total, withoutNumber } = select({});
    const totals = ledgerTotals(LEDGER);
    const { low, high } = propagate(ledgerTerms(LEDGER, TOTAL_COLUMNS), LIBRARY);
    expect(rows).toHaveLength(LEDGER.rowCount);
    expect([areaM2, total.value]).toEqual([totals.areaM2, totals.totalT]);
    expect(withoutNumber.rows).toBe(totals.withoutNumber.rows);
    expect(withoutNumber.areaM2 / totals.withoutNumber.areaM2).toBeCloseTo(1, 12);
    expect(total.low / low).toBeCloseTo(1, 12);
    expect(total.high / high).toBeCloseTo(1, 12);
  });

  it.each([
    ['class before', { classesBefore: ['0301', '0401'] }, (row: number) => [0, 2].includes(kindOf(row)?.stratum ?? -1)],
    ['class after', { classesAfter: ['0305'] }, (row: number) => kindOf(row)?.stratum === 1 || kindOf(row)?.turn === 0],
    ['feature', { features: ['f1'] }, (row: number) => kindOf(row)?.turn === 1],
    ['land that stays', { features: [''] }, (row: number) => kindOf(row)?.turn === null],
    [
      'a missing number',
      { missing: 'incomplete' as const },
      (row: number) => (kindOf(row)?.profile.missing.length ?? 0) > 0,
    ],
    [
      'no number at all',
      { missing: 'without-number' as const },
      (row: number) => [2, 3].includes(kindOf(row)?.stratum ?? -1) && kindOf(row)?.turn === null,
    ],
    ['a part of an id', { id: ' X1 ' }, (row: number) => LEDGER.parcels[row] === 4],
    [
      'two at once',
      { classesBefore: ['0301'], id: '99' },
      (row: number) => kindOf(row)?.stratum === 0 && String(LEDGER.parcels[row]).includes('99'),
    ],
  ])('are those with %s, and add up to what they have', (_, filter, isWanted) => {
    const { rows, areaM2, total, withoutNumber } = select(filter);
    const wanted = Array.from({ length: LEDGER.rowCount }, (_none, row) => row).filter(isWanted);
    expect(wanted.length).toBeGreaterThan(0);
    expect([...rows]).toEqual(wanted);
    const sum = (values: Float64Array): number => wanted.reduce((all, row) => all + (values[row] ?? 0), 0);
    expect(areaM2 / sum(LEDGER.areasM2)).toBeCloseTo(1, 12);
    expect(Math.abs(total.value - sum(LEDGER.totalT))).toBeLessThanOrEqual(1e-12 * Math.abs(total.value));
    expect(withoutNumber.rows).toBe(
      wanted.filter((row) => kindOf(row)?.turn === null && [2, 3].includes(kindOf(row)?.stratum ?? -1)).length,
    );
  });

  it('are none where nothing agrees: no area, no carbon', () => {
    expect(select({ id: 'nowhere' })).toMatchObject({ areaM2: 0, total: { value: 0, low: 0, high: 0 } });
  });

  it('add up over classes to the whole, and their intervals are narrower than those added up', () => {
    const parts = ['0301', '0305', '0401', ''].map((code) => select({ classesBefore: [code] }));
    const whole = select({});
    const sum = parts.reduce((all, { total }) => all + total.value, 0);
    expect(sum / whole.total.value).toBeCloseTo(1, 12);
    const width = ({ low, high }: { readonly low: number; readonly high: number }): number => high - low;
    expect(width(whole.total)).toBeLessThan(parts.reduce((all, { total }) => all + width(total), 0));
  });
});

describe('the order of rows', () => {
  it.each([
    ['area', false, LEDGER.areasM2],
    ['area', true, LEDGER.areasM2],
    ['total', false, LEDGER.totalT],
    ['total', true, LEDGER.totalT],
    ['above', true, LEDGER.carbonT.above],
  ] as const)('is that of %s (descending: %s), with equal rows as they were', (column, isDescending, values) => {
    const has = (row: number): boolean =>
      column === 'area' ||
      (column === 'above' ? kindOf(row)?.densities.has('above') === true : (LEDGER.totalT[row] ?? 0) !== 0);
    const all = Array.from({ length: LEDGER.rowCount }, (_, row) => row);
    const known = all.filter(has).sort((a, b) => {
      const difference = (values[a] ?? 0) - (values[b] ?? 0);
      return (isDescending ? -difference : difference) || a - b;
    });
    expect(order(column, isDescending)).toEqual([...known, ...all.filter((row) => !has(row))]);
  });

  it('is by number where ids are numbers, other ids come after them', () => {
    const parcels = order('parcel').map((row) => LEDGER.parcels[row]);
    const others = Array.from({ length: PARCELS }, (_, parcel) => parcel).filter((parcel) => parcel !== 4);
    expect([...new Set(parcels)]).toEqual([...others, 4]);
    expect(LEDGER.parcels[order('parcel', true)[0] ?? -1]).toBe(4);
  });

  it('is by the names of features, land without one comes last either way', () => {
    const features = (isDescending: boolean): readonly unknown[] =>
      order('feature', isDescending)
        .slice(0, 4)
        .map((row) => LEDGER.turns[kindOf(row)?.turn ?? -1]?.feature);
    expect(features(false)).toEqual(['f2', 'f2', 'f1', undefined]);
    expect(features(true)).toEqual(['f1', 'f2', 'f2', undefined]);
  });

  it('is by code for classes, land of no known class last', () => {
    const codes = order('class-after').map((row) => {
      const { stratum, turn } = kindOf(row) ?? { stratum: null, turn: null };
      return (turn === null ? null : LEDGER.turns[turn]?.toClass) ?? LEDGER.strata[stratum ?? -1]?.classCode ?? '';
    });
    const known = codes.filter((code) => code !== '');
    expect(codes).toEqual([...known.slice().sort(), ...codes.filter((code) => code === '')]);
  });

  it('keeps to the rows that are wanted', () => {
    const { rows } = select({ features: ['f1', 'f2'] });
    expect(
      order('area', true, rows)
        .slice()
        .sort((a, b) => a - b),
    ).toEqual([...rows]);
  });
});
