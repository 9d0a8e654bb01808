import geodesic from 'geographiclib-geodesic';
import type { Geometry, MultiPolygon, Polygon, Position } from 'geojson';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bufferGeometry } from '../../../src/geo/buffer-geometry.ts';
import { shapeArea } from '../../../src/geo/shape-area.ts';
import { shapeFromGeojson } from '../../../src/geo/shape-from-geojson.ts';
import { loadTopology, type Topology } from '../../../src/geo/topology.ts';
import { gridBox } from '../../support/grid-base.ts';

/** C. F. F. Karney's geodesics on CGCS2000: what is a metre here is not ours to say. */
const EARTH = new geodesic.Geodesic.Geodesic(6378137, 1 / 298.257222101);

let topology: Topology;
beforeAll(async () => {
  topology = await loadTopology();
});
afterAll(() => topology.dispose());

function buffered(geometry: Geometry, distanceM: number): Polygon | MultiPolygon {
  const outcome = bufferGeometry(topology, geometry, distanceM);
  if (!outcome.ok) throw new Error(outcome.code);
  const [shape] = outcome.shapes;
  if (shape === undefined) throw new Error('nothing');
  return shape;
}

function areaM2(geometry: Polygon | MultiPolygon): number {
  return shapeArea(shapeFromGeojson(geometry));
}

function outer(geometry: Polygon | MultiPolygon): Position[] {
  return (geometry.type === 'Polygon' ? geometry.coordinates[0] : geometry.coordinates[0]?.[0]) ?? [];
}

function distanceM([lon1 = 0, lat1 = 0]: Position, [lon2 = 0, lat2 = 0]: Position): number {
  return EARTH.Inverse(lat1, lon1, lat2, lon2).s12 ?? Number.NaN;
}

