import type { Geometry, Position } from 'geojson';
import { geodesicLeg } from '../geo/geodesic.ts';
import { shapeArea } from '../geo/shape-area.ts';
import { shapeFromGeojson } from '../geo/shape-from-geojson.ts';
import type { ToolId } from '../session/pencil-state.ts';
import type { ExactEntry } from './exact-entry.ts';

/** What is under the pencil, in figures: for the entry bar, the hint and the readout. */
export interface DrawingProgress {
  readonly tool: ToolId;
  /** Vertices that stand. */
  readonly vertices: number;
  /** First vertex, centre or first corner. */
  readonly first: Position | null;
  readonly last: Position | null;
  /** Exact entries that mean something now. */
  readonly accepts: readonly ExactEntry['by'][];
  /** Of what is drawn, the end at the pencil included, m²; null for what has no area. */
  readonly areaM2: number | null;
  readonly lengthM: number | null;
  readonly radiusM: number | null;
  /** From the last vertex to the pencil. */
  readonly legM: number | null;
  readonly bearingDeg: number | null;
  readonly invalid: 'self-crossing' | null;
  /** What was given up can be taken up again with Backspace. */
  readonly canResume: boolean;
}

/** Nothing drawn yet with a tool. */
export function emptyProgress(tool: ToolId, accepts: DrawingProgress['accepts'] = []): DrawingProgress {
  return {
    tool,
    vertices: 0,
    first: null,
    last: null,
    accepts,
    areaM2: null,
    lengthM: null,
    radiusM: null,
    legM: null,
    bearingDeg: null,
    invalid: null,
    canResume: false,
  };
}

/** The edge that hangs on the pencil, in figures; nulls while there is none. */
export function legFigures(from: Position | null, to: Position | null): Pick<DrawingProgress, 'legM' | 'bearingDeg'> {
  if (from === null || to === null) return { legM: null, bearingDeg: null };
  const { lengthM, bearingDeg } = geodesicLeg(from, to);
  return lengthM === 0 ? { legM: null, bearingDeg: null } : { legM: lengthM, bearingDeg };
}

/** Official area of an area, m²; 0 for points and lines. */
export function areaOfM2(geometry: Geometry): number {
  const isArea = geometry.type === 'Polygon' || geometry.type === 'MultiPolygon';
  return isArea ? shapeArea(shapeFromGeojson(geometry)) : 0;
}
