import type { Map as MapLibreMap } from 'maplibre-gl';
import type { DegreeBox } from '../geo/geometry-bounds.ts';
import type { Cell } from '../session/cell.ts';
import type { Desk, LayerState } from '../session/desk.ts';
import { baseStyle } from './base-style.ts';
import { type LandStyleQuery, NO_TILING } from './base-style-query.ts';
import { createMapLibre, type Renderer, serveTiles } from './maplibre-compat.ts';
import { createPalette, type Palette } from './palette.ts';
import { createTileService, type TileService } from './tile-service.ts';

/** A map with the land of the district and nothing on it: what the map of the desk and those of a comparison stand on. */
export interface MapGround {
  readonly map: MapLibreMap;
  /** Its own: the engine answers each map for itself. */
  readonly tiles: TileService;
  /** What the map was made with; the land follows once the engine is there. */
  readonly firstStyle: LandStyleQuery;
  /** Colours as the style sheet has them now. */
  readPalette(): Palette;
  dispose(): void;
}

/** How the page looks. */
interface MapLooks {
  readonly theme: Cell<'light' | 'dark'>;
  readonly language: Cell<'zh' | 'en'>;
}

const CLOSEST_FIT_ZOOM = 16;

/** Builds the map into an element. */
export function createMapGround(
  container: HTMLElement,
  { engine }: Pick<Desk, 'engine'>,
  { theme, language }: MapLooks,
  renderer: Exclude<Renderer, 'none'>,
): MapGround {
  const tiles = createTileService(() => engine.get());
  const serving = serveTiles((...request) => tiles.request(...request));
  const readPalette = (): Palette => {
    const style = getComputedStyle(container);
    return createPalette(theme.get(), (token) => style.getPropertyValue(`--${token}`));
  };
  const firstStyle = {
    palette: readPalette(),
    language: language.get(),
    opacityOf: () => 1,
    landColours: 'soft',
    shading: null,
    tiling: NO_TILING,
  } as const;
  const map = createMapLibre(container, baseStyle(firstStyle), renderer, serving.scheme);
  return {
    map,
    tiles,
    firstStyle,
    readPalette,
    dispose() {
      map.remove();
      serving.stop();
    },
  };
}

/** Brings all of a box into sight. */
export function fitBox(map: MapLibreMap, box: DegreeBox, padding: number, duration: number): void {
  const [west, south, east, north] = box;
  const corners: [[number, number], [number, number]] = [
    [west, south],
    [east, north],
  ];
  map.fitBounds(corners, { padding, duration, maxZoom: CLOSEST_FIT_ZOOM });
}

/** Opacity of a layer of the base, 0 where it is hidden. */
export function baseOpacity(layers: readonly LayerState[], role: string): number {
  const layer = layers.find(({ id }) => id === `base:${role}`);
  if (layer === undefined) return 1;
  return layer.visible ? layer.opacity : 0;
}
