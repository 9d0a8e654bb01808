import { MapLibreOverlay } from '@deck.gl/maplibre';
import { addProtocol, Map as MapLibreMap, removeProtocol, setWorkerUrl, type StyleSpecification } from 'maplibre-gl';
import 'maplibre-gl/dist/maplibre-gl.css';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';

/** Everything that is particular to MapLibre 6 and to deck.gl on top of it is in this file. */

/** Scheme of the addresses under which MapLibre asks for parcel tiles. */
export const TILE_SCHEME = 'tantu';

/** Answers a request for a tile; null = nothing there. */
export type TileAnswer = (z: number, x: number, y: number, signal: AbortSignal) => Promise<ArrayBuffer | null>;

/** Whether this browser can draw the map at all; MapLibre 6 needs WebGL 2. */
export function hasWebGl2(): boolean {
  try {
    return document.createElement('canvas').getContext('webgl2') !== null;
  } catch {
    return false;
  }
}

/** Makes the map with our own pointer and keyboard handling: north is up, the ground is flat, nothing is fetched. */
export function createMapLibre(container: HTMLElement, style: StyleSpecification): MapLibreMap {
  setWorkerUrl(workerUrl);
  const map = new MapLibreMap({
    container,
    style,
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
    // deck.gl's lines and areas have no smooth edges of their own.
    canvasContextAttributes: { antialias: true },
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

/** The prop that puts a deck.gl layer below a layer of the map; deck's own types do not know it. */
export function before(layerId: string | undefined): object {
  return layerId === undefined ? {} : { beforeId: layerId };
}

/** A canvas as an icon atlas: deck.gl makes a texture of it, though its types want a URL or a texture. */
export function textureOf(canvas: HTMLCanvasElement): string {
  return canvas as unknown as string;
}

/** Serves parcel tiles under `tantu://parcels/{z}/{x}/{y}`; returns how to stop. */
export function serveTiles(answer: TileAnswer): () => void {
  addProtocol(TILE_SCHEME, async ({ url }, abort) => {
    const [z, x, y] = tileOf(url);
    const tile = await answer(z, x, y, abort.signal);
    return { data: tile ?? new ArrayBuffer(0) };
  });
  return () => removeProtocol(TILE_SCHEME);
}

/** Zoom, column and row of a tile address. */
function tileOf(url: string): readonly [number, number, number] {
  const match = /\/(\d+)\/(\d+)\/(\d+)(?:\?|$)/.exec(url);
  if (match === null) throw new Error(`not a tile address: ${url}`);
  return [Number(match[1]), Number(match[2]), Number(match[3])];
}
