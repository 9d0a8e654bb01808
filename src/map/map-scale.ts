/** How large the ground is on the screen. */
export interface MapScale {
  readonly metresPerPixel: number;
  /** The n of 1 : n for CSS px of 1/96 inch. */
  readonly denominator: number;
}

/** How much detail a scale can carry; the limits are those of the map symbology (1 : 150 000 and 1 : 30 000). */
export type ScaleBand = 'far' | 'middle' | 'near';

const EARTH_CIRCUMFERENCE_M = 40075016.686;
const MAPLIBRE_WORLD_PX = 512;
const METRES_PER_CSS_PX = 0.0254 / 96;
const FAR_DENOMINATOR = 150_000;
const NEAR_DENOMINATOR = 30_000;

/** Scale at a latitude (degrees) for a zoom of the web Mercator map with 512 px tiles. */
export function mapScaleAt(zoom: number, latitude: number): MapScale {
  const worldPx = MAPLIBRE_WORLD_PX * 2 ** zoom;
  const metresPerPixel = (EARTH_CIRCUMFERENCE_M * Math.cos((latitude * Math.PI) / 180)) / worldPx;
  return { metresPerPixel, denominator: metresPerPixel / METRES_PER_CSS_PX };
}

/** Band of a scale 1 : `denominator`. */
export function scaleBandOf(denominator: number): ScaleBand {
  if (denominator > FAR_DENOMINATOR) return 'far';
  return denominator < NEAR_DENOMINATOR ? 'near' : 'middle';
}

/** Zoom at which 1 : `denominator` is reached at a latitude; for layers that begin or end with a band. */
export function zoomAtDenominator(denominator: number, latitude: number): number {
  return Math.log2(mapScaleAt(0, latitude).denominator / denominator);
}
