import type { Point, Position } from 'geojson';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasUnansweredBan, withWaivers } from '../../../../src/evaluate/rules/finding.ts';
import type { FindingsFinder } from '../../../../src/evaluate/rules/findings-finder.ts';
import { shippedRules } from '../../../../src/evaluate/rules/shipped-rules.ts';
import { isInShape } from '../../../../src/geo/place-in-shapes.ts';
import { shapeFromGeojson } from '../../../../src/geo/shape-from-geojson.ts';
import { loadTopology, type Topology } from '../../../../src/geo/topology.ts';
import { planeX, planeY } from '../../../../src/geo/working-plane.ts';
import type { PlanFeature } from '../../../../src/plan/plan.ts';
import { checkPlan, finderOf } from '../../../support/check-plan.ts';
import { gridBase, gridBox, gridPlace, SHEET_AREA_M2 } from '../../../support/grid-base.ts';
import { drawn, planOf } from '../../../support/plan-pieces.ts';

let topology: Topology;
beforeAll(async () => {
  topology = await loadTopology();
});
afterAll(() => topology.dispose());

function point(column: number, row: number): Point {
  return { type: 'Point', coordinates: gridPlace(column, row) };
}

/** What is found of features, shortened to what a test is about. */
function found(
  finder: FindingsFinder,
  features: readonly PlanFeature[],
  scenario = 'a',
  year = 2026,
): readonly (readonly [id: string, sheets: number])[] {
  const { findings } = checkPlan(finder, planOf(features), scenario, year);
  return findings.map(({ id, areaM2 }) => [id, Number((areaM2 / SHEET_AREA_M2).toFixed(9))] as const);
}

describe('findings against base layers', () => {
  it('say how much of a feature lies in a layer, with a place in it', () => {
    const finder = finderOf(topology, { redline: [gridBox(1, 0, 3, 1)] });
    const { findings } = checkPlan(finder, planOf([drawn('p', gridBox(0, 0, 2, 1), { kind: 'industrial-park' })]));
    expect(findings).toHaveLength(1);
    const [one] = findings;
    expect(one).toMatchObject({
      id: 'redline.development/p/base:redline',
      rule: 'redline.development',
      severity: 'forbidden',
      feature: 'p',
      with: 'base:redline',
      distanceM: null,
      introduced: true,
    });
    expect(one?.clause).toMatch(/^自然资发〔2022〕142号：/);
    expect((one?.areaM2 ?? 0) / SHEET_AREA_M2).toBeCloseTo(1, 9);
    const common = shapeFromGeojson(gridBox(1, 0, 2, 1));
    expect(isInShape(common, planeX(one?.lon ?? 0), planeY(one?.lat ?? 0))).toBe(true);
  });

  it('count land that shapes of a layer share once', () => {
    const finder = finderOf(topology, { redline: [gridBox(0, 0, 2, 1), gridBox(1, 0, 3, 1), gridBox(3, 0, 4, 1)] });
    expect(found(finder, [drawn('p', gridBox(0.5, 0, 3.5, 1), { kind: 'industrial-park' })])).toEqual([
      ['redline.development/p/base:redline', 3],
    ]);
  });

  it('are not found where shapes only touch', () => {
    const finder = finderOf(topology, { redline: [gridBox(1, 0, 2, 1)] });
    expect(found(finder, [drawn('p', gridBox(0, 0, 1, 1), { kind: 'industrial-park' })])).toEqual([]);
  });

  it('know points by where they stand', () => {
    const finder = finderOf(topology, { redline: [gridBox(1, 0, 2, 1)] });
    const stations = [
      drawn('in', point(1.5, 0.5), { kind: 'charging-station' }),
      drawn('out', point(0.5, 0.5), { kind: 'charging-station' }),
    ];
    expect(found(finder, stations)).toEqual([['redline.development/in/base:redline', 0]]);
  });

  it('keep turbines away from villages by the default distance, measured on the ground', () => {
    const [east, north] = gridPlace(1, 1);
    const nearby = (metres: number): Position => [east, north + metres / 111_000];
    const finder = finderOf(topology, { villages: [{ type: 'Point', coordinates: [east, north] }] });
    const turbines = [400, 600].map((metres) =>
      drawn(`t${String(metres)}`, { type: 'Point', coordinates: nearby(metres) }, { kind: 'wind-turbine' }),
    );
    const { findings } = checkPlan(finder, planOf(turbines));
    expect(findings.map(({ id, severity }) => [id, severity])).toEqual([['wind.setback/t400/base:villages', 'advice']]);
    expect(Math.abs((findings[0]?.distanceM ?? 0) - 400)).toBeLessThan(2);
  });

  it('take in areas near a place where a rule asks areas for a distance', () => {
    const rules = shippedRules().flatMap((rule) =>
      rule.id === 'wind.setback' ? [{ ...rule, kinds: ['pv' as const] }] : [],
    );
    const finder = finderOf(topology, { villages: [point(1, 0.5), point(1.02, 0.5)] }, null, rules);
    const [one] = checkPlan(finder, planOf([drawn('p', gridBox(0, 0, 3, 1), { kind: 'pv' })])).findings;
    // Two circles of 500 m with their middles 108 m apart: π·r² + what the second adds, by the lens formula.
    const apart = 0.02 * 5410.4;
    const lens = 2 * 500 ** 2 * Math.acos(apart / 1000) - (apart / 2) * Math.sqrt(4 * 500 ** 2 - apart ** 2);
    expect((one?.areaM2 ?? 0) / (2 * Math.PI * 500 ** 2 - lens)).toBeCloseTo(1, 3);
    expect(one?.distanceM).toBeNull();
  });
});

