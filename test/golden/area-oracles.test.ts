/**
 * Tables of worked values, each from outside this project: 国土调查办发〔2008〕32号 and TD/T 1055 as reprinted, PROJ 9.1.1,
 * GeographicLib's Planimeter and its documentation, and 40-digit arithmetic (mpmath) of the closed form.
 */
import { area as sphericalArea } from '@turf/turf';
import geodesic from 'geographiclib-geodesic';
import type { Polygon, Position } from 'geojson';
import proj4 from 'proj4';
import { describe, expect, it } from 'vitest';
import { hectares, M2_PER_MU, mu, squareKilometres } from '../../src/geo/area-units.ts';
import { densifyShape } from '../../src/geo/densify.ts';
import { CGCS2000 } from '../../src/geo/ellipsoid.ts';
import { createGaussKruger } from '../../src/geo/gauss-kruger.ts';
import type { GaussKrugerZone } from '../../src/geo/gauss-kruger-zone.ts';
import { gaussKrugerZone } from '../../src/geo/gauss-kruger-zone.ts';
import { officialAreaM2, officialGaussKrugerAreaM2, signedOfficialRingArea } from '../../src/geo/official-area.ts';
import { officialInverse } from '../../src/geo/official-inverse.ts';
import { officialSeries, officialTrapezoidM2 } from '../../src/geo/official-series.ts';
import { shapeArea } from '../../src/geo/shape-area.ts';
import { flatShapeFromGeojson, shapeFromGeojson } from '../../src/geo/shape-from-geojson.ts';
import type { Shape } from '../../src/geo/shape.ts';
import { planeX, planeY } from '../../src/geo/working-plane.ts';
import { adjustToControlArea } from '../../src/land/control-area.ts';

const RADIANS = Math.PI / 180;
const SERIES = officialSeries(CGCS2000);

/** Degrees of degrees, minutes and seconds. */
function dms(degrees: number, minutes = 0, seconds = 0): number {
  return degrees + minutes / 60 + seconds / 3600;
}

function seriesArea(latitude1: number, latitude2: number, deltaLongitude: number): number {
  return officialTrapezoidM2(CGCS2000, SERIES, latitude1 * RADIANS, latitude2 * RADIANS, deltaLongitude * RADIANS);
}

/** Area of a rectangle of parallels and meridians in the working plane: the closed form. */
function planeArea(latitude1: number, latitude2: number, deltaLongitude: number): number {
  return planeX(deltaLongitude) * (planeY(latitude2) - planeY(latitude1));
}

function polygon(...ring: Position[]): Polygon {
  return { type: 'Polygon', coordinates: [[...ring, ring[0] ?? []]] };
}

function rectangle(west: number, south: number, east: number, north: number): Polygon {
  return polygon([west, south], [east, south], [east, north], [west, north]);
}

function zoneOf(epsg: number): GaussKrugerZone {
  const zone = gaussKrugerZone(epsg);
  if (zone === null) throw new Error(`no zone ${epsg}`);
  return zone;
}

describe('constants on CGCS2000 (40-digit arithmetic)', () => {
  it('derives the figure of the ellipsoid', () => {
    expect(CGCS2000.semiMinorM).toBeCloseTo(6356752.314140356, 8);
    expect(CGCS2000.eccentricitySquared).toBeCloseTo(0.006694380022900788, 17);
  });

  it.each([
    ['a', 1.003364089834193],
    ['b', 0.0011241893819271245],
    ['c', 1.6994594735189056e-6],
    ['d', 2.717857845577556e-9],
    ['e', 4.358419004834516e-12],
  ] as const)('derives the series coefficient %s', (name, expected) => {
    expect(Math.abs(SERIES[name] / expected - 1)).toBeLessThan(1e-14);
  });

  it('gives the whole ellipsoid, in the closed form and with the known truncation of the series', () => {
    expect(Math.abs(planeArea(-90, 90, 360) - 510065621718491.2)).toBeLessThan(1);
    expect(Math.abs(seriesArea(-90, 90, 360) - 510065621714742.6)).toBeLessThan(1);
    expect(Math.abs(planeArea(0, 90, 90) - 63758202714811.4)).toBeLessThan(0.1);
    expect(Math.abs(seriesArea(0, 90, 90) - 63758202714342.82)).toBeLessThan(0.1);
  });
});

