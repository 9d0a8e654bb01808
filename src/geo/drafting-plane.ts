import type { Geometry, LineString, MultiPolygon, Polygon } from 'geojson';
import { KnownPositions } from './known-positions.ts';
import { type LineSet, linesFromGeojson } from './line-set.ts';
import { shapeArea } from './shape-area.ts';
import { shapeFromGeojson } from './shape-from-geojson.ts';
import type { ShapeOutcome } from './shape-outcome.ts';
import type { Shape } from './shape.ts';
import { STITCH_M, stitchRuns } from './stitch-runs.ts';
import type { Topology } from './topology.ts';
import { withoutSlivers } from './without-slivers.ts';

/**
 * Geometries made ready for an operation (作图平面): valid, in the working plane less a whole number of metres so that GEOS
 * works with small numbers, and sharing vertices wherever they meet.
 */
export interface DraftingPlane {
  readonly shapes: readonly Shape[];
  readonly lines: LineSet;
  /** Northing of the plane's origin in the working plane, m. */
  readonly originY: number;
  /** The way back into degrees, in which vertices that were there are the same to the last digit. */
  readonly known: KnownPositions;
}

/**
 * Brings geometries onto a plane of their own. What is invalid is repaired, as it is before it is counted.
 *
 * @returns null when one of the areas is none or has no land
 */
export function enterDraftingPlane(
  topology: Topology,
  areas: readonly Geometry[],
  line: LineString | null = null,
): DraftingPlane | null {
  const polygons = areas.filter(isArea);
  const raw = polygons.map(shapeFromGeojson);
  const first = raw.find(({ coordinates }) => coordinates.length > 0);
  if (first === undefined || polygons.length < areas.length) return null;
  const origin = [Math.round(first.coordinates[0] ?? 0), Math.round(first.coordinates[1] ?? 0)] as const;
  const known = new KnownPositions(origin);
  for (const area of polygons) known.addArea(area);
  if (line !== null) known.addLine(line.coordinates);
  const shapes = raw.map((shape) => topology.repair(lessOrigin(shape, origin)).shape);
  if (shapes.some((shape) => shapeArea(shape) === 0)) return null;
  const lines = line === null ? NO_LINES : lessOrigin(linesFromGeojson(line), origin);
  return { ...stitched(shapes, lines), originY: origin[1], known };
}

/**
 * Brings the result of an operation back into degrees: without the slivers that rounding leaves, and valid there too.
 *
 * @param pieces in the drafting plane
 * @param whenEmpty what to say when one of them has no land left
 */
export function leaveDraftingPlane(
  topology: Topology,
  { known }: DraftingPlane,
  pieces: readonly Shape[],
  whenEmpty: 'nothing-left' | 'no-common-area',
): ShapeOutcome {
  const shapes: (Polygon | MultiPolygon)[] = [];
  for (const piece of pieces) {
    const wide = withoutSlivers(piece, STITCH_M);
    if (wide.partEnds.length === 0) return { ok: false, code: whenEmpty };
    const area = known.toGeojson(wide);
    // Rounding to degrees moves new vertices by a nanometre, which can be too much where an edge passes as near.
    if (!topology.validity(shapeFromGeojson(area)).valid) return { ok: false, code: 'failed' };
    shapes.push(area);
  }
  return { ok: true, shapes };
}

const NO_LINES: LineSet = { coordinates: new Float64Array(0), lineEnds: new Uint32Array(0) };

function isArea(geometry: Geometry): geometry is Polygon | MultiPolygon {
  return geometry.type === 'Polygon' || geometry.type === 'MultiPolygon';
}

function lessOrigin<Vertices extends { readonly coordinates: Float64Array }>(
  vertices: Vertices,
  [x, y]: readonly [number, number],
): Vertices {
  const coordinates = vertices.coordinates.map((value, at) => value - (at % 2 === 0 ? x : y));
  return { ...vertices, coordinates };
}

/** Shapes and lines with the vertices that they share where they meet. */
function stitched(shapes: readonly Shape[], lines: LineSet): Pick<DraftingPlane, 'shapes' | 'lines'> {
  const runs = [...shapes.map(({ coordinates, ringEnds: ends }) => ({ coordinates, ends })), runsOfLines(lines)];
  const vertexCount = runs.reduce((sum, { coordinates }) => sum + coordinates.length / 2, 0);
  const coordinates = new Float64Array(2 * vertexCount);
  const ends = new Uint32Array(runs.reduce((sum, each) => sum + each.ends.length, 0));
  let vertex = 0;
  let run = 0;
  for (const each of runs) {
    coordinates.set(each.coordinates, 2 * vertex);
    for (const end of each.ends) ends[run++] = vertex + end;
    vertex += each.coordinates.length / 2;
  }
  const all = stitchRuns({ coordinates, ends });
  let firstRun = 0;
  let firstVertex = 0;
  const [...parts] = runs.map(({ ends: { length } }) => {
    const own = all.ends.subarray(firstRun, firstRun + length);
    const endVertex = own.at(-1) ?? firstVertex;
    const part = {
      coordinates: all.coordinates.slice(2 * firstVertex, 2 * endVertex),
      ends: own.map((end) => end - firstVertex),
    };
    firstRun += length;
    firstVertex = endVertex;
    return part;
  });
  const stitchedLines = parts.pop() ?? runsOfLines(NO_LINES);
  return {
    shapes: shapes.map(({ partEnds }, index) => ({
      coordinates: parts[index]?.coordinates ?? new Float64Array(0),
      ringEnds: parts[index]?.ends ?? new Uint32Array(0),
      partEnds,
    })),
    lines: { coordinates: stitchedLines.coordinates, lineEnds: stitchedLines.ends },
  };
}

function runsOfLines({ coordinates, lineEnds }: LineSet): {
  readonly coordinates: Float64Array;
  readonly ends: Uint32Array;
} {
  return { coordinates, ends: lineEnds };
}
