import geodesic from 'geographiclib-geodesic';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { densifyShape } from '../../../src/geo/densify.ts';
import { shapeArea } from '../../../src/geo/shape-area.ts';
import { boxShape } from '../../../src/geo/box-shape.ts';
import type { Shape } from '../../../src/geo/shape.ts';
import type { Topology } from '../../../src/geo/topology.ts';
import { loadTopology } from '../../../src/geo/topology.ts';
import { planeLatitude, planeLongitude, planeX, planeY } from '../../../src/geo/working-plane.ts';

/** C. F. F. Karney's geodesics on CGCS2000: what is a metre here is not ours to say. */
const EARTH = new geodesic.Geodesic.Geodesic(6378137, 1 / 298.257222101);

let topology: Topology;
beforeAll(async () => {
  topology = await loadTopology();
});
afterAll(() => topology.dispose());

/** A convex outline of given radius in metres on the ground, drawn by geodesics from its middle. */
function disc(longitude: number, latitude: number, radiusM: number, vertices: number): Shape {
  const ring = Array.from({ length: vertices + 1 }, (_, index) => {
    const { lat2 = 0, lon2 = 0 } = EARTH.Direct(latitude, longitude, -(360 * (index % vertices)) / vertices, radiusM);
    return [planeX(lon2), planeY(lat2)];
  });
  return {
    coordinates: Float64Array.from(ring.flat()),
    ringEnds: Uint32Array.of(ring.length),
    partEnds: Uint32Array.of(1),
  };
}

function box(west: number, south: number, east: number, north: number): Shape {
  return boxShape({ minX: planeX(west), minY: planeY(south), maxX: planeX(east), maxY: planeY(north) });
}

function buffer(shape: Shape, distanceM: number, segmentsPerQuarter?: number): Shape {
  const result = topology.buffer(shape, distanceM, segmentsPerQuarter === undefined ? {} : { segmentsPerQuarter });
  if (!result.ok) throw new Error(result.details.message);
  expect(result.repaired).toBe(false);
  return result.shape;
}

function degrees({ coordinates }: Shape): [number, number][] {
  return Array.from({ length: coordinates.length / 2 }, (_, vertex) => [
    planeLongitude(coordinates[2 * vertex] ?? 0),
    planeLatitude(coordinates[2 * vertex + 1] ?? 0),
  ]);
}

/** Shortest geodesic from a vertex to a dense copy of the source's border. */
function distanceTo(border: readonly [number, number][], [longitude, latitude]: [number, number]): number {
  let nearest: [number, number] = border[0] ?? [0, 0];
  let best = Infinity;
  const shrink = Math.cos((latitude * Math.PI) / 180);
  for (const candidate of border) {
    const rough = Math.hypot((candidate[0] - longitude) * shrink, candidate[1] - latitude);
    if (rough < best) [best, nearest] = [rough, candidate];
  }
  return EARTH.Inverse(latitude, longitude, nearest[1], nearest[0]).s12 ?? Number.NaN;
}

/** Smallest and largest distance between the border of a buffer and that of its source, over what it should be. */
function distances(source: Shape, buffered: Shape, distanceM: number, spacingM: number): [number, number] {
  const border = degrees(densifyShape(source, spacingM));
  // Every third vertex is enough, and three times as fast.
  const vertices = degrees(buffered).filter((_, index) => index % 3 === 0);
  const ratios = vertices.map((vertex) => distanceTo(border, vertex) / Math.abs(distanceM));
  return [Math.min(...ratios), Math.max(...ratios)];
}