describe('map sheets and degree squares (closed form and series, computed twice elsewhere)', () => {
  const SHEETS = [
    ['1:2000 frame 30°N', dms(30), dms(30, 0, 25), dms(0, 0, 37.5), 773681.5, 1e-6],
    ['1:5000 frame 25°N', dms(25), dms(25, 1, 15), dms(0, 1, 52.5), 7279691.06, 1e-6],
    ['1:5000 frame 30°N', dms(30), dms(30, 1, 15), dms(0, 1, 52.5), 6962655.93, 1e-6],
    ['1:5000 frame 39°N', dms(39), dms(39, 1, 15), dms(0, 1, 52.5), 6260077.36, 1e-5],
    ['1:5000 frame 45°N', dms(45), dms(45, 1, 15), dms(0, 1, 52.5), 5703656.95, 2e-5],
    ['1:10000 frame 30°N', dms(30), dms(30, 2, 30), dms(0, 3, 45), 27847757.03, 1e-5],
    ['1:10000 frame 38°N', dms(38), dms(38, 2, 30), dms(0, 3, 45), 25381170.44, 3e-5],
    ['1:10000 frame 39°N', dms(39), dms(39, 2, 30), dms(0, 3, 45), 25036680.51, 3e-5],
    ['1:50000 frame 30°N', dms(30), dms(30, 10), dms(0, 15), 445288499.51, 1e-4],
    ['1:100000 frame 40°N', dms(40), dms(40, 20), dms(0, 30), 1576473763.82, 0.002],
    ['1°×1° equator', 0, 1, 1, 12308463893.57, 1e-4],
    ['1°×1° 30°N', 30, 31, 1, 10642393438.71, 0.0015],
    ['1°×1° 39°N', 39, 40, 1, 9549520093.97, 0.009],
    ['1:1M frame 28–32°N', 28, 32, 6, 256645639959.39, 0.022],
  ] as const;

  it.each(SHEETS)('%s', (_name, latitude1, latitude2, deltaLongitude, expectedM2, truncationM2) => {
    // The table is rounded to 0.01 m²; beyond 1e11 m² a double resolves less.
    const tolerance = 0.0051 + expectedM2 * 1e-15 * 4;
    const plane = planeArea(latitude1, latitude2, deltaLongitude);
    expect(Math.abs(plane - expectedM2)).toBeLessThan(tolerance);
    expect(Math.abs(seriesArea(latitude1, latitude2, deltaLongitude) - plane)).toBeLessThan(
      truncationM2 + tolerance / 100,
    );
  });

  it.each([
    ['30°N 1:10000', dms(30), dms(30, 2, 30), dms(0, 3, 45), 27847757.0265014],
    ['39°N 1:10000', dms(39), dms(39, 2, 30), dms(0, 3, 45), 25036680.50513901],
    ['39°N 1:5000', dms(39), dms(39, 1, 15), dms(0, 1, 52.5), 6260077.35997394],
  ])('%s to full precision', (_name, latitude1, latitude2, deltaLongitude, expectedM2) => {
    // A northing of 4e6 m is a double in steps of 5e-10 m: that is the width of the answer.
    expect(Math.abs(planeArea(latitude1, latitude2, deltaLongitude) / expectedM2 - 1)).toBeLessThan(1e-12);
  });

  it('is where PROJ 9.1.1 puts it (+proj=cea +a=6378137 +rf=298.257222101)', () => {
    expect([planeX(117), planeY(39)].map((value) => value.toFixed(6))).toEqual(['13024380.422813', '3994085.126038']);
    expect([planeX(117.01), planeY(39.01)].map((value) => value.toFixed(6))).toEqual([
      '13025493.617721',
      '3994948.964276',
    ]);
  });
});

