import { createByteCache } from './byte-cache.ts';
import type { ClassSystem, LandGroup } from './class-system.ts';
import { detailZoom } from './detail-zoom.ts';
import type { LandTable } from './land-table.ts';
import { createTileCutter } from './tile-cutter.ts';
import { createTileFrame } from './tile-frame.ts';
import { colourPicture, paintPicture } from './tile-picture.ts';

/** A class that occurs in the base, with what a map needs to draw and name it. */
export interface TileClass {
  /** As in the property `c` of vector tiles; `''` for land of no known class. */
  readonly code: string;
  readonly name: { readonly zh: string; readonly en: string } | null;
  readonly group: LandGroup;
  /** Standard map colour (标准图式色), 0–255 each; null where the standard gives none. */
  readonly colour: readonly [number, number, number] | null;
}

/** What a map must know before it asks for tiles (瓦片说明). */
export interface Tiling {
  /** From this zoom on tiles are vectors, below they are pictures. */
  readonly detailZoom: number;
  /** In the order of the colours that a picture is asked for with. */
  readonly classes: readonly TileClass[];
}

/** Parcels of a base as tiles for the map: pictures from afar, vectors from close by. */
export interface LandTiles {
  readonly tiling: Tiling;
  /** A vector tile, see `createTileCutter`; null when it is empty. The answer is the caller's. */
  vector(zoom: number, column: number, row: number): ArrayBuffer | null;
  /**
   * A picture tile, `PICTURE_SIZE` pixels square, four bytes each; null when it is empty. The answer is the caller's.
   *
   * @param colours red, green, blue, opacity (0–255) per class of the tiling and tint
   */
  picture(zoom: number, column: number, row: number, colours: Uint8Array): ArrayBuffer | null;
}

/** Painted pictures are kept: a change of colours or a way back costs no painting. 64 of them. */
const KEPT_BYTES = 32 * 2 ** 20;

/** Prepares the tiles of a base; the table is only read. */
export function createLandTiles(table: LandTable, classes: ClassSystem): LandTiles {
  const frame = createTileFrame(table);
  const cutter = createTileCutter(table, frame, classes);
  const pictures = createByteCache<Uint16Array<ArrayBuffer>>(KEPT_BYTES);
  return {
    tiling: {
      detailZoom: frame === null ? 0 : detailZoom(table, frame),
      classes: table.classCodes.map((code): TileClass => {
        const known = classes.classOf(code);
        return { code, name: known?.name ?? null, group: known?.group ?? 'bare', colour: known?.colour ?? null };
      }),
    },
    vector: (zoom, column, row) => cutter.cut(zoom, column, row),
    picture(zoom, column, row, colours) {
      if (frame === null) return null;
      const key = `${String(zoom)}/${String(column)}/${String(row)}`;
      const painted = pictures.get(key, () => paintPicture(table, frame, zoom, column, row));
      return painted === null ? null : colourPicture(painted, colours);
    },
  };
}
