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
 * @returns per pixel, row after row from the north: 0 where nothing is, else 1 + the number of the parcel; null when the tile is
 *   empty
 */
export function paintPicture(
  table: LandTable,
  frame: TileFrame,
  zoom: number,
  column: number,
  row: number,
): Uint32Array<ArrayBuffer> | null {
  const { partEnds, shapeEnds } = table;
  const { partBoxes } = frame;
  const scale = 2 ** zoom * PICTURE_SIZE;
  const offsetX = column * PICTURE_SIZE;
  const offsetY = row * PICTURE_SIZE;
  const levels = rowLevels(zoom, row);
  const [pixelsPerM, originPx] = easting(scale, offsetX);
  const pixels = new Uint32Array(PICTURE_SIZE * PICTURE_SIZE);
  const crossings = createRowCrossings();
  let isEmpty = true;
  let parcel = 0;
  const paintSpan = (pixelRow: number, west: number, east: number): void => {
    const start = PICTURE_SIZE * pixelRow;
    const end = start + Math.min(PICTURE_SIZE, Math.ceil(east * pixelsPerM + originPx - 0.5));
    for (let at = start + Math.max(0, Math.ceil(west * pixelsPerM + originPx - 0.5)); at < end; at += 1) {
      if (pixels[at] === 0) pixels[at] = 1 + parcel;
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
    isEmpty = false;
    crossings.cross(table, part, levels, firstRow, endRow, paintSpan);
  }
  return isEmpty ? null : pixels;
}

/** Class and tint of every parcel as one number: class index × {@link TINT_COUNT} + tint. */
export function classTints({ classIndex }: Pick<LandTable, 'classIndex'>): Uint16Array {
  const tints = new Uint16Array(classIndex.length);
  for (let parcel = 0; parcel < tints.length; parcel += 1) {
    tints[parcel] = (classIndex[parcel] ?? 0) * TINT_COUNT + (parcel % TINT_COUNT);
  }
  return tints;
}

/**
 * Colours a painted picture.
 *
 * @param numbers which colour every parcel has, as {@link classTints} or the numbers of shades
 * @param colours red, green, blue, opacity (0–255) of each of them
 * @returns the same for each pixel; nothing is clear
 */
export function colourPicture(
  pixels: Uint32Array,
  numbers: Uint16Array | Uint8Array,
  colours: Uint8Array,
): ArrayBuffer {
  const table = new Uint32Array(colours.slice().buffer);
  const coloured = new Uint32Array(pixels.length);
  for (let at = 0; at < pixels.length; at += 1) {
    const pixel = pixels[at] ?? 0;
    if (pixel !== 0) coloured[at] = table[numbers[pixel - 1] ?? 0] ?? 0;
  }
  return coloured.buffer;
}

/**
 * Northing of the middle of each row of pixels of a picture tile, from the north. Edges are taken as straight in the working plane,
 * where the parcels are.
 */
export function rowLevels(zoom: number, row: number): Float64Array {
  const levels = new Float64Array(PICTURE_SIZE);
  for (let at = 0; at < PICTURE_SIZE; at += 1) {
    levels[at] = planeY(latitudeOfMercatorY((row + (at + 0.5) / PICTURE_SIZE) * 2 ** -zoom));
  }
  return levels;
}

/** Pixels per metre of easting, and the pixel at easting 0, of a tile whose west edge is so many pixels from that of the world. */
export function easting(scale: number, offsetX: number): readonly [number, number] {
  return [scale / (2 * planeX(180)), scale / 2 - offsetX];
}
