import fc from 'fast-check';
import type { Polygon } from 'geojson';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { LEAST_AREA_M2 } from '../../src/evaluate/rules/least-area.ts';
import type { Rule } from '../../src/evaluate/rules/rule.ts';
import { shippedRules } from '../../src/evaluate/rules/shipped-rules.ts';
import { isInShape } from '../../src/geo/place-in-shapes.ts';
import { shapeFromGeojson } from '../../src/geo/shape-from-geojson.ts';
import { loadTopology, type Topology } from '../../src/geo/topology.ts';
import { planeX, planeY } from '../../src/geo/working-plane.ts';
import type { KindId } from '../../src/kinds/kind.ts';
import type { PlanFeature } from '../../src/plan/plan.ts';
import type { PlanRules } from '../../src/plan/plan-rule.ts';
import { checkPlan, finderOf } from '../support/check-plan.ts';
import { gridBase, gridBox, gridPlace, gridPolygon } from '../support/grid-base.ts';
import { openPlainGeos, type PlainGeos } from '../support/plain-geos.ts';
import { drawn, planOf } from '../support/plan-pieces.ts';
import { planRules } from '../support/rule-arbitrary.ts';

let topology: Topology;
let plain: PlainGeos;
beforeAll(async () => {
  topology = await loadTopology();
  plain = await openPlainGeos();
});
afterAll(() => topology.dispose());

const SIZE = 6;
const coordinate = fc.integer({ min: 0, max: 100 * SIZE }).map((hundredths) => hundredths / 100);
const place = fc.tuple(coordinate, coordinate);

/** Rings around a middle: they do not cross themselves, and are crooked. */
const polygon = fc
  .tuple(place, fc.array(fc.integer({ min: 20, max: 160 }), { minLength: 3, maxLength: 9 }))
  .map(([[x, y], reaches]) =>
    gridPolygon(
      ...reaches.map((reach, at): readonly [number, number] => {
        const angle = (2 * Math.PI * at) / reaches.length;
        return [x + (reach / 100) * Math.cos(angle), y + (reach / 100) * Math.sin(angle)];
      }),
    ),
  );

function wkt(geometry: Polygon): string {
  const ring = (geometry.coordinates[0] ?? []).map(([x = 0, y = 0]) => `${String(planeX(x))} ${String(planeY(y))}`);
  return `POLYGON((${ring.join(',')}))`;
}

it('the area of a finding is that of GEOS within 1e-9, and its place lies in both', () => {
  fc.assert(
    fc.property(polygon, polygon, (one, other) => {
      const finder = finderOf(topology, { redline: [other] });
      const [finding] = checkPlan(finder, planOf([drawn('p', one, { kind: 'industrial-park' })])).findings;
      const expected = plain.commonArea(wkt(one), wkt(other));
      const scale = Math.max(plain.area(wkt(one)), 1);
      // Slivers of less than half of a feature are counted, not told.
      if (finding === undefined && expected < LEAST_AREA_M2) return;
      expect(Math.abs((finding?.areaM2 ?? 0) - expected) / scale).toBeLessThan(1e-9);
      if (finding === undefined) return;
      for (const shape of [one, other].map(shapeFromGeojson)) {
        expect(isInShape(shape, planeX(finding.lon), planeY(finding.lat))).toBe(true);
      }
    }),
    { numRuns: 150 },
  );
});

const BOTH_WAYS = shippedRules().flatMap((rule): Rule[] =>
  rule.id === 'redline.development'
    ? [{ ...rule, kinds: ['pv', 'forest'], against: [{ kind: 'pv' }, { kind: 'forest' }] }]
    : [],
);

it('a rule that holds both ways finds the same whichever feature comes first, and whatever its order in the plan', () => {
  fc.assert(
    fc.property(polygon, polygon, fc.constantFrom<KindId>('pv', 'forest'), (one, other, kind) => {
      const features = [drawn('b', one, { kind: 'pv' }), drawn('a', other, { kind })];
      const swapped = [drawn('a', one, { kind: 'pv' }), drawn('b', other, { kind })];
      const find = (list: readonly PlanFeature[]): readonly unknown[] =>
        checkPlan(finderOf(topology, {}, null, BOTH_WAYS), planOf(list)).findings.map(({ id, areaM2 }) => [id, areaM2]);
      expect(find(features.toReversed())).toEqual(find(features));
      expect(find(swapped)).toEqual(find(features));
    }),
    { numRuns: 60 },
  );
});

const KINDS: readonly KindId[] = [
  'forest',
  'pv',
  'industrial-park',
  'wind-farm',
  'ecological-redline',
  'farmland-redline',
  'protected-area',
];

const feature = fc.oneof(
  fc.record({ geometry: polygon, kind: fc.constantFrom(...KINDS), scenario: fc.constantFrom('base', 'a') }),
  fc.record({
    geometry: place.map(([x, y]) => ({ type: 'Point' as const, coordinates: gridPlace(x, y) })),
    kind: fc.constantFrom<KindId>('wind-turbine', 'village', 'charging-station'),
    scenario: fc.constantFrom('base', 'a'),
  }),
);

const edit = fc.record({
  at: fc.nat(30),
  to: fc.option(feature, { nil: null }),
  year: fc.constantFrom(2026, 2026, 2035),
  /** Undefined: the rules stay. */
  rules: fc.option(fc.oneof(planRules, fc.constant(null)), { nil: undefined, freq: 2 }),
});

it('after any edits of features and rules the findings are those of a check from scratch, to the last digit', () => {
  const codes = ['0103', '0301', '0305', '0404', '1101', null];
  const base = gridBase({
    columns: SIZE,
    rows: SIZE,
    parcel: (column, row) => ({ code: codes[(column + row) % 6] ?? null }),
  });
  const layers = { redline: [gridBox(1, 1, 3, 3), gridBox(2, 2, 4, 4)], farmland: [gridBox(3, 0, 5, 2)] };
  fc.assert(
    fc.property(fc.array(feature, { maxLength: 12 }), fc.array(edit, { maxLength: 5 }), (first, edits) => {
      const kept = finderOf(topology, layers, base);
      let features = first.map(({ geometry, ...rest }, at) => drawn(`f${String(at)}`, geometry, rest));
      let rules: PlanRules | null = null;
      checkPlan(kept, planOf(features));
      for (const [number, { at, to, year, rules: changed }] of edits.entries()) {
        const one =
          to === null ? null : drawn(`n${String(number)}`, to.geometry, { kind: to.kind, scenario: to.scenario });
        const place = at % Math.max(1, features.length);
        // Put in, taken out, or another shape under the same id.
        if (one === null) features = features.filter((_, index) => index !== place);
        else if (at % 2 === 0) features = [...features, one];
        else features = features.map((old, index) => (index === place ? { ...one, id: old.id } : old)).toReversed();
        if (changed !== undefined) rules = changed;
        // The engine gets another copy of the same rules with every edit.
        const plan = { ...planOf(features), ...(rules === null ? {} : { rules: structuredClone(rules) }) };
        const scratch = checkPlan(finderOf(topology, layers, base), plan, 'a', year);
        expect(checkPlan(kept, plan, 'a', year)).toEqual(scratch);
      }
    }),
    { numRuns: 60 },
  );
});
