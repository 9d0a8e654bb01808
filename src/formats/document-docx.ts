import type { DocumentNode, DocumentTable, ReportDocument } from '../report/document/document-node.ts';
import type { PageScene } from '../report/sheet/page-mark.ts';
// The type alone: the package itself is loaded with the first file.
import type * as docxPackage from 'docx';

type Docx = typeof docxPackage;

/** Fonts that offices have: a document is edited in what is installed, and word processors replace others as they like. */
const FONT = { ascii: 'Arial', hAnsi: 'Arial', cs: 'Arial', eastAsia: 'Microsoft YaHei' } as const;
/** Text width of a page of A4 with margins of 22 mm, in twentieths of a point and in pixels of 1/96 inch. */
const TEXT_TWIPS = Math.round((166 / 25.4) * 1440);
const TEXT_PX = Math.round((166 / 25.4) * 96);
const FOOTER = 'Footer';
const PX_PER_MM = 96 / 25.4;
const MARGIN_TWIPS = Math.round((22 / 25.4) * 1440);

/** Draws a figure as a PNG: word processors in use know no SVG, and show what stands in for it. */
type DrawFigure = (scene: PageScene) => Uint8Array<ArrayBuffer>;

/**
 * A report as an editable DOCX (Office Open XML): headings are headings, tables are tables, so that it can be worked on. The package is
 * loaded with the first file.
 *
 * @param pictureOf draws a figure
 */
export async function writeDocx(document: ReportDocument, pictureOf: DrawFigure): Promise<Uint8Array<ArrayBuffer>> {
  const docx = await import('docx');
  const { Document, Footer, Packer, PageNumber, Paragraph, TextRun } = docx;
  const file = new Document({
    creator: 'Tantu',
    title: document.title,
    styles: {
      default: {
        document: { run: { font: FONT, size: 21 } },
        heading1: {
          run: { font: FONT, size: 28, bold: true, color: '1d2221' },
          paragraph: { spacing: { before: 320, after: 120 } },
        },
        heading2: {
          run: { font: FONT, size: 23, bold: true, color: '1d2221' },
          paragraph: { spacing: { before: 200, after: 80 } },
        },
        title: { run: { font: FONT, size: 40, bold: true }, paragraph: { spacing: { after: 80 } } },
      },
      // Fields take the size of their paragraph, whatever their run says.
      paragraphStyles: [{ id: FOOTER, name: 'footer', basedOn: 'Normal', run: { size: 15, color: '626762' } }],
    },
    sections: [
      {
        properties: {
          page: {
            size: { width: 11_906, height: 16_838 },
            margin: { top: MARGIN_TWIPS, bottom: MARGIN_TWIPS, left: MARGIN_TWIPS, right: MARGIN_TWIPS },
          },
        },
        footers: {
          default: new Footer({
            children: [
              new Paragraph({
                style: FOOTER,
                children: [
                  new TextRun({ text: `${document.footer}\u3000` }),
                  new TextRun({ children: [PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES] }),
                ],
              }),
            ],
          }),
        },
        children: [
          new Paragraph({ text: document.title, heading: docx.HeadingLevel.TITLE }),
          new Paragraph({ children: [new TextRun({ text: document.subtitle, size: 19, color: '626762' })] }),
          ...document.nodes.flatMap((node) => childrenOf(docx, node, pictureOf)),
        ],
      },
    ],
  });
  return new Uint8Array(await Packer.toArrayBuffer(file));
}

type Child = InstanceType<Docx['Paragraph']> | InstanceType<Docx['Table']>;

function childrenOf(docx: Docx, node: DocumentNode, pictureOf: DrawFigure): readonly Child[] {
  const { HeadingLevel, Paragraph, TextRun } = docx;
  switch (node.node) {
    case 'heading':
      return [
        new Paragraph({
          text: node.text,
          heading: node.level === 1 ? HeadingLevel.HEADING_1 : HeadingLevel.HEADING_2,
          keepNext: true,
        }),
      ];
    case 'paragraph':
      return [
        new Paragraph({
          spacing: { after: 80 },
          children: [new TextRun(node.isNote ? { text: node.text, size: 17, color: '626762' } : { text: node.text })],
        }),
      ];
    case 'list':
      return node.items.map(
        (text) =>
          new Paragraph({
            bullet: { level: 0 },
            spacing: { after: 40 },
            children: [new TextRun({ text, size: 18, color: '454b48' })],
          }),
      );
    case 'table':
      return tableChildren(docx, node);
    case 'figure':
      return [
        new Paragraph({
          keepNext: true,
          children: [picture(docx, node.scene, node.description, pictureOf(node.scene))],
        }),
        new Paragraph({
          spacing: { after: 160 },
          children: [new TextRun({ text: node.caption, size: 17, color: '626762' })],
        }),
      ];
  }
}

function picture(
  docx: Docx,
  scene: PageScene,
  description: string,
  data: Uint8Array<ArrayBuffer>,
): InstanceType<Docx['ImageRun']> {
  const width = Math.min(TEXT_PX, Math.round(scene.widthMm * PX_PER_MM));
  const transformation = { width, height: Math.round((width * scene.heightMm) / scene.widthMm) };
  const altText = { name: description, title: description, description };
  return new docx.ImageRun({ type: 'png', data, transformation, altText });
}

function tableChildren(docx: Docx, { title, heads, columns, rows }: DocumentTable): readonly Child[] {
  const { AlignmentType, BorderStyle, Paragraph, Table, TableCell, TableRow, TextRun, WidthType } = docx;
  const whole = columns.reduce((sum, { share }) => sum + share, 0);
  const widths = columns.map(({ share }) => Math.round((share / whole) * TEXT_TWIPS));
  const none = { style: BorderStyle.NONE, size: 0, color: 'auto' };
  const line = { style: BorderStyle.SINGLE, size: 4, color: '857f72' };
  const row = (cells: readonly string[], isBold: boolean, isHead: boolean) =>
    new TableRow({
      tableHeader: isHead,
      cantSplit: true,
      children: columns.map(
        ({ align }, at) =>
          new TableCell({
            width: { size: widths[at] ?? 0, type: WidthType.DXA },
            margins: { top: 30, bottom: 30, left: 60, right: 60 },
            ...(isHead ? { shading: { fill: 'efece4' } } : {}),
            children: [
              new Paragraph({
                alignment: align === 'end' ? AlignmentType.RIGHT : AlignmentType.LEFT,
                children: [new TextRun({ text: cells[at] ?? '', size: 17, ...strong(isBold) })],
              }),
            ],
          }),
      ),
    });
  return [
    ...(title === ''
      ? []
      : [
          new Paragraph({
            keepNext: true,
            spacing: { before: 120, after: 60 },
            children: [new TextRun({ text: title, size: 19, ...strong(true) })],
          }),
        ]),
    new Table({
      columnWidths: widths,
      width: { size: TEXT_TWIPS, type: WidthType.DXA },
      borders: { top: line, bottom: line, left: none, right: none, insideHorizontal: line, insideVertical: none },
      rows: [row(heads, true, true), ...rows.map(({ cells, isBold }) => row(cells, isBold, false))],
    }),
    new Paragraph({ text: '', spacing: { after: 80 } }),
  ];
}

function strong(isBold: boolean): Readonly<Record<'bold', boolean>> {
  return { bold: isBold };
}
