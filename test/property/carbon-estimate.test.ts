import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkEstimate } from '../../src/evaluate/carbon/estimate-check.ts';
import { problemAt } from '../../src/evaluate/carbon/estimate-problems.ts';
import { estimateRow } from '../../src/evaluate/carbon/estimate-rows.ts';
import { estimateSums } from '../../src/evaluate/carbon/estimate-sums.ts';
import { readEstimateTable } from '../../src/evaluate/carbon/estimate-table.ts';
import type { SheetCell } from '../../src/plan/sheet.ts';
import { type InventoryParcel, inventoryBase, inventoryRules, mappingOf, sheetOf } from '../support/estimate-land.ts';

const HEAD = ['小班号', '面积(公顷)', '地类', '优势树种', '平均年龄', '公顷蓄积', '乔木碳储量(tC)', '核算方法'];
const RULES = inventoryRules();
const SPECIES = ['马尾松', '杉木', '栎类', '油松', '铁皮石斛王', ''];
const CODES = ['0301', '0302', '0305', '0102', '9999'];

const parcel: fc.Arbitrary<Omit<InventoryParcel, 'id'>> = fc.record({
  areaHa: fc.double({ min: 0.01, max: 1000, noNaN: true }),
  code: fc.constantFrom(...CODES),
  species: fc.constantFrom(...SPECIES),
  age: fc.option(fc.integer({ min: -5, max: 600 })),
  volume: fc.option(fc.double({ min: -5, max: 400, noNaN: true })),
});

const cell: fc.Arbitrary<SheetCell> = fc.oneof(
  { arbitrary: fc.double({ min: -10, max: 1000, noNaN: true }), weight: 6 },
  fc.constantFrom<SheetCell>(null, '', '约', '30亩', '50%', '1,200.5', true),
  fc.constantFrom<SheetCell>({ fault: 'formula-error', text: '#N/A' }, { fault: 'formula-without-value', text: '=A1' }),
);

const row = fc.tuple(
  fc.oneof(fc.integer({ min: 0, max: 9 }), fc.constantFrom<SheetCell>(null, '合计', '３')),
  cell,
  fc.constantFrom<SheetCell>(...CODES, '乔木林地', null),
  fc.constantFrom<SheetCell>(...SPECIES, null),
  cell,
  cell,
  cell,
  fc.constantFrom<SheetCell>('IPCC', '扩展因子', '龄组碳密度', '', null),
);

describe('checking an estimate, whatever the table says', () => {
  it('divides each difference into parts that add up to it, and loses no row and no parcel', () => {
    fc.assert(
      fc.property(fc.array(parcel, { maxLength: 6 }), fc.array(row, { maxLength: 12 }), (parcels, rows) => {
        const sheet = sheetOf([HEAD, ...rows]);
        const table = readEstimateTable(sheet, mappingOf(sheet));
        const base = inventoryBase(parcels.map((one, at) => ({ ...one, id: String(at) })));
        const check = checkEstimate(table, base, RULES);

        expect(table.rowCount + table.leftOut).toBe(rows.length);
        expect(check.matchedCount + check.onlyTheirs.length).toBe(table.rowCount);
        expect(check.matchedCount + check.onlyOurs.ids.length).toBe(parcels.length);
        for (let at = 0; at < check.matchedCount; at += 1) {
          const { differenceT, effects, ours, theirs } = estimateRow(table, check, at, { percent: 5, carbonT: 1 });
          if (differenceT === null) {
            expect(ours.carbonT === null || theirs.carbonT === null).toBe(true);
            continue;
          }
          const size = effects.reduce((most, { carbonT }) => Math.max(most, Math.abs(carbonT)), 1);
          const total = effects.reduce((sum, { carbonT }) => sum + carbonT, 0);
          expect(Math.abs(total - differenceT)).toBeLessThanOrEqual(1e-12 * size * 16);
        }
        const { matched, compared, onlyOurs } = estimateSums(table, check);
        expect(compared.rows).toBeLessThanOrEqual(check.matchedCount);
        const areaHa = parcels.reduce((sum, one) => sum + one.areaHa, 0);
        expect(matched.ours.areaHa + onlyOurs.areaHa).toBeCloseTo(areaHa, 6);
      }),
    );
  });

  it('finds a value or a problem for every cell that is asked for', () => {
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 8 }), (rows) => {
        const sheet = sheetOf([HEAD, ...rows]);
        const table = readEstimateTable(sheet, mappingOf(sheet));
        const listed = new Set(
          Array.from({ length: table.problems.count }, (_, at) => {
            const problem = problemAt(table.problems, at);
            return `${problem.column}${String(problem.row)}`;
          }),
        );
        table.sheetRows.forEach((sheetRow, at) => {
          const columns = { B: table.areaHa, E: table.ageYears, F: table.volumeM3PerHa, G: table.carbonT };
          for (const [letter, { present }] of Object.entries(columns)) {
            if (present[at] !== 1) expect(listed).toContain(`${letter}${String(sheetRow)}`);
          }
        });
      }),
    );
  });
});
