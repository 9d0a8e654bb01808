import { describe, expect, it } from 'vitest';
import { districtSources, type OpenSeed, targetsInForce } from '../../../src/session/district-sources.ts';
import { gridBox } from '../../support/grid-base.ts';
import { target, wholePlan } from '../../support/plan-pieces.ts';

const SEED: OpenSeed = {
  seed: { id: 'jizhou' } as OpenSeed['seed'],
  boundary: gridBox(0, 0, 4, 1),
  targets: [
    target({ op: '>=', value: 31.02 }),
    target({ id: 'redline', op: '>=', value: 200, indicator: 'redline.area', unit: 'km2' }),
  ],
  urlOf: (file) => `/demo/jizhou/${file}`,
};

describe('what the engine opens', () => {
  it('is the demo base of the seed where the plan brings nothing', () => {
    const { sources, boundary, baseYear, landAreaM2 } = districtSources(wholePlan([]), SEED);
    expect(sources.map((one) => [one.dataset.role, one.name, one.content])).toContainEqual([
      'land-cover',
      'landcover.fgb',
      { url: '/demo/jizhou/landcover.fgb' },
    ]);
    expect(sources).toHaveLength(6);
    expect([boundary, baseYear, landAreaM2]).toEqual([SEED.boundary, 2020, null]);
  });

  it('is what the plan brings first; the seed fills the roles left empty', () => {
    const own = {
      role: 'land-cover',
      href: 'data/own.fgb',
      classSystem: 'third-survey',
      fields: { class: 'DLBM' },
    } as const;
    const plan = wholePlan([], { base: [own], boundary: gridBox(1, 0, 2, 1), landAreaM2: 5 });
    const { sources, boundary, landAreaM2 } = districtSources(plan, SEED);
    expect(sources.filter((one) => one.dataset.role === 'land-cover')).toEqual([
      { dataset: own, name: 'own.fgb', content: { url: 'data/own.fgb' } },
    ]);
    expect(sources).toHaveLength(6);
    expect([boundary, landAreaM2]).toEqual([plan.boundary, 5]);
  });

  it.each([
    ['https://example.org/%E4%B8%89%E8%B0%83.fgb', '三调.fgb'],
    ['data/三调.fgb', '三调.fgb'],
    ['data/50%.fgb', '50%.fgb'],
  ])('names %s as a person would: %s', (href, name) => {
    const { sources } = districtSources(wholePlan([], { base: [{ role: 'roads', href }] }), null);
    expect(sources.map((one) => one.name)).toEqual([name]);
  });

  it('is nothing for a plan without base and seed', () => {
    expect(districtSources(wholePlan([]), null)).toEqual({
      boundary: null,
      landAreaM2: null,
      baseYear: 2020,
      sources: [],
    });
  });
});

describe('targets in force', () => {
  it('are those of the seed, replaced by the plan’s of the same id, then the plan’s others', () => {
    const stricter = target({ op: '>=', value: 33 });
    const other = target({ id: 'own', op: '>=', value: 1 });
    const found = targetsInForce({ targets: [other, stricter] }, SEED);
    expect(found.map((one) => [one.id, one.value])).toEqual([
      ['cover-2025', 33],
      ['redline', 200],
      ['own', 1],
    ]);
    expect(targetsInForce({ targets: [other] }, null)).toEqual([other]);
  });
});
