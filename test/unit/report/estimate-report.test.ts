import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { checkEstimate } from '../../../src/evaluate/carbon/estimate-check.ts';
import { readEstimateTable } from '../../../src/evaluate/carbon/estimate-table.ts';
import { writeXlsx } from '../../../src/formats/xlsx-writer.ts';
import { listedCounts, listedRow, listRows } from '../../../src/report/estimate-list.ts';
import {
  type EstimateReport,
  estimateRows,
  estimateSummary,
  estimateWorkbook,
} from '../../../src/report/estimate-report.ts';
import { estimateSentence } from '../../../src/report/estimate-words.ts';
import type { SheetCell } from '../../../src/plan/sheet.ts';
import { inventoryBase, inventoryRules, mappingOf, sheetOf } from '../../support/estimate-land.ts';

const HEAD = ['小班号', '面积(公顷)', '优势树种', '平均年龄', '公顷蓄积', '乔木碳储量(tC)'];

function report(...rows: readonly (readonly SheetCell[])[]): EstimateReport {
  const sheet = sheetOf([HEAD, ...rows]);
  const table = readEstimateTable(sheet, mappingOf(sheet));
  const base = inventoryBase([
    { id: '113-2', areaHa: 12, age: 30, volume: 85 },
    { id: '113-3', areaHa: 2, age: 30, volume: -1 },
    { id: '113-4', areaHa: 7, age: 30, volume: 85 },
  ]);
  const decision = { status: 'to-correct', note: '请复核', by: '王', at: '2026-11-21T15:30:00.000Z' } as const;
  return {
    ...{ name: '吉州-核对估算', language: 'zh', classSystem: 'third-survey', tolerance: { percent: 5, carbonT: 1 } },
    ...{ table, check: checkEstimate(table, base, inventoryRules()), baseYear: 2020, decisions: { '113-2': decision } },
  };
}

/** 12 ha of 马尾松, Zhejiang's equation: C = (0.5034·V + 20.547)/2; 380.0 tC with V = 85, 419.3 with 98. */
const ROW: readonly SheetCell[] = ['113-2', 12, '马尾松', 30, 98, 419.3];

describe('a checked estimate in words', () => {
  const done = report(ROW, ['113-3', 2, '马尾松', 30, 80, 60], ['113-9', 1, '马尾松', 900, 80, 30]);

  it('says of a row what both have, and what the difference is from', () => {
    expect(estimateSentence(listedRow(done, 0), done)).toBe(
      '小班 113-2：贵局 419.3 tC，本工具 380.0 tC；差异主要来自蓄积（公顷蓄积 98 与 85）。',
    );
    expect(estimateSentence(listedRow(done, 0), { ...done, language: 'en' })).toBe(
      'Sub-compartment 113-2: theirs 419.3 tC, ours 380.0 tC; mainly from growing stock (98 and 85 m³/ha).',
    );
  });

  it('says who has not filled in what the difference is from', () => {
    const row = listedRow(done, 0);
    const without = { ...row, ours: { ...row.ours, volumeM3PerHa: null } };
    expect(estimateSentence(without, done)).toMatch(/差异主要来自蓄积（底图没有）。$/u);
    const untold = { ...row, theirs: { ...row.theirs, volumeM3PerHa: null } };
    expect(estimateSentence(untold, { ...done, language: 'en' })).toMatch(
      /mainly from growing stock \(not in their table\)\.$/u,
    );
  });

  it('says why there is no number', () => {
    expect(estimateSentence(listedRow(done, 1), done)).toMatch(
      /^小班 113-3：贵局 60\.0 tC，本工具没有数（.*负数.*）。$/u,
    );
  });

  it('names what the data do not explain, and what is within tolerance', () => {
    const rest = report(['113-2', 12, '马尾松', 30, 85, 450]);
    expect(estimateSentence(listedRow(rest, 0), rest)).toContain('换算因子或其他原因（同样的数据本工具得 380.0 tC）');
    const same = report(['113-2', 12, '马尾松', 30, 85, 381]);
    expect(estimateSentence(listedRow(same, 0), same)).toContain('差在容差之内');
  });

  it('says of what we do not have that it is not told, and counts it as a difference', () => {
    const base = inventoryBase([{ id: '1', areaHa: 10, age: 30 }]);
    const sheet = sheetOf([HEAD, ['1', 10, '马尾松', 30, 98, 900]]);
    const table = readEstimateTable(sheet, mappingOf(sheet));
    const blank = { ...done, table, check: checkEstimate(table, base, inventoryRules()), decisions: {} };
    expect(listedRow(blank, 0).differs).toContain('volume');
    expect(listedRow(blank, 0).effects.map(({ effect }) => effect)).toContain('volume');
  });

  it('lists rows by what they differ in', () => {
    expect(listedCounts(done)).toMatchObject({ all: 2, result: 1, volume: 2, missing: 1, area: 0 });
    expect([listRows(done, 'missing').total, listRows(done, 'missing').row(0)?.id]).toEqual([1, '113-3']);
    expect(listRows(done, 'area').row(0)).toBeNull();
  });

  it('is summed up with its problems', () => {
    const text = estimateSummary(done);
    expect(text).toContain('匹配 2 行，差异超限 1 行。可比的 1 行：贵局 419.3 tC，本工具 380.0 tC，差 +39.3 tC。');
    expect(text).toContain('只在表中：1 行，1.0 公顷，30.0 tC');
    expect(text).toContain('只在底图：1 个图斑，7.0 公顷');
    expect(text).toContain('- D 列：林龄 900 年不可能，1 处，第一处在第 4 行');
    expect(text).toContain('底图没有编号“113-9”');
    expect(text).toContain('已有结论：认可 0 行，待更正 1 行。');
  });

  it('is a table whose numbers are numbers, with the decision', () => {
    const [head = [], first = []] = estimateRows(done);
    expect(first).toHaveLength(head.length);
    const cell = (name: string): unknown => first[head.indexOf(name)];
    expect([cell('编号'), cell('公顷蓄积（m³） · 贵局'), cell('结论'), cell('核对人')]).toEqual([
      '113-2',
      98,
      '待更正',
      '王',
    ]);
    expect(cell('差 tC · 蓄积')).toBeCloseTo(12 * 0.5 * 0.5034 * 13, 9);
  });

  it('is a workbook of five sheets', () => {
    const { name, bytes } = writeXlsx(estimateWorkbook(done));
    const parts = unzipSync(bytes);
    expect(name).toBe('吉州-核对估算.xlsx');
    expect(Object.keys(parts).filter((part) => part.includes('worksheets/sheet'))).toHaveLength(5);
    expect(new TextDecoder().decode(parts['xl/sharedStrings.xml'])).toContain('林龄 900 年不可能');
  });
});
