import type { Geometry, MultiPolygon, Polygon } from 'geojson';
import { subtractAreas } from '../../geo/area-operation.ts';
import { geometryBounds } from '../../geo/geometry-bounds.ts';
import { mapPositions } from '../../geo/geometry-positions.ts';
import { placeInShape, type Place } from '../../geo/place-in-shapes.ts';
import { tableAreas } from '../../geo/shape-area.ts';
import { shapeBounds } from '../../geo/shape-bounds.ts';
import { shapeFromGeojson } from '../../geo/shape-from-geojson.ts';
import { shapeAt } from '../../geo/shape-table.ts';
import type { Shape } from '../../geo/shape.ts';
import type { Topology } from '../../geo/topology.ts';
import { translateGeometry } from '../../geo/translate-geometry.ts';
import { planeLatitude, planeLongitude, planeX, planeY } from '../../geo/working-plane.ts';

import type { FoundConflict } from './finding.ts';

/**
 * What can be done about a conflict by changing a shape (一键修正): leave out the land concerned, make the feature smaller in its own
 * form, or move it as little as possible.
 */
export type FixMethod = 'clip' | 'shrink' | 'move';

/**
 * A shape without the conflict, in degrees, or why there is none; message keys `fix-failure.<code>`.
 *
 * - `nothing-left`: all of the feature is concerned
 * - `no-free-place`: none was found within the distance that is looked at
 * - `not-an-area`: points can only be moved
 * - `no-finding`: the finding is not there any more
 * - `failed`: GEOS could not
 */
export type FixOutcome =
  | { readonly ok: true; readonly geometry: Geometry }
  | {
      readonly ok: false;
      readonly code: 'nothing-left' | 'no-free-place' | 'not-an-area' | 'no-finding' | 'failed';
    };

/** Halvings of an interval: a thousandth of a shape's size, or of the way it moves. */
const HALVINGS = 10;
/** A feature is not made smaller than this share of its size. */
const SMALLEST = 0.1;
/** Directions and distances that are tried; each distance is 1.35 times the one before, up to about 6 km. */
const DIRECTIONS = 16;
const NEAREST_M = 25;
const STEP = 1.35;
const STEPS = 19;
const METRES_PER_DEGREE = 111_320;

/** What can be tried about a finding: points can only be moved, and what a rule asks of the feature alone is not mended by a shape. */
export function fixMethodsFor(finding: Pick<FoundConflict, 'with'>, geometry: Geometry): readonly FixMethod[] {
  if (finding.with === '') return [];
  return isArea(geometry) ? ['clip', 'shrink', 'move'] : ['move'];
}

/** Leaves the land of others out of an area (裁去). */
export function clipAway(topology: Topology, geometry: Geometry, obstacles: readonly Geometry[]): FixOutcome {
  const rest = subtractAreas(topology, geometry, obstacles);
  const [only] = rest.ok ? rest.shapes : [];
  if (only !== undefined) return { ok: true, geometry: only };
  const code = rest.ok || rest.code === 'does-not-cut' || rest.code === 'no-common-area' ? 'failed' : rest.code;
  return { ok: false, code };
}

/**
 * Makes an area smaller in its own form, about a place in the largest part that is left of it or one of that part's outermost
 * corners, until it is free (缩小); of these the one that leaves most.
 *
 * @param isFree whether a geometry has the conflict no more
 */
export function shrinkAway(
  topology: Topology,
  geometry: Geometry,
  obstacles: readonly Geometry[],
  isFree: (geometry: Geometry) => boolean,
): FixOutcome {
  const clipped = clipAway(topology, geometry, obstacles);
  if (!clipped.ok) return clipped;
  let best = 0;
  let free: Geometry | null = null;
  for (const about of isArea(clipped.geometry) ? placesToKeep(shapeFromGeojson(clipped.geometry)) : []) {
    const largest = Math.max(best, SMALLEST);
    if (!isFree(scaledAbout(geometry, about, largest))) continue;
    let [low, high] = [largest, 1];
    for (let round = 0; round < HALVINGS; round += 1) {
      const factor = (low + high) / 2;
      if (isFree(scaledAbout(geometry, about, factor))) low = factor;
      else high = factor;
    }
    best = low;
    free = scaledAbout(geometry, about, low);
  }
  return free === null ? { ok: false, code: 'nothing-left' } : { ok: true, geometry: free };
}

/** Moves a feature to the nearest place that is found to be free, of 16 directions, up to about 6 km away (移到最近空位). */
export function moveAway(geometry: Geometry, isFree: (geometry: Geometry) => boolean): FixOutcome {
  const [, south, , north] = geometryBounds(geometry) ?? [0, 0, 0, 0];
  const latitude = (south + north) / 2;
  const moved = (metres: number, direction: number): Geometry => {
    const bearing = (2 * Math.PI * direction) / DIRECTIONS;
    const east = (metres * Math.sin(bearing)) / (METRES_PER_DEGREE * Math.cos((latitude * Math.PI) / 180));
    return translateGeometry(geometry, east, (metres * Math.cos(bearing)) / METRES_PER_DEGREE);
  };
  for (let step = 0; step < STEPS; step += 1) {
    const metres = NEAREST_M * STEP ** step;
    for (let direction = 0; direction < DIRECTIONS; direction += 1) {
      if (!isFree(moved(metres, direction))) continue;
      let [low, high] = [step === 0 ? 0 : metres / STEP, metres];
      for (let round = 0; round < HALVINGS; round += 1) {
        const middle = (low + high) / 2;
        if (isFree(moved(middle, direction))) high = middle;
        else low = middle;
      }
      return { ok: true, geometry: moved(high, direction) };
    }
  }
  return { ok: false, code: 'no-free-place' };
}

function isArea(geometry: Geometry): geometry is Polygon | MultiPolygon {
  return geometry.type === 'Polygon' || geometry.type === 'MultiPolygon';
}

/** A place in the largest part of a shape, and the corners of that part farthest west, east, south and north. */
function placesToKeep(shape: Shape): readonly Place[] {
  const parts = { ...shape, shapeEnds: shape.partEnds.map((_, part) => part + 1) };
  const areas = tableAreas(parts);
  const largest = areas.indexOf(Math.max(...areas));
  const part = largest < 0 ? null : shapeAt(parts, largest);
  const box = part === null ? null : shapeBounds(part);
  if (part === null || box === null) return [];
  const inner = placeInShape(part, box);
  const corners = { west: 0, east: 0, south: 0, north: 0 };
  const { coordinates } = part;
  for (let at = 0; at < coordinates.length; at += 2) {
    if ((coordinates[at] ?? 0) < (coordinates[corners.west] ?? 0)) corners.west = at;
    if ((coordinates[at] ?? 0) > (coordinates[corners.east] ?? 0)) corners.east = at;
    if ((coordinates[at + 1] ?? 0) < (coordinates[corners.south + 1] ?? 0)) corners.south = at;
    if ((coordinates[at + 1] ?? 0) > (coordinates[corners.north + 1] ?? 0)) corners.north = at;
  }
  const outer = Object.values(corners).map((at) => ({ x: coordinates[at] ?? 0, y: coordinates[at + 1] ?? 0 }));
  return inner === null ? outer : [inner, ...outer];
}

function scaledAbout(geometry: Geometry, { x, y }: Place, factor: number): Geometry {
  return mapPositions(geometry, ([longitude = 0, latitude = 0]) => [
    planeLongitude(x + factor * (planeX(longitude) - x)),
    planeLatitude(y + factor * (planeY(latitude) - y)),
  ]);
}
