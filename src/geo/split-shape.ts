import type { Pointer } from './geos-binding.ts';
import { writeLines } from './geos-lines.ts';
import type { GeosSession } from './geos-session.ts';
import type { LineSet } from './line-set.ts';
import type { OverlayFailure } from './overlay-result.ts';
import type { Shape } from './shape.ts';

/** Connected pieces of a shape, each of one part. */
export type SplitResult = { readonly ok: true; readonly pieces: readonly Shape[] } | OverlayFailure;

/**
 * Cuts a shape along lines (切割): its borders and the lines are united, so that they meet in common vertices, and of the faces
 * that they form those within the shape are the pieces. Ends of lines that lead nowhere cut nothing. Together the pieces are
 * the shape: they share their new borders to the last bit.
 *
 * @param shape valid
 */
export function splitShape(session: GeosSession, shape: Shape, lines: LineSet): SplitResult {
  const { geos, context } = session;
  const whole = session.write(shape);
  const owned: Pointer[] = [whole];
  const own = (geometry: Pointer): Pointer => {
    if (geometry !== 0) owned.push(geometry);
    return geometry;
  };
  try {
    const borders = own(writeLines(session, shape.coordinates, shape.ringEnds));
    const cuts = own(writeLines(session, lines.coordinates, lines.lineEnds));
    const noded = own(geos.GEOSUnion_r(context, borders, cuts));
    if (noded === 0) return failure(session);
    const list = session.scratch(4);
    geos.Module.HEAPU32[list / 4] = noded;
    const faces = own(geos.GEOSPolygonize_r(context, list, 1));
    if (faces === 0) return failure(session);
    return { ok: true, pieces: facesWithin(session, faces, whole) };
  } finally {
    for (const geometry of owned) session.destroy(geometry);
  }
}

function facesWithin(session: GeosSession, faces: Pointer, whole: Pointer): Shape[] {
  const { geos, context } = session;
  const prepared = geos.GEOSPrepare_r(context, whole);
  try {
    const pieces: Shape[] = [];
    const count = geos.GEOSGetNumGeometries_r(context, faces);
    for (let index = 0; index < count; index += 1) {
      const face = geos.GEOSGetGeometryN_r(context, faces, index);
      const inside = geos.GEOSPointOnSurface_r(context, face);
      if (inside === 0) throw new Error(`GEOS: ${session.takeMessage()}`);
      const answer = geos.GEOSPreparedIntersects_r(context, prepared, inside);
      session.destroy(inside);
      if (answer !== 0 && answer !== 1) throw new Error(`GEOS: ${session.takeMessage()}`);
      if (answer === 1) pieces.push(session.read(face));
    }
    return pieces;
  } finally {
    geos.GEOSPreparedGeom_destroy_r(context, prepared);
  }
}

function failure(session: GeosSession): OverlayFailure {
  return { ok: false, code: 'overlay-failed', details: { operation: 'split', message: session.takeMessage() } };
}
