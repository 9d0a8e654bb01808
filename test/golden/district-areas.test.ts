/**
 * The areas of real districts (outlines of DataV/Amap brought back to WGS 84, in `shared/data`), measured four ways that
 * share no code: the working plane, the official series with its rounding, proj4's own equal-area projection, and
 * geodesics by GeographicLib.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { area as sphericalArea } from '@turf/turf';
import geodesic from 'geographiclib-geodesic';
import type { FeatureCollection, MultiPolygon, Polygon } from 'geojson';
import proj4 from 'proj4';
import { describe, expect, it } from 'vitest';
import { CGCS2000 } from '../../src/geo/ellipsoid.ts';
import { createGaussKruger } from '../../src/geo/gauss-kruger.ts';
import { gaussKrugerZone } from '../../src/geo/gauss-kruger-zone.ts';
import { officialAreaM2 } from '../../src/geo/official-area.ts';
import { shapeArea } from '../../src/geo/shape-area.ts';
import { flatShapeFromGeojson, shapeFromGeojson } from '../../src/geo/shape-from-geojson.ts';

type Outline = Polygon | MultiPolygon;

const BOUNDARIES = new URL('../../../shared/data/boundaries/wgs84_derived/', import.meta.url);
const POINTS = new URL('../../../shared/data/crs/gauss_kruger_points_sample.csv', import.meta.url);
const CATALOGUE = new URL('../../../shared/data/crs/epsg_4490_4554_catalogue.csv', import.meta.url);

const outlines = existsSync(BOUNDARIES) ? readOutlines() : [];

function readOutlines(): [name: string, outline: Outline][] {
  return readdirSync(BOUNDARIES)
    .filter((name) => name.endsWith('.geojson'))
    .flatMap((name) => {
      const { features } = JSON.parse(readFileSync(new URL(name, BOUNDARIES), 'utf8')) as FeatureCollection<Outline>;
      return features.map(({ geometry, properties }): [string, Outline] => [
        `${name} ${String(properties?.['name'] ?? '')}`,
        geometry,
      ]);
    });
}

function ringsOf(outline: Outline): { readonly ring: readonly number[][]; readonly sign: 1 | -1 }[] {
  const polygons = outline.type === 'Polygon' ? [outline.coordinates] : outline.coordinates;
  return polygons.flatMap((rings) => rings.map((ring, index) => ({ ring, sign: index === 0 ? 1 : -1 })));
}

/** Shoelace sum in proj4's equal-area projection, its own coordinates and a plain loop. */
function projectedArea(outline: Outline): number {
  const [west = 0] = ringsOf(outline)[0]?.ring[0] ?? [];
  const figure = '+a=6378137 +rf=298.257222101 +no_defs';
  const projection = proj4(
    `+proj=longlat ${figure}`,
    `+proj=cea +lon_0=${west} +lat_ts=0 +x_0=0 +y_0=0 +units=m ${figure}`,
  );
  let area = 0;
  for (const { ring, sign } of ringsOf(outline)) {
    const points = ring.map(([longitude = 0, latitude = 0]) => projection.forward([longitude, latitude]));
    const [, y0 = 0] = points[0] ?? [];
    let twice = 0;
    for (let index = 0; index + 1 < points.length; index += 1) {
      const [x1 = 0, y1 = 0] = points[index] ?? [];
      const [x2 = 0, y2 = 0] = points[index + 1] ?? [];
      twice += (x1 - x2) * (y1 - y0 + (y2 - y0));
    }
    area += (sign * Math.abs(twice)) / 2;
  }
  return area;
}

function geodesicArea(outline: Outline): number {
  let area = 0;
  for (const { ring, sign } of ringsOf(outline)) {
    const planimeter = new geodesic.Geodesic.Geodesic(CGCS2000.semiMajorM, CGCS2000.flattening).Polygon(false);
    for (const [longitude = 0, latitude = 0] of ring.slice(0, -1)) planimeter.AddPoint(latitude, longitude);
    area += sign * Math.abs(planimeter.Compute(false, true).area ?? Number.NaN);
  }
  return area;
}

describe('districts (outlines in shared/data; without them there is nothing to measure)', () => {
  it.runIf(existsSync(BOUNDARIES))('finds the outlines', () => {
    expect(outlines.length).toBeGreaterThanOrEqual(9);
  });

  it.runIf(outlines.length > 0).each(outlines)('%s', (_name, outline) => {
    const productM2 = shapeArea(shapeFromGeojson(outline));
    const official = officialAreaM2(flatShapeFromGeojson(outline));
    expect(productM2).toBeGreaterThan(5e6);
    expect(Math.abs(productM2 / official - 1)).toBeLessThan(1e-6);
    expect(Math.abs(productM2 / projectedArea(outline) - 1)).toBeLessThan(1e-9);
    // Edges of an outline are a few hundred metres: as geodesics they bulge a little to the north, no more.
    expect(Math.abs(productM2 / geodesicArea(outline) - 1)).toBeLessThan(2e-5);
    // A sphere does not pass for an ellipsoid.
    expect(Math.abs(sphericalArea(outline) / official - 1)).toBeGreaterThan(1e-4);
  });
});

function csvRows(url: URL): Record<string, string>[] {
  const [header = '', ...lines] = readFileSync(url, 'utf8').trim().split(/\r?\n/);
  const names = header.split(',');
  return lines.map((line) => Object.fromEntries(line.split(',').map((value, index) => [names[index] ?? '', value])));
}

describe('Gauss–Krüger zones (PROJ and GeographicLib, in shared/data)', () => {
  it.runIf(existsSync(CATALOGUE))('has the zones of the EPSG register', () => {
    const registered = csvRows(CATALOGUE).filter(({ type }) => !type?.startsWith('Geo'));
    expect(registered.length).toBe(64);
    for (const row of registered) {
      expect(gaussKrugerZone(Number(row['epsg']))).toMatchObject({
        centralMeridian: Number(row['central_meridian']),
        falseEastingM: Number(row['false_easting']),
      });
    }
    expect([4490, 4555, 4326, 3857].map(gaussKrugerZone)).toEqual([null, null, null, null]);
  });

  it.runIf(existsSync(POINTS))('projects the sample points to a tenth of a millimetre and back', () => {
    const points = csvRows(POINTS);
    expect(points.length).toBeGreaterThanOrEqual(20);
    for (const row of points) {
      const zone = gaussKrugerZone(Number(row['epsg']));
      if (zone === null) throw new Error(row['epsg']);
      const projection = createGaussKruger(zone);
      const [longitude, latitude] = [Number(row['lon']), Number(row['lat'])];
      const [eastingM, northingM] = projection.forward(longitude, latitude);
      expect(Math.abs(eastingM - Number(row['E_geographiclib_exact']))).toBeLessThan(1e-4);
      expect(Math.abs(northingM - Number(row['N_geographiclib_exact']))).toBeLessThan(1e-4);
      const [backLongitude, backLatitude] = projection.inverse(eastingM, northingM);
      expect(Math.abs(backLongitude - longitude)).toBeLessThan(1e-11);
      expect(Math.abs(backLatitude - latitude)).toBeLessThan(1e-11);
    }
  });
});
