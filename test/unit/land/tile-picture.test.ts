import { describe, expect, it } from 'vitest';
import type { LandBase } from '../../../src/evaluate/land-base.ts';
import { planeX, planeY } from '../../../src/geo/working-plane.ts';
import { createLandTableBuilder } from '../../../src/land/land-table-builder.ts';
import { parcelAt } from '../../../src/land/parcel-at.ts';
import { openParcelIndex } from '../../../src/land/parcel-index.ts';
import { createTileFrame } from '../../../src/land/tile-frame.ts';
import { classTints, colourPicture, paintPicture, PICTURE_SIZE, TINT_COUNT } from '../../../src/land/tile-picture.ts';
import { latitudeOfMercatorY, mercatorXOfLongitude, mercatorYOfLatitude } from '../../../src/land/tile-projection.ts';
import { gridBase, gridPlace } from '../../support/grid-base.ts';

type Address = readonly [zoom: number, column: number, row: number];

function paint({ land }: LandBase, address: Address) {
  const frame = createTileFrame(land);
  return frame === null ? null : paintPicture(land, frame, ...address);
}

/** The tile that holds a place counted in sheets. */
function tileAt(zoom: number, column: number, row: number): Address {
  const [longitude, latitude] = gridPlace(column, row);
  return [
    zoom,
    Math.floor(mercatorXOfLongitude(longitude) * 2 ** zoom),
    Math.floor(mercatorYOfLatitude(latitude) * 2 ** zoom),
  ];
}

/** Longitude and latitude of the middle of a pixel. */
function middleOf([zoom, column, row]: Address, pixel: number): [number, number] {
  const x = (column + ((pixel % PICTURE_SIZE) + 0.5) / PICTURE_SIZE) * 2 ** -zoom;
  const y = (row + (Math.floor(pixel / PICTURE_SIZE) + 0.5) / PICTURE_SIZE) * 2 ** -zoom;
  return [360 * x - 180, latitudeOfMercatorY(y)];
}

const jitter = (column: number, row: number): [number, number] => [
  0.3 * Math.sin(12.9898 * column + 78.233 * row),
  0.3 * Math.cos(39.346 * column + 11.135 * row),
];

const CODES = ['0301', '0103', '1104', '0701'];
/** A class by a whole-number hash: as irregular as a survey, and the same on every machine. */
const classOfCell = (column: number, row: number) => ({
  code: CODES[((column * 73856093) ^ (row * 19349663)) & 3] ?? '',
});

