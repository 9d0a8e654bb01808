import { describe, expect, it } from 'vitest';
import { readSeed } from '../../../src/plan/seed.ts';

const words = { zh: '蓟州区', en: 'Jizhou' };
const good = {
  id: 'jizhou',
  name: words,
  province: words,
  document: { title: '天津市蓟州区碳达峰实施方案', issued: '2023-08-01' },
  boundary: { codes: ['156120119'] },
  centralMeridian: 117,
  baseYear: 2020,
  years: [2025, 2030],
  headlineTargets: ['jz-forest-cover', 'jz-renewable-capacity'],
  illustrative: words,
  attribution: [words],
};

describe('readSeed', () => {
  it('returns the descriptor with members it does not know', () => {
    const extended = { ...good, contact: '规划科', boundary: { ...good.boundary, year: 2024 } };
    expect(readSeed(extended)).toEqual({ ok: true, value: extended });
  });

  it.each([
    [
      'a boundary code that is none',
      { boundary: { codes: ['120119'] } },
      ['boundary', 'codes', 0],
      'schema.wrong-form',
    ],
    ['no boundary code', { boundary: { codes: [] } }, ['boundary', 'codes'], 'schema.out-of-range'],
    ['a central meridian of no 3° zone', { centralMeridian: 118 }, ['centralMeridian'], 'schema.wrong-form'],
    ['one headline target', { headlineTargets: ['jz-forest-cover'] }, ['headlineTargets'], 'schema.out-of-range'],
    ['no attribution', { attribution: [] }, ['attribution'], 'schema.out-of-range'],
    ['a land area without a source', { landArea: { areaM2: 1.59e9 } }, ['landArea', 'source'], 'schema.missing'],
    [
      'a land area that is negative',
      { landArea: { areaM2: -1, source: 'x' } },
      ['landArea', 'areaM2'],
      'schema.out-of-range',
    ],
  ])('reports %s', (_, change, path, code) => {
    const result = readSeed({ ...good, ...change });
    expect(result).toMatchObject({ ok: false, issues: [{ path, code }] });
  });
});