describe('Gauss–Krüger', () => {
  it.each([
    [dms(28, 10), dms(120, 15), 3116938.6138, 524552.5834],
    [dms(28, 12, 30), dms(120, 11, 15), 3121545.1708, 518407.2854],
  ])('agrees with the printed Xi’an 80 example at %f°N', (latitude, longitude, x, y) => {
    // The only figures in print are on another ellipsoid: same projection definition, Xi'an 80 figure.
    const figure = '+a=6378140 +rf=298.257 +no_defs';
    const [eastingM = 0, northingM = 0] = proj4(
      `+proj=longlat ${figure}`,
      `+proj=etmerc +lon_0=120 +lat_0=0 +k=1 +x_0=500000 +y_0=0 ${figure}`,
    ).forward([longitude, latitude]);
    expect(Math.abs(northingM - x)).toBeLessThan(0.005);
    expect(Math.abs(eastingM - y)).toBeLessThan(1.0001e-4);
  });

  it.each([
    [39.2, 116.0, 4548, 4341183.9341, 413617.1055],
    [39.2, 116.0, 4527, 4341183.9341, 39413617.1055],
    [29.5, 106.5, 4544, 3265627.007, 645458.0497],
    [29.5, 106.5, 4545, 3265627.007, 354541.9503],
    [29.5, 106.5, 4524, 3265627.007, 36354541.9503],
    [29.5, 106.5, 4496, 3265627.007, 18645458.0497],
  ])('agrees with PROJ forward: %f°N %f°E in EPSG:%i', (latitude, longitude, epsg, northing, easting) => {
    const [eastingM, northingM] = createGaussKruger(zoneOf(epsg)).forward(longitude, latitude);
    expect(Math.abs(northingM - northing)).toBeLessThan(1.0001e-4);
    expect(Math.abs(eastingM - easting)).toBeLessThan(1.0001e-4);
  });

  it.each([
    [4340000, 400000, 39.1878784252, 115.8425663754],
    [4340000, 500000, 39.1936275663, 117],
  ])('agrees with PROJ inverse in EPSG:4548: (%f, %f)', (northing, easting, latitude, longitude) => {
    const [lon, lat] = createGaussKruger(zoneOf(4548)).inverse(easting, northing);
    expect(Math.abs(lat - latitude)).toBeLessThan(1e-10);
    expect(Math.abs(lon - longitude)).toBeLessThan(1e-10);
    const official = officialInverse(northing, easting - 500_000, 117);
    expect(Math.abs(official.latitude - latitude) * 3600).toBeLessThan(1e-5);
    expect(Math.abs(official.longitude - longitude) * 3600).toBeLessThan(1e-5);
  });
});

/** Rings as the oracle gives them: northing X, easting Y. */
function gaussKrugerRing(...vertices: readonly (readonly [northing: number, easting: number])[]): Shape {
  return flatShapeFromGeojson(polygon(...vertices.map(([northing, easting]) => [easting, northing])));
}

const S1 = gaussKrugerRing([4340000, 499500], [4340000, 500500], [4341000, 500500], [4341000, 499500]);
const S2 = gaussKrugerRing([4340000, 400000], [4340000, 401000], [4341000, 401000], [4341000, 400000]);
const S4 = gaussKrugerRing([4340000, 400000], [4340000, 400100], [4340100, 400100], [4340100, 400000]);
const S5 = gaussKrugerRing([3300000, 560000], [3300000, 570000], [3310000, 570000], [3310000, 560000]);
const S8 = gaussKrugerRing(
  [4335000.123, 498750.456],
  [4335200.5, 499900.25],
  [4334800.75, 501300.125],
  [4335900.333, 501200.667],
  [4336500.0, 500500.0],
  [4336200.25, 499400.5],
);

