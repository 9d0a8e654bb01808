import type { Map as MapLibreMap, RasterTileSource } from 'maplibre-gl';
import { FINEST_ZOOM } from '../land/tile-cutter.ts';
import { PICTURE_SIZE } from '../land/tile-picture.ts';
import { BELOW_CONTROL_STROKES, tileAddress } from './base-style.ts';
import { parseHexColour, type Palette } from './palette.ts';
import { remember } from './remember.ts';
import type { TileService } from './tile-service.ts';

/** Where a kind could go, as a quiet picture over the parcels (可建用地图层). */
export interface EligibleLayer {
  /** @param edition another one for every answer of the engine; null takes the picture away */
  draw(palette: Palette, edition: number | null): void;
}

const ELIGIBLE = 'eligible';
/** Token and opacity of: outside, allowed, unknown, conditional, forbidden. */
const LOOKS = [
  ['canvas', 0],
  ['met-fill', 150],
  ['carbon-unknown', 150],
  ['short-fill', 190],
  ['canvas', 175],
] as const;

/** Adds the layer when it is first asked for. */
export function createEligibleLayer(map: MapLibreMap, tiles: Pick<TileService, 'setEligibleColours'>): EligibleLayer {
  const show = remember((palette: Palette, edition: number | null): void => {
    const isThere = map.getLayer(ELIGIBLE) !== undefined;
    if (edition === null) {
      if (isThere) map.setLayoutProperty(ELIGIBLE, 'visibility', 'none');
      return;
    }
    tiles.setEligibleColours(coloursOf(palette));
    // Colours are part of the picture: another theme is another address.
    const address = tileAddress(ELIGIBLE, 2 * edition + (palette.theme === 'dark' ? 1 : 0));
    if (!isThere) addLayer(address);
    else map.getSource<RasterTileSource>(ELIGIBLE)?.setTiles([address]);
    map.setLayoutProperty(ELIGIBLE, 'visibility', 'visible');
  });

  function addLayer(address: string): void {
    map.addSource(ELIGIBLE, { type: 'raster', tiles: [address], tileSize: PICTURE_SIZE, maxzoom: FINEST_ZOOM });
    const below = map.getLayer(BELOW_CONTROL_STROKES) === undefined ? undefined : BELOW_CONTROL_STROKES;
    map.addLayer({ id: ELIGIBLE, type: 'raster', source: ELIGIBLE, paint: { 'raster-fade-duration': 0 } }, below);
  }

  return { draw: show };
}

function coloursOf(palette: Palette): Uint8Array {
  const colours = new Uint8Array(4 * LOOKS.length);
  LOOKS.forEach(([token, opacity], number) => {
    colours.set([...(parseHexColour(palette.css(token)) ?? []), opacity], 4 * number);
  });
  return colours;
}
