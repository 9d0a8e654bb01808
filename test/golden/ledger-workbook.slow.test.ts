/**
 * The workbook of the carbon ledger, worked out by LibreOffice Calc: its totals are ours, and when a factor is changed in the sheet
 * they are ours with that factor.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import { LEDGER_COLUMNS } from '../../src/evaluate/carbon/ledger.ts';
import { ledgerTotals } from '../../src/evaluate/carbon/ledger-totals.ts';
import { writeXlsx } from '../../src/formats/xlsx-writer.ts';
import { columnLetters } from '../../src/report/cell-reference.ts';
import { FACTOR_VALUE_COLUMN } from '../../src/report/ledger-factor-sheets.ts';
import { ledgerFactorIds } from '../../src/report/ledger-report.ts';
import { ROW_COLUMNS } from '../../src/report/ledger-row-sheet.ts';
import { GRAND_TOTAL_ROW } from '../../src/report/ledger-summary-sheets.ts';
import { ledgerWorkbook } from '../../src/report/ledger-workbook.ts';
import { fixtureLedger, fixtureReport, ledgerFactors } from '../support/ledger-fixture.ts';
import { type CalculatedWorkbook, calculateWorkbook, ensureLibreOffice } from '../support/libreoffice.ts';

const AREAS = Float64Array.from({ length: 2003 }, (_, parcel) => 1e4 * (1 + ((37 * parcel) % 91)) + parcel / 7);
const TURNS = [
  {
    feature: 'f1',
    toClass: '0305',
    parcels: Uint32Array.of(0, 4, 8),
    areasM2: Float64Array.of(5000, AREAS[4] ?? 0, 123.456),
  },
];
const LEDGER = fixtureLedger(AREAS, TURNS);
const REPORT = fixtureReport(LEDGER);
const BYTES = writeXlsx(ledgerWorkbook('台账', REPORT)).bytes;

/** Largest relative difference to what LibreOffice should have found. */
const TOLERANCE = 1e-9;

function expectNear(found: number | string | null, expected: number): void {
  expect(typeof found, String(found)).toBe('number');
  expect(Math.abs(Number(found) - expected)).toBeLessThanOrEqual(TOLERANCE * Math.abs(expected));
}

function expectTotals(book: CalculatedWorkbook, ledger: typeof LEDGER): void {
  const totals = ledgerTotals(ledger);
  expectNear(book.cell('合计', `B${String(GRAND_TOTAL_ROW)}`), totals.totalT);
  LEDGER_COLUMNS.forEach((column, at) => {
    expectNear(book.cell('合计', `B${String(GRAND_TOTAL_ROW + 1 + at)}`), totals.carbonT[column]);
  });
}

describe('the ledger in LibreOffice', () => {
  beforeAll(() => ensureLibreOffice((line) => process.stderr.write(`${line}\n`)), 900_000);

  it('has our total, our pools and our rows', { timeout: 240_000 }, () => {
    const book = calculateWorkbook(BYTES);
    expect(book.sheetNames).toEqual(['说明', '合计', '台账', '碳层', '因子', '来源']);
    expectTotals(book, LEDGER);
    expectNear(book.cell('合计', `C${String(GRAND_TOTAL_ROW)}`), REPORT.total.low);
    expectNear(book.cell('合计', `D${String(GRAND_TOTAL_ROW)}`), REPORT.total.high);
    for (let row = 0; row < LEDGER.rowCount; row += 97) {
      const { densities } = LEDGER.kinds[LEDGER.kindIndex[row] ?? 0] ?? { densities: new Map() };
      LEDGER_COLUMNS.forEach((column, at) => {
        const found = book.cell('台账', `${columnLetters(ROW_COLUMNS.carbon + at)}${String(row + 2)}`);
        if (densities.has(column)) expectNear(found, LEDGER.carbonT[column][row] ?? 0);
        else expect(found).toBeNull();
      });
      const total = book.cell('台账', `${columnLetters(ROW_COLUMNS.total)}${String(row + 2)}`);
      if ((LEDGER.totalT[row] ?? 0) === 0) expect(total).toBeNull();
      else expectNear(total, LEDGER.totalT[row] ?? 0);
    }
  });

  it.each([
    ['vb.a', 0.61],
    ['soil.ref', 51],
    ['curve.m', 0.4],
  ])('has our total with %s = %d when that cell is changed', { timeout: 240_000 }, (id, value) => {
    const row = ledgerFactorIds(REPORT).indexOf(id) + 2;
    const place = `${columnLetters(FACTOR_VALUE_COLUMN)}${String(row)}`;
    const book = calculateWorkbook(BYTES, [{ sheet: '因子', place, value }]);
    const changed = fixtureLedger(AREAS, TURNS, ledgerFactors({ [id]: value }));
    expect(ledgerTotals(changed).totalT).not.toBeCloseTo(ledgerTotals(LEDGER).totalT, 0);
    expectTotals(book, changed);
  });
});
