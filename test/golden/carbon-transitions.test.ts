import { describe, expect, it } from 'vitest';
import { valuationConstant } from '../../src/evaluate/carbon/carbon-value.ts';
import { transitionCarbon } from '../../src/evaluate/carbon/transition-carbon.ts';
import { transitionMatrix } from '../../src/evaluate/carbon/transition-matrix.ts';
import { carbonByPool, profileOfFactors } from '../support/carbon-land.ts';
import { factorsOf } from '../support/factors-of.ts';

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
const transitions = TARIM.flatMap((row, from) =>
  row.map((areaHa, to) => ({ from: CLASSES[from] ?? '', to: CLASSES[to] ?? '', areaM2: areaHa * 10_000 })),
);

describe('transition matrix of the Tarim basin', () => {
  it('conserves 1 387 274.83 ha, before and after', () => {
    const matrix = transitionMatrix(transitions);
    const sum = (areas: Float64Array): number => areas.reduce((total, areaM2) => total + areaM2, 0);
    expect(matrix.classes).toEqual(CLASSES);
    expect(matrix.totalM2 / 10_000).toBeCloseTo(1387274.83, 6);
    expect(sum(matrix.beforeM2) / 10_000).toBeCloseTo(1387274.83, 6);
    expect(sum(matrix.afterM2) / 10_000).toBeCloseTo(1387274.83, 6);
  });

  it('comes out the same in any order and any division of the land', () => {
    const split = transitions
      .toReversed()
      .flatMap((one) => [0.25, 0.75].map((part) => ({ ...one, areaM2: one.areaM2 * part })));
    const matrix = transitionMatrix(split, CLASSES);
    const whole = transitionMatrix(transitions);
    matrix.areasM2.forEach((areaM2, cell) => expect(areaM2).toBeCloseTo(whole.areasM2[cell] ?? -1, 4));
    expect(matrix.totalM2 / whole.totalM2).toBeCloseTo(1, 14);
  });
});

describe('carbon model of InVEST, natcap/invest tests/test_carbon.py (oracles 2.6)', () => {
  const library = factorsOf({
    'one.above': 15,
    'one.below': 10,
    'one.soil': 60,
    'one.dead': 1,
    'two.above': 5,
    'two.below': 3,
    'two.soil': 20,
    'two.dead': 0,
    'three.above': 2,
    'three.below': 1,
    'three.soil': 5,
    'three.dead': 0,
  });
  const profileOf = (name: string): ReturnType<typeof profileOfFactors> =>
    profileOfFactors({ above: `${name}.above`, below: `${name}.below`, soil: `${name}.soil`, dead: `${name}.dead` });
  const pixel = { areaM2: 1, from: 'one' };
  const changes = transitionCarbon(
    transitionMatrix([
      { ...pixel, to: 'two' },
      { ...pixel, to: 'three' },
      { ...pixel, to: 'one' },
    ]),
    profileOf,
    library,
  );

  it('a pixel of 1 m² loses 58 or 78 tonnes per hectare', () => {
    expect(changes.map(({ to, carbonT }) => [to, (carbonT ?? 0) * 10_000])).toEqual([
      ['two', expect.closeTo(-58, 9)],
      ['three', expect.closeTo(-78, 9)],
    ]);
    expect(changes.every(({ left }) => left.length === 0)).toBe(true);
  });

  it.each([
    [0, 0, [-0.2494, -0.3354], 6],
    [-7.1, 2.8, [-0.3422078, -0.4602106], 6],
  ] as const)('worth with a discount of %d % and a change of %d %', (discountPercent, changePercent, worth, digits) => {
    const perT = valuationConstant({ fromYear: 2016, untilYear: 2030, pricePerT: 43, discountPercent, changePercent });
    expect((changes[0]?.carbonT ?? 0) * perT).toBeCloseTo(worth[0], digits);
    expect((changes[1]?.carbonT ?? 0) * perT).toBeCloseTo(worth[1], digits);
  });

  it('valuation constant 2010–2012 at 50 % discount and 5 % change of a price of 50', () => {
    const input = { fromYear: 2010, untilYear: 2012, pricePerT: 50, discountPercent: 50, changePercent: 5 };
    expect(valuationConstant(input)).toBeCloseTo(40.87302, 5);
    expect(() => valuationConstant({ ...input, untilYear: 2010 })).toThrow(RangeError);
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
