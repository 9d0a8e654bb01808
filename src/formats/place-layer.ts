import type { Feature, Position } from 'geojson';
import type { Bounds } from '../geo/bounds.ts';
import { CGCS2000_DEGREES, isInDegrees, parseSystemCode } from '../geo/coordinate-system.ts';
import { densifyGeometry, mapPositions, somePosition } from '../geo/geometry-positions.ts';
import type { MapShift } from '../geo/map-shift.ts';
import { unshift } from '../geo/map-shift.ts';
import { OFFICIAL_SPACING_M } from '../geo/official-area.ts';
import { createProjection } from '../geo/projection.ts';
import { possibleExtent } from '../geo/system-extent.ts';
import type { FeatureSet, LayerContent } from './feature-codec.ts';
import type { CoordinateOptions, CoordinateReading } from './land-coordinates.ts';
import { readCoordinates } from './land-coordinates.ts';
import type { ReadFailure, ReadResult } from './read-result.ts';

/** How a layer comes to degrees. */
export interface PlacingOptions extends CoordinateOptions {
  /** Offset of web maps to take out, only when the user says so. */
  readonly shift?: MapShift | null;
  /**
   * Whether long edges of projected areas get points every 70 m, so that they stay where they were drawn (the official
   * procedure); else vertices alone are converted. Without a word they do.
   */
  readonly densify?: boolean;
}

/**
 * Brings a layer to longitude and latitude: degrees are checked to be degrees, projected coordinates are converted.
 * Anything else, and metres that nothing names, are refused: a guessed zone would be silently wrong.
 *
 * @param file name for messages
 */
export function placeLayer(file: string, content: LayerContent, options: PlacingOptions = {}): ReadResult<FeatureSet> {
  const coordinates = readLayerCoordinates(file, content, options);
  if (!coordinates.ok) return coordinates;
  const features = toDegrees(content.features, coordinates.value, options);
  return { ok: true, value: { features }, notes: coordinates.notes };
}

/** Decides what the coordinates of a layer mean; a refusal names the first feature that does not fit. */
export function readLayerCoordinates(
  file: string,
  { format, features, crs }: LayerContent,
  options: CoordinateOptions,
): ReadResult<CoordinateReading> {
  const bounds = layerBounds(features);
  const read = readCoordinates({ name: file, bounds, crs, format }, options);
  if (read.ok || (read.code !== 'format.projected' && read.code !== 'format.outside-zone')) return read;
  return withPlace(read, features, options, crs);
}

/** Box of all positions in the file's own coordinates; null when there is none. */
export function layerBounds(features: readonly Feature[]): Bounds | null {
  let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { geometry } of features) {
    somePosition(geometry, ([x = 0, y = 0]) => {
      if (x < minX) minX = x;
      if (x > maxX) maxX = x;
      if (y < minY) minY = y;
      if (y > maxY) maxY = y;
      return false;
    });
  }
  return minX <= maxX ? { minX, minY, maxX, maxY } : null;
}

function toDegrees(
  features: readonly Feature[],
  { system, swapped }: CoordinateReading,
  { shift = null, densify = true }: PlacingOptions,
): readonly Feature[] {
  const isDegrees = isInDegrees(system);
  if (isDegrees && !swapped && shift === null) return features;
  const { inverse } = createProjection(system);
  const convert = ([first = 0, second = 0, ...rest]: Position): Position => {
    const [longitude, latitude] = inverse(first, second);
    return [...(shift === null ? [longitude, latitude] : unshift(shift, longitude, latitude)), ...rest];
  };
  const turn = ([first = 0, second = 0, ...rest]: Position): Position => [second, first, ...rest];
  return features.map((feature): Feature => {
    const upright = swapped ? mapPositions(feature.geometry, turn) : feature.geometry;
    const dense = isDegrees || !densify ? upright : densifyGeometry(upright, OFFICIAL_SPACING_M);
    return { ...feature, geometry: mapPositions(dense, convert) };
  });
}

/** Adds the first feature whose coordinates are impossible, whichever axis comes first. */
function withPlace(
  failure: ReadFailure,
  features: readonly Feature[],
  options: CoordinateOptions,
  crs: LayerContent['crs'],
): ReadFailure {
  const lookup = options.crs === undefined ? crs : parseSystemCode(options.crs);
  const system = lookup?.ok === true ? lookup.system : CGCS2000_DEGREES;
  const usual = possibleExtent(system);
  for (const [feature, { geometry }] of features.entries()) {
    const wrong = somePosition(geometry, ([x = 0, y = 0]) => !holds(usual, x, y));
    if (wrong === null) continue;
    const [x = 0, y = 0] = wrong;
    return { ...failure, details: { ...failure.details, feature, x, y } };
  }
  return failure;
}

function holds({ minX, minY, maxX, maxY }: Bounds, x: number, y: number): boolean {
  return x >= minX && x <= maxX && y >= minY && y <= maxY;
}
