import type { MultiPolygon, Polygon } from 'geojson';

/**
 * Why an operation on shapes gave nothing; message keys `shape-failure.<code>`.
 *
 * - `nothing-left`: all of the area went
 * - `does-not-cut`: the line leaves every part in one piece
 * - `no-common-area`: the areas have nothing in common, so that there is nothing to keep or to take out
 * - `not-an-area`: a point or line where an area is needed, or an area without land
 * - `failed`: GEOS could not, or what came of it does not add up
 */
export type ShapeFailure = 'nothing-left' | 'does-not-cut' | 'no-common-area' | 'not-an-area' | 'failed';

/** What came of an operation on shapes (图形运算): areas in degrees, valid and never empty. */
export type ShapeOutcome =
  | { readonly ok: true; readonly shapes: readonly (Polygon | MultiPolygon)[] }
  | { readonly ok: false; readonly code: ShapeFailure };

/** An operation that gave nothing. */
export function failedWith(code: ShapeFailure): ShapeOutcome {
  return { ok: false, code };
}
