import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import writeXlsxFile from 'write-excel-file/universal';
import { readSheets } from '../../../src/formats/read-sheets.ts';
import { columnLetters } from '../../../src/plan/sheet.ts';
import { gbkBytes } from '../../support/gbk-bytes.ts';

const text = (content: string): Uint8Array<ArrayBuffer> => new Uint8Array(new TextEncoder().encode(content));

/** A workbook of one sheet with the given XML in its rows, as a programme may write it. */
function workbook(rows: string): Uint8Array<ArrayBuffer> {
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  const relation = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const packed = 'http://schemas.openxmlformats.org/package/2006';
  return new Uint8Array(
    zipSync({
      '[Content_Types].xml': strToU8(
        `<Types xmlns="${packed}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>`,
      ),
      '_rels/.rels': strToU8(
        `<Relationships xmlns="${packed}/relationships"><Relationship Id="r1" Type="${relation}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
      ),
      'xl/workbook.xml': strToU8(
        `<workbook xmlns="${main}" xmlns:r="${relation}"><sheets><sheet name="因子 &amp; 来源" sheetId="1" r:id="r7"/></sheets></workbook>`,
      ),
      'xl/_rels/workbook.xml.rels': strToU8(
        `<Relationships xmlns="${packed}/relationships"><Relationship Id="r7" Type="${relation}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
      ),
      'xl/worksheets/sheet1.xml': strToU8(`<worksheet xmlns="${main}"><sheetData>${rows}</sheetData></worksheet>`),
    }),
  );
}

describe('a table of text', () => {
  it('keeps every row, so that rows have the numbers of the file', async () => {
    const read = await readSheets('因子.csv', text('id,value\n\n a , 0.5 \n,\n"b","1,5"\n'));
    expect(read).toMatchObject({
      ok: true,
      value: [{ name: '', rows: [['id', 'value'], [null], [' a ', ' 0.5 '], [null, null], ['b', '1,5'], [null]] }],
    });
  });

  it('is read in the encoding that spreadsheet programmes in China write', async () => {
    const read = await readSheets('因子.csv', new Uint8Array(gbkBytes('编号;值\ncf;0.5')));
    expect(read).toMatchObject({
      ok: true,
      value: [
        {
          rows: [
            ['编号', '值'],
            ['cf', '0.5'],
          ],
        },
      ],
    });
  });

  it('is refused when it is empty', async () => {
    expect(await readSheets('空.csv', text(' \n'))).toMatchObject({ ok: false, code: 'format.empty-file' });
  });
});

describe('a workbook', () => {
  it('gives texts, numbers, truth values and days of each sheet, rows and columns where they stand', async () => {
    const cell = (value: string | number | boolean) => ({ value });
    const blob = await writeXlsxFile([
      { data: [[cell('封面')]], sheet: '封面' },
      {
        data: [
          [],
          [null, cell('编号'), cell('值')],
          [null, cell('cf'), cell(0.47)],
          [null, cell(true), { value: new Date(Date.UTC(2025, 4, 6)), type: Date, format: 'yyyy-mm-dd' }],
        ],
        sheet: '因子',
      },
    ]).toBlob();
    const read = await readSheets('因子.xlsx', new Uint8Array(await blob.arrayBuffer()));
    expect(read).toMatchObject({
      ok: true,
      value: [
        { name: '封面', rows: [['封面']] },
        {
          name: '因子',
          rows: [
            [null, null, null],
            [null, '编号', '值'],
            [null, 'cf', 0.47],
            [null, true, '2025-05-06'],
          ],
        },
      ],
    });
  });

  it('says where a formula has no usable result, and takes the result where there is one', async () => {
    const bytes = workbook(
      '<row r="2"><c r="B2"><f>1/2</f><v>0.5</v></c><c r="C2" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="D2"><f>B2&lt;3</f></c><c r="E2"/></row><row r="4"><c r="AB4" t="e"><v>#N/A</v></c></row>',
    );
    const read = await readSheets('x.xlsx', bytes);
    if (!read.ok) throw new Error(read.code);
    const [sheet] = read.value;
    expect(sheet?.name).toBe('因子 & 来源');
    expect(sheet?.rows[1]?.slice(0, 4)).toEqual([
      null,
      0.5,
      { fault: 'formula-error', text: '#DIV/0!' },
      { fault: 'formula-without-value', text: '=B2<3' },
    ]);
    expect(sheet?.rows[3]?.[27]).toEqual({ fault: 'formula-error', text: '#N/A' });
  });

  it.each([
    ['a zip that is no workbook', new Uint8Array(zipSync({ 'a.xml': strToU8('<a/>') })), 'format.damaged'],
    ['a workbook cut short', workbook('').slice(0, 400), 'format.truncated'],
    ['a picture', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 0xff]), 'format.not-text'],
  ])('refuses %s', async (_, bytes, code) => {
    expect(await readSheets('x.xlsx', bytes)).toMatchObject({ ok: false, code });
  });
});

it.each([
  [0, 'A'],
  [25, 'Z'],
  [26, 'AA'],
  [701, 'ZZ'],
  [702, 'AAA'],
])('column %i is called %s', (column, letters) => {
  expect(columnLetters(column)).toBe(letters);
});