/** Area in the working plane after projecting points at most `spacingM` apart. */
function projectedArea(shape: Shape, epsg: number, spacingM: number): number {
  const { inverse } = createGaussKruger(zoneOf(epsg));
  const dense = densifyShape(shape, spacingM);
  const coordinates = new Float64Array(dense.coordinates.length);
  for (let index = 0; index < coordinates.length; index += 2) {
    const [longitude, latitude] = inverse(dense.coordinates[index] ?? 0, dense.coordinates[index + 1] ?? 0);
    coordinates[index] = planeX(longitude);
    coordinates[index + 1] = planeY(latitude);
  }
  return shapeArea({ ...dense, coordinates });
}

describe('polygons drawn on a Gauss–Krüger plane (PROJ and the closed form with 2 000 points per edge)', () => {
  it.each([
    ['S1', S1, 4548, 1_000_000, 999999.9979, 999999.99, 1000000.0007],
    ['S2', S2, 4548, 1_000_000, 999756.3406, 999756.33, 999756.3433],
    ['S4', S4, 4548, 10_000, 9997.5413, 9997.54, 9997.5413],
    ['S5', S5, 4545, 1e8, 99989559.0841, 99989559.09, 99989572.5428],
    ['S8', S8, 4548, 2634178.8055, 2634178.7781, 2634178.7, 2634167.1204],
  ] as const)('%s', (_name, shape, epsg, planar, exact, official, coarse) => {
    expect(Math.abs(shapeArea(shape) - planar)).toBeLessThan(1e-4);
    expect(Math.abs(projectedArea(shape, epsg, 5) - exact)).toBeLessThan(0.01);
    expect(Math.abs(officialGaussKrugerAreaM2(shape, zoneOf(epsg)) - official)).toBeLessThan(0.02);
    // Without the points on the edges the area is a different one: nothing may leave them out unnoticed.
    expect(Math.abs(projectedArea(shape, epsg, Infinity) - coarse)).toBeLessThan(0.01);
  });

  it('puts the vertices of S8 where the oracle has them, in arc-seconds', () => {
    const expected = [
      [140934.92522, 421147.962725],
      [140941.426066, 421195.845804],
      [140928.459868, 421254.142345],
      [140964.116629, 421250.00753],
      [140983.564506, 421220.826489],
      [140973.844283, 421175.029995],
    ];
    expected.forEach(([latitude = 0, longitude = 0], vertex) => {
      const [easting = 0, northing = 0] = S8.coordinates.subarray(2 * vertex);
      const official = officialInverse(northing, easting - 500_000, 117);
      expect(Math.abs(official.latitude * 3600 - latitude)).toBeLessThan(1e-5);
      expect(Math.abs(official.longitude * 3600 - longitude)).toBeLessThan(1e-5);
    });
  });

  it('gives the same area with the zone number in the easting', () => {
    const numbered = {
      ...S8,
      coordinates: S8.coordinates.map((value, index) => (index % 2 === 0 ? value + 39e6 : value)),
    };
    expect(Math.abs(officialGaussKrugerAreaM2(numbered, zoneOf(4527)) - 2634178.7)).toBeLessThan(0.02);
  });

  it('gives the same area from the neighbouring zone', () => {
    const from = createGaussKruger(zoneOf(4548));
    const to = createGaussKruger(zoneOf(4547));
    const dense = densifyShape(S2, 70);
    const coordinates = new Float64Array(dense.coordinates.length);
    for (let index = 0; index < coordinates.length; index += 2) {
      const [longitude, latitude] = from.inverse(dense.coordinates[index] ?? 0, dense.coordinates[index + 1] ?? 0);
      coordinates.set(to.forward(longitude, latitude), index);
    }
    const neighbour = officialGaussKrugerAreaM2({ ...dense, coordinates }, zoneOf(4547));
    expect(Math.abs(neighbour - 999756.33)).toBeLessThan(0.05);
  });
});

/** Area with geodesic edges, GeographicLib on CGCS2000. */
function geodesicArea({ coordinates: [ring = []] }: Polygon): number {
  const planimeter = new geodesic.Geodesic.Geodesic(CGCS2000.semiMajorM, CGCS2000.flattening).Polygon(false);
  for (const [longitude = 0, latitude = 0] of ring.slice(0, -1)) planimeter.AddPoint(latitude, longitude);
  return planimeter.Compute(false, true).area ?? Number.NaN;
}

