import geodesic from 'geographiclib-geodesic';
import type { Position } from 'geojson';
import { describe, expect, it } from 'vitest';
import { buildBorderIndex } from '../../../src/geo/border-index.ts';
import { runsOfGeometries } from '../../../src/geo/border-runs.ts';
import { findSnapTarget } from '../../../src/geo/snap-search.ts';
import { planeX, planeY } from '../../../src/geo/working-plane.ts';

/** C. F. F. Karney's geodesics on CGCS2000. */
const EARTH = new geodesic.Geodesic.Geodesic(6378137, 1 / 298.257222101);
const [LONGITUDE, LATITUDE] = [117.4, 40.05];

/** A place so many metres east and north of the middle. */
function place(eastM: number, northM: number): Position {
  const azimuth = (Math.atan2(eastM, northM) * 180) / Math.PI;
  const { lon2 = 0, lat2 = 0 } = EARTH.Direct(LATITUDE, LONGITUDE, azimuth, Math.hypot(eastM, northM));
  return [lon2, lat2];
}

function distanceM([lon1 = 0, lat1 = 0]: Position, [lon2 = 0, lat2 = 0]: Position): number {
  return EARTH.Inverse(lat1, lon1, lat2, lon2).s12 ?? Number.NaN;
}

/** A square of 200 m and a line north of it. */
const SQUARE = [place(0, 0), place(200, 0), place(200, 200), place(0, 200), place(0, 0)];
const LINE = [place(-500, 300), place(500, 300)];
const square = buildBorderIndex(runsOfGeometries([{ type: 'Polygon', coordinates: [SQUARE] }]));
const line = buildBorderIndex(runsOfGeometries([{ type: 'LineString', coordinates: LINE }]));

describe('snapping', () => {
  it('finds nothing out of reach', () => {
    expect(findSnapTarget([square], place(100, -10.1), 10)).toBeNull();
    expect(findSnapTarget([], place(0, 0), 10)).toBeNull();
    expect(findSnapTarget([buildBorderIndex(runsOfGeometries([]))], place(0, 0), 10)).toBeNull();
  });

  it('takes a vertex with its very digits before an edge that is nearer', () => {
    const target = findSnapTarget([square], place(193, 1), 10);
    expect(target).toMatchObject({ kind: 'vertex', source: 0, run: 0, segment: 1 });
    expect(target?.position).toEqual(SQUARE[1]);
    expect(target?.distanceM).toBeCloseTo(Math.hypot(7, 1), 2);
  });

  it('takes the foot on the nearest edge, in true metres in every direction', () => {
    const above = findSnapTarget([square], place(80, 6), 10);
    expect(above).toMatchObject({ kind: 'edge', segment: 0 });
    expect(above?.distanceM).toBeCloseTo(6, 2);
    expect(distanceM(above?.position ?? [], place(80, 0))).toBeLessThan(0.01);
    const beside = findSnapTarget([square], place(206, 80), 10);
    expect(beside).toMatchObject({ kind: 'edge', segment: 1 });
    expect(beside?.distanceM).toBeCloseTo(6, 2);
  });

  it('puts the place on the edge of the working plane, where areas are counted, to some nanometres', () => {
    const ends = [place(-3000, -2000), place(2500, 4000)];
    const long = buildBorderIndex(runsOfGeometries([{ type: 'LineString', coordinates: ends }]));
    const [longitude = 0, latitude = 0] = findSnapTarget([long], place(-200, 900), 400)?.position ?? [];
    const [[x0, y0], [x1, y1]] = ends.map(([lon = 0, lat = 0]) => [planeX(lon), planeY(lat)]) as [
      [number, number],
      [number, number],
    ];
    const across = (x1 - x0) * (planeY(latitude) - y0) - (y1 - y0) * (planeX(longitude) - x0);
    expect(Math.abs(across) / Math.hypot(x1 - x0, y1 - y0)).toBeLessThan(5e-9);
  });

  it('drops a perpendicular from the vertex before, and prefers it to the nearest place on the edge', () => {
    const previous = place(50, -100);
    const target = findSnapTarget([square], place(55, 3), 10, { previous });
    expect(target).toMatchObject({ kind: 'perpendicular', segment: 0 });
    expect(distanceM(target?.position ?? [], place(50, 0))).toBeLessThan(0.01);
    expect(findSnapTarget([square], place(75, 3), 10, { previous })?.kind).toBe('edge');
  });

  it('asks several indices, and of equally near vertices takes the first one', () => {
    expect(findSnapTarget([square, line], place(100, 297), 10)).toMatchObject({ kind: 'edge', source: 1 });
    expect(findSnapTarget([square, square], place(1, 1), 10)).toMatchObject({ kind: 'vertex', source: 0, segment: 0 });
  });

  it('leaves out the vertex that is being dragged, with its edges', () => {
    const skip = (source: number, run: number, vertex: number): boolean => source === 0 && run === 0 && vertex === 1;
    expect(findSnapTarget([square], place(199, 1), 10, { skip })).toBeNull();
    expect(findSnapTarget([square], place(199, 199), 10, { skip })).toMatchObject({ kind: 'vertex', segment: 2 });
  });

  it('snaps to points', () => {
    const points = buildBorderIndex(
      runsOfGeometries([{ type: 'MultiPoint', coordinates: [place(5, 5), place(50, 5)] }]),
    );
    expect(findSnapTarget([points], place(48, 5), 10)).toMatchObject({ kind: 'vertex', run: 1, segment: 0 });
  });

  it('agrees with a search over every edge of a tangle of 2 000', () => {
    const coordinates = Array.from({ length: 2001 }, (_, vertex) =>
      place(400 * Math.sin(vertex * 1.7) + (vertex % 7), 400 * Math.cos(vertex * 2.3) - (vertex % 11)),
    );
    const tangle = buildBorderIndex(runsOfGeometries([{ type: 'LineString', coordinates }]));
    const single = coordinates
      .slice(1)
      .map((end, edge) =>
        buildBorderIndex(runsOfGeometries([{ type: 'LineString', coordinates: [coordinates[edge] ?? [], end] }])),
      );
    for (let step = 0; step < 20; step += 1) {
      const at = place(37 * step - 350, 29 * step - 290);
      const found = findSnapTarget([tangle], at, 3);
      const expected = findSnapTarget(single, at, 3);
      expect(found?.position).toEqual(expected?.position);
      expect(found?.distanceM).toBe(expected?.distanceM);
    }
  });
});
