import { describe, expect, it } from 'vitest';
import { createBreakdown } from '../../src/evaluate/carbon/carbon-breakdown.ts';
import type { CarbonTransition } from '../../src/evaluate/carbon/carbon-report.ts';
import { type Hectare, stockPool } from '../../src/evaluate/carbon/hectare.ts';
import { intervalOf } from '../../src/evaluate/carbon/interval.ts';
import { plannedLand, type PlannedLand } from '../../src/evaluate/carbon/planned-land.ts';
import { createSensitivities } from '../../src/evaluate/carbon/sensitivities.ts';
import { CO2_PER_CARBON } from '../../src/report/carbon-scale.ts';
import { transitionTable } from '../../src/report/carbon-transitions.ts';
import { carbonWorth } from '../../src/report/carbon-worth.ts';
import { carbonByPool, profileOfFactors, standOf, ZHEJIANG } from '../support/carbon-land.ts';
import { factorsOf } from '../support/factors-of.ts';

const NOTHING: Hectare = { stock: [], sink: [], method: null, gaps: [] };

/** Land that is something else from the base year on; what grows there is told by hectares. */
function turned(): PlannedLand {
  const answer = plannedLand('grassland', {}, ZHEJIANG.baseYear);
  return answer.ok && answer.land !== null ? answer.land : expect.fail();
}

/** Books land of classes in the breakdown of a district, as the account does: what stays, and what features turn. */
function book(
  classes: readonly string[],
  cells: readonly { readonly from: number; readonly to: number; readonly areaM2: number }[],
  hectareOf: (place: number) => Hectare,
  numbers: Parameters<typeof factorsOf>[0] = {},
): ReturnType<ReturnType<typeof createBreakdown>['parts']> {
  const strata = classes.map((classCode) => standOf({ classCode, carbonClass: 'grassland' }));
  // An area of a survey has an error of its own.
  const library = factorsOf({ 'unc.u.area': 3, ...numbers });
  const breakdown = createBreakdown(strata, ZHEJIANG.baseYear, ZHEJIANG, createSensitivities(library));
  for (const { from, to, areaM2 } of cells) {
    const land = { stratum: from, areaM2, volumeM3PerHa: 0 };
    if (from === to) breakdown.addStanding(land, hectareOf(from));
    else if (areaM2 > 0) {
      breakdown.addTurned(land, classes[to] ?? null, turned(), hectareOf(from), hectareOf(to));
    }
  }
  return breakdown.parts();
}

const CLASSES = ['crop', 'forest', 'grass', 'water', 'built', 'unused'];

/** Tarim 2000 → 2010, ha, rows from and columns to (ChinaXiv-202106.00064V1, oracles 2.5). */
const TARIM = [
  [176896.61, 177.6, 383.39, 48.73, 766.23, 1719.71],
  [27648.1, 449204.76, 2058.0, 667.94, 154.98, 2464.06],
  [54605.15, 3316.68, 368312.73, 7598.88, 597.2, 3475.37],
  [1339.27, 1311.52, 2278.57, 48370.14, 0.0, 79.32],
  [7.52, 0.0, 0.0, 0.0, 4300.22, 64.12],
  [649.42, 305.54, 767.32, 0.0, 167.28, 227538.47],
];
const cells = TARIM.flatMap((row, from) => row.map((areaHa, to) => ({ from, to, areaM2: areaHa * 10_000 })));

describe('transition matrix of the Tarim basin', () => {
  const { byClass, transitions } = book(CLASSES, cells, () => NOTHING);
  const hectaresOf = (found: readonly { readonly areaM2: number }[]): number =>
    found.reduce((sum, { areaM2 }) => sum + areaM2, 0) / 10_000;

  it('conserves 1 387 274.83 ha, before and after', () => {
    expect(hectaresOf(byClass)).toBeCloseTo(1387274.83, 6);
    const before = CLASSES.map((name) => {
      const after = hectaresOf(byClass.filter(({ classCode }) => classCode === name));
      const came = hectaresOf(transitions.filter(({ to }) => to === name));
      return after - came + hectaresOf(transitions.filter(({ from }) => from === name));
    });
    // The rows of the matrix, of which only the columns were booked by class.
    before.forEach((areaHa, row) => expect(areaHa).toBeCloseTo(hectaresOf(cells.slice(row * 6, row * 6 + 6)), 6));
    expect(before.reduce((sum, areaHa) => sum + areaHa, 0)).toBeCloseTo(1387274.83, 6);
  });

  it('tells every turn once with its area, and none of land that stays', () => {
    const turns = cells.filter(({ from, to, areaM2 }) => from !== to && areaM2 > 0);
    expect(transitions).toHaveLength(turns.length);
    for (const { from, to, areaM2 } of turns) {
      const found = transitions.find((one) => one.from === CLASSES[from] && one.to === CLASSES[to]);
      expect(found?.areaM2).toBe(areaM2);
    }
    expect(transitionTable({ transitions }).areaM2 / 10_000).toBeCloseTo(hectaresOf(turns), 6);
  });

  it('comes out the same in any order and any division of the land', () => {
    const parts = cells
      .toReversed()
      .flatMap((one) => [0.25, 0.75].map((part) => ({ ...one, areaM2: one.areaM2 * part })));
    const split = book(CLASSES, parts, () => NOTHING);
    const sorted = (all: readonly CarbonTransition[]): readonly CarbonTransition[] =>
      [...all].sort((a, b) => `${a.from}${a.to}`.localeCompare(`${b.from}${b.to}`));
    sorted(split.transitions).forEach(({ areaM2 }, place) => {
      expect(areaM2).toBeCloseTo(sorted(transitions)[place]?.areaM2 ?? -1, 4);
    });
    expect(hectaresOf(split.byClass) / hectaresOf(byClass)).toBeCloseTo(1, 14);
  });
});

