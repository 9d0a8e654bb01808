import { buildBoxIndex } from '../geo/box-index.ts';
import { isBalanced } from '../geo/overlay-balance.ts';
import { PlaceNumbers } from '../geo/place-numbers.ts';
import { shapeArea } from '../geo/shape-area.ts';
import { shapeBounds } from '../geo/shape-bounds.ts';
import { failedWith, type ShapeOutcome } from '../geo/shape-outcome.ts';
import { joinShapes, shapeAt, startOf, tableOfShapes } from '../geo/shape-table.ts';
import { shapeToGeojson } from '../geo/shape-to-geojson.ts';
import type { Shape } from '../geo/shape.ts';
import { ShapeWindow } from '../geo/shape-window.ts';
import { stitchRuns } from '../geo/stitch-runs.ts';
import type { Topology } from '../geo/topology.ts';
import { withoutSlivers } from '../geo/without-slivers.ts';
import { Groups } from './groups.ts';
import type { LandTable } from './land-table.ts';
import { XY_TOLERANCE_M } from './quality/thresholds.ts';

/** Vertices that are united in one go. */
const VERTICES_PER_STEP = 6000;
/** Shapes held against their neighbours in one go. */
const SHAPES_PER_STEP = 64;

/**
 * The union of parcels (合并图斑), step by step. Borders that two of them share vertex by vertex disappear, all other vertices stay
 * to the last digit of `parcelOutline`, and holes stay. Where parcels do not fit together it is an overlay, in which cracks
 * narrower than the XY tolerance are closed.
 *
 * @param parcels numbers; those that the table does not have are left out
 * @returns one area in degrees, `nothing-left` without land
 */
export function* uniteParcels(
  land: LandTable,
  parcels: Uint32Array,
  topology: Topology,
): Generator<void, ShapeOutcome> {
  const shapes = Array.from(new Set(parcels))
    .filter((parcel) => parcel < land.parcelCount)
    .map((parcel) => shapeAt(land, parcel))
    .filter(({ partEnds }) => partEnds.length > 0);
  const first = shapes[0];
  if (first === undefined) return failedWith('nothing-left');
  // GEOS keeps digits of coordinates that are small; whole metres come off and on again without rounding.
  const east = Math.round(first.coordinates[0] ?? 0);
  const north = Math.round(first.coordinates[1] ?? 0);
  const near = shapes.map((shape) => movedBy(shape, -east, -north));
  yield;
  const united = yield* uniteAll(near, topology);
  if (united === null) return failedWith('failed');
  if (united.partEnds.length === 0) return failedWith('nothing-left');
  return { ok: true, shapes: [shapeToGeojson(movedBy(united, east, north))] };
}

/** What hangs together by shared edges is united first, then what cannot stay beside each other as it is. */
function* uniteAll(shapes: readonly Shape[], topology: Topology): Generator<void, Shape | null> {
  const united: Shape[] = [];
  for (const members of yield* neighbourhoods(shapes)) {
    const shape = yield* pyramid(members, (some) => uniteFitting(some, topology) ?? uniteAnyhow(some, topology));
    if (shape === null) return null;
    united.push(shape);
  }
  const settled: Shape[] = [];
  for (const members of yield* conflicts(united, topology)) {
    const [first] = members;
    const shape = members.length === 1 ? first : yield* pyramid(members, (some) => uniteAnyhow(some, topology));
    if (shape === undefined || shape === null) return null;
    settled.push(shape);
  }
  return joinShapes(settled);
}

/**
 * Groups of shapes that cannot be parts of one area as they are, because they overlap, share an edge of which one side has
 * more vertices, or are only a crack apart. Of a large shape only what lies around the other one is looked at.
 */
function* conflicts(shapes: readonly Shape[], topology: Topology): Generator<void, readonly (readonly Shape[])[]> {
  const groups = new Groups(shapes.length);
  const boxes = shapes.map((shape) => shapeBounds(shape) ?? { minX: 0, minY: 0, maxX: 0, maxY: 0 });
  const index = buildBoxIndex(
    Float64Array.from(boxes.flatMap(({ minX, minY, maxX, maxY }) => [minX, minY, maxX, maxY])),
  );
  for (const [number, shape] of shapes.entries()) {
    const { minX, minY, maxX, maxY } = boxes[number] ?? { minX: 0, minY: 0, maxX: 0, maxY: 0 };
    const window = new ShapeWindow(shape);
    for (const other of index.search(minX, minY, maxX, maxY)) {
      const [box, otherShape] = [boxes[other], shapes[other]];
      // Each pair once, from the larger to the smaller.
      const isLarger = shape.coordinates.length - (otherShape?.coordinates.length ?? 0) || other - number;
      if (box === undefined || otherShape === undefined || isLarger <= 0 || window.relationTo(box) === 'outside')
        continue;
      const both = joinShapes([window.around(box).shape, otherShape]);
      if (!topology.validity(both).valid || !isSame(both, stitched(both))) groups.join(number, other);
    }
    if (number % SHAPES_PER_STEP === 0) yield;
  }
  return groups.members(shapes);
}

