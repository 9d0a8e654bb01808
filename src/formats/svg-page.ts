import type { PageMark, PageScene, PathMark, TextMark } from '../report/sheet/page-mark.ts';
import { MM_PER_PT } from '../report/sheet/page-mark.ts';
import { escapeXml } from './xlsx-parts.ts';

/** Families that a reader of the file is likely to have. */
const FAMILIES = "'Noto Sans SC', 'Source Han Sans SC', 'Microsoft YaHei', 'PingFang SC', sans-serif";

/** A page as an SVG picture, one user unit to a millimetre; its texts are texts. */
export function pageSvg({ widthMm, heightMm, marks }: PageScene): string {
  const parts: string[] = [];
  let clips = 0;

  function write(list: readonly PageMark[]): void {
    for (const mark of list) {
      if (mark.mark === 'path') parts.push(pathElement(mark));
      else if (mark.mark === 'text') parts.push(textElement(mark));
      else if (mark.mark === 'clip' && mark.ends.length > 0) {
        clips += 1;
        const id = `c${String(clips)}`;
        const outline = pathData(mark.coordinates, mark.ends, true);
        parts.push(
          `<clipPath id="${id}"><path clip-rule="evenodd" d="${outline}"/></clipPath><g clip-path="url(#${id})">`,
        );
        write(mark.marks);
        parts.push('</g>');
      }
    }
  }

  write(marks);
  const size = `width="${String(widthMm)}mm" height="${String(heightMm)}mm" viewBox="0 0 ${String(widthMm)} ${String(heightMm)}"`;
  return `<svg xmlns="http://www.w3.org/2000/svg" ${size}>${parts.join('')}</svg>`;
}

function pathElement({ coordinates, ends, isClosed, fill, stroke, widthMm, dashMm, opacity }: PathMark): string {
  if (ends.length === 0 || (fill === null && stroke === null)) return '';
  const dash = dashMm.length === 0 ? '' : ` stroke-dasharray="${dashMm.map(short).join(' ')}"`;
  const line =
    stroke === null ? '' : ` stroke="${stroke}" stroke-width="${short(widthMm)}" stroke-linejoin="round"${dash}`;
  const shade = opacity === 1 ? '' : ` opacity="${short(opacity)}"`;
  return `<path fill="${fill ?? 'none'}" fill-rule="evenodd"${line}${shade} d="${pathData(coordinates, ends, isClosed)}"/>`;
}

function textElement({ text, x, y, anchor, sizePt, isBold, colour, halo }: TextMark): string {
  const size = sizePt * MM_PER_PT;
  const seam =
    halo === null
      ? ''
      : ` stroke="${halo}" stroke-width="${short(size * 0.25)}" stroke-linejoin="round" paint-order="stroke"`;
  const weight = isBold ? ' font-weight="600"' : '';
  return `<text x="${short(x)}" y="${short(y)}" text-anchor="${anchor}" font-family="${FAMILIES}" font-size="${short(size)}"${weight} fill="${colour}"${seam}>${escapeXml(text)}</text>`;
}

function pathData(coordinates: ArrayLike<number>, ends: ArrayLike<number>, isClosed: boolean): string {
  const pieces: string[] = [];
  let vertex = 0;
  for (let ring = 0; ring < ends.length; ring += 1) {
    const end = ends[ring] ?? 0;
    for (const first = vertex; vertex < end; vertex += 1) {
      pieces.push(
        `${vertex === first ? 'M' : 'L'}${short(coordinates[2 * vertex] ?? 0)} ${short(coordinates[2 * vertex + 1] ?? 0)}`,
      );
    }
    if (isClosed) pieces.push('Z');
  }
  return pieces.join('');
}

function short(value: number): string {
  return String(Math.round(value * 100) / 100);
}
