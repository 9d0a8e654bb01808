import { PlaceNumbers } from '../geo/place-numbers.ts';
import { shapeArea } from '../geo/shape-area.ts';
import { failedWith, type ShapeOutcome } from '../geo/shape-outcome.ts';
import { joinShapes, shapeAt, startOf, tableOfShapes } from '../geo/shape-table.ts';
import { shapeToGeojson } from '../geo/shape-to-geojson.ts';
import type { Shape } from '../geo/shape.ts';
import type { Topology } from '../geo/topology.ts';
import { withoutSlivers } from '../geo/without-slivers.ts';
import type { LandTable } from './land-table.ts';
import { XY_TOLERANCE_M } from './quality/thresholds.ts';

/** Vertices that are united in one go. */
const VERTICES_PER_STEP = 6000;
/** So far, as a share of the whole, the area of the union may be off the sum of the parcels. */
const BALANCE = 1e-9;

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
  const united = (yield* uniteFitting(near, topology)) ?? (yield* uniteAnyhow(near, topology));
  if (united === null) return failedWith('failed');
  if (united.partEnds.length === 0) return failedWith('nothing-left');
  return { ok: true, shapes: [shapeToGeojson(movedBy(united, east, north))] };
}

/** The union by leaving out shared edges; null when that does not add up, because the shapes do not fit together. */
function* uniteFitting(shapes: readonly Shape[], topology: Topology): Generator<void, Shape | null> {
  const clusters: Shape[] = [];
  for (const cluster of yield* neighbourhoods(shapes)) {
    const united = yield* pyramid(cluster, (members) => topology.uniteCoverage(tableOfShapes(members)));
    if (united === null) return null;
    clusters.push(united);
  }
  const whole = joinShapes(clusters);
  const expectedM2 = shapes.reduce((sum, shape) => sum + shapeArea(shape), 0);
  if (Math.abs(shapeArea(whole) - expectedM2) > BALANCE * expectedM2) return null;
  yield;
  return topology.validity(whole).valid ? whole : null;
}

function* uniteAnyhow(shapes: readonly Shape[], topology: Topology): Generator<void, Shape | null> {
  const valid: Shape[] = [];
  for (const shape of shapes) valid.push(topology.repair(shape).shape);
  yield;
  const united = yield* pyramid(valid, (members) => topology.union(members));
  if (united === null) return null;
  const closed = withoutSlivers(united, XY_TOLERANCE_M);
  return topology.validity(closed).valid ? closed : null;
}

/** Unites neighbours in the list, then what came of them, and so on: every step is small as long as borders disappear. */
function* pyramid(
  shapes: readonly Shape[],
  unite: (members: readonly Shape[]) => ReturnType<Topology['union']>,
): Generator<void, Shape | null> {
  let level = shapes;
  while (level.length > 1) {
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
      if (!united.ok) return null;
      next.push(united.shape);
      yield;
    }
    level = next;
  }
  return level[0] ?? null;
}

/** Groups of shapes that hang together by shared edges, in the order of their first members. */
function* neighbourhoods(shapes: readonly Shape[]): Generator<void, readonly (readonly Shape[])[]> {
  const places = new PlaceNumbers(1024);
  const edges = new PlaceNumbers(1024);
  const owners: number[] = [];
  const leaders = shapes.map((_, index) => index);
  const leaderOf = (index: number): number => {
    let leader = index;
    while (leaders[leader] !== leader) {
      leaders[leader] = leaders[leaders[leader] ?? leader] ?? leader;
      leader = leaders[leader] ?? leader;
    }
    return leader;
  };
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
          else {
            const [one, other] = [leaderOf(owner), leaderOf(index)];
            leaders[Math.max(one, other)] = Math.min(one, other);
          }
        }
        before = place;
      }
    }
    sinceRest += coordinates.length / 2;
    if (sinceRest < VERTICES_PER_STEP) continue;
    sinceRest = 0;
    yield;
  }
  const groups = new Map<number, Shape[]>();
  shapes.forEach((shape, index) => {
    const leader = leaderOf(index);
    const group = groups.get(leader);
    if (group === undefined) groups.set(leader, [shape]);
    else group.push(shape);
  });
  return [...groups.values()];
}

function movedBy(shape: Shape, east: number, north: number): Shape {
  const coordinates = shape.coordinates.map((value, at) => value + (at % 2 === 0 ? east : north));
  return { ...shape, coordinates };
}
