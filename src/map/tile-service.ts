import type { EngineApi } from '../../workers/engine/api.ts';
import type { PictureColours } from '../land/land-tiles.ts';
import { PICTURE_SIZE } from '../land/tile-picture.ts';
import { type Cell, createCell } from '../session/cell.ts';
import type { TileKind } from './base-style.ts';
import { createTileQueue } from './tile-queue.ts';

/** A tile as MapLibre takes it: bytes of a vector tile, or a picture; null = nothing there. */
export type TileContent = ArrayBuffer | ImageBitmap | null;

/** Brings tiles from the engine to the map. */
export interface TileService {
  request(kind: TileKind, z: number, x: number, y: number, signal: AbortSignal): Promise<TileContent>;
  /** Pictures asked for from now on have these colours, see `pictureColours`. */
  setColours(colours: PictureColours): void;
  /** The same for pictures of eligible land, see `EligibleApi.eligiblePicture`. */
  setEligibleColours(colours: Uint8Array): void;
  /** Whether a tile is on the way. */
  readonly busy: Cell<boolean>;
}

const TILES_AT_A_TIME = 4;

/** Serves whatever engine is there at the moment. */
export function createTileService(engineNow: () => EngineApi | null): TileService {
  let colours: PictureColours = { by: 'class', colours: new Uint8Array() };
  let eligibleColours = new Uint8Array();

  async function fetchTile(kind: TileKind, z: number, x: number, y: number): Promise<TileContent> {
    const engine = engineNow();
    try {
      if (kind === 'parcels') return (await engine?.tile(z, x, y)) ?? null;
      const picture =
        kind === 'eligible' ? engine?.eligiblePicture(z, x, y, eligibleColours) : engine?.picture(z, x, y, colours);
      const bytes = (await picture) ?? null;
      if (bytes === null) return null;
      return await createImageBitmap(new ImageData(new Uint8ClampedArray(bytes), PICTURE_SIZE, PICTURE_SIZE));
    } catch (error) {
      // Of an engine that died: the next one is asked for all tiles again.
      if (engineNow() !== engine) return null;
      throw error;
    }
  }

  const queued = createTileQueue(fetchTile, TILES_AT_A_TIME, (handOver) => requestAnimationFrame(handOver));
  const busy = createCell(false);
  let onTheWay = 0;

  return {
    busy,
    async request(...asked) {
      onTheWay += 1;
      busy.set(true);
      try {
        return await queued(...asked);
      } finally {
        onTheWay -= 1;
        if (onTheWay === 0) busy.set(false);
      }
    },
    setEligibleColours(next) {
      eligibleColours = new Uint8Array(next);
    },
    setColours(next) {
      colours = next;
    },
  };
}
