import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { FeatureCollection, MultiPolygon, Polygon } from 'geojson';
import { describe, expect, it } from 'vitest';
import type { MapShift } from '../../../src/geo/map-shift.ts';
import { shiftTo, unshift } from '../../../src/geo/map-shift.ts';
import type { Shape } from '../../../src/geo/shape.ts';
import { flatShapeFromGeojson } from '../../../src/geo/shape-from-geojson.ts';
import { suspectShift } from '../../../src/geo/suspect-shift.ts';

describe('oracles 1.7: points printed by several independent programs', () => {
  it.each([
    ['gcj02', 116.404, 39.915, 116.41024449916938, 39.91640428150164],
    ['bd09', 116.404, 39.915, 116.41662724378733, 39.922699552216216],
    ['gcj02', 117.2, 39.13, 117.20630499, 39.13103531],
    ['gcj02', 106.55, 29.56, 106.55372034, 29.55715343],
  ] as const)('WGS 84 to %s', (shift, longitude, latitude, x, y) => {
    const [shownX, shownY] = shiftTo(shift, longitude, latitude);
    expect(Math.abs(shownX - x)).toBeLessThan(1e-8);
    expect(Math.abs(shownY - y)).toBeLessThan(1e-8);
  });

  it.each(['gcj02', 'bd09'] as const)('%s and back within two decimetres', (shift) => {
    for (const [longitude, latitude] of [
      [116.404, 39.915],
      [117.5, 40.1],
      [106.5, 29.5],
      [121.6, 38.9],
    ] as const) {
      const [x, y] = unshift(shift, ...shiftTo(shift, longitude, latitude));
      expect(Math.abs(x - longitude)).toBeLessThan(2e-6);
      expect(Math.abs(y - latitude)).toBeLessThan(2e-6);
    }
  });
});

/** A star-shaped district around a place. */
function district(longitude: number, latitude: number): Shape {
  const ring = Array.from({ length: 201 }, (_, index) => {
    const angle = (2 * Math.PI * (index % 200)) / 200;
    const reach = 0.2 + 0.05 * Math.sin(3 * angle) + 0.02 * Math.cos(7 * angle);
    return [longitude + reach * 1.2 * Math.cos(angle), latitude + reach * Math.sin(angle)];
  });
  return flatShapeFromGeojson({ type: 'Polygon', coordinates: [ring] });
}

function shifted({ coordinates }: Shape, shift: MapShift | null, keep: (longitude: number) => boolean = () => true) {
  const points: number[] = [];
  for (let at = 0; at < coordinates.length; at += 2) {
    const [x, y] = [coordinates[at] ?? 0, coordinates[at + 1] ?? 0];
    if (keep(x)) points.push(...(shift === null ? [x, y] : shiftTo(shift, x, y)));
  }
  return Float64Array.from(points);
}

describe('suspicion', () => {
  const boundary = district(117.4, 40);
  it.each([null, 'gcj02', 'bd09'] as const)('land of the whole district in %s', (shift) => {
    expect(suspectShift(shifted(boundary, shift), boundary)).toBe(shift);
  });

  it('a border that differs on one side does not hide the offset, nor make one', () => {
    const smaller = (shift: MapShift | null) => shifted(boundary, shift, (longitude) => longitude > 117.25);
    expect(suspectShift(smaller('gcj02'), boundary)).toBe('gcj02');
    expect(suspectShift(smaller(null), boundary)).toBeNull();
  });

  it('a small part of the district tells nothing', () => {
    const part = (shift: MapShift | null) => shifted(boundary, shift, (longitude) => longitude < 117.3);
    expect([suspectShift(part(null), boundary), suspectShift(part('gcj02'), boundary)]).toEqual([null, null]);
  });

  it('no land, no boundary: nothing', () => {
    expect(suspectShift(new Float64Array(0), boundary)).toBeNull();
    expect(suspectShift(Float64Array.of(117, 40), { ...boundary, coordinates: new Float64Array(0) })).toBeNull();
  });

  const [own, official] = [
    '../../../../shared/data/boundaries/wgs84_derived/jizhou_120119.wgs84.geojson',
    '../../../../shared/data/boundaries/study_districts_cgcs2000_tianditu.geojson',
  ].map((path) => fileURLToPath(new URL(path, import.meta.url)));
  const isThere = [own, official].every((path) => path !== undefined && existsSync(path));
  it.runIf(isThere)('蓟州区 of one source against the boundary of another (needs the shared boundaries)', () => {
    const detailed = areasOf(own ?? '')[0];
    const simple = areasOf(official ?? '').find((_, index) => namesOf(official ?? '')[index] === '蓟州区');
    if (detailed === undefined || simple === undefined) throw new Error('蓟州区 is missing');
    for (const shift of [null, 'gcj02', 'bd09'] as const) {
      expect(suspectShift(shifted(detailed, shift), simple)).toBe(shift);
    }
  });
});

function areasOf(path: string): Shape[] {
  const { features } = JSON.parse(readFileSync(path, 'utf8')) as FeatureCollection<Polygon | MultiPolygon>;
  return features.map(({ geometry }) => flatShapeFromGeojson(geometry));
}

function namesOf(path: string): unknown[] {
  const { features } = JSON.parse(readFileSync(path, 'utf8')) as FeatureCollection;
  return features.map(({ properties }): unknown => properties?.['full_name']);
}