const T1 = polygon([117, 39], [117.1, 39], [117, 39.1]);
const T3 = rectangle(108, 30, 108.1, 30.1);
const T4 = rectangle(117, 39, 117.01, 39.01);

describe('geographic polygons: straight in the equal-area plane, not geodesic', () => {
  it.each([
    ['T1', T1, 48050905.97, 48084782.8],
    ['T3', T3, 106904539.43, 106904546.3],
    ['T4', T4, 961620.33, 961620.3],
  ])('%s', (_name, shape, officialM2, geodesicM2) => {
    expect(Math.abs(shapeArea(shapeFromGeojson(shape)) - officialM2)).toBeLessThan(0.0051);
    expect(Math.abs(officialAreaM2(flatShapeFromGeojson(shape)) - officialM2)).toBeLessThan(0.02);
    expect(Math.abs(geodesicArea(shape) - geodesicM2)).toBeLessThan(0.1);
  });

  it('rejects a spherical area: off by parts in a thousand, in the way that is documented', () => {
    // The earth radius of 6 371 008.8 m gives −0.083 % and +0.112 %; a routine on any sphere fails the checks above.
    for (const [shape, officialM2] of [
      [T1, 48050905.97],
      [T3, 106904539.43],
      [T4, 961620.33],
    ] as const) {
      expect(Math.abs(sphericalArea(shape) / officialM2 - 1)).toBeGreaterThan(5e-4);
      expect(Math.abs(sphericalArea(shape) - officialM2)).toBeGreaterThan(0.02);
    }
  });

  it('does not depend on the direction of the ring but for the sign', () => {
    const { coordinates } = flatShapeFromGeojson(T1);
    const reversed = flatShapeFromGeojson({ type: 'Polygon', coordinates: [(T1.coordinates[0] ?? []).toReversed()] });
    const forward = signedOfficialRingArea(coordinates, 0, 4, 117);
    expect(forward).toBeGreaterThan(0);
    expect(signedOfficialRingArea(reversed.coordinates, 0, 4, 117)).toBeCloseTo(-forward, 6);
  });
});

describe('geodesic perimeter and area (GeographicLib documentation, WGS 84)', () => {
  it.each([
    [
      [
        [89, 0],
        [89, 90],
        [89, 180],
        [89, 270],
      ],
      631819.8745,
      24952305678,
    ],
    [
      [
        [0, -1],
        [-1, 0],
        [0, 1],
        [1, 0],
      ],
      627598.2731,
      24619419146,
    ],
  ])('%j', (ring, perimeter, area) => {
    const planimeter = geodesic.Geodesic.WGS84.Polygon(false);
    for (const [latitude = 0, longitude = 0] of ring) planimeter.AddPoint(latitude, longitude);
    const result = planimeter.Compute(false, true);
    expect(Math.abs(result.perimeter - perimeter)).toBeLessThan(1e-4);
    expect(Math.abs((result.area ?? 0) - area)).toBeLessThan(1);
  });
});

describe('units and adjustment to a control area (arithmetic of the definitions)', () => {
  it('converts between m², ha, mu and km²', () => {
    expect([hectares(10_000), mu(10_000), squareKilometres(1e6), mu(1e6)]).toEqual([1, 15, 1, 1500]);
    expect(M2_PER_MU).toBeCloseTo(666.666_666_666_7, 9);
    expect(mu(666.67)).toBeCloseTo(1.000005, 9);
  });

  it('spreads the difference in proportion and gives the rest to the largest parcel', () => {
    expect(adjustToControlArea([123456.78, 98765.43, 45678.9, 333.33], 268300)).toEqual({
      areasM2: Float64Array.of(123486.96, 98789.57, 45690.06, 333.41),
      residualM2: 0.01,
    });
    expect(adjustToControlArea([333.33, 333.33, 333.33], 1000)).toEqual({
      areasM2: Float64Array.of(333.34, 333.33, 333.33),
      residualM2: 0.01,
    });
  });
});
