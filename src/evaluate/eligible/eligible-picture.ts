import { shapeCount } from '../../geo/shape-table.ts';
import type { Shape } from '../../geo/shape.ts';
import type { ShapeWindow } from '../../geo/shape-window.ts';
import { planeX, planeY } from '../../geo/working-plane.ts';
import { createRowCrossings, type RowCrossings } from '../../land/row-crossings.ts';
import type { TileFrame } from '../../land/tile-frame.ts';
import { easting, paintPicture, PICTURE_SIZE, rowLevels } from '../../land/tile-picture.ts';
import { latitudeOfMercatorY } from '../../land/tile-projection.ts';
import type { LandBase } from '../land-base.ts';
import type { EligibleVerdict } from './eligible-land.ts';
import type { ShownLand } from './eligible-finder.ts';

/** Numbers of the verdicts in a picture; 0 is outside of the district. Higher ones go before lower ones where barriers lie. */
const VERDICT_NUMBERS: Readonly<Record<EligibleVerdict, number>> = {
  allowed: 1,
  unknown: 2,
  conditional: 3,
  forbidden: 4,
};

/** Width of a stripe of conditional land and of the gap after it, in pixels of the picture. */
const STRIPE_PX = 6;

/**
 * Paints what may be done with a kind as a picture tile: a pixel has the verdict of the land at its middle, as the areas have it.
 *
 * @returns per pixel, row after row from the north, a number of {@link VERDICT_NUMBERS} or 0; null when the tile is empty
 */
export function paintEligible(
  { barriers, near, verdictOf }: ShownLand,
  { land, region }: LandBase,
  frame: TileFrame,
  zoom: number,
  column: number,
  row: number,
): Uint8Array<ArrayBuffer> | null {
  if (barriers.length === 0 && shapeCount(land) === 0) return null;
  const parcels = paintPicture(land, frame, zoom, column, row);
  if (parcels === null) return null;
  const numbers = new Uint8Array(parcels.length);
  for (let at = 0; at < parcels.length; at += 1) {
    const parcel = parcels[at] ?? 0;
    if (parcel !== 0) numbers[at] = VERDICT_NUMBERS[verdictOf(parcel - 1).verdict];
  }
  const fill = createFill(zoom, column, row);
  for (const { window, verdict } of near(boxOf(zoom, column, row))) {
    const mine = VERDICT_NUMBERS[verdict];
    fill(window, (at) => {
      const before = numbers[at] ?? 0;
      // A condition says nothing of land whose class is not known.
      const keeps = before === VERDICT_NUMBERS.unknown && mine === VERDICT_NUMBERS.conditional;
      if (before !== 0 && before < mine && !keeps) numbers[at] = mine;
    });
  }
  if (region !== null) clip(numbers, region, fill);
  return numbers;
}

/**
 * Colours such a picture; land with a condition is striped, so that it is told from the rest without colour.
 *
 * @param colours red, green, blue, opacity (0–255) of each number from 0 on
 */
export function colourEligible(numbers: Uint8Array, colours: Uint8Array): ArrayBuffer {
  const table = new Uint32Array(colours.slice().buffer);
  const coloured = new Uint32Array(numbers.length);
  for (let at = 0; at < numbers.length; at += 1) {
    const number = numbers[at] ?? 0;
    const diagonal = (at % PICTURE_SIZE) + Math.floor(at / PICTURE_SIZE);
    const isGap = number === VERDICT_NUMBERS.conditional && diagonal % (2 * STRIPE_PX) >= STRIPE_PX;
    coloured[at] = table[isGap ? VERDICT_NUMBERS.allowed : number] ?? 0;
  }
  return coloured.buffer;
}

type Fill = (window: Pick<ShapeWindow, 'shape'>, paint: (pixel: number) => void) => void;

/** Walks over the pixels whose middle lies in a shape. */
function createFill(zoom: number, column: number, row: number): Fill {
  const levels = rowLevels(zoom, row);
  const [pixelsPerM, originPx] = easting(2 ** zoom * PICTURE_SIZE, column * PICTURE_SIZE);
  const crossings: RowCrossings = createRowCrossings();
  return ({ shape }, paint) => {
    for (let part = 0; part < shape.partEnds.length; part += 1) {
      crossings.cross(shape, part, levels, 0, PICTURE_SIZE, (pixelRow, west, east) => {
        const start = PICTURE_SIZE * pixelRow;
        const end = start + Math.min(PICTURE_SIZE, Math.ceil(east * pixelsPerM + originPx - 0.5));
        for (let at = start + Math.max(0, Math.ceil(west * pixelsPerM + originPx - 0.5)); at < end; at += 1) paint(at);
      });
    }
  };
}

/** Clears what lies outside of the district. */
function clip(numbers: Uint8Array, region: Shape, fill: Fill): void {
  const inside = new Uint8Array(numbers.length);
  fill({ shape: region }, (at) => {
    inside[at] = 1;
  });
  for (let at = 0; at < numbers.length; at += 1) if (inside[at] === 0) numbers[at] = 0;
}

function boxOf(zoom: number, column: number, row: number) {
  const size = 2 ** -zoom;
  const world = planeX(180);
  return {
    minX: (2 * column * size - 1) * world,
    maxX: (2 * (column + 1) * size - 1) * world,
    minY: planeY(latitudeOfMercatorY((row + 1) * size)),
    maxY: planeY(latitudeOfMercatorY(row * size)),
  };
}
