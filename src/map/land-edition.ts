import type { Map as MapLibreMap } from 'maplibre-gl';
import { type Cell, createCell } from '../session/cell.ts';
import type { TileService } from './tile-service.ts';

/** Tells which numbers the land on screen is coloured by. */
export interface LandEdition {
  /** Follows when every tile is there; null in the colours of classes. */
  readonly edition: Cell<number | null>;
  dispose(): void;
}

/**
 * Watches a map until it shows what it was told to. A map calls itself idle too early for that: once before it was told, and once
 * when a tile of the colours before comes in while its successor is on the way. So it counts only what it was told by then, and
 * only while no tile is on the way.
 *
 * @param asked edition that the map was last told to show
 */
export function followLandEdition(
  map: Pick<MapLibreMap, 'on' | 'off' | 'triggerRepaint'>,
  { busy }: Pick<TileService, 'busy'>,
  asked: () => number | null,
): LandEdition {
  const edition = createCell<number | null>(null);
  let isPutOff = false;
  const settle = (): void => {
    isPutOff = busy.get();
    if (!isPutOff) edition.set(asked());
  };
  map.on('idle', settle);
  const stop = busy.subscribe((isBusy) => {
    // A tile that nobody wants any more leaves the map as it is, and it would not be idle again by itself.
    if (!isBusy && isPutOff) map.triggerRepaint();
  });
  return {
    edition,
    dispose() {
      map.off('idle', settle);
      stop();
    },
  };
}
