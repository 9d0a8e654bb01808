import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';

/** A grid of heights to be made into a GeoTIFF by GDAL. */
export interface HeightGrid {
  readonly columns: number;
  readonly rows: number;
  /** Row by row from the north. */
  readonly heightsM: Float32Array;
  readonly west: number;
  readonly north: number;
  readonly cellWidth: number;
  readonly cellHeight: number;
}

/** Height that stands for nothing. */
export const NO_HEIGHT = -9999;

/** Runs one of GDAL's programs; rejects what it complains about. */
function gdal(command: string, ...args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8', maxBuffer: 1 << 28 });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')}: ${stderr}`);
  return stdout;
}

/** Writes heights as a GeoTIFF. @param options of gdal_translate, such as `-a_srs EPSG:4527 -co TILED=YES` */
export function writeGeotiff(path: string, grid: HeightGrid, ...options: readonly string[]): void {
  const raw = `${path}.raw`;
  const { columns, rows, heightsM, west, north, cellWidth, cellHeight } = grid;
  writeFileSync(raw, new Uint8Array(heightsM.buffer));
  writeFileSync(
    `${path}.vrt`,
    `<VRTDataset rasterXSize="${String(columns)}" rasterYSize="${String(rows)}">
      <GeoTransform>${[west, cellWidth, 0, north, 0, -cellHeight].join(', ')}</GeoTransform>
      <VRTRasterBand dataType="Float32" band="1" subClass="VRTRawRasterBand">
        <NoDataValue>${String(NO_HEIGHT)}</NoDataValue>
        <SourceFilename relativeToVRT="0">${raw}</SourceFilename>
        <ImageOffset>0</ImageOffset><PixelOffset>4</PixelOffset><LineOffset>${String(4 * columns)}</LineOffset>
        <ByteOrder>LSB</ByteOrder>
      </VRTRasterBand>
    </VRTDataset>`,
  );
  gdal('gdal_translate', '-q', ...options, `${path}.vrt`, path);
}

/** What `gdaldem` makes of a model, row by row; −9999 where it says nothing. */
export function gdaldem(mode: 'slope' | 'aspect', path: string, ...options: readonly string[]): Float32Array {
  const out = `${path}.${mode}.bin`;
  gdal('gdaldem', mode, '-q', '-of', 'ENVI', ...options, path, out);
  const bytes = readFileSync(out);
  return new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
}

/** Hills with ridges and valleys of several sizes, from an own generator: the same on every machine. */
export function hills(columns: number, rows: number, reliefM: number): Float32Array {
  const heights = new Float32Array(columns * rows);
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      let height = 0;
      let [size, share] = [97, 1];
      for (let octave = 0; octave < 5; octave += 1) {
        const angle = 0.7 + octave * 1.3;
        const along = (column * Math.cos(angle) + row * Math.sin(angle)) / size;
        const across = (row * Math.cos(angle) - column * Math.sin(angle)) / size;
        height += share * Math.sin(6.28 * along + octave) * Math.cos(5.1 * across - octave);
        size /= 2.3;
        share /= 2.1;
      }
      heights[row * columns + column] = 500 + reliefM * height;
    }
  }
  return heights;
}
