import { createByteCache } from './byte-cache.ts';
import type { ClassSystem, LandGroup } from './class-system.ts';
import { detailZoom } from './detail-zoom.ts';
import type { LandShades } from './land-shades.ts';
import type { LandTable } from './land-table.ts';
import { createTileCutter } from './tile-cutter.ts';
import { createTileFrame } from './tile-frame.ts';
import { classTints, colourPicture, paintPicture } from './tile-picture.ts';

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

/** Colours of picture tiles, red, green, blue and opacity (0–255) each. */
export interface PictureColours {
  /** One per class of the tiling and tint, or one per number of the shades. */
  readonly by: 'class' | 'shade';
  readonly colours: Uint8Array;
}

/** Parcels of a base as tiles for the map: pictures from afar, vectors from close by. */
export interface LandTiles {
  readonly tiling: Tiling;
  /** A vector tile, see `createTileCutter`; null when it is empty. The answer is the caller's. */
  vector(zoom: number, column: number, row: number, shades?: LandShades | null): ArrayBuffer | null;
  /**
   * A picture tile, `PICTURE_SIZE` pixels square, four bytes each; null when it is empty, and when it should have the colours of
   * shades and there are none. The answer is the caller's.
   */
  picture(
    zoom: number,
    column: number,
    row: number,
    colours: PictureColours,
    shades?: LandShades | null,
  ): ArrayBuffer | null;
}

/** Painted pictures are kept: a change of colours or a way back costs no painting. 32 of them, two screens full. */
const KEPT_BYTES = 32 * 2 ** 20;

/** Prepares the tiles of a base; the table is only read. */
export function createLandTiles(table: LandTable, classes: ClassSystem): LandTiles {
  const frame = createTileFrame(table);
  const cutter = createTileCutter(table, frame, classes);
  let tints: Uint16Array | null = null;
  const pictures = createByteCache<Uint32Array<ArrayBuffer>>(KEPT_BYTES);
  return {
    tiling: {
      detailZoom: frame === null ? 0 : detailZoom(table, frame),
      classes: table.classCodes.map((code): TileClass => {
        const known = classes.classOf(code);
        return { code, name: known?.name ?? null, group: known?.group ?? 'bare', colour: known?.colour ?? null };
      }),
    },
    vector: (zoom, column, row, shades) => cutter.cut(zoom, column, row, shades),
    picture(zoom, column, row, { by, colours }, shades = null) {
      if (frame === null || (by === 'shade' && shades === null)) return null;
      const key = `${String(zoom)}/${String(column)}/${String(row)}`;
      const painted = pictures.get(key, () => paintPicture(table, frame, zoom, column, row));
      if (painted === null) return null;
      tints ??= classTints(table);
      return colourPicture(painted, by === 'shade' && shades !== null ? shades.index : tints, colours);
    },
  };
}