describe('findings against land classes', () => {
  const codes = ['0103', '0301', '0305', '0404', null];
  const options = { columns: 5, rows: 1, parcel: (column: number) => ({ code: codes[column] ?? null }) };

  it('add up the classes of a rule, and leave unknown land alone', () => {
    const finder = finderOf(topology, {}, gridBase(options));
    expect(found(finder, [drawn('p', gridBox(0.5, 0, 5, 1), { kind: 'pv' })])).toEqual([
      ['pv.cropland/p/base:land-cover', 0.5],
      ['pv.forest-land/p/base:land-cover', 1],
      ['pv.shrubland/p/base:land-cover', 1],
      ['pv.grassland/p/base:land-cover', 1],
    ]);
  });

  it('ask the parcel under a point', () => {
    const finder = finderOf(topology, {}, gridBase(options));
    const turbines = [0.5, 1.5, 4.5].map((column) =>
      drawn(`t${String(column)}`, point(column, 0.5), { kind: 'wind-turbine' }),
    );
    expect(found(finder, turbines).map(([id]) => id)).toEqual(['wind.arbor-forest/t1.5/base:land-cover']);
  });
});

describe('findings between features', () => {
  const line = drawn('line', gridBox(1, 0, 3, 1), { kind: 'farmland-redline', scenario: 'base' });

  it('are told of the feature that the rule concerns', () => {
    const finder = finderOf(topology);
    expect(found(finder, [drawn('f', gridBox(0, 0, 2, 1)), line])).toEqual([['basic-farmland.planting/f/line', 1]]);
  });

  it('are told once where a rule holds both ways, whatever the order', () => {
    const [development] = shippedRules();
    const both = [
      { ...development, kinds: ['pv', 'forest'], against: [{ kind: 'pv' }, { kind: 'forest' }] },
    ] as ReturnType<typeof shippedRules>;
    const features = [drawn('z', gridBox(0, 0, 2, 1), { kind: 'pv' }), drawn('b', gridBox(1, 0, 3, 1))];
    const once = [['redline.development/b/z', 1]];
    expect(found(finderOf(topology, {}, null, both), features)).toEqual(once);
    expect(found(finderOf(topology, {}, null, both), features.toReversed())).toEqual(once);
  });

  it('are new where one of the two is of the scheme, and inherited where both come from the parent', () => {
    const finder = finderOf(topology);
    const features = [line, drawn('old', gridBox(1, 0, 2, 1)), drawn('new', gridBox(2, 0, 3, 1), { scenario: 'b' })];
    const isIntroduced = (scenario: string): readonly unknown[] =>
      checkPlan(finder, planOf(features), scenario).findings.map(({ feature, introduced }) => [feature, introduced]);
    expect(isIntroduced('a')).toEqual([['old', true]]);
    expect(isIntroduced('b')).toEqual([
      ['old', false],
      ['new', true],
    ]);
  });

  it('follow the year: features that are not there yet, and rules that have ended', () => {
    const finder = finderOf(topology);
    const park = drawn('park', gridBox(0, 0, 1, 1), { kind: 'protected-area', scenario: 'base' });
    const farm = drawn('farm', gridBox(0, 0, 1, 1), { kind: 'wind-farm', from: 2028 });
    const rulesIn = (year: number): readonly string[] => found(finder, [park, farm], 'a', year).map(([id]) => id);
    expect(rulesIn(2027)).toEqual([]);
    expect(rulesIn(2029)).toEqual(['wind.protected/farm/park']);
    expect(rulesIn(2035)).toEqual([]);
  });

  it('ask for the core zone of a protected area only', () => {
    const zoned = (protectionZone: string): PlanFeature =>
      drawn('park', gridBox(0, 0, 1, 1), { kind: 'protected-area', scenario: 'base', protectionZone });
    const station = drawn('s', point(0.5, 0.5), { kind: 'bus-stop' });
    expect(found(finderOf(topology), [zoned('core'), station])).toEqual([['protected.core/s/park', 0]]);
    expect(found(finderOf(topology), [zoned('general'), station])).toEqual([]);
  });
});

