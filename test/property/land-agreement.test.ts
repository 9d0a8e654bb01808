import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { measureBaseline } from '../../src/evaluate/baseline.ts';
import type { AgreementSide, LandAgreement } from '../../src/evaluate/compare/land-agreement.ts';
import type { EvaluablePlan } from '../../src/evaluate/evaluable-plan.ts';
import { createEvaluator, type Evaluator } from '../../src/evaluate/evaluator.ts';
import { loadTopology, type Topology } from '../../src/geo/topology.ts';
import type { KindId } from '../../src/kinds/kind.ts';
import { landCrosstab } from '../../src/report/land-crosstab.ts';
import { useAgreement } from '../../src/report/use-agreement.ts';
import { gridBase, gridBox, gridPolygon } from '../support/grid-base.ts';
import { drawn, planOf } from '../support/plan-pieces.ts';
import { runSteps } from '../support/run-steps.ts';

const SEED = 20261122;
const SIZE = 5;
const YEAR = 2030;
/** Two ways of cutting, each exact to rounding. */
const TOLERANCE = 1e-8;

let topology: Topology;
beforeAll(async () => {
  topology = await loadTopology();
});
afterAll(() => topology.dispose());

const CODES = ['0103', '0301', '0305', '1101', '0404', '0702', 'X', null];

const evaluator = fc
  .record({
    codes: fc.array(fc.constantFrom(...CODES), { minLength: SIZE * SIZE, maxLength: SIZE * SIZE }),
    hasRegion: fc.boolean(),
    hasLine: fc.boolean(),
  })
  .map(({ codes, hasRegion, hasLine }): Evaluator => {
    const base = gridBase({
      columns: SIZE,
      rows: SIZE,
      parcel: (column, row) => {
        const code = codes[SIZE * row + column];
        return code === 'X' ? null : { code: code ?? null, canopy: column % 2 === 0 ? 0.6 : 0.1 };
      },
      region: hasRegion
        ? gridPolygon([0.2, 0.5], [SIZE - 0.4, 0.3], [SIZE - 0.7, SIZE - 0.2], [0.6, SIZE - 0.5])
        : null,
      ...(hasLine ? { farmland: [gridBox(1.3, 1.2, 3.4, 2.7), gridBox(2.2, 2.2, 4.1, 3.3)] } : {}),
    });
    return createEvaluator({ base, baseline: measureBaseline(base, topology), topology, now: () => 0 });
  });

const coordinate = fc.integer({ min: -50, max: 100 * SIZE + 50 }).map((hundredths) => hundredths / 100);
const feature = fc.record({
  shape: fc
    .array(fc.tuple(coordinate, coordinate), { minLength: 3, maxLength: 6 })
    .map((places) => gridPolygon(...places)),
  kind: fc.constantFrom<KindId>('forest', 'forest', 'wetland', 'grassland', 'farmland-redline', 'pv'),
  scenario: fc.constantFrom('base', 'a', 'b', 'c'),
  from: fc.constantFrom(null, 2025, 2035),
  isCopied: fc.boolean(),
});
const plan = fc.array(feature, { maxLength: 7 }).map((features): EvaluablePlan => {
  const all = features.flatMap(({ shape, isCopied, ...values }, at) => [
    drawn(`f${String(at)}`, shape, values),
    // The same outline in another scheme, drawn once more as a copied scheme has it, and perhaps for another purpose.
    ...(isCopied ? [drawn(`g${String(at)}`, structuredClone(shape), { kind: 'forest', scenario: 'c' })] : []),
  ]);
  return planOf(all, {
    scenarios: [
      { id: 'base', name: '现状' },
      { id: 'a', name: '方案一', parent: 'base' },
      { id: 'b', name: '方案二', parent: 'a' },
      { id: 'c', name: '方案三', parent: 'base' },
    ],
  });
});

function compare(evaluate: Evaluator, of: EvaluablePlan, scenarios: readonly string[]): LandAgreement {
  const sides: AgreementSide<EvaluablePlan>[] = scenarios.map((scenario) => ({ plan: of, scenario, year: YEAR }));
  const found = runSteps(evaluate.agreementInSteps(sides));
  if (found === null) throw new Error('no land cover');
  expect(found.failure).toBeNull();
  return found;
}

const scaleOf = ({ regionM2 }: LandAgreement): number => Math.max(regionM2, 1);