describe('a buffer in metres', () => {
  it.each([
    ['outwards from 2 km', 2_000, 500, 4],
    ['inwards from 2 km', 2_000, -500, 4],
    ['outwards from 50 km', 25_000, 3_000, 40],
    ['inwards from 50 km', 25_000, -3_000, 40],
  ])('keeps its distance along geodesics: %s', (_, radiusM, distanceM, spacingM) => {
    const source = disc(117.4, 40.05, radiusM, 24);
    const buffered = buffer(source, distanceM);
    expect(buffered.partEnds.length).toBe(1);
    const [nearest, farthest] = distances(source, buffered, distanceM, spacingM);
    expect(nearest).toBeGreaterThan(1 - 1e-4);
    expect(farthest).toBeLessThan(1 + 1e-4);
  });

  it('of a shape 500 km wide is put together from strips without a seam', () => {
    const wide = box(112, 39.5, 118, 40.5);
    const outside = buffer(wide, 5_000);
    const inside = buffer(wide, -5_000);
    for (const each of [outside, inside]) expect([...each.partEnds, each.ringEnds.length]).toEqual([1, 1]);
    // Its long edges are parallels, bends in a metric plane: they stay where they are only because they get points first.
    for (const [each, distanceM] of [[outside, 5_000] as const, [inside, -5_000] as const]) {
      const [nearest, farthest] = distances(wide, each, distanceM, 100);
      expect(nearest).toBeGreaterThan(1 - 1e-4);
      expect(farthest).toBeLessThan(1 + 1e-4);
    }
  });

  it('keeps its distance along bays and headlands too', () => {
    const coast: Shape = {
      coordinates: Float64Array.from({ length: 802 }, (_, index) => {
        const angle = (2 * Math.PI * ((index >> 1) % 400)) / 400;
        const radiusM = 3_000 + 60 * Math.sin(37 * angle) + 30 * Math.sin(11 * angle);
        const [x, y] = [
          planeX(117.4) + 1.3 * radiusM * Math.cos(angle),
          planeY(40) + (radiusM * Math.sin(angle)) / 1.3,
        ];
        return index % 2 === 0 ? x : y;
      }),
      ringEnds: Uint32Array.of(401),
      partEnds: Uint32Array.of(1),
    };
    for (const distanceM of [100, -100]) {
      const [nearest, farthest] = distances(coast, buffer(coast, distanceM, 32), distanceM, 2);
      expect(nearest).toBeGreaterThan(1 - 1e-4);
      expect(farthest).toBeLessThan(1 + 1e-4);
    }
  });

  it('of something like a point has the area of its polygon of arcs', () => {
    const [radius, segments] = [1_000, 16];
    const corners = 4 * segments;
    const polygon = (corners / 2) * Math.sin((2 * Math.PI) / corners) * radius * radius;
    for (const latitude of [18.3, 40.05, 53.5]) {
      const area = shapeArea(buffer(disc(117.4, latitude, 0.01, 8), radius, segments));
      // A source of one centimetre adds its circumference, and one meridian arc more or less is a corner more or less.
      expect(Math.abs(area / polygon - 1)).toBeLessThan(1e-4);
    }
  });

  it('leaves nothing of what is thinner than twice the distance, and everything at distance zero', () => {
    const field = disc(117.4, 40.05, 100, 12);
    expect(buffer(field, -101).partEnds.length).toBe(0);
    expect(buffer(field, 0)).toBe(field);
    const empty = buffer(field, -101);
    expect(buffer(empty, 50)).toBe(empty);
  });

  it('closes holes from their borders inwards', () => {
    const [outer, hole] = [disc(117.4, 40.05, 1_000, 24), disc(117.4, 40.05, 300, 24)];
    const ring: Shape = {
      coordinates: Float64Array.from([...outer.coordinates, ...hole.coordinates]),
      ringEnds: Uint32Array.of(25, 50),
      partEnds: Uint32Array.of(2),
    };
    expect(buffer(ring, 200).ringEnds.length).toBe(2);
    expect(buffer(ring, 310).ringEnds.length).toBe(1);
    expect(buffer(ring, -340).ringEnds.length).toBe(2);
  });

  it('refuses a distance that is no number', () => {
    expect(() => topology.buffer(disc(117.4, 40.05, 100, 12), Number.NaN)).toThrow('buffer of NaN m');
  });
});