describe('findings of one feature alone', () => {
  it('are about parts that are too small, each for itself', () => {
    const tiny = gridBox(2, 0, 2.003, 0.003);
    const geometry = {
      type: 'MultiPolygon' as const,
      coordinates: [gridBox(0, 0, 1, 1).coordinates, tiny.coordinates],
    };
    const [one] = checkPlan(finderOf(topology), planOf([drawn('f', geometry)])).findings;
    expect(one).toMatchObject({ id: 'ccer.planting-size/f/', with: '', severity: 'advice' });
    expect((one?.areaM2 ?? 0) / (9e-6 * SHEET_AREA_M2)).toBeCloseTo(1, 3);
  });
});

describe('what could not be checked', () => {
  it('is said with what is missing, and only of rules that concern what is drawn', () => {
    const { unchecked } = checkPlan(finderOf(topology), planOf([drawn('t', point(0, 0), { kind: 'wind-turbine' })]));
    expect(Object.fromEntries(unchecked.map(({ rule, missing, what }) => [rule, [missing, ...what]]))).toEqual({
      'redline.development': ['base-layer', 'redline'],
      'basic-farmland.occupation': ['base-layer', 'farmland'],
      'wind.redline': ['base-layer', 'redline'],
      'wind.protected': ['base-layer', 'protected'],
      'wind.important-land': ['data', 'important-wetland', 'key-state-forest'],
      'wind.habitat': ['data', 'key-habitat'],
      'wind.arbor-forest': ['land-cover'],
      'wind.grassland': ['land-cover'],
      'wind.setback': ['base-layer', 'villages'],
      'wind.slope': ['slope', 'dem'],
    });
  });

  it('counts a drawn red line for the layer, and asks for the zone of a protected area that does not say it', () => {
    const features = [
      drawn('line', gridBox(5, 5, 6, 6), { kind: 'ecological-redline' }),
      drawn('park', gridBox(5, 5, 6, 6), { kind: 'protected-area' }),
      drawn('b', gridBox(0, 0, 1, 1), { kind: 'building' }),
    ];
    const { unchecked } = checkPlan(finderOf(topology), planOf(features));
    expect(unchecked.map(({ rule, what }) => [rule, ...what])).toEqual([
      ['protected.core', 'protectionZone'],
      ['basic-farmland.occupation', 'farmland'],
    ]);
  });
});

describe('answers to findings', () => {
  const finding = {
    id: 'r/f/base:redline',
    rule: 'r',
    severity: 'forbidden',
    feature: 'f',
    with: 'base:redline',
    areaM2: 1,
    distanceM: null,
    lon: 117,
    lat: 40,
    clause: '',
    introduced: true,
  } as const;
  const waiver = { finding: finding.id, reason: '已批复', by: '张', at: '2026-11-22' };

  it('are put beside the finding they name, and take a ban out of the count', () => {
    expect(withWaivers([finding], [waiver])).toEqual([{ ...finding, waiver }]);
    expect(hasUnansweredBan(withWaivers([finding], [waiver]))).toBe(false);
    expect(hasUnansweredBan(withWaivers([finding], [{ ...waiver, finding: 'other' }]))).toBe(true);
    expect(hasUnansweredBan(withWaivers([{ ...finding, severity: 'conditional' }], []))).toBe(false);
  });
});
