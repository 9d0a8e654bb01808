import type { Geometry, Point } from 'geojson';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FixMethod, FixOutcome } from '../../../../src/evaluate/rules/finding-fix.ts';
import { fixMethodsFor } from '../../../../src/evaluate/rules/finding-fix.ts';
import type { FindingsFinder } from '../../../../src/evaluate/rules/findings-finder.ts';
import { shapeArea } from '../../../../src/geo/shape-area.ts';
import { shapeFromGeojson } from '../../../../src/geo/shape-from-geojson.ts';
import { loadTopology, type Topology } from '../../../../src/geo/topology.ts';
import type { PlanFeature } from '../../../../src/plan/plan.ts';
import { checkPlan, finderOf } from '../../../support/check-plan.ts';
import { gridBase, gridBox, gridPlace, gridPolygon, SHEET_AREA_M2 } from '../../../support/grid-base.ts';
import { drawn, planOf } from '../../../support/plan-pieces.ts';

let topology: Topology;
beforeAll(async () => {
  topology = await loadTopology();
});
afterAll(() => topology.dispose());

const SCOPE = { scenario: 'a', year: 2026, revision: 1 };

function fix(finder: FindingsFinder, features: readonly PlanFeature[], finding: string, method: FixMethod): FixOutcome {
  const steps = finder.fixInSteps(planOf(features), SCOPE, finding, method);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** The geometry of a fix, which must have worked. */
function fixed(outcome: FixOutcome): Geometry {
  if (!outcome.ok) throw new Error(outcome.code);
  return outcome.geometry;
}

function sheets(geometry: Geometry): number {
  if (geometry.type !== 'Polygon' && geometry.type !== 'MultiPolygon') return 0;
  return shapeArea(shapeFromGeojson(geometry)) / SHEET_AREA_M2;
}

/** What is still found of the feature with another geometry. */
function foundWith(finder: FindingsFinder, features: readonly PlanFeature[], geometry: Geometry): readonly string[] {
  const [first, ...others] = features;
  if (first === undefined) return [];
  return checkPlan(finder, planOf([{ ...first, geometry }, ...others])).findings.map(({ id }) => id);
}

const BAN = 'redline.development/p/base:redline';

describe('fixes of an area in a base layer', () => {
  const park = drawn('p', gridPolygon([0, 0], [2, 0.2], [2.2, 1], [0.1, 0.9]), { kind: 'industrial-park' });
  const layers = { redline: [gridBox(1.5, -1, 3, 2)] };

  it('clip leaves out exactly the land concerned', () => {
    const finder = finderOf(topology, layers);
    const geometry = fixed(fix(finder, [park], BAN, 'clip'));
    expect(foundWith(finder, [park], geometry)).toEqual([]);
    const [conflict] = checkPlan(finder, planOf([park])).findings;
    expect(sheets(geometry) + (conflict?.areaM2 ?? 0) / SHEET_AREA_M2).toBeCloseTo(sheets(park.geometry), 9);
  });

  it('shrink keeps the form and as much of it as goes', () => {
    const finder = finderOf(topology, layers);
    const geometry = fixed(fix(finder, [park], BAN, 'shrink'));
    expect(foundWith(finder, [park], geometry)).toEqual([]);
    expect(geometry.type).toBe('Polygon');
    expect(sheets(geometry)).toBeGreaterThan(0.4 * sheets(park.geometry));
    expect(sheets(geometry)).toBeLessThan(sheets(park.geometry));
  });

  it('move keeps the size and goes no farther than it must', () => {
    const finder = finderOf(topology, layers);
    const geometry = fixed(fix(finder, [park], BAN, 'move'));
    expect(foundWith(finder, [park], geometry)).toEqual([]);
    expect(sheets(geometry)).toBeCloseTo(sheets(park.geometry), 3);
    // 0.7 of a sheet, straight to the west; a shape is a little wider or narrower where it comes to lie.
    const [west = 0] = geometry.type === 'Polygon' ? (geometry.coordinates[0]?.[0] ?? []) : [];
    const [before] = gridPlace(0, 0);
    expect((before - west) / (3.75 / 60)).toBeGreaterThan(0.699);
    expect((before - west) / (3.75 / 60)).toBeLessThan(0.72);
  });

  it('say that nothing is left, and that nothing is free nearby', () => {
    const finder = finderOf(topology, { redline: [gridBox(-5, -5, 9, 9)] });
    expect(fix(finder, [park], BAN, 'clip')).toEqual({ ok: false, code: 'nothing-left' });
    expect(fix(finder, [park], BAN, 'shrink')).toEqual({ ok: false, code: 'nothing-left' });
    expect(fix(finder, [park], BAN, 'move')).toEqual({ ok: false, code: 'no-free-place' });
  });

  it('are not asked for of a finding that is gone', () => {
    expect(fix(finderOf(topology), [park], BAN, 'clip')).toEqual({ ok: false, code: 'no-finding' });
  });
});

it('clip takes cropland out parcel by parcel', () => {
  const base = gridBase({ columns: 3, rows: 1, parcel: (column) => ({ code: column === 1 ? '0103' : '1206' }) });
  const pv = drawn('p', gridBox(0.5, 0, 2.5, 1), { kind: 'pv' });
  const finder = finderOf(topology, {}, base);
  const geometry = fixed(fix(finder, [pv], 'pv.cropland/p/base:land-cover', 'clip'));
  expect(sheets(geometry)).toBeCloseTo(1, 9);
  expect(foundWith(finder, [pv], geometry)).toEqual([]);
});

it('clip leaves another feature its land', () => {
  const line = drawn('line', gridBox(1, 0, 3, 1), { kind: 'farmland-redline', scenario: 'base' });
  const forest = drawn('f', gridBox(0, 0, 2, 1));
  const finder = finderOf(topology);
  expect(sheets(fixed(fix(finder, [forest, line], 'basic-farmland.planting/f/line', 'clip')))).toBeCloseTo(1, 9);
});

it('a turbine too near to a village moves away until it keeps the distance, and not into a red line', () => {
  const village: Point = { type: 'Point', coordinates: gridPlace(1, 1) };
  const [east, north] = gridPlace(1, 1);
  const turbine = drawn('t', { type: 'Point', coordinates: [east, north + 0.004] }, { kind: 'wind-turbine' });
  const finder = finderOf(topology, { villages: [village], redline: [gridBox(0, 1.1, 2, 3)] });
  const id = 'wind.setback/t/base:villages';
  expect(fix(finder, [turbine], id, 'clip')).toEqual({ ok: false, code: 'not-an-area' });
  const geometry = fixed(fix(finder, [turbine], id, 'move'));
  expect(foundWith(finder, [turbine], geometry)).toEqual([]);
});

it('methods follow from the shape and from what the finding is about', () => {
  expect(fixMethodsFor({ with: 'base:redline' }, gridBox(0, 0, 1, 1))).toEqual(['clip', 'shrink', 'move']);
  expect(fixMethodsFor({ with: 'base:redline' }, { type: 'Point', coordinates: [0, 0] })).toEqual(['move']);
  expect(fixMethodsFor({ with: '' }, gridBox(0, 0, 1, 1))).toEqual([]);
});

it('other kinds are proposed where nothing forbids them', () => {
  const pv = drawn('p', gridBox(0, 0, 1, 1), { kind: 'pv' });
  const kinds = finderOf(topology, { farmland: [gridBox(0, 0, 2, 2)] }).kindsInstead(planOf([pv]), SCOPE, 'p');
  expect(kinds).toContain('farmland');
  for (const kind of ['pv', 'forest', 'wetland', 'industrial-park', 'wind-turbine', 'zone']) {
    expect(kinds).not.toContain(kind);
  }
});