describe('a buffer in degrees', () => {
  it.each([
    ['Jizhou', 117.4, 40.05],
    ['the south', 109.5, 18.2],
    ['the north', 123.5, 53.3],
  ])('of a point is a circle, by the geodesics and by its area: %s', (_, longitude, latitude) => {
    const circle = buffered({ type: 'Point', coordinates: [longitude, latitude] }, 1000);
    for (const position of outer(circle)) {
      expect(Math.abs(distanceM([longitude, latitude], position) - 1000)).toBeLessThan(0.01);
    }
    // π r² but for the chords of 128 pieces, which leave out 0.04 %; the curvature of the earth is 2·10⁻⁹.
    const chords = (128 * Math.sin((2 * Math.PI) / 128)) / (2 * Math.PI);
    expect(Math.abs(areaM2(circle) / (Math.PI * 1e6 * chords) - 1)).toBeLessThan(1e-5);
    expect(Math.abs(areaM2(circle) / (Math.PI * 1e6) - 1)).toBeLessThan(5e-4);
    // The same circle drawn by geodesics, its area by C. F. F. Karney's polygon sum.
    const ring = EARTH.Polygon(false);
    for (let step = 0; step < 128; step += 1) {
      const { lat2 = 0, lon2 = 0 } = EARTH.Direct(latitude, longitude, -(360 * step) / 128, 1000);
      ring.AddPoint(lat2, lon2);
    }
    expect(Math.abs(areaM2(circle) / (ring.Compute(false, true).area ?? 0) - 1)).toBeLessThan(1e-5);
  });

  it('of a line is as wide as asked, with round ends', () => {
    const [west, east] = [
      [117.4, 40.05],
      [117.45, 40.07],
    ] as const;
    const belt = buffered({ type: 'LineString', coordinates: [[...west], [...east]] }, 15);
    const lengthM = distanceM([...west], [...east]);
    const chords = (128 * Math.sin((2 * Math.PI) / 128)) / (2 * Math.PI);
    expect(Math.abs(areaM2(belt) / (30 * lengthM + Math.PI * 225 * chords) - 1)).toBeLessThan(1e-4);
  });

  it('of a line with flat ends is a belt of its length, round where it turns', () => {
    const places = [
      [117.4, 40.05],
      [117.45, 40.07],
      [117.48, 40.05],
    ];
    const outcome = bufferGeometry(topology, { type: 'LineString', coordinates: places }, 15, 'flat');
    const [belt] = outcome.ok ? outcome.shapes : [];
    if (belt === undefined) throw new Error('no belt');
    const [first = [], second = [], third = []] = places;
    const azimuths = [
      EARTH.Inverse(second[1] ?? 0, second[0] ?? 0, first[1] ?? 0, first[0] ?? 0).azi1 ?? 0,
      EARTH.Inverse(second[1] ?? 0, second[0] ?? 0, third[1] ?? 0, third[0] ?? 0).azi1 ?? 0,
    ] as const;
    // Both legs whole; on the outside of the turn a sector, on the inside what they have in common.
    const between = Math.abs(azimuths[0] - azimuths[1]);
    const turn = Math.PI - (Math.min(between, 360 - between) * Math.PI) / 180;
    const legsM = distanceM(first, second) + distanceM(second, third);
    const expectedM2 = 30 * legsM + (225 * turn) / 2 - 225 * Math.tan(turn / 2);
    expect(Math.abs(areaM2(belt) - expectedM2)).toBeLessThan(1e-4 * expectedM2);
    const point: Geometry = { type: 'Point', coordinates: [117, 40] };
    expect(bufferGeometry(topology, point, 15, 'flat')).toEqual({ ok: false, code: 'nothing-left' });
  });

  it('of several points are several circles, united where they overlap', () => {
    const coordinates = [
      [117.4, 40.05],
      [117.401, 40.05],
      [117.5, 40.05],
    ];
    const circles = buffered({ type: 'MultiPoint', coordinates }, 100);
    expect(circles.type).toBe('MultiPolygon');
    expect(circles.coordinates).toHaveLength(2);
  });

  it('of a line wider than one plane can bear keeps its distance all along', () => {
    const coordinates = Array.from({ length: 31 }, (_, step) => [116 + step * 0.1, 40 + 0.02 * (step % 2)]);
    const belt = buffered({ type: 'LineString', coordinates }, 500);
    expect(belt.type).toBe('Polygon');
    const middle = outer(belt).filter(([longitude = 0]) => longitude > 116.1 && longitude < 118.9);
    expect(middle.length).toBeGreaterThan(100);
    const [from = [], to = []] = [coordinates[14], coordinates[15]];
    const along = Array.from({ length: 20_001 }, (_, share) =>
      [0, 1].map((axis) => (from[axis] ?? 0) + ((to[axis] ?? 0) - (from[axis] ?? 0)) * (share / 20_000)),
    );
    const beside = middle.filter(([longitude = 0]) => longitude > 117.42 && longitude < 117.48);
    expect(beside.length).toBeGreaterThan(10);
    for (const position of beside) {
      const nearest = Math.min(
        ...along.map((place) =>
          Math.abs((place[0] ?? 0) - (position[0] ?? 0)) < 0.01 ? distanceM(place, position) : Infinity,
        ),
      );
      expect(Math.abs(nearest - 500)).toBeLessThan(0.1);
    }
  });

  it('narrows an area, and says when nothing is left of it', () => {
    const sheet = gridBox(0, 0, 1, 1);
    expect(areaM2(buffered(sheet, -100))).toBeLessThan(areaM2(sheet));
    expect(areaM2(buffered(buffered(sheet, 100), -100)) / areaM2(sheet)).toBeCloseTo(1, 4);
    expect(bufferGeometry(topology, sheet, -5000)).toEqual({ ok: false, code: 'nothing-left' });
    expect(buffered(sheet, 0)).toEqual(sheet);
  });

  it('of points and lines needs a positive distance', () => {
    const point: Geometry = { type: 'Point', coordinates: [117, 40] };
    for (const distance of [0, -5]) {
      expect(bufferGeometry(topology, point, distance)).toEqual({ ok: false, code: 'not-an-area' });
    }
    const mixed: Geometry = { type: 'GeometryCollection', geometries: [point] };
    expect(bufferGeometry(topology, mixed, 5)).toEqual({ ok: false, code: 'not-an-area' });
  });
});