/** Unites neighbours in the list, then what came of them, and so on: every step is small as long as borders disappear. */
function* pyramid(
  shapes: readonly Shape[],
  unite: (members: readonly Shape[]) => Shape | null,
): Generator<void, Shape | null> {
  let level = shapes;
  do {
    const next: Shape[] = [];
    for (let at = 0; at < level.length;) {
      const members: Shape[] = [];
      let vertices = 0;
      for (let shape = level[at]; shape !== undefined; shape = level[at]) {
        if (members.length > 1 && vertices + shape.coordinates.length / 2 > VERTICES_PER_STEP) break;
        members.push(shape);
        vertices += shape.coordinates.length / 2;
        at += 1;
      }
      const united = unite(members);
      if (united === null) return null;
      next.push(united);
      yield;
    }
    level = next;
  } while (level.length > 1);
  return level[0] ?? null;
}

/** The union of shapes that share their edges; null when it does not add up, because they do not fit together. */
function uniteFitting(shapes: readonly Shape[], topology: Topology): Shape | null {
  const [first] = shapes;
  if (first !== undefined && shapes.length === 1) return topology.validity(first).valid ? first : null;
  const united = topology.uniteCoverage(tableOfShapes(shapes));
  if (!united.ok) return null;
  const expectedM2 = shapes.reduce((sum, shape) => sum + shapeArea(shape), 0);
  if (!isBalanced(shapeArea(united.shape), expectedM2, expectedM2)) return null;
  return topology.validity(united.shape).valid ? united.shape : null;
}

/** The union of shapes that may overlap, cross themselves, or leave cracks between each other. */
function uniteAnyhow(shapes: readonly Shape[], topology: Topology): Shape | null {
  const valid = shapes.map((shape) => topology.repair(shape).shape);
  const united = topology.union([stitched(joinShapes(valid))]);
  if (!united.ok) return null;
  const closed = withoutSlivers(united.shape, XY_TOLERANCE_M);
  return topology.validity(closed).valid ? closed : null;
}

/** Groups of shapes that hang together by shared edges, in the order of their first members. */
function* neighbourhoods(shapes: readonly Shape[]): Generator<void, readonly (readonly Shape[])[]> {
  const places = new PlaceNumbers(1024);
  const edges = new PlaceNumbers(1024);
  const owners: number[] = [];
  const groups = new Groups(shapes.length);
  let sinceRest = 0;
  for (const [index, { coordinates, ringEnds }] of shapes.entries()) {
    for (let ring = 0; ring < ringEnds.length; ring += 1) {
      let before = -1;
      for (let vertex = startOf(ringEnds, ring); vertex < (ringEnds[ring] ?? 0); vertex += 1) {
        const place = places.numberOf(coordinates[2 * vertex] ?? 0, coordinates[2 * vertex + 1] ?? 0);
        if (before >= 0 && place !== before) {
          const edge = edges.numberOf(Math.min(before, place), Math.max(before, place));
          const owner = owners[edge];
          if (owner === undefined) owners[edge] = index;
          else groups.join(owner, index);
        }
        before = place;
      }
    }
    sinceRest += coordinates.length / 2;
    if (sinceRest < VERTICES_PER_STEP) continue;
    sinceRest = 0;
    yield;
  }
  return groups.members(shapes);
}

/** Edges and vertices closer than the tolerance of the survey become the same. */
function stitched({ coordinates, ringEnds, partEnds }: Shape): Shape {
  const runs = stitchRuns({ coordinates, ends: ringEnds }, XY_TOLERANCE_M);
  return { coordinates: runs.coordinates, ringEnds: runs.ends, partEnds };
}

function isSame({ coordinates }: Shape, other: Shape): boolean {
  if (coordinates.length !== other.coordinates.length) return false;
  return coordinates.every((value, at) => value === other.coordinates[at]);
}

function movedBy(shape: Shape, east: number, north: number): Shape {
  const coordinates = shape.coordinates.map((value, at) => value + (at % 2 === 0 ? east : north));
  return { ...shape, coordinates };
}
