import { unzipSync, strFromU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readSheetFont } from '../../../../data/sheet-font/sheet-font.ts';
import { writeDocx } from '../../../../src/formats/document-docx.ts';
import { pixelPng } from '../../../../src/formats/pixel-page.ts';
import { readGlyphOutlines } from '../../../../src/report/sheet/font-glyphs.ts';
import type { ReportDocument } from '../../../../src/report/document/document-node.ts';
import { printablePages } from '../../../../src/report/document/document-pages.ts';
import { readFontMetrics } from '../../../../src/report/sheet/font-metrics.ts';
import type { PageMark } from '../../../../src/report/sheet/page-mark.ts';
import { pathMark, textMark } from '../../../../src/report/sheet/page-mark.ts';
import { readPng } from '../../../support/read-png.ts';

const ROWS = Array.from({ length: 120 }, (_, at) => ({
  cells: [`第 ${String(at)} 类`, `${String(at)}.5`],
  isBold: at === 119,
}));
const DOCUMENT: ReportDocument = {
  language: 'zh',
  title: '蓟州区碳布局方案',
  subtitle: '规划编制',
  footer: '碳图',
  nodes: [
    { node: 'heading', level: 1, text: '用地变化' },
    { node: 'paragraph', text: '这一年的碳汇为 20.4 万 tCO₂e/年。', isNote: false },
    {
      node: 'table',
      title: '各地类面积',
      heads: ['类型', '公顷'],
      columns: [
        { share: 2, align: 'start' },
        { share: 1, align: 'end' },
      ],
      rows: ROWS,
    },
    {
      node: 'figure',
      scene: {
        widthMm: 100,
        heightMm: 50,
        marks: [pathMark([0, 0, 100, 50], { stroke: '#000000' }), textMark('示意', 10, 10, 8)],
      },
      caption: '图 1',
      description: '一条线',
    },
    { node: 'list', items: ['示意图，未经审核'] },
  ],
};

function textsOf(marks: readonly PageMark[]): readonly string[] {
  return marks.flatMap((mark) =>
    mark.mark === 'text' ? [mark.text] : mark.mark === 'clip' ? textsOf(mark.marks) : [],
  );
}

describe('a report on pages', () => {
  it('has every row once, repeats the head of a table on each page, and numbers its pages', async () => {
    const { pages, missing } = printablePages(DOCUMENT, readFontMetrics(await readSheetFont()));
    expect(missing).toEqual([]);
    expect(pages.length).toBeGreaterThan(2);
    const texts = pages.map(({ marks }) => textsOf(marks));
    const all = texts.flat();
    for (const { cells } of ROWS) expect(all.filter((text) => text === cells[0])).toHaveLength(1);
    const withRows = texts.filter((page) => page.some((text) => /^第 \d+ 类$/u.test(text)));
    for (const page of withRows) expect(page).toContain('类型');
    texts.forEach((page, at) => expect(page).toContain(`${String(at + 1)} / ${String(pages.length)}`));
    for (const { marks } of pages) {
      for (const mark of marks) if (mark.mark === 'text') expect(mark.y).toBeLessThan(290);
    }
  });
});

describe('what belongs together on a page', () => {
  it('keeps a heading, the title and the head of its table with the first row, wherever the page ends', async () => {
    const font = readFontMetrics(await readSheetFont());
    const table = DOCUMENT.nodes.find(({ node }) => node === 'table');
    if (table === undefined) throw new Error('no table');
    for (let lines = 20; lines < 44; lines += 1) {
      const before = Array.from(
        { length: lines },
        (_, at) => ({ node: 'paragraph', text: `${String(at)}。`, isNote: false }) as const,
      );
      const heading = { node: 'heading', level: 1, text: '标题' } as const;
      const { pages } = printablePages({ ...DOCUMENT, nodes: [...before, heading, table] }, font);
      const withHeading = pages.map(({ marks }) => textsOf(marks)).find((texts) => texts.includes('标题'));
      expect(withHeading).toContain('第 0 类');
    }
  });
});

describe('a report as DOCX', () => {
  it('keeps headings, tables and figures as such, so that it can be edited', async () => {
    const file = await readSheetFont();
    const font = { metrics: readFontMetrics(file), outlineOf: readGlyphOutlines(file) };
    const bytes = await writeDocx(DOCUMENT, (scene) => pixelPng(scene, 100, font));
    const files = unzipSync(bytes);
    const xml = strFromU8(files['word/document.xml'] ?? new Uint8Array());
    expect(xml).toContain('蓟州区碳布局方案');
    expect(xml).toContain('w:val="Heading1"');
    expect(xml.match(/<w:tr>|<w:tr /gu)).toHaveLength(ROWS.length + 1);
    expect(xml).toContain('119.5');
    // A figure is a picture that every word processor shows: as many pixels as its size on paper wants.
    const picture = Object.keys(files).find((name) => name.endsWith('.png'));
    expect(readPng(files[picture ?? ''] ?? new Uint8Array())).toMatchObject({ width: 394, height: 197 });
  });
});