describe('what schemes make of the land', () => {
  it('covers the district once, whatever is compared', () => {
    fc.assert(
      fc.property(evaluator, plan, (evaluate, of) => {
        const found = compare(evaluate, of, ['base', 'a', 'b', 'c']);
        const landM2 = found.land.reduce((sum, { areaM2 }) => sum + areaM2, 0);
        expect(Math.abs(landM2 + found.unassignedM2 - found.regionM2)).toBeLessThan(TOLERANCE * scaleOf(found));
        const { untouchedM2, turnedM2, unassignedM2, regionM2 } = useAgreement(found);
        const usedM2 = untouchedM2 + turnedM2.reduce((sum, areaM2) => sum + areaM2, 0);
        expect(Math.abs(usedM2 + unassignedM2 - regionM2)).toBeLessThan(TOLERANCE * scaleOf(found));
      }),
      { seed: SEED, numRuns: 20 },
    );
  });

  it('is for every scheme what its own evaluation says: areas of classes, and what turns into what', () => {
    fc.assert(
      fc.property(evaluator, plan, (evaluate, of) => {
        const scenarios = ['base', 'a', 'b', 'c'];
        const found = compare(evaluate, of, scenarios);
        for (const [side, scenario] of scenarios.entries()) {
          const { measures } = evaluate.evaluate(of, { scenario, year: YEAR, revision: 1 });
          const rows = measures.filter(({ zone }) => zone === 'region');
          for (const { group, value } of rows.filter(({ indicator }) => indicator === 'area.class')) {
            if (group === 'unassigned') continue;
            const code = group === 'unknown' ? '' : group;
            const sumM2 = found.land.reduce((sum, { to, areaM2 }) => sum + (to[side] === code ? areaM2 : 0), 0);
            expect(Math.abs(sumM2 - (value ?? NaN))).toBeLessThan(TOLERANCE * scaleOf(found));
          }
          const changes = new Map(
            rows.filter(({ indicator }) => indicator === 'area.change').map(({ group, value }) => [group, value]),
          );
          const own = new Map<string, number>();
          for (const { from, to, areaM2 } of found.land) {
            const code = to[side] ?? '';
            if (code !== from) own.set(`${from}→${code}`, (own.get(`${from}→${code}`) ?? 0) + areaM2);
          }
          for (const group of new Set([...changes.keys(), ...own.keys()])) {
            const difference = (own.get(group ?? '') ?? 0) - (changes.get(group) ?? 0);
            expect(Math.abs(difference)).toBeLessThan(TOLERANCE * scaleOf(found));
          }
        }
      }),
      { seed: SEED, numRuns: 20 },
    );
  });

  it('is for two schemes their difference, from the one to the other and back', () => {
    fc.assert(
      fc.property(evaluator, plan, (evaluate, of) => {
        const found = compare(evaluate, of, ['a', 'c']);
        const there = landCrosstab(found, 0, 1);
        const back = landCrosstab(found, 1, 0);
        const key = ({ from, to }: { from: string; to: string }): string => `${from}→${to}`;
        const backwards = new Map(back.shifts.map((shift) => [key({ from: shift.to, to: shift.from }), shift.areaM2]));
        for (const shift of there.shifts) expect(backwards.get(key(shift))).toBe(shift.areaM2);
        expect(Math.abs(there.changedM2 + there.sameM2 + there.unassignedM2 - there.regionM2)).toBeLessThan(
          TOLERANCE * scaleOf(found),
        );
        for (const { code, firstM2, secondM2 } of there.classes) {
          const got = there.shifts.reduce(
            (sum, { from, to, areaM2 }) => sum + (to === code ? areaM2 : 0) - (from === code ? areaM2 : 0),
            firstM2,
          );
          expect(Math.abs(got - secondM2)).toBeLessThan(TOLERANCE * scaleOf(found));
        }
        // Land on which the two agree, or that they leave: what is not changed.
        const { unanimousM2, untouchedM2 } = useAgreement(found);
        expect(Math.abs(unanimousM2 + untouchedM2 - there.sameM2)).toBeLessThan(TOLERANCE * scaleOf(found));
      }),
      { seed: SEED, numRuns: 20 },
    );
  });

  it('is for a parcel under many small outlines the same as for outlines that are compared two by two', () => {
    const small = fc.array(fc.tuple(fc.integer({ min: 0, max: 90 }), fc.integer({ min: 0, max: 90 })), {
      minLength: 8,
      maxLength: 16,
    });
    fc.assert(
      fc.property(evaluator, small, (evaluate, places) => {
        const schemes = ['a', 'b', 'c'];
        const of = planOf(
          places.map(([east, north], at) => {
            const [x, y] = [1 + east / 100, 1 + north / 100];
            const shape = gridPolygon([x, y], [x + 0.31, y + 0.05], [x + 0.2, y + 0.33], [x - 0.07, y + 0.22]);
            return drawn(`f${String(at)}`, shape, { kind: 'forest', scenario: schemes[at % 3] ?? 'a' });
          }),
          {
            scenarios: ['base', ...schemes].map((id) =>
              id === 'base' ? { id, name: id } : { id, name: id, parent: 'base' },
            ),
          },
        );
        const found = compare(evaluate, of, schemes);
        for (const [one, other] of [
          [0, 1],
          [0, 2],
          [1, 2],
        ] as const) {
          const alone = landCrosstab(compare(evaluate, of, [schemes[one] ?? '', schemes[other] ?? '']), 0, 1);
          const among = landCrosstab(found, one, other);
          expect(Math.abs(among.changedM2 - alone.changedM2)).toBeLessThan(TOLERANCE * scaleOf(found));
          expect(Math.abs(among.sameM2 - alone.sameM2)).toBeLessThan(TOLERANCE * scaleOf(found));
        }
      }),
      { seed: SEED, numRuns: 15 },
    );
  });

  it('does not depend on what was compared before', () => {
    fc.assert(
      fc.property(evaluator, plan, plan, (evaluate, first, second) => {
        const fresh = compare(evaluate, second, ['a', 'b', 'c']);
        compare(evaluate, first, ['c', 'a']);
        compare(evaluate, second, ['b', 'c']);
        expect(compare(evaluate, second, ['a', 'b', 'c'])).toEqual(fresh);
      }),
      { seed: SEED, numRuns: 20 },
    );
  });
});
