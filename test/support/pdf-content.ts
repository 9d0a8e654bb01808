import { getDocument, OPS } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** A page of a PDF as another reader sees it. Lengths are millimetres from the top left corner. */
export interface PdfPageContent {
  readonly widthMm: number;
  readonly heightMm: number;
  /** Pieces of text in the order of the file. */
  readonly texts: readonly string[];
  /** Vertices of every painted path, as x, y pairs. */
  readonly paths: readonly (readonly number[])[];
  readonly pictures: number;
}

const MM_PER_POINT = 25.4 / 72;

type Matrix = readonly [number, number, number, number, number, number];

/** Reads a PDF with pdf.js, which nobody here wrote. */
export async function readPdf(bytes: Uint8Array): Promise<readonly PdfPageContent[]> {
  const task = getDocument({ data: bytes.slice(), useSystemFonts: false, verbosity: 0 });
  const document = await task.promise;
  const pages: PdfPageContent[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const [, , width = 0, height = 0] = page.view;
    const { items } = await page.getTextContent();
    const texts = items.flatMap((item) => ('str' in item && item.str !== '' ? [item.str] : []));
    const list = await page.getOperatorList();
    pages.push({
      widthMm: width * MM_PER_POINT,
      heightMm: height * MM_PER_POINT,
      texts,
      ...shapesOf(list.fnArray, list.argsArray as readonly unknown[][], height),
    });
  }
  await task.destroy();
  return pages;
}

function shapesOf(
  operators: readonly number[],
  values: readonly unknown[][],
  height: number,
): Pick<PdfPageContent, 'paths' | 'pictures'> {
  const paths: number[][] = [];
  let pictures = 0;
  let matrix: Matrix = [1, 0, 0, 1, 0, 0];
  const kept: Matrix[] = [];
  operators.forEach((operator, at) => {
    const given = values[at] ?? [];
    if (operator === OPS.save) kept.push(matrix);
    else if (operator === OPS.restore) matrix = kept.pop() ?? matrix;
    else if (operator === OPS.transform) matrix = times(matrix, given as unknown as Matrix);
    else if (operator === OPS.paintImageXObject) pictures += 1;
    else if (operator === OPS.constructPath) {
      const [, coordinates] = given as [unknown, readonly number[]];
      const placed: number[] = [];
      for (let index = 0; index + 1 < coordinates.length; index += 2) {
        const [x = 0, y = 0] = [coordinates[index], coordinates[index + 1]];
        const [a, b, c, d, e, f] = matrix;
        placed.push((a * x + c * y + e) * MM_PER_POINT, (height - (b * x + d * y + f)) * MM_PER_POINT);
      }
      paths.push(placed);
    }
  });
  return { paths, pictures };
}

function times([a, b, c, d, e, f]: Matrix, [g, h, i, j, k, l]: Matrix): Matrix {
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f];
}
