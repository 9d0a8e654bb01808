import type { Geometry, Position } from 'geojson';
import { pathsOf, withPath } from './editable-path.ts';
import { simplifyStroke } from './simplify-stroke.ts';

/** Half a px at 1 : 150 000, where the far band begins, in degrees of latitude. */
const TOLERANCE_DEGREES = 2e-4;
const SMALLEST_RUN = 4;

const FLAT = { project: ([x = 0, y = 0]: Position) => ({ x, y }) };

/** The shape as it is drawn from afar: without the vertices that nobody could tell from the line between their neighbours. */
export function coarseShape(geometry: Geometry): Geometry {
  return pathsOf(geometry).reduce((coarse, { part, ring, closed, positions }) => {
    const [first] = positions;
    if (positions.length <= SMALLEST_RUN || first === undefined) return coarse;
    const kept = simplifyStroke(closed ? [...positions, first] : positions, FLAT, TOLERANCE_DEGREES);
    if (kept.length < SMALLEST_RUN) return coarse;
    return withPath(coarse, part, ring, closed ? kept.slice(0, -1) : kept);
  }, geometry);
}
