import type { Geometry, Position } from 'geojson';
import type { FeatureShape } from '../../plan/plan-command.ts';
import { areaOfM2 } from '../drawing-progress.ts';
import { pathsOf, withPath } from '../editable-path.ts';
import { createMetricPlane, type MetricPlane, type PlanePoint } from '../metric-plane.ts';
import { isSamePlace } from '../tool.ts';

/** Features that are moved, turned or scaled together, and the box around them on the ground. */
export interface TransformGround {
  readonly shapes: readonly FeatureShape[];
  readonly centre: Position;
  /** Plane about the centre; the box is in it. */
  readonly plane: MetricPlane;
  readonly east: number;
  readonly north: number;
  readonly areaM2: number;
}

/** What is done to them. */
export type Transformation =
  /** What was at one place goes to another; directions stay. */
  | { readonly do: 'move'; readonly from: Position; readonly to: Position }
  /** About the centre, radians counter-clockwise. */
  | { readonly do: 'rotate'; readonly angle: number }
  /** About a place of the plane. */
  | { readonly do: 'scale'; readonly about: PlanePoint; readonly eastward: number; readonly northward: number };

/** Beyond this the rounding of degrees would be chased, relative. */
const AREA_TOLERANCE = 1e-12;
const MOST_ROUNDS = 4;

/** Looks at features that are to be transformed; null when there is none. */
export function transformGround(shapes: readonly FeatureShape[]): TransformGround | null {
  const places = shapes.flatMap(({ geometry }) => pathsOf(geometry)).flatMap(({ positions }) => positions);
  const [first] = places;
  if (first === undefined) return null;
  // A plane about any of the places finds the middle; the one that is kept lies there.
  const rough = createMetricPlane(first);
  const centre = rough.leave(boxOf(places, rough).middle);
  const plane = createMetricPlane(centre);
  const { east, north } = boxOf(places, plane);
  return { shapes, centre, plane, east, north, areaM2: totalArea(shapes) };
}

/**
 * The features after a transformation, in a plane in which they keep their form. Areas together come out as they were,
 * or exactly as the scale says: what the plane would take or add (some 1e-6 for kilometres) is taken out about its origin.
 */
export function transformShapes(ground: TransformGround, change: Transformation): readonly FeatureShape[] {
  const from = change.do === 'move' ? createMetricPlane(change.from) : ground.plane;
  const to = change.do === 'move' ? createMetricPlane(change.to) : ground.plane;
  const about: PlanePoint = change.do === 'scale' ? change.about : [0, 0];
  const map = pointMap(change);
  const place = (position: Position, factor: number): Position => {
    if (change.do === 'move' && isSamePlace(position, change.from)) return change.to;
    const [east, north] = map(from.enter(position));
    return to.leave([about[0] + (east - about[0]) * factor, about[1] + (north - about[1]) * factor]);
  };
  const placed = (factor: number): FeatureShape[] =>
    ground.shapes.map(({ id, geometry }) => ({ id, geometry: mapPositions(geometry, (one) => place(one, factor)) }));
  let shapes = placed(1);
  if (ground.areaM2 === 0) return shapes;
  const wanted = ground.areaM2 * (change.do === 'scale' ? change.eastward * change.northward : 1);
  let factor = 1;
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const share = wanted / totalArea(shapes);
    if (Math.abs(share - 1) <= AREA_TOLERANCE) break;
    factor *= Math.sqrt(share);
    shapes = placed(factor);
  }
  return shapes;
}

/** Where places of the plane go. */
export function pointMap(change: Transformation): (point: PlanePoint) => PlanePoint {
  switch (change.do) {
    case 'move':
      return (point) => point;
    case 'rotate': {
      const [cosine, sine] = [Math.cos(change.angle), Math.sin(change.angle)];
      return ([east, north]) => [east * cosine - north * sine, east * sine + north * cosine];
    }
    case 'scale': {
      const { about, eastward, northward } = change;
      return ([east, north]) => [about[0] + (east - about[0]) * eastward, about[1] + (north - about[1]) * northward];
    }
  }
}

function totalArea(shapes: readonly FeatureShape[]): number {
  return shapes.reduce((sum, { geometry }) => sum + areaOfM2(geometry), 0);
}

function mapPositions(geometry: Geometry, map: (position: Position) => Position): Geometry {
  return pathsOf(geometry).reduce(
    (mapped, { part, ring, positions }) => withPath(mapped, part, ring, positions.map(map)),
    geometry,
  );
}

function boxOf(places: readonly Position[], plane: MetricPlane) {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const place of places) {
    const [x, y] = plane.enter(place);
    west = Math.min(west, x);
    east = Math.max(east, x);
    south = Math.min(south, y);
    north = Math.max(north, y);
  }
  const middle: PlanePoint = [(west + east) / 2, (south + north) / 2];
  return { middle, east: (east - west) / 2, north: (north - south) / 2 };
}
