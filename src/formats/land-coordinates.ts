import type { AxisOrder } from '../geo/axis-order.ts';
import { detectAxisOrder, swapBounds } from '../geo/axis-order.ts';
import type { Bounds } from '../geo/bounds.ts';
import type { CoordinateSystem, SystemLookup } from '../geo/coordinate-system.ts';
import { CGCS2000_DEGREES, isInDegrees, parseSystemCode, systemLabel } from '../geo/coordinate-system.ts';
import { suggestCoordinateSystems } from '../geo/suggest-coordinate-systems.ts';
import { isWithin, possibleExtent } from '../geo/system-extent.ts';
import type { LandFile } from './land-file.ts';
import type { ReadNote, ReadResult } from './read-result.ts';
import { readFailure } from './read-result.ts';
import { systemFailure } from './system-failure.ts';

/** What is known besides the file when its coordinates are read. */
export interface CoordinateOptions {
  /** The system, such as `EPSG:4527`, when the file does not say or is overruled. */
  readonly crs?: string;
  /** Which axis comes first, when the user says so. */
  readonly axes?: AxisOrder;
  /** Box of the district in degrees; decides what the file leaves open. */
  readonly district?: Bounds | null;
}

/** What a file says of its coordinates. */
export interface StatedCoordinates extends Pick<LandFile, 'name' | 'crs' | 'bounds'> {
  /** Name of the format. */
  readonly format: string;
}

/** Formats that are in degrees by their standards (RFC 7946, OGC 12-007). */
const DEGREES_BY_STANDARD: readonly string[] = ['GeoJSON', 'GeoJSON lines', 'KML'];

/** How coordinates of a file are to be read. */
export interface CoordinateReading {
  readonly system: CoordinateSystem;
  /** Whether the northing or latitude comes first. */
  readonly swapped: boolean;
}

/**
 * Decides what the coordinates of a file mean: the system the user names, else the one the file states, else degrees
 * where they can be degrees. Metres without a system are refused with the systems that would fit, and an order of axes
 * that nothing decides is asked for.
 */
export function readCoordinates(file: StatedCoordinates, options: CoordinateOptions): ReadResult<CoordinateReading> {
  const { name, bounds } = file;
  const lookup: SystemLookup | null = options.crs === undefined ? file.crs : parseSystemCode(options.crs);
  if (lookup !== null && !lookup.ok) return systemFailure(name, lookup);
  // A layer without a box has no polygons among its first features; reading it will tell.
  if (bounds === null) {
    return { ok: true, value: { system: lookup?.system ?? CGCS2000_DEGREES, swapped: false }, notes: [] };
  }
  const system = lookup?.system ?? CGCS2000_DEGREES;
  const district = options.district ?? null;
  const order = options.axes ?? detectAxisOrder(bounds, system, district);
  const crs = systemLabel(system);
  const place = { x: bounds.minX, y: bounds.minY };
  if (order === 'ambiguous') return readFailure('format.axes-ambiguous', name, { ...place, crs });
  const upright = order === 'north-east' ? swapBounds(bounds) : bounds;
  if (order === 'outside' || !isWithin(upright, possibleExtent(system))) {
    if (lookup !== null && !isInDegrees(system)) return readFailure('format.outside-zone', name, { ...place, crs });
    return readFailure('format.projected', name, { ...place, candidates: candidatesFor(bounds, district) });
  }
  const notes: ReadNote[] = [];
  if (lookup === null && !DEGREES_BY_STANDARD.includes(file.format)) {
    notes.push({ code: 'format.crs-assumed', details: { file: name, crs } });
  }
  const swapped = order === 'north-east';
  if (swapped) notes.push({ code: 'format.axes-swapped', details: { file: name, crs } });
  return { ok: true, value: { system, swapped }, notes };
}

function candidatesFor(bounds: Bounds, district: Bounds | null): string {
  if (district === null) return '';
  const labels = suggestCoordinateSystems(bounds, district).map(({ system }) => systemLabel(system));
  return [...new Set(labels)].join(', ');
}
