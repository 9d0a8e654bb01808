import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { CoordinateSystem } from '../../../src/geo/coordinate-system.ts';
import { parseSystemCode, systemLabel, systemOfEpsg } from '../../../src/geo/coordinate-system.ts';
import { createProjection } from '../../../src/geo/projection.ts';

const CATALOGUE = new URL('../../../../shared/data/crs/epsg_4490_4554_catalogue.csv', import.meta.url);
const POINTS = new URL('../../../../shared/data/crs/gauss_kruger_points_sample.csv', import.meta.url);
const SHARED = [CATALOGUE, POINTS].map((url) => fileURLToPath(url));

function systemOf(code: number): CoordinateSystem {
  const lookup = systemOfEpsg(code);
  if (!lookup.ok) throw new Error(`no system ${String(code)}`);
  return lookup.system;
}

/** Rows of a CSV without quotes, by column name. */
function rowsOf(path: string): Record<string, string>[] {
  const [head = '', ...lines] = readFileSync(path, 'utf8').trim().split(/\r?\n/u);
  const names = head.split(',');
  return lines.map((line) => {
    const cells = line.split(',');
    return Object.fromEntries(names.map((name, at) => [name, cells[at] ?? '']));
  });
}

describe('Gauss–Krüger against PROJ (oracles 1.3)', () => {
  it.each([
    [4548, 116, 39.2, 413617.1055, 4341183.9341],
    [4527, 116, 39.2, 39413617.1055, 4341183.9341],
    [4544, 106.5, 29.5, 645458.0497, 3265627.007],
    [4545, 106.5, 29.5, 354541.9503, 3265627.007],
    [4524, 106.5, 29.5, 36354541.9503, 3265627.007],
    [4496, 106.5, 29.5, 18645458.0497, 3265627.007],
  ])('EPSG:%i', (code, longitude, latitude, eastingM, northingM) => {
    const { forward, inverse } = createProjection(systemOf(code));
    const [x, y] = forward(longitude, latitude);
    expect(Math.abs(x - eastingM)).toBeLessThan(1e-4);
    expect(Math.abs(y - northingM)).toBeLessThan(1e-4);
    const [back, up] = inverse(eastingM, northingM);
    expect(Math.abs(back - longitude)).toBeLessThan(1e-9);
    expect(Math.abs(up - latitude)).toBeLessThan(1e-9);
  });

  it('inverse of printed points', () => {
    const [longitude, latitude] = createProjection(systemOf(4548)).inverse(400_000, 4_340_000);
    expect(longitude).toBeCloseTo(115.8425663754, 9);
    expect(latitude).toBeCloseTo(39.1878784252, 9);
  });

  const isThere = SHARED.every((path) => existsSync(path));
  it.runIf(isThere)('all 64 zones of the register: name, meridian, false easting (needs the shared catalogue)', () => {
    const zones = rowsOf(SHARED[0] ?? '').filter(({ central_meridian: meridian }) => meridian !== '');
    expect(zones.length).toBe(64);
    for (const row of zones) {
      const { name, projection } = systemOf(Number(row['epsg']));
      expect(name).toBe(row['name']);
      expect(projection).toEqual({
        kind: 'transverse-mercator',
        centralMeridian: Number(row['central_meridian']),
        latitudeOfOrigin: 0,
        scale: Number(row['k0']),
        falseEastingM: Number(row['false_easting']),
        falseNorthingM: Number(row['false_northing']),
      });
    }
  });

  it.runIf(isThere)('20 points of PROJ and GeographicLib within 0.01 mm (needs the shared sample)', () => {
    const rows = rowsOf(SHARED[1] ?? '');
    expect(rows.length).toBe(20);
    for (const row of rows) {
      const [x, y] = createProjection(systemOf(Number(row['epsg']))).forward(Number(row['lon']), Number(row['lat']));
      expect(Math.abs(x - Number(row['E_geographiclib_exact']))).toBeLessThan(1e-5);
      expect(Math.abs(y - Number(row['N_geographiclib_exact']))).toBeLessThan(1e-5);
    }
  });
});

describe('other systems', () => {
  it('UTM: the scale of the meridian is 0.9996, the zone follows the code', () => {
    const [x, y] = createProjection(systemOf(32650)).forward(117, 39.2);
    const [gaussX, gaussY] = createProjection(systemOf(4548)).forward(117, 39.2);
    expect(x).toBeCloseTo(500_000, 6);
    expect(gaussX).toBeCloseTo(500_000, 6);
    expect(y / gaussY).toBeCloseTo(0.9996, 9);
    const south = systemOf(32750).projection;
    expect(south.kind === 'transverse-mercator' && south.falseNorthingM).toBe(10_000_000);
  });

  it('Web Mercator: the printed example of the EPSG guidance note 7-2', () => {
    const [x, y] = createProjection(systemOf(3857)).forward(-(100 + 20 / 60), 24 + 22 / 60 + 54.433 / 3600);
    expect(Math.abs(x - -11169055.58)).toBeLessThan(0.01);
    expect(Math.abs(y - 2800000)).toBeLessThan(0.01);
  });

  it('degrees stay as they are', () => {
    expect([4490, 4326].map((code) => createProjection(systemOf(code)).inverse(117, 40))).toEqual([
      [117, 40],
      [117, 40],
    ]);
  });
});

describe('refused', () => {
  it.each([4610, 2327, 2349, 2370, 2390])("Xi'an 80: EPSG:%i", (code) => {
    expect(systemOfEpsg(code)).toEqual({ ok: false, reason: 'xian-80', name: `EPSG:${String(code)}` });
  });
  it.each([4214, 2401, 2442, 21413, 21463, 4555])('Beijing 54: EPSG:%i', (code) => {
    expect(systemOfEpsg(code)).toEqual({ ok: false, reason: 'beijing-54', name: `EPSG:${String(code)}` });
  });
  it.each([0, 27700, 32600, 32661, 32700, 4490.5, Number.NaN])('unknown: %d', (code) => {
    expect(systemOfEpsg(code)).toMatchObject({ ok: false, reason: 'unknown' });
  });
});

it('reads codes as plan files and people write them', () => {
  const labels = ['EPSG:4527', 'epsg:4527', ' 4527 '].map((text) => {
    const lookup = parseSystemCode(text);
    return lookup.ok && systemLabel(lookup.system);
  });
  expect(labels).toEqual(['EPSG:4527', 'EPSG:4527', 'EPSG:4527']);
  expect(parseSystemCode('CGCS2000')).toEqual({ ok: false, reason: 'unknown', name: 'CGCS2000' });
});
