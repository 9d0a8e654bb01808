import { writeArrayBuffer } from 'geotiff';
import { describe, expect, test } from 'vitest';
import { readElevation } from '../../../src/formats/geotiff-elevation.ts';
import type { ReadFailure } from '../../../src/formats/read-result.ts';

/** Images written by the library itself; those of GDAL are in `test/golden/terrain-gdal.test.ts`. */
const COLUMNS = 40;
const ROWS = 30;
const DEGREES = {
  width: COLUMNS,
  height: ROWS,
  ModelPixelScale: [0.001, 0.001, 0],
  ModelTiepoint: [0, 0, 0, 117, 40.1, 0],
  GTModelTypeGeoKey: 2,
  GeographicTypeGeoKey: 4490,
  GTRasterTypeGeoKey: 1,
};
const HEIGHTS = Float32Array.from({ length: COLUMNS * ROWS }, (_, cell) => 100 + (cell % COLUMNS));

describe('what a model says of itself', () => {
  test('place, size and system', async () => {
    const raster = await readOk(tiff(HEIGHTS, DEGREES));
    expect(raster).toMatchObject({ columns: COLUMNS, rows: ROWS, west: 117, north: 40.1, cellWidth: 0.001, factor: 1 });
    expect(raster.system.epsg).toBe(4490);
    expect(raster.heightsM[41]).toBe(101);
  });

  test('a value that stands for a point is the middle of its cell', async () => {
    const raster = await readOk(tiff(HEIGHTS, { ...DEGREES, GTRasterTypeGeoKey: 2 }));
    expect(raster.west).toBeCloseTo(116.9995, 9);
    expect(raster.north).toBeCloseTo(40.1005, 9);
  });

  test('what stands for nothing is unknown, named or not', async () => {
    const heights = Float32Array.from(HEIGHTS);
    heights[5] = -32768;
    heights[6] = -9999;
    const result = await read(tiff(heights, { ...DEGREES, GDAL_NODATA: '-9999' }));
    if (!result.ok) throw new Error(result.code);
    expect(result.value.heightsM[5]).toBeNaN();
    expect(result.value.heightsM[6]).toBeNaN();
    expect(result.notes).toEqual([{ code: 'format.strange-heights', details: { file: 'dem.tif', count: 1 } }]);
  });

  test('more cells than are reasonable are averaged, and it is said', async () => {
    const side = 26;
    const heights = Float32Array.from({ length: side * side }, (_, cell) => (cell % side) + Math.floor(cell / side));
    const result = await read(
      tiff(heights, { ...DEGREES, width: side, height: side, ModelPixelScale: [1e-4, 1e-4, 0] }),
      400,
    );
    if (!result.ok) throw new Error(result.code);
    const { columns, rows, factor, cellWidth, heightsM } = result.value;
    expect([columns, rows, factor]).toEqual([13, 13, 2]);
    expect(cellWidth).toBeCloseTo(2e-4, 12);
    // The mean of 10+20, 11+20, 10+21 and 11+21.
    expect(heightsM[10 * columns + 5]).toBe(31);
    expect(result.notes).toEqual([
      { code: 'format.raster-averaged', details: { file: 'dem.tif', factor: 2, cells: 4 } },
    ]);
  });
});

describe('what is no model is refused with one reason', () => {
  const cases: readonly (readonly [string, string, () => Promise<ArrayBuffer> | ArrayBuffer])[] = [
    ['an empty file', 'format.empty-file', () => new ArrayBuffer(0)],
    ['something else', 'format.wrong-magic', () => new TextEncoder().encode('PK not a tiff').buffer],
    ['a file that breaks off', 'format.damaged-raster', () => tiff(HEIGHTS, DEGREES).slice(0, 700)],
    [
      'a picture in colours',
      'format.several-bands',
      () =>
        tiff(new Uint8Array(3 * COLUMNS * ROWS), {
          ...DEGREES,
          SamplesPerPixel: 3,
          BitsPerSample: [8, 8, 8],
          PhotometricInterpretation: 2,
        }),
    ],
    ['codes of classes', 'format.classified-raster', () => tiff(new Uint8Array(COLUMNS * ROWS), DEGREES)],
    [
      'no value at all',
      'format.no-heights',
      () => tiff(new Float32Array(COLUMNS * ROWS).fill(-9999), { ...DEGREES, GDAL_NODATA: '-9999' }),
    ],
    [
      'another place',
      'format.raster-elsewhere',
      () => tiff(HEIGHTS, { ...DEGREES, ModelTiepoint: [0, 0, 0, 100, 30, 0] }),
    ],
    ["Xi'an 80", 'format.xian-80', () => tiff(HEIGHTS, { ...DEGREES, GeographicTypeGeoKey: 4610 })],
  ];
  test.each(cases)('%s', async (_, code, make) => {
    expect(await failureOf(await make())).toMatchObject({ code });
  });
});

function tiff(values: Float32Array | Uint8Array, metadata: object): ArrayBuffer {
  // The writer empties what it is given.
  return writeArrayBuffer(values, { ...metadata });
}

function read(bytes: ArrayBuffer, mostCells = 1_000_000) {
  const district = { minX: 116.9, maxX: 117.3, minY: 39.9, maxY: 40.2 };
  return readElevation({ name: 'dem.tif', blob: new Blob([bytes]), crs: null, district, mostCells });
}

async function readOk(bytes: ArrayBuffer) {
  const result = await read(bytes);
  if (!result.ok) throw new Error(`${result.code} ${JSON.stringify(result.details)}`);
  return result.value;
}

async function failureOf(bytes: ArrayBuffer): Promise<ReadFailure> {
  const result = await read(bytes);
  if (result.ok) throw new Error('was read');
  return result;
}