describe('picture of parcels', () => {
  const base = gridBase({ columns: 80, rows: 80, shift: jitter, parcel: classOfCell });

  it.each([1, 3, 5, 8, 10])('shows at the middle of each pixel the parcel that is there, zoom %i', (zoom) => {
    const tile = tileAt(zoom, 40, 40);
    const pixels = paint(base, tile);
    let seen = 0;
    for (let pixel = 0; pixel < PICTURE_SIZE ** 2; pixel += 37) {
      const [longitude, latitude] = middleOf(tile, pixel);
      const parcel = parcelAt(base.land, base.index, planeX(longitude), planeY(latitude));
      const expected = parcel === null ? 0 : 1 + parcel;
      if (pixels?.[pixel] !== expected)
        throw new Error(`pixel ${String(pixel)}: ${String(pixels?.[pixel])}, not ${String(expected)}`);
      if (parcel !== null) seen += 1;
    }
    expect(seen).toBeGreaterThan(zoom === 1 ? 0 : 20);
  });

  it('keeps the share of each class although most parcels are smaller than a pixel', () => {
    const many = gridBase({ columns: 240, rows: 240, shift: jitter, parcel: classOfCell });
    // At zoom 2 some two and a half parcels go on a pixel.
    const counts = new Map<number, number>();
    for (const column of [3, 2]) {
      for (const pixel of paint(many, [2, column, 1]) ?? []) {
        if (pixel === 0) continue;
        const classIndex = many.land.classIndex[pixel - 1] ?? 0;
        counts.set(classIndex, (counts.get(classIndex) ?? 0) + 1);
      }
    }
    const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
    expect(total).toBeGreaterThan(2000);
    const areas = new Map<number, number>();
    many.land.areasM2.forEach((areaM2, parcel) => {
      const classIndex = many.land.classIndex[parcel] ?? 0;
      areas.set(classIndex, (areas.get(classIndex) ?? 0) + areaM2);
    });
    const totalM2 = [...areas.values()].reduce((sum, areaM2) => sum + areaM2, 0);
    expect(areas.size).toBe(4);
    // Four standard deviations of a sample of this size.
    for (const [classIndex, areaM2] of areas) {
      expect(Math.abs((counts.get(classIndex) ?? 0) / total - areaM2 / totalM2)).toBeLessThan(
        4 * Math.sqrt(0.1875 / total),
      );
    }
  });

  it('leaves holes open and shows of overlapping parcels the first in the file', () => {
    const builder = createLandTableBuilder(base.classes, []);
    const [west, south] = gridPlace(0, 0);
    const ring = (low: number, high: number): number[] =>
      [low, low, high, low, high, high, low, high, low, low].map((value, at) => value + (at % 2 === 0 ? west : south));
    builder.addRing(ring(0, 0.04), 0, 5);
    builder.addRing(ring(0.01, 0.03), 0, 5);
    builder.endPart();
    builder.endParcel('0301', []);
    builder.addRing(ring(0.005, 0.02), 0, 5);
    builder.endPart();
    builder.endParcel('1104', []);
    const { table } = builder.finish();
    const tile = tileAt(9, 0.1, 0.1);
    const pixels = paint({ ...base, land: table, index: openParcelIndex(table) }, tile);
    const at = (place: number): number => {
      const x = (mercatorXOfLongitude(west + place) * 2 ** 9 - tile[1]) * PICTURE_SIZE;
      const y = (mercatorYOfLatitude(south + place) * 2 ** 9 - tile[2]) * PICTURE_SIZE;
      return pixels?.[Math.floor(y) * PICTURE_SIZE + Math.floor(x)] ?? 0;
    };
    expect([at(0.002), at(0.0075), at(0.015), at(0.025), at(0.035)]).toEqual([1, 1, 2, 0, 1]);
  });

  it('is nothing where nothing is, and for a table without parcels', () => {
    expect(paint(base, [12, 0, 0])).toBeNull();
    expect(paint(gridBase({ columns: 0, rows: 0 }), [0, 0, 0])).toBeNull();
  });
});

describe('colouring a picture', () => {
  it('takes the colour of class and tint, and leaves clear what is nothing', () => {
    const colours = new Uint8Array(8 * TINT_COUNT).map((_, at) => at + 1);
    const tints = classTints({ classIndex: Uint16Array.of(0, 1, 1, 0, 0, 0, 1) });
    expect([...tints]).toEqual([0, TINT_COUNT + 1, TINT_COUNT + 2, 3, 4, 0, TINT_COUNT + 1]);
    const bytes = new Uint8Array(colourPicture(Uint32Array.of(0, 1, 2, 7), tints, colours));
    expect([...bytes]).toEqual([0, 0, 0, 0, 1, 2, 3, 4, 25, 26, 27, 28, 25, 26, 27, 28]);
  });

  it('takes the colour of any other number of the parcel', () => {
    const colours = Uint8Array.of(0, 0, 0, 0, 9, 9, 9, 255, 1, 2, 3, 255);
    const bytes = new Uint8Array(colourPicture(Uint32Array.of(1, 2, 3, 0), Uint8Array.of(2, 0, 1), colours));
    expect([...bytes]).toEqual([1, 2, 3, 255, 0, 0, 0, 0, 9, 9, 9, 255, 0, 0, 0, 0]);
  });
});
