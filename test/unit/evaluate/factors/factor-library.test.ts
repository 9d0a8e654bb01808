import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { looksLikePercent } from '../../../../src/evaluate/factors/factor-change.ts';
import { createFactorSearch, type FactorFilter, unitsOf } from '../../../../src/evaluate/factors/factor-filter.ts';
import { createFactorLibrary } from '../../../../src/evaluate/factors/factor-library.ts';
import { shippedFactors } from '../../../../src/evaluate/factors/shipped-factors.ts';

/** Lets every factor through. */
const EVERY_FACTOR: FactorFilter = { text: '', mark: null, topics: new Set(), units: new Set(), changedOnly: false };

const ID = 'ipcc06.cf.default';
const own = { value: 0.5, low: 0.47, high: 0.53, source: '县林业局实测 2025' };

describe('the factors of a plan', () => {
  it('are the shipped ones where the plan says nothing', () => {
    const library = createFactorLibrary({});
    const { all, faults } = library;
    expect(all.map(({ shipped }) => shipped)).toEqual(shippedFactors());
    expect(faults).toEqual([]);
    expect(library.find(ID)).toMatchObject({ value: 0.47, low: 0.44, high: 0.49, change: null });
    expect(library.find('no.such')).toBeNull();
  });

  it('use the number of the plan with its own range and source, and keep the shipped one', () => {
    expect(createFactorLibrary({ [ID]: own }).find(ID)).toMatchObject({
      ...own,
      change: own,
      shipped: { value: 0.47, low: 0.44, high: 0.49 },
    });
    // The shipped range belongs to another number.
    expect(createFactorLibrary({ [ID]: { value: 0.9, source: 'x' } }).find(ID)).toMatchObject({
      value: 0.9,
      low: null,
      high: null,
    });
  });

  it('give a value where only a range was published', () => {
    const id = 'urban.sh.biomass.core';
    expect(createFactorLibrary({}).find(id)).toMatchObject({ value: null, low: 35, high: 70 });
    expect(createFactorLibrary({ [id]: { value: 50, source: '调查' } }).find(id)).toMatchObject({ value: 50 });
  });

  it.each([
    [{ ...own, value: Number.NaN }, 'factor-not-finite'],
    [{ ...own, high: Infinity }, 'factor-not-finite'],
    [{ ...own, low: 0.51 }, 'factor-outside-range'],
    [{ ...own, high: 0.49 }, 'factor-outside-range'],
    [{ ...own, low: 0.6, high: 0.4 }, 'factor-outside-range'],
    [{ ...own, source: ' 　' }, 'factor-without-source'],
  ])('do not use %j: %s', (change, code) => {
    const library = createFactorLibrary({ [ID]: change });
    expect(library.faults).toEqual([{ id: ID, code }]);
    expect(library.find(ID)).toMatchObject({ value: 0.47, change: null });
  });

  it.each([
    ['energy.pv.degr.ann', { value: 120, source: 'x' }, 'factor-outside-percent'],
    ['energy.pv.degr.ann', { value: 0.5, low: -1, source: 'x' }, 'factor-outside-percent'],
    ['energy.pv.degr.y1', { value: 3, high: 101, source: 'x' }, 'factor-outside-percent'],
    ['energy.pv.degr.ann', { value: 100, source: 'x' }, undefined],
    ['energy.pv.degr.y1', { value: 0, source: 'x' }, undefined],
  ])('take a loss of %s as %j only between nothing and everything', (id, change, code) => {
    expect(createFactorLibrary({ [id]: change }).faults[0]?.code).toBe(code);
  });

  it('report an id that no table has', () => {
    expect(createFactorLibrary({ 'cf.elsewhere': own }).faults).toEqual([
      { id: 'cf.elsewhere', code: 'factor-unknown' },
    ]);
  });

  it('never lose a shipped number, whatever the plan says', () => {
    const shipped = shippedFactors();
    const someId = fc.constantFrom('no.such', ...shipped.slice(0, 400).map(({ id }) => id));
    const number = fc.double();
    const change = fc.record({ value: number, low: number, high: number, source: fc.string() });
    fc.assert(
      fc.property(fc.dictionary(someId, change), (changes) => {
        const { all, faults } = createFactorLibrary(changes);
        expect(all.map((one) => one.shipped)).toEqual(shipped);
        const used = all.filter((one) => one.change !== null).length;
        expect(used + faults.length).toBe(Object.keys(changes).length);
        for (const { value, low, high, change: taken } of all) {
          if (taken !== null)
            expect(low !== null && high !== null && low <= (value ?? NaN) && (value ?? NaN) <= high).toBe(true);
        }
      }),
      { numRuns: 30 },
    );
  });
});

describe('finding factors', () => {
  const { all } = createFactorLibrary({ [ID]: own });
  const search = createFactorSearch(all);
  const ids = (part: Partial<typeof EVERY_FACTOR>): string[] =>
    search({ ...EVERY_FACTOR, ...part }).map(({ shipped }) => shipped.id);

  it('finds words in either language, in any order, width and case', () => {
    expect(ids({ text: '马尾松 根茎比' })).toEqual(['species.马尾松.R']);
    expect(ids({ text: 'RATIO  root 马尾松' })).toEqual(['species.马尾松.R']);
    expect(ids({ text: 'ｉｐｃｃ06.cf.default' })).toEqual([ID]);
    expect(ids({ text: '没有这样的因子' })).toEqual([]);
  });

  it('finds the plan’s own source', () => {
    expect(ids({ text: '县林业局' })).toEqual([ID]);
  });

  it('lets pass what fits every filter', () => {
    expect(ids({})).toHaveLength(1060);
    expect(ids({ changedOnly: true })).toEqual([ID]);
    expect(ids({ topics: new Set(['uncertainty', 'urban']) })).toHaveLength(20);
    expect(ids({ units: new Set(['W/m²', 'MW']) })).toEqual(['energy.pv.roof', 'rule.eia.report_mw']);
    expect(ids({ topics: new Set(['urban']), mark: 'recalled' })).toEqual([]);
  });

  it('lists what is still to be checked, changed or not', () => {
    expect(ids({ mark: 'recalled' })).toHaveLength(285);
    expect(ids({ mark: 'recalled' })).toContain(ID);
    expect(ids({ mark: 'confirmed' })).toHaveLength(775);
  });

  it('lists units, the most frequent first', () => {
    expect(unitsOf(all).slice(0, 2)).toEqual(['tC/ha', '-']);
    expect(unitsOf(all)).toHaveLength(43);
  });
});

describe('per cent and share', () => {
  const shipped = { value: 0.47, low: 0.44, high: 0.49 };
  it.each([
    [47, true],
    [0.0047, true],
    [0.5, false],
    [0.046, false],
    [1000, false],
    [0, false],
  ])('%s for 0.47: %s', (value, expected) => {
    expect(looksLikePercent(value, shipped)).toBe(expected);
  });

  it('cannot be told apart without a shipped number, nor within its range', () => {
    expect(looksLikePercent(47, { value: null, low: 35, high: 70 })).toBe(false);
    expect(looksLikePercent(5, { value: 500, low: 1, high: 900 })).toBe(false);
  });
});
