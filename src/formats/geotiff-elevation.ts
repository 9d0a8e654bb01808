import { GeoTIFF, type GeoTIFFImage } from 'geotiff';
import type { Bounds } from '../geo/bounds.ts';
import { projectedBounds } from '../geo/degree-bounds.ts';
import type { ElevationRaster } from '../land/elevation-raster.ts';
import { type GeoKeys, placeOf, type RasterPlace, rasterSystem } from './geotiff-place.ts';
import { type ReadNote, type ReadResult, readFailure } from './read-result.ts';

/** A file of heights, and which part of it is wanted. */
export interface ElevationRequest {
  readonly name: string;
  /** Only the parts that are needed are read of it. */
  readonly blob: Blob;
  /** Code of the coordinate system where the planner names it; null: as the file says. */
  readonly crs: string | null;
  /** Box in degrees; null: all of it. */
  readonly district: Bounds | null;
  /** Cells kept at most, {@link MOST_CELLS} unless told. */
  readonly mostCells?: number;
  readonly onProgress?: (doneRows: number, rows: number) => void;
}

/** Cells kept at most: 16 MB of heights. A 30 m model of a county has about 1.5 million. */
const MOST_CELLS = 4_000_000;
/** Cells of the file decoded in one go. */
const CELLS_PER_READ = 1_000_000;
/** Slope needs the eight neighbours of a cell; one more, because the window is rounded outwards. */
const MARGIN_CELLS = 2;
/** Heights beyond those of the earth, m: marks for nothing that the file does not name as such. */
const LOWEST_M = -1000;
const HIGHEST_M = 9000;
/** PhotometricInterpretation of an image with a table of colours. */
const PALETTE = 3;

/**
 * Reads heights of the ground from a GeoTIFF (数字高程模型): one band of numbers in strips or tiles, the window of the district only. More
 * cells than are reasonable are averaged, n × n into one, and a note says so.
 */
export async function readElevation(request: ElevationRequest): Promise<ReadResult<ElevationRaster>> {
  const { name, blob } = request;
  if (blob.size === 0) return readFailure('format.empty-file', name);
  try {
    const magic = new Uint8Array(await blob.slice(0, 4).arrayBuffer());
    if (!isTiff(magic)) return readFailure('format.wrong-magic', name, { expected: 'GeoTIFF' });
    return await readImage(await (await openTiff(new BlobSource(blob))).getImage(), request);
  } catch (error) {
    // The library throws plain errors for files that break off or contradict themselves.
    return readFailure('format.damaged-raster', name, { message: error instanceof Error ? error.message : '' });
  }
}

async function readImage(image: GeoTIFFImage, request: ElevationRequest): Promise<ReadResult<ElevationRaster>> {
  const { name, district, crs } = request;
  const bands = image.getSamplesPerPixel();
  if (bands > 1) return readFailure('format.several-bands', name, { bands });
  // Eight bits hold codes of classes or shades of grey, not metres.
  const isPicture = image.fileDirectory.getValue('PhotometricInterpretation') === PALETTE;
  if (isPicture || image.getBitsPerSample() <= 8) return readFailure('format.classified-raster', name);
  const keys = image.getGeoKeys() as GeoKeys | null;
  const place = await placeOf(name, image.fileDirectory, keys);
  if (!place.ok) return place;
  const system = rasterSystem(name, keys, crs);
  if (!system.ok) return system;
  const box = district === null ? null : projectedBounds(district, system.system);
  const window = windowOf(image, place, box, request.mostCells ?? MOST_CELLS);
  if (window === null) return readFailure('format.raster-elsewhere', name);
  const read = await readCells(image, window, await heightScale(image, keys), request.onProgress);
  if (read.known === 0) return readFailure('format.no-heights', name);
  const { columns, rows, heightsM, strange } = read;
  const { factor } = window;
  const notes: ReadNote[] = [];
  if (factor > 1)
    notes.push({ code: 'format.raster-averaged', details: { file: name, factor, cells: factor * factor } });
  if (strange > 0) notes.push({ code: 'format.strange-heights', details: { file: name, count: strange } });
  const raster: ElevationRaster = {
    columns,
    rows,
    heightsM,
    system: system.system,
    west: place.west + window.left * place.cellWidth,
    north: place.north - window.top * place.cellHeight,
    cellWidth: place.cellWidth * factor,
    cellHeight: place.cellHeight * factor,
    factor,
  };
  return { ok: true, value: raster, notes };
}

/** Cells of the file: from `left`, `top` on, a whole number of groups of `factor` × `factor`. */
interface CellWindow {
  readonly left: number;
  readonly top: number;
  readonly columns: number;
  readonly rows: number;
  readonly factor: number;
}

