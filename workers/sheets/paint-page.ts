import type { PageMark, PageScene, PathMark, TextMark } from '../../src/report/sheet/page-mark.ts';
import { MM_PER_PT } from '../../src/report/sheet/page-mark.ts';
import { startPng } from '../../src/formats/png-bytes.ts';
import { haloPath } from '../../src/formats/halo-path.ts';

/** Family under which the font for print is known to the worker's canvases. */
export const PRINT_FAMILY = 'Tantu Sheet';

type Pen = OffscreenCanvasRenderingContext2D;

/** Memory for one strip of a large picture, bytes. */
const STRIP_BYTES = 64 * 2 ** 20;
const MM_PER_INCH = 25.4;

/** Paints a page as a picture of some width. */
export function paintPage(page: PageScene, widthPx: number): OffscreenCanvas {
  const scale = widthPx / page.widthMm;
  const canvas = new OffscreenCanvas(widthPx, Math.round(page.heightMm * scale));
  paintStrip(canvas, page, scale, 0);
  return canvas;
}

/** A page as a PNG file, strip by strip: a sheet of A0 at 300 dpi is larger than a canvas may be. */
export function pagePng(page: PageScene, dpi: number, onShare: (share: number) => void): Uint8Array<ArrayBuffer> {
  const scale = dpi / MM_PER_INCH;
  const width = Math.round(page.widthMm * scale);
  const height = Math.round(page.heightMm * scale);
  const strip = Math.max(64, Math.min(height, Math.floor(STRIP_BYTES / (4 * width))));
  const png = startPng(width, height, dpi);
  for (let top = 0; top < height; top += strip) {
    const rows = Math.min(strip, height - top);
    const canvas = new OffscreenCanvas(width, rows);
    const pen = paintStrip(canvas, page, scale, top);
    png.rows(pen.getImageData(0, 0, width, rows).data);
    onShare((top + rows) / height);
  }
  return png.finish();
}

function paintStrip(canvas: OffscreenCanvas, page: PageScene, scale: number, topPx: number): Pen {
  const pen = canvas.getContext('2d', { willReadFrequently: true });
  if (pen === null) throw new Error('no canvas');
  pen.fillStyle = '#ffffff';
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.setTransform(scale, 0, 0, scale, 0, -topPx);
  pen.lineJoin = 'round';
  paintMarks(pen, page.marks);
  return pen;
}

function paintMarks(pen: Pen, marks: readonly PageMark[]): void {
  for (const mark of marks) {
    switch (mark.mark) {
      case 'path':
        paintPath(pen, mark);
        break;
      case 'text':
        paintText(pen, mark);
        break;
      case 'clip':
        if (mark.ends.length === 0) break;
        pen.save();
        trace(pen, mark.coordinates, mark.ends, true);
        pen.clip('evenodd');
        paintMarks(pen, mark.marks);
        pen.restore();
        break;
      case 'picture':
        break;
    }
  }
}

function paintPath(pen: Pen, { coordinates, ends, isClosed, fill, stroke, widthMm, dashMm, opacity }: PathMark): void {
  trace(pen, coordinates, ends, isClosed);
  pen.globalAlpha = opacity;
  if (fill !== null) {
    pen.fillStyle = fill;
    pen.fill('evenodd');
  }
  if (stroke !== null) {
    pen.strokeStyle = stroke;
    pen.lineWidth = widthMm;
    pen.lineCap = dashMm.length > 0 ? 'butt' : 'round';
    pen.setLineDash([...dashMm]);
    pen.stroke();
  }
  pen.globalAlpha = 1;
}

function trace(pen: Pen, coordinates: ArrayLike<number>, ends: ArrayLike<number>, isClosed: boolean): void {
  pen.beginPath();
  let vertex = 0;
  for (let ring = 0; ring < ends.length; ring += 1) {
    const end = ends[ring] ?? 0;
    pen.moveTo(coordinates[2 * vertex] ?? 0, coordinates[2 * vertex + 1] ?? 0);
    for (vertex += 1; vertex < end; vertex += 1)
      pen.lineTo(coordinates[2 * vertex] ?? 0, coordinates[2 * vertex + 1] ?? 0);
    if (isClosed) pen.closePath();
  }
}

function paintText(pen: Pen, { text, x, y, anchor, sizePt, isBold, colour, halo }: TextMark): void {
  const sizeMm = sizePt * MM_PER_PT;
  // Fonts below a pixel are not drawn: the letters are set large and scaled down.
  const shrink = sizeMm / 100;
  pen.font = `100px "${PRINT_FAMILY}"`;
  const width = pen.measureText(text).width * shrink;
  const left = anchor === 'start' ? x : anchor === 'middle' ? x - width / 2 : x - width;
  if (halo !== null) paintPath(pen, haloPath(left, y, width, sizePt, halo));
  pen.save();
  pen.translate(left, y);
  pen.scale(shrink, shrink);
  pen.fillStyle = colour;
  pen.fillText(text, 0, 0);
  if (isBold) {
    pen.strokeStyle = colour;
    pen.lineWidth = 3.2;
    pen.setLineDash([]);
    pen.strokeText(text, 0, 0);
  }
  pen.restore();
}
