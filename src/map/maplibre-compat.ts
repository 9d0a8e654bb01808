import { MapLibreOverlay } from '@deck.gl/maplibre';
import { addProtocol, Map as MapLibreMap, removeProtocol, setWorkerUrl, type StyleSpecification } from 'maplibre-gl';
import 'maplibre-gl/dist/maplibre-gl.css';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import { TILE_SCHEME, type TileKind } from './base-style.ts';
import type { TileContent } from './tile-service.ts';

/** Everything that is particular to MapLibre 6 and to deck.gl on top of it is in this file. */

/** Answers a request for a tile. */
type TileAnswer = (kind: TileKind, z: number, x: number, y: number, signal: AbortSignal) => Promise<TileContent>;

/** What draws the map: a graphics card, the processor in its place, or nothing (MapLibre 6 needs WebGL 2). */
export type Renderer = 'card' | 'processor' | 'none';

/** Finds out what would draw the map, on a context that is given back at once. */
export function detectRenderer(): Renderer {
  const context = document.createElement('canvas').getContext('webgl2');
  if (context === null) return 'none';
  const details = context.getExtension('WEBGL_debug_renderer_info');
  const name = String(context.getParameter(details?.UNMASKED_RENDERER_WEBGL ?? context.RENDERER));
  context.getExtension('WEBGL_lose_context')?.loseContext();
  return /swiftshader|llvmpipe|software|basic render/i.test(name) ? 'processor' : 'card';
}

/**
 * Makes the map with our own pointer and keyboard handling: north is up, the ground is flat, nothing is fetched.
 *
 * @param scheme where its tiles are served, see {@link serveTiles}
 */
export function createMapLibre(
  container: HTMLElement,
  style: StyleSpecification,
  renderer: Exclude<Renderer, 'none'>,
  scheme: string,
): MapLibreMap {
  setWorkerUrl(workerUrl);
  const map = new MapLibreMap({
    container,
    style,
    transformRequest: (url) => ({
      url: url.startsWith(`${TILE_SCHEME}:`) ? scheme + url.slice(TILE_SCHEME.length) : url,
    }),
    attributionControl: false,
    maplibreLogo: false,
    keyboard: false,
    boxZoom: false,
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
    maxPitch: 0,
    renderWorldCopies: false,
    minZoom: 5,
    maxZoom: 19,
    fadeDuration: 0,
    refreshExpiredTiles: false,
    // deck.gl's lines have no smooth edges of their own; without a graphics card smoothing halves the frame rate.
    canvasContextAttributes: { antialias: renderer === 'card' },
  });
  map.touchZoomRotate.disableRotation();
  return map;
}

/** Draws deck.gl layers between the layers of the map. */
export function createOverlay(map: MapLibreMap): MapLibreOverlay {
  // The device is not ready in the first frames; `layers` must exist or the overlay cannot compare them.
  const overlay = new MapLibreOverlay({ interleaved: true, layers: [] });
  map.addControl(overlay);
  return overlay;
}

/** Whether the overlay has found its places between the layers; it looks for them only while nothing is loading. */
export function isOverlayPlaced(map: MapLibreMap): boolean {
  return map.getLayersOrder().some((id) => id.startsWith('deck-maplibre-layer-group'));
}

/** The prop that puts a deck.gl layer below a layer of the map; deck's own types do not know it. */
export function before(layerId: string | undefined): object {
  return layerId === undefined ? {} : { beforeId: layerId };
}

/** A canvas as an icon atlas: deck.gl makes a texture of it, though its types want a URL or a texture. */
export function textureOf(canvas: HTMLCanvasElement): string {
  return canvas as unknown as string;
}

/** Maps of the page, so that each has its own tiles: their colours differ. */
let served = 0;

/** Serves tiles under `{scheme}://{kind}/{generation}/{z}/{x}/{y}`, with a scheme of its own for every map. */
export function serveTiles(answer: TileAnswer): { readonly scheme: string; readonly stop: () => void } {
  served += 1;
  const scheme = `${TILE_SCHEME}-${String(served)}`;
  addProtocol(scheme, async ({ url }, abort) => {
    const tile = await answer(...tileOf(url), abort.signal);
    return { data: tile ?? new ArrayBuffer(0) };
  });
  return { scheme, stop: () => removeProtocol(scheme) };
}

/** Kind, zoom, column and row of a tile address. */
function tileOf(url: string): readonly [TileKind, number, number, number] {
  const match = /\/\/(pictures|parcels|eligible)\/\d+\/(\d+)\/(\d+)\/(\d+)(?:\?|$)/.exec(url);
  const kind = (['pictures', 'parcels', 'eligible'] as const).find((one) => one === match?.[1]);
  if (match === null || kind === undefined) throw new Error(`not a tile address: ${url}`);
  return [kind, Number(match[2]), Number(match[3]), Number(match[4])];
}