describe('carbon model of InVEST, natcap/invest tests/test_carbon.py (oracles 2.6)', () => {
  const names = ['one', 'two', 'three'];
  const densities = { one: [15, 10, 60, 1], two: [5, 3, 20, 0], three: [2, 1, 5, 0] };
  const exactly = (value: number): readonly [number, number, number] => [value, value, value];
  const numbers = Object.fromEntries(
    Object.entries(densities).flatMap(([name, [above = 0, below = 0, soil = 0, dead = 0]]) => [
      [`${name}.above`, exactly(above)],
      [`${name}.below`, exactly(below)],
      [`${name}.soil`, exactly(soil)],
      [`${name}.dead`, exactly(dead)],
    ]),
  );
  const hectareOf = (place: number): Hectare => {
    const name = names[place] ?? '';
    const ids = { above: `${name}.above`, below: `${name}.below`, soil: `${name}.soil`, dead: `${name}.dead` };
    return { ...NOTHING, stock: profileOfFactors(ids).pools.map((pool) => stockPool(pool, ZHEJIANG)) };
  };
  const pixel = { from: 0, areaM2: 1 };
  const { transitions } = book(
    names,
    [0, 1, 2].map((to) => ({ ...pixel, to })),
    hectareOf,
    numbers,
  );
  const changeT = (name: string): number => transitions.find(({ to }) => to === name)?.changeT ?? expect.fail();

  it('a pixel of 1 m² loses 58 or 78 tonnes per hectare', () => {
    expect(transitions).toHaveLength(2);
    expect(changeT('two') * 10_000).toBeCloseTo(-58, 9);
    expect(changeT('three') * 10_000).toBeCloseTo(-78, 9);
  });

  it.each([
    [0, 0, { two: -0.2494, three: -0.3354 }],
    [-7.1, 2.8, { two: -0.3422078, three: -0.4602106 }],
  ] as const)('worth with a discount of %d % and a change of %d %', (discountPercent, changePercent, worth) => {
    for (const name of ['two', 'three'] as const) {
      // The model is asked for a tonne of carbon, the planner for one of carbon dioxide.
      const price = { pricePerTCo2: 43 / CO2_PER_CARBON, discountPercent, changePercent };
      const change = intervalOf(changeT(name), changeT(name), changeT(name));
      expect(carbonWorth(change, 2016, 2030, price)?.value).toBeCloseTo(worth[name], 6);
    }
  });

  it.each([
    [5000, 0.5],
    [60, 0.006],
    [120, 0.012],
  ])('%d t/ha on a pixel of 1 m² are %d t', (density, carbonT) => {
    const profile = profileOfFactors({ above: 'd' });
    expect(carbonByPool([{ areaHa: 1e-4, profile }], factorsOf({ d: density }))['above']).toBeCloseTo(carbonT, 12);
  });
});

it('valuation constant of InVEST 2010–2012 at 50 % discount and 5 % change of a price of 50 (oracles 2.6)', () => {
  const price = { pricePerTCo2: 50 / CO2_PER_CARBON, discountPercent: 50, changePercent: 5 };
  const tonne = intervalOf(1, 0.5, 2);
  const worth = carbonWorth(tonne, 2010, 2012, price);
  expect(worth?.value).toBeCloseTo(40.87302, 5);
  // As wide as the tonne is.
  expect((worth?.low ?? 0) / (worth?.value ?? 0)).toBeCloseTo(0.5, 12);
  expect((worth?.high ?? 0) / (worth?.value ?? 0)).toBeCloseTo(2, 12);
});