/** Null where the image has no cell in the box. */
function windowOf(image: GeoTIFFImage, place: RasterPlace, box: Bounds | null, most: number): CellWindow | null {
  const width = image.getWidth();
  const height = image.getHeight();
  let [left, top, right, bottom] = [0, 0, width, height];
  if (box !== null) {
    const column = (x: number): number => (x - place.west) / place.cellWidth;
    const row = (y: number): number => (place.north - y) / place.cellHeight;
    if (column(box.maxX) <= 0 || column(box.minX) >= width || row(box.minY) <= 0 || row(box.maxY) >= height)
      return null;
    left = Math.max(0, Math.floor(column(box.minX)) - MARGIN_CELLS);
    right = Math.min(width, Math.ceil(column(box.maxX)) + MARGIN_CELLS);
    top = Math.max(0, Math.floor(row(box.maxY)) - MARGIN_CELLS);
    bottom = Math.min(height, Math.ceil(row(box.minY)) + MARGIN_CELLS);
  }
  const factor = Math.ceil(Math.sqrt(((right - left) * (bottom - top)) / most));
  const columns = Math.floor((right - left) / factor);
  const rows = Math.floor((bottom - top) / factor);
  return columns === 0 || rows === 0 ? null : { left, top, columns, rows, factor };
}

/** How stored numbers become metres: by the scale and offset that GDAL keeps, and from feet. */
interface HeightScale {
  readonly scale: number;
  readonly offset: number;
  readonly noData: number | null;
}

const METRES_PER_UNIT: ReadonlyMap<unknown, number> = new Map([
  [9002, 0.3048],
  [9003, 1200 / 3937],
]);

async function heightScale(image: GeoTIFFImage, keys: GeoKeys | null): Promise<HeightScale> {
  const metadata = (await image.getGDALMetadata(0)) ?? {};
  const unit = METRES_PER_UNIT.get(keys?.['VerticalUnitsGeoKey']) ?? 1;
  const scale = Number(metadata['SCALE'] ?? 1);
  const offset = Number(metadata['OFFSET'] ?? 0);
  return { scale: unit * scale, offset: unit * offset, noData: image.getGDALNoData() };
}

async function readCells(
  image: GeoTIFFImage,
  { left, top, columns, rows, factor }: CellWindow,
  { scale, offset, noData }: HeightScale,
  onProgress: ElevationRequest['onProgress'],
) {
  const heightsM = new Float32Array(columns * rows);
  const width = columns * factor;
  const rowsPerRead = Math.max(1, Math.floor(CELLS_PER_READ / (width * factor)));
  let known = 0;
  let strange = 0;
  for (let first = 0; first < rows; first += rowsPerRead) {
    const end = Math.min(rows, first + rowsPerRead);
    const window = [left, top + first * factor, left + width, top + end * factor];
    const values = await image.readRasters({ window, samples: [0], interleave: true });
    for (let row = first; row < end; row += 1) {
      for (let column = 0; column < columns; column += 1) {
        let sum = 0;
        let count = 0;
        for (let y = 0; y < factor; y += 1) {
          const start = ((row - first) * factor + y) * width + column * factor;
          for (let x = start; x < start + factor; x += 1) {
            const value = values[x] ?? Number.NaN;
            if (value === noData || Number.isNaN(value)) continue;
            const heightM = scale * value + offset;
            if (heightM < LOWEST_M || heightM > HIGHEST_M) {
              strange += 1;
              continue;
            }
            sum += heightM;
            count += 1;
          }
        }
        // Of a group that is half unknown nothing is known.
        const isKnown = 2 * count > factor * factor;
        heightsM[row * columns + column] = isKnown ? sum / count : Number.NaN;
        if (isKnown) known += 1;
      }
    }
    onProgress?.(end, rows);
  }
  return { columns, rows, heightsM, known, strange };
}

function isTiff([first = 0, second = 0, third = 0, fourth = 0]: Uint8Array): boolean {
  const version = first === 0x49 ? third : fourth;
  const isOrdered = (first === 0x49 && second === 0x49) || (first === 0x4d && second === 0x4d);
  return isOrdered && (version === 42 || version === 43);
}

/** Place and length of some bytes. */
interface Slice {
  readonly offset: number;
  readonly length: number;
}

/** Parts of a blob as the library asks for them; its own reader of blobs needs a browser. */
class BlobSource {
  readonly #blob: Blob;

  constructor(blob: Blob) {
    this.#blob = blob;
  }

  get fileSize(): number {
    return this.#blob.size;
  }

  async fetchSlice({ offset, length }: Slice): Promise<Slice & { readonly data: ArrayBuffer }> {
    return { offset, length, data: await this.#blob.slice(offset, offset + length).arrayBuffer() };
  }

  fetch(slices: readonly Slice[]): Promise<ArrayBuffer[]> {
    return Promise.all(slices.map(async (slice) => (await this.fetchSlice(slice)).data));
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}

/** The library does not export its class of sources, of which it uses the four members above. */
const openTiff: (source: BlobSource) => Promise<GeoTIFF> = GeoTIFF.fromSource.bind(GeoTIFF);
