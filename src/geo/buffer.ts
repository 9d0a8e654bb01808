import type { Bounds } from './bounds.ts';
import { boxShape } from './box-shape.ts';
import { densifyShape } from './densify.ts';
import { CGCS2000 } from './ellipsoid.ts';
import { overlay, overlayShape } from './geos-overlay.ts';
import type { Pointer } from './geos-binding.ts';
import type { GeosSession } from './geos-session.ts';
import { createLocalPlane, type LocalPlane } from './local-plane.ts';
import type { OverlayResult } from './overlay-result.ts';
import { shapeBounds } from './shape-bounds.ts';
import type { Shape } from './shape.ts';
import { joinShapes } from './shape-table.ts';
import { planeLatitude } from './working-plane.ts';

/** How a buffer is drawn. */
export interface BufferOptions {
  /** Pieces of a quarter circle, 16 unless said otherwise: each leaves out (π/4n)²/2 of the distance, 0.12 % for 16. */
  readonly segmentsPerQuarter?: number;
  /** Whether a buffer goes round the ends of lines, or stops there; round unless said otherwise. */
  readonly ends?: 'round' | 'flat';
}

const SEGMENTS_PER_QUARTER = 16;
/** Styles of ends and corners; the limit is for pointed corners. */
const ROUND = 1;
const FLAT = 2;
const MITRE_LIMIT = 5;

/** Widest extent, east to west, that is taken into one local plane: at its edges lengths are 3·10⁻⁵ too long. */
export const WIDEST_M = 100_000;
/** How far an edge may stray between two planes: share of the distance, or 0.1 mm (edges of 70 m). */
const STRAYING = 1e-5;
const SHORTEST_EDGE_M = 70;

/**
 * Everything within a distance of a shape (缓冲区), or for a negative distance what is at least so far inside it.
 *
 * It is computed in a local metric plane ({@link createLocalPlane}), in strips when the shape is wider than 100 km, and
 * long edges get points before they change planes. The border is as far away as asked within 10⁻⁴ for distances up to
 * 40 km, except along arcs, which are drawn as chords. (GEOS evens out dents shallower than 1 % of the distance first; on
 * winding borders that was measured to stay within the 10⁻⁴.)
 *
 * @param shape valid, in the working plane
 * @param distanceM metres, positive outwards
 * @returns a shape in the working plane; empty when nothing is left
 */
export function bufferShape(
  session: GeosSession,
  shape: Shape,
  distanceM: number,
  { segmentsPerQuarter = SEGMENTS_PER_QUARTER }: BufferOptions,
): OverlayResult {
  if (!Number.isFinite(distanceM)) throw new Error(`buffer of ${String(distanceM)} m`);
  const bounds = shapeBounds(shape);
  if (bounds === null || distanceM === 0) return { ok: true, shape, repaired: false };
  const strips = stripsOf(bounds);
  if (strips.length === 1) return bufferInPlane(session, shape, bounds, distanceM, segmentsPerQuarter);
  const pieces: Shape[] = [];
  let repaired = false;
  for (const strip of strips) {
    const piece = bufferStrip(session, shape, strip, distanceM, segmentsPerQuarter);
    if (!piece.ok) return piece;
    pieces.push(piece.shape);
    repaired ||= piece.repaired;
  }
  const all = overlayOf(session, 'union', [joinShapes(pieces)]);
  return all.ok ? { ...all, repaired: all.repaired || repaired } : all;
}

/** The buffer of what lies in a strip; of a shrunken shape that part of it which lies there. */
function bufferStrip(
  session: GeosSession,
  shape: Shape,
  strip: Bounds,
  distanceM: number,
  segmentsPerQuarter: number,
): OverlayResult {
  // What shrinks must not shrink from the cut: it takes more along, and is cut again afterwards.
  const marginM = distanceM < 0 ? (1.1 * -distanceM) / narrowing(strip) : 0;
  const wider = { ...strip, minX: strip.minX - marginM, maxX: strip.maxX + marginM };
  const piece = overlayOf(session, 'intersection', [shape, boxShape(wider)]);
  if (!piece.ok || piece.shape.partEnds.length === 0) return piece;
  const buffered = bufferInPlane(session, piece.shape, strip, distanceM, segmentsPerQuarter);
  if (!buffered.ok || distanceM > 0) return buffered;
  return overlayOf(session, 'intersection', [buffered.shape, boxShape(strip)]);
}

function bufferInPlane(
  session: GeosSession,
  shape: Shape,
  place: Bounds,
  distanceM: number,
  segmentsPerQuarter: number,
): OverlayResult {
  const plane = createLocalPlane(place);
  const geometry = session.write(plane.enter(densifyShape(shape, edgeSpacingM(distanceM))));
  return bufferLocally(session, geometry, plane, distanceM, { segmentsPerQuarter });
}

/** Length to which edges are cut before they change planes: the arc over an edge of length l rises by l²/8R at most. */
export function edgeSpacingM(distanceM: number): number {
  return Math.max(SHORTEST_EDGE_M, Math.sqrt(8 * CGCS2000.semiMajorM * STRAYING * Math.abs(distanceM)));
}

/**
 * The buffer of a geometry that is in a local plane already, brought back into the working plane. It destroys the geometry.
 */
export function bufferLocally(
  session: GeosSession,
  geometry: Pointer,
  plane: LocalPlane,
  distanceM: number,
  { segmentsPerQuarter = SEGMENTS_PER_QUARTER, ends = 'round' }: BufferOptions,
): OverlayResult {
  const { geos, context } = session;
  const endStyle = ends === 'flat' ? FLAT : ROUND;
  try {
    return overlay(
      session,
      'buffer',
      [geometry],
      ([input = 0]) =>
        geos.GEOSBufferWithStyle_r(context, input, distanceM, segmentsPerQuarter, endStyle, ROUND, MITRE_LIMIT),
      (result, repaired) => ({
        ok: true,
        shape: plane.leave(densifyShape(session.read(result), edgeSpacingM(distanceM))),
        repaired,
      }),
    );
  } finally {
    session.destroy(geometry);
  }
}

/** Runs an overlay on shapes that need no pointers of their own. */
export function overlayOf(
  session: GeosSession,
  operation: 'intersection' | 'union',
  shapes: readonly Shape[],
): OverlayResult {
  const geometries = shapes.map((each) => session.write(each));
  try {
    return overlayShape(session, operation, geometries);
  } finally {
    for (const geometry of geometries) session.destroy(geometry);
  }
}

/** Strips from west to east, each narrow enough for one plane. */
function stripsOf(bounds: Bounds): Bounds[] {
  const { minX, maxX } = bounds;
  const count = Math.max(1, Math.ceil(((maxX - minX) * widening(bounds)) / WIDEST_M));
  const edge = (index: number): number => minX + ((maxX - minX) * index) / count;
  return Array.from({ length: count }, (_, index) => ({ ...bounds, minX: edge(index), maxX: edge(index + 1) }));
}

/** Metres on the ground for one metre of easting in the working plane, where that is most: nearest to the equator. */
export function widening({ minY, maxY }: Bounds): number {
  const nearest = minY > 0 ? minY : maxY < 0 ? maxY : 0;
  return Math.cos((planeLatitude(nearest) * Math.PI) / 180);
}

/** The same where it is least. */
function narrowing({ minY, maxY }: Bounds): number {
  return Math.cos((planeLatitude(Math.max(-minY, maxY)) * Math.PI) / 180);
}
