import { describe, expect, it } from 'vitest';
import type { CarbonSettings } from '../../../../src/evaluate/carbon/carbon-settings.ts';
import type { CarbonStratum } from '../../../../src/evaluate/carbon/carbon-strata.ts';
import { compareMethods } from '../../../../src/evaluate/carbon/compare-methods.ts';
import type { MethodComparison, MethodPair } from '../../../../src/evaluate/carbon/method-comparison.ts';
import { createFactorLibrary } from '../../../../src/evaluate/factors/factor-library.ts';
import { standOf, ZHEJIANG } from '../../../support/carbon-land.ts';

const library = createFactorLibrary({});
const pine = standOf({ species: '马尾松', origin: '天然', ageYears: 40, volume: 'usable' });
const bare = standOf({ species: '马尾松', origin: '天然' });
const crop = standOf({ classCode: '0103', carbonClass: 'annual_crop' });
const HA = 10_000;

/** Ten hectares of every stratum, stands of 100 m³/ha. */
function compared(
  strata: readonly CarbonStratum[],
  pair: MethodPair,
  settings: CarbonSettings = ZHEJIANG,
): MethodComparison {
  const land = strata.map(({ volume }, stratum) => ({
    stratum,
    areaM2: 10 * HA,
    volumeM3PerHa: volume === 'usable' ? 100 : 0,
  }));
  const steps = compareMethods({ strata, unchanged: { land, changedM2: 0 }, ...pair }, { settings, library });
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

describe('two methods on the same stand', () => {
  const { classes, total } = compared([pine], { first: 'volume-linear', second: 'regional' });

  it('are the numbers of their sources, per hectare and for all land', () => {
    // 0.5·(0.5034·100 + 20.547), Fang; trees 21.61 and shrubs and herbs 5.38, Table 4 of the Zhejiang paper.
    expect(total.first.stock.value).toBeCloseTo(354.435, 9);
    expect(total.first.perHa.value).toBeCloseTo(35.4435, 9);
    expect(total.second.stock.value).toBeCloseTo(269.9, 9);
    expect(total.difference.value).toBeCloseTo(-84.535, 9);
    expect(total.pools.map(({ group, areaM2 }) => [group, areaM2])).toEqual([['living', 10 * HA]]);
    expect(total.pools[0]?.firstT).toBeCloseTo(354.435, 9);
    expect(total.pools[0]?.secondT).toBeCloseTo(269.9, 9);
  });

  it('differ by parts that name their factors', () => {
    expect(classes.map(({ classCode, causes }) => [classCode, causes.length])).toEqual([['0301', 4]]);
    expect(classes[0]?.causes.map(({ code, first, second, carbonT }) => [code, first, second, carbonT])).toEqual([
      ['only-in-first', ['vb.fang.马尾松.a'], [], expect.closeTo(-251.7, 9)],
      ['only-in-second', [], ['density.zj.马尾松林.tree'], expect.closeTo(216.1, 9)],
      ['only-in-first', ['vb.fang.马尾松.b'], [], expect.closeTo(-102.735, 9)],
      ['only-in-second', [], ['density.zj.马尾松林.shrub_herb'], expect.closeTo(53.8, 9)],
    ]);
  });

  it('have the error of the area in the stock, not in the density', () => {
    const { stock, perHa } = total.second;
    // Trees and shrubs are two factors without a published interval: ±75 % each, in quadrature; areas ±3 %.
    const half = 0.75 * Math.hypot(21.61, 5.38);
    expect(perHa.value - perHa.low).toBeCloseTo(half, 9);
    expect(perHa.high - perHa.value).toBeCloseTo(half, 9);
    expect(stock.value - stock.low).toBeCloseTo(10 * Math.hypot(half, 0.03 * 26.99), 9);
  });
});

describe('a method held against itself', () => {
  it('makes no difference, and nothing about it is uncertain', () => {
    const { total, classes } = compared([pine, crop], { first: 'national', second: 'national' });
    expect(total.difference).toEqual({ value: 0, low: 0, high: 0, halfWidthPercent: null });
    expect(classes.every(({ causes }) => causes.length === 0)).toBe(true);
  });
});

describe('land that cannot be compared', () => {
  it('is listed with its reason, and in no total', () => {
    const { gaps, total } = compared([pine, bare, crop], { first: 'volume-linear', second: 'ipcc' });
    expect(total.areaM2).toBe(10 * HA);
    expect(gaps.map(({ side, group, code, classCode, areaM2 }) => [classCode, side, group, code, areaM2 / HA])).toEqual(
      [
        ['0301', 'first', 'dead', 'not-by-method', 10],
        ['0301', 'first', null, 'no-volume', 10],
        ['0103', 'first', null, 'not-by-method', 10],
      ],
    );
  });

  it('says that a stand has no age, a volume cannot be true, a class is not known', () => {
    const reasons = (stratum: CarbonStratum, pair: MethodPair): unknown =>
      compared([stratum], pair)
        .gaps.filter(({ group }) => group === null || group === 'living')
        .map(({ code }) => code);
    expect(reasons(bare, { first: 'regional-age', second: 'national' })).toEqual(['no-age']);
    const faulty = { ...pine, volume: 'none', fault: { code: 'negative-volume', value: -3 } } as const;
    expect(reasons(faulty, { first: 'volume-linear', second: 'volume-bef' })).toEqual(['negative-volume']);
    expect(reasons(standOf({ carbonClass: null }), { first: 'chosen', second: 'ipcc' })).toEqual(['unknown-class']);
  });

  it('is soil of another depth; where both are of the depth asked for they are compared', () => {
    const deep = compared([crop], { first: 'chosen', second: 'ipcc' });
    expect(deep.gaps).toMatchObject([{ side: 'second', group: 'soil', code: 'other-depth-only' }]);
    expect(deep.total.pools.map(({ group }) => group)).not.toContain('soil');
    const shallow = compared([crop], { first: 'chosen', second: 'ipcc' }, { ...ZHEJIANG, soilDepthCm: 30 });
    expect(shallow.total.pools.map(({ group }) => group)).toContain('soil');
    expect(shallow.gaps).toEqual([]);
  });
});

it('names the methods that tell something of the land, in the order of preference', () => {
  const { methods } = compared([pine, crop], { first: 'chosen', second: 'ipcc' });
  expect(methods.map(({ method, areaM2 }) => [method, areaM2 / HA])).toEqual([
    ['chosen', 20],
    ['volume-linear', 10],
    ['volume-bef', 10],
    ['regional-age', 10],
    ['regional', 10],
    ['national', 20],
    ['ipcc', 20],
  ]);
});
