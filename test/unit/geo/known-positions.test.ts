import type { Polygon, Position } from 'geojson';
import { describe, expect, it } from 'vitest';
import { KnownPositions } from '../../../src/geo/known-positions.ts';
import { shapeFromGeojson } from '../../../src/geo/shape-from-geojson.ts';
import type { Shape } from '../../../src/geo/shape.ts';
import { planeX, planeY } from '../../../src/geo/working-plane.ts';

const ORIGIN = [13_000_000, 4_000_000] as const;
const RING: Position[] = [
  [117.123456789012, 40.1],
  [117.2, 40.123456789013],
  [117.15, 40.2],
  [117.123456789012, 40.1],
];

function moved(shape: Shape, off: (at: number) => number): Shape {
  const coordinates = shape.coordinates.map((value, at) => value - ORIGIN[at % 2 === 0 ? 0 : 1] + off(at));
  return { ...shape, coordinates };
}

function back(ring: readonly Position[], shape: Shape): Position[] | undefined {
  const known = new KnownPositions(ORIGIN);
  known.addArea({ type: 'Polygon', coordinates: [[...ring]] });
  return known.toGeojson(shape).coordinates[0] as Position[] | undefined;
}

describe('positions that were known before', () => {
  const area: Polygon = { type: 'Polygon', coordinates: [RING] };

  it('come back with their digits, although the plane and back would change them, and heights with them', () => {
    const high = RING.map((position) => [...position, 7]);
    expect(
      back(
        high,
        moved(shapeFromGeojson(area), () => 0),
      ),
    ).toEqual(high);
    expect(
      back(
        RING,
        moved(shapeFromGeojson(area), (at) => (at % 3) * 4e-8),
      ),
    ).toEqual(RING);
  });

  it('come back in the order of their ring, wherever GEOS began and which way it went', () => {
    const turned = [RING[2] ?? [], RING[1] ?? [], RING[0] ?? [], RING[2] ?? []];
    const shape = moved(shapeFromGeojson({ type: 'Polygon', coordinates: [turned] }), () => 0);
    expect(back(RING, shape)).toEqual(RING);
  });

  it('are not mistaken for others a micrometre away', () => {
    const [first] =
      back(
        RING,
        moved(shapeFromGeojson(area), () => 1e-6),
      ) ?? [];
    expect(first).not.toEqual(RING[0]);
    expect(Math.abs((first?.[0] ?? 0) - 117.123456789012)).toBeLessThan(1e-10);
  });

  it('keep new vertices on meridian and parallel edges', () => {
    const box: Position[] = [
      [117.1, 40.1],
      [117.3, 40.1],
      [117.3, 40.3],
      [117.1, 40.3],
      [117.1, 40.1],
    ];
    const cut = [117.1, 40.1, 117.3, 40.1, 117.3, 40.2, 117.1, 40.2, 117.1, 40.1];
    const coordinates = Float64Array.from(cut, (value, at) =>
      at % 2 === 0 ? planeX(value) - ORIGIN[0] : planeY(value) - ORIGIN[1],
    );
    const ring = back(box, { coordinates, ringEnds: Uint32Array.of(5), partEnds: Uint32Array.of(1) });
    expect(ring?.[2]?.[0]).toBe(117.3);
    expect(ring?.[3]?.[0]).toBe(117.1);
  });

  it('make outer rings run counter-clockwise and holes clockwise where the ring is new', () => {
    const clockwise = Float64Array.of(0, 0, 0, 9, 9, 9, 9, 0, 0, 0, 1, 1, 2, 1, 2, 2, 1, 1);
    const shape = { coordinates: clockwise, ringEnds: Uint32Array.of(5, 9), partEnds: Uint32Array.of(2) };
    const { coordinates } = new KnownPositions(ORIGIN).toGeojson(shape) as Polygon;
    const turn = ([[x0 = 0, y0 = 0] = [], [x1 = 0, y1 = 0] = [], [x2 = 0, y2 = 0] = []]: readonly Position[]): number =>
      Math.sign((x1 - x0) * (y2 - y1) - (y1 - y0) * (x2 - x1));
    expect(coordinates.map(turn)).toEqual([1, -1]);
  });
});
