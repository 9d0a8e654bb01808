import { describe, expect, it } from 'vitest';
import type { Position } from 'geojson';
import {
  type LayoutRequest,
  layoutDensityMwPerKm2,
  layOutTurbines,
} from '../../../../src/evaluate/energy/turbine-layout.ts';
import { geodesicLeg } from '../../../../src/geo/geodesic.ts';
import { shapeArea } from '../../../../src/geo/shape-area.ts';
import { shapeFromGeojson } from '../../../../src/geo/shape-from-geojson.ts';

/** About 17 km × 14 km. */
const AREA = shapeFromGeojson({
  type: 'Polygon',
  coordinates: [
    [
      [117, 40],
      [117.2, 40],
      [117.2, 40.12],
      [117.1, 40.18],
      [117, 40.12],
      [117, 40],
    ],
  ],
});
const DIAMETER_M = 160;
const PLAIN: LayoutRequest = {
  alongM: 5 * DIAMETER_M,
  acrossM: 3 * DIAMETER_M,
  windFromDegrees: 330,
  pattern: 'rows',
  keepFrom: [],
};

function laidOut(changes: Partial<LayoutRequest> = {}) {
  const layout = layOutTurbines(AREA, { ...PLAIN, ...changes });
  if (!layout.ok) throw new Error(layout.code);
  return layout;
}

/** Shortest distance along and across the wind between turbines; those of one row are 0 along. */
function closest(turbines: readonly Position[], windFromDegrees: number): number {
  let least = Infinity;
  const [first = []] = turbines;
  for (const one of turbines.slice(1)) {
    const { lengthM, bearingDeg } = geodesicLeg(first, one);
    const turn = ((bearingDeg - windFromDegrees) * Math.PI) / 180;
    const [along, across] = [Math.abs(lengthM * Math.cos(turn)), Math.abs(lengthM * Math.sin(turn))];
    // Not closer in both directions at once.
    least = Math.min(least, Math.max(along / PLAIN.alongM, across / PLAIN.acrossM));
  }
  return least;
}

describe.each(['rows', 'staggered'] as const)('turbines in %s', (pattern) => {
  it('keep their distances, to a thousandth', () => {
    const { turbines } = laidOut({ pattern });
    expect(turbines.length).toBeGreaterThan(300);
    for (const from of [0, 57, 211]) {
      expect(closest([...turbines.slice(from), ...turbines.slice(0, from)], 330)).toBeGreaterThan(0.999);
    }
  });

  it('have the power per area of their spacing, within what the border takes', () => {
    const { turbines } = laidOut({ pattern });
    const density = (5 * turbines.length * 1e6) / shapeArea(AREA);
    expect(density / layoutDensityMwPerKm2(5, PLAIN.alongM, PLAIN.acrossM)).toBeCloseTo(1, 1);
  });

  it('keep away from homes', () => {
    const home: Position = [117.1, 40.08];
    const free = laidOut({ pattern });
    const kept = laidOut({ pattern, keepFrom: [{ place: home, distanceM: 1500 }] });
    expect(Math.min(...free.turbines.map((one) => geodesicLeg(home, one).lengthM))).toBeLessThan(1500);
    expect(Math.min(...kept.turbines.map((one) => geodesicLeg(home, one).lengthM))).toBeGreaterThan(1499.9);
    expect(kept.tooNear).toBeGreaterThan(0);
    expect(kept.turbines.length).toBeLessThan(free.turbines.length);
  });
});

it('stand in the area, and the same area gives the same turbines', () => {
  const { turbines } = laidOut();
  for (const [longitude = 0, latitude = 0] of turbines) {
    expect(longitude > 117 && longitude < 117.2 && latitude > 40 && latitude < 40.18).toBe(true);
  }
  expect(laidOut().turbines).toEqual(turbines);
});

it('refuses distances that are none, and a pattern of a hundred thousand places', () => {
  expect(layOutTurbines(AREA, { ...PLAIN, alongM: 0 })).toEqual({ ok: false, code: 'spacing-not-positive', places: 0 });
  expect(layOutTurbines(AREA, { ...PLAIN, acrossM: NaN })).toMatchObject({ code: 'spacing-not-positive' });
  expect(layOutTurbines(AREA, { ...PLAIN, alongM: 1, acrossM: 1 })).toMatchObject({
    ok: false,
    code: 'too-many-places',
  });
});

it('finds no place in an empty area', () => {
  const empty = { coordinates: new Float64Array(), ringEnds: new Uint32Array(), partEnds: new Uint32Array() };
  expect(layOutTurbines(empty, PLAIN)).toEqual({ ok: true, turbines: [], tooNear: 0 });
});
