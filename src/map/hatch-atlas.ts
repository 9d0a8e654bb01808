import type { HatchId } from '../kinds/kind.ts';
import { HATCH_RESOLUTION, HATCH_TILES, type HatchTile } from '../kinds/hatch-tile.ts';

/** Where a hatch lies in the atlas, in texels. */
export interface HatchFrame {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Every hatch in one picture, as a mask: only the opacity counts. */
export interface HatchAtlas {
  readonly canvas: HTMLCanvasElement;
  readonly frames: Readonly<Record<string, HatchFrame>>;
}

/** Texels repeated around a frame, so that smoothing does not mix in the neighbour. */
const MARGIN = 8;

/** Places the frames of all hatches side by side; also says how large the atlas is. */
export function layOutHatches(tiles: Readonly<Record<string, HatchTile>>): {
  readonly width: number;
  readonly height: number;
  readonly frames: Readonly<Record<string, HatchFrame>>;
} {
  const frames: Record<string, HatchFrame> = {};
  let [x, tallest] = [0, 0];
  for (const [id, tile] of Object.entries(tiles)) {
    const width = tile.widthPx * HATCH_RESOLUTION;
    const height = tile.heightPx * HATCH_RESOLUTION;
    frames[id] = { x: x + MARGIN, y: MARGIN, width, height };
    x += width + 2 * MARGIN;
    tallest = Math.max(tallest, height);
  }
  return { width: x, height: tallest + 2 * MARGIN, frames };
}

/** Draws the atlas. */
export function drawHatchAtlas(): HatchAtlas {
  const { width, height, frames } = layOutHatches(HATCH_TILES);
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const pen = canvas.getContext('2d');
  if (pen === null) return { canvas, frames };
  for (const [id, frame] of Object.entries(frames)) {
    pen.save();
    pen.beginPath();
    pen.rect(frame.x - MARGIN, frame.y - MARGIN, frame.width + 2 * MARGIN, frame.height + 2 * MARGIN);
    pen.clip();
    pen.translate(frame.x, frame.y);
    pen.scale(HATCH_RESOLUTION, HATCH_RESOLUTION);
    paintTile(pen, HATCH_TILES[id as HatchId], '#000');
    pen.restore();
  }
  return { canvas, frames };
}

/** One tile of a hatch in a colour, for the fill patterns of the base map; `ratio` texels per CSS px. */
export function drawHatchTile(id: HatchId, colour: string, ratio: number): ImageData | null {
  const tile = HATCH_TILES[id];
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(tile.widthPx * ratio);
  canvas.height = Math.round(tile.heightPx * ratio);
  const pen = canvas.getContext('2d');
  if (pen === null) return null;
  pen.scale(canvas.width / tile.widthPx, canvas.height / tile.heightPx);
  paintTile(pen, tile, colour);
  return pen.getImageData(0, 0, canvas.width, canvas.height);
}

/** Paints the tile and its eight neighbours, so that what crosses an edge comes in at the other. */
function paintTile(pen: CanvasRenderingContext2D, tile: HatchTile, colour: string): void {
  const stroke = new Path2D(tile.strokePath);
  const fill = new Path2D(tile.fillPath);
  pen.strokeStyle = colour;
  pen.fillStyle = colour;
  pen.lineWidth = tile.strokeWidthPx;
  for (const column of [-1, 0, 1]) {
    for (const row of [-1, 0, 1]) {
      pen.save();
      pen.translate(column * tile.widthPx, row * tile.heightPx);
      if (tile.strokePath !== '') pen.stroke(stroke);
      if (tile.fillPath !== '') pen.fill(fill);
      pen.restore();
    }
  }
}
