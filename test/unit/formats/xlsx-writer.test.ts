import { strFromU8, unzipSync } from 'fflate';
import { readSheet } from 'read-excel-file/universal';
import { describe, expect, it } from 'vitest';
import { writeXlsx } from '../../../src/formats/xlsx-writer.ts';
import type { Workbook } from '../../../src/plan/workbook.ts';

const BOOK: Workbook = {
  name: '台账',
  sheets: [
    {
      name: '数据',
      widths: [10, 20],
      frozenRows: 1,
      write(cells) {
        cells.text('a & b', 'heading');
        cells.text('<tag> "quoted"\u0001');
        cells.endRow();
        cells.number(1 / 3);
        cells.blank();
        cells.formula('A2*2&""<3', 2 / 3, 'two-digits');
        cells.endRow();
        cells.endRow();
        cells.number(-1e-7);
        cells.endRow();
      },
    },
    { name: '空', widths: [], frozenRows: 0, write: () => undefined },
  ],
};

function partsOf(bytes: Uint8Array): Record<string, string> {
  return Object.fromEntries(Object.entries(unzipSync(bytes)).map(([name, part]) => [name, strFromU8(part)]));
}

describe('XLSX writer', () => {
  it('writes what a reader of such files reads', async () => {
    const { name, bytes } = writeXlsx(BOOK);
    expect(name).toBe('台账.xlsx');
    expect(await readSheet(new Blob([bytes]), '数据')).toEqual([
      ['a & b', '<tag> "quoted"', null],
      [1 / 3, null, 2 / 3],
      [null, null, null],
      [-1e-7, null, null],
    ]);
  });

  it('writes formulas with the value that they have', () => {
    expect(partsOf(writeXlsx(BOOK).bytes)['xl/worksheets/sheet1.xml']).toContain(
      '<c r="C2" s="3"><f>A2*2&amp;&quot;&quot;&lt;3</f><v>0.6666666666666666</v></c>',
    );
  });

  it('asks programmes to calculate anew when they open it, and keeps headings in view', () => {
    const parts = partsOf(writeXlsx(BOOK).bytes);
    expect(parts['xl/workbook.xml']).toContain('fullCalcOnLoad="1"');
    expect(parts['xl/worksheets/sheet1.xml']).toContain('ySplit="1"');
    expect(parts['xl/worksheets/sheet2.xml']).not.toContain('ySplit');
  });

  it('gives the same bytes for the same workbook', () => {
    expect(writeXlsx(BOOK).bytes).toEqual(writeXlsx(BOOK).bytes);
  });

  it('hands large sheets over piece by piece without losing a row', async () => {
    const rows = 12_000;
    const sheet = {
      name: 'many',
      widths: [],
      frozenRows: 0,
      write(cells: Parameters<Workbook['sheets'][number]['write']>[0]) {
        for (let row = 0; row < rows; row += 1) {
          for (let column = 0; column < 30; column += 1) cells.number(row);
          cells.endRow();
        }
      },
    };
    const text = partsOf(writeXlsx({ name: 'many', sheets: [sheet] }).bytes)['xl/worksheets/sheet1.xml'] ?? '';
    expect(text.match(/<row /gu)).toHaveLength(rows);
    expect(text).toContain('<c r="AD12000"><v>11999</v></c></row></sheetData></worksheet>');
  });
});
