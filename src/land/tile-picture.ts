import { planeX, planeY } from '../geo/working-plane.ts';
import type { LandTable } from './land-table.ts';
import { createRowCrossings } from './row-crossings.ts';
import type { TileFrame } from './tile-frame.ts';
import { latitudeOfMercatorY } from './tile-projection.ts';

/** Pixels along the edge of a picture tile (图片瓦片). */
export const PICTURE_SIZE = 512;

/** Neighbouring parcels of a class are told apart by so many tints of one colour. */
export const TINT_COUNT = 5;

/**
 * Paints parcels as a picture, for zooms at which a tile has more parcels than the screen has use for: what it costs to
 * show depends on pixels alone.
 *
 * A pixel takes the parcel that holds its middle. That rule favours no class, so that each keeps its share of the ground
 * (unlike giving a pixel to the largest), leaves no gap between neighbours, and lets parcels without the middle of a pixel
 * be passed over by their box alone. Where parcels overlap, the first in the file is seen.
 *
 * @returns per pixel, row after row from the north: 0 where nothing is, else 1 + class index × {@link TINT_COUNT} + tint;
 *   null when the tile is empty
 */
export function paintPicture(
  table: LandTable,
  frame: TileFrame,
  zoom: number,
  column: number,
  row: number,
): Uint16Array<ArrayBuffer> | null {
  const { partEnds, shapeEnds, classIndex } = table;
  const { partBoxes } = frame;
  const scale = 2 ** zoom * PICTURE_SIZE;
  const offsetX = column * PICTURE_SIZE;
  const offsetY = row * PICTURE_SIZE;
  const levels = rowLevels(zoom, row);
  const [pixelsPerM, originPx] = easting(scale, offsetX);
  const pixels = new Uint16Array(PICTURE_SIZE * PICTURE_SIZE);
  const crossings = createRowCrossings();
  let isEmpty = true;
  let parcel = 0;
  let colour = 0;
  const paintSpan = (pixelRow: number, west: number, east: number): void => {
    const start = PICTURE_SIZE * pixelRow;
    const end = start + Math.min(PICTURE_SIZE, Math.ceil(east * pixelsPerM + originPx - 0.5));
    for (let at = start + Math.max(0, Math.ceil(west * pixelsPerM + originPx - 0.5)); at < end; at += 1) {
      if (pixels[at] === 0) pixels[at] = colour;
    }
  };

  for (let part = 0; part < partEnds.length; part += 1) {
    // The middles of pixels that the box holds, within the tile.
    const firstColumn = Math.max(0, Math.ceil((partBoxes[4 * part] ?? 0) * scale - offsetX - 0.5));
    const endColumn = Math.min(PICTURE_SIZE, Math.ceil((partBoxes[4 * part + 2] ?? 0) * scale - offsetX - 0.5));
    if (firstColumn >= endColumn) continue;
    const firstRow = Math.max(0, Math.ceil((partBoxes[4 * part + 1] ?? 0) * scale - offsetY - 0.5));
    const endRow = Math.min(PICTURE_SIZE, Math.ceil((partBoxes[4 * part + 3] ?? 0) * scale - offsetY - 0.5));
    if (firstRow >= endRow) continue;
    while ((shapeEnds[parcel] ?? Infinity) <= part) parcel += 1;
    colour = 1 + (classIndex[parcel] ?? 0) * TINT_COUNT + (parcel % TINT_COUNT);
    isEmpty = false;
    crossings.cross(table, part, levels, firstRow, endRow, paintSpan);
  }
  return isEmpty ? null : pixels;
}

/**
 * Colours a painted picture.
 *
 * @param colours red, green, blue, opacity (0–255) of each class and tint, {@link TINT_COUNT} tints per class of the table
 * @returns the same for each pixel; nothing is clear
 */
export function colourPicture(pixels: Uint16Array, colours: Uint8Array): ArrayBuffer {
  const table = new Uint32Array(1 + colours.length / 4);
  table.set(new Uint32Array(colours.slice().buffer), 1);
  const coloured = new Uint32Array(pixels.length);
  for (let at = 0; at < pixels.length; at += 1) coloured[at] = table[pixels[at] ?? 0] ?? 0;
  return coloured.buffer;
}

/** Northing of the middle of each row of pixels. Edges are taken as straight in the working plane, where the parcels are. */
function rowLevels(zoom: number, row: number): Float64Array {
  const levels = new Float64Array(PICTURE_SIZE);
  for (let at = 0; at < PICTURE_SIZE; at += 1) {
    levels[at] = planeY(latitudeOfMercatorY((row + (at + 0.5) / PICTURE_SIZE) * 2 ** -zoom));
  }
  return levels;
}

/** Pixels per metre of easting, and the pixel at easting 0. */
function easting(scale: number, offsetX: number): readonly [number, number] {
  return [scale / (2 * planeX(180)), scale / 2 - offsetX];
}
