import type { Palette } from './palette.ts';

/** A small picture for the map, drawn at twice its size. */
export interface SignPicture {
  readonly image: ImageData;
  readonly pixelRatio: number;
}

const RATIO = 2;
const UNSERVED_PX = 14;
const SITE_PX = 26;

/** Hollow disc with a cross: a village or place that nobody serves (未覆盖). Null where there is no canvas. */
export function drawUnservedSign(palette: Palette): SignPicture | null {
  return drawSign(UNSERVED_PX, (pen, size) => {
    const [middle, radius, arm] = [size / 2, size / 2 - 2.2, size / 2 - 4.9];
    const strokes = [
      ['paper-float', 3.6],
      ['short-fill', 1.6],
    ] as const;
    for (const [token, width] of strokes) {
      pen.lineWidth = width;
      pen.strokeStyle = palette.css(token);
      pen.beginPath();
      pen.arc(middle, middle, radius, 0, 2 * Math.PI);
      pen.stroke();
    }
    pen.fillStyle = palette.css('paper-float');
    pen.globalAlpha = 0.75;
    pen.fill();
    pen.globalAlpha = 1;
    pen.beginPath();
    pen.moveTo(middle - arm, middle - arm);
    pen.lineTo(middle + arm, middle + arm);
    pen.moveTo(middle + arm, middle - arm);
    pen.lineTo(middle - arm, middle + arm);
    pen.stroke();
  });
}

/** A proposed site (候选): dashed outline in the colour of charging, white 35 %, its rank. */
export function drawSiteSign(palette: Palette, rank: number): SignPicture | null {
  return drawSign(SITE_PX, (pen, size) => {
    const [middle, radius] = [size / 2, size / 2 - 2.5];
    pen.beginPath();
    pen.arc(middle, middle, radius, 0, 2 * Math.PI);
    pen.fillStyle = 'rgba(255, 255, 255, 0.35)';
    pen.fill();
    pen.lineWidth = 3.5;
    pen.strokeStyle = palette.css('paper-float');
    pen.stroke();
    pen.lineWidth = 1.8;
    pen.setLineDash([4, 3]);
    pen.strokeStyle = palette.css('k-charging');
    pen.stroke();
    pen.setLineDash([]);
    pen.font = '600 13px "Noto Sans SC", sans-serif';
    pen.textAlign = 'center';
    pen.textBaseline = 'middle';
    pen.lineWidth = 3;
    pen.strokeStyle = palette.css('paper-float');
    pen.strokeText(String(rank), middle, middle + 0.5);
    pen.fillStyle = palette.css('k-charging');
    pen.fillText(String(rank), middle, middle + 0.5);
  });
}

function drawSign(sizePx: number, draw: (pen: CanvasRenderingContext2D, sizePx: number) => void): SignPicture | null {
  const canvas = document.createElement('canvas');
  canvas.width = sizePx * RATIO;
  canvas.height = sizePx * RATIO;
  const pen = canvas.getContext('2d');
  if (pen === null) return null;
  pen.scale(RATIO, RATIO);
  draw(pen, sizePx);
  return { image: pen.getImageData(0, 0, canvas.width, canvas.height), pixelRatio: RATIO };
}
