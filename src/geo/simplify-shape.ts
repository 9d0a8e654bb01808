import { overlay } from './geos-overlay.ts';
import type { GeosSession } from './geos-session.ts';
import type { OverlayResult } from './overlay-result.ts';
import type { Shape } from './shape.ts';

/**
 * Takes vertices out of a shape (简化) after D. H. Douglas and T. K. Peucker 1973, as GEOS does it without letting borders cross:
 * what is left out was at most the tolerance away from what stays (up to twice that about the vertex where a ring begins, which
 * goes in a second pass), and no ring disappears.
 *
 * @param tolerance in units of the shape's plane
 */
export function simplifyShape(session: GeosSession, shape: Shape, tolerance: number): OverlayResult {
  const { geos, context } = session;
  const geometry = session.write(shape);
  try {
    return overlay(
      session,
      'simplify',
      [geometry],
      ([input = 0]) => geos.GEOSTopologyPreserveSimplify_r(context, input, tolerance),
      (result, repaired) => ({ ok: true, shape: session.read(result), repaired }),
    );
  } finally {
    session.destroy(geometry);
  }
}
