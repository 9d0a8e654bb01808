import { expect, it } from 'vitest';
import { siteArea, type SiteExclusion, type SitePiece } from '../../../../src/evaluate/energy/site-area.ts';

const piece = (areaM2: number, classCode: string | null, ...layers: readonly string[]): SitePiece => ({
  areaM2,
  classCode,
  layers: new Set(layers),
});
const onLayer = (rule: string, ...layers: readonly string[]): SiteExclusion => ({
  rule,
  verdict: 'forbidden',
  layers,
  classCodes: new Set(),
});
const onClass = (rule: string, ...codes: readonly string[]): SiteExclusion => ({
  rule,
  verdict: 'forbidden',
  layers: [],
  classCodes: new Set(codes),
});

const PIECES = [
  piece(10, '0103', 'farmland'),
  piece(20, '0103'),
  piece(5, '0301', 'redline'),
  piece(7, '0305'),
  piece(40, '1206'),
  piece(3, '1206', 'redline'),
  piece(2, null),
  piece(1, ''),
];
const SHRUBS: SiteExclusion = { ...onClass('pv.shrubland', '0305'), verdict: 'conditional' };
const RULES = [onLayer('basic', 'farmland'), onClass('cropland', '0103'), onLayer('redline', 'redline'), SHRUBS];

it('takes exclusions one after the other, each what those before it left', () => {
  const site = siteArea(PIECES, RULES);
  expect(site.grossM2).toBe(88);
  expect(site.steps).toEqual([
    { rule: 'basic', removedM2: 10, leftM2: 78 },
    { rule: 'cropland', removedM2: 20, leftM2: 58 },
    { rule: 'redline', removedM2: 8, leftM2: 50 },
  ]);
  expect(site).toMatchObject({ unknownM2: 3, netM2: 47 });
  expect(site.netByClass).toEqual([
    { classCode: '0305', areaM2: 7 },
    { classCode: '1206', areaM2: 40 },
  ]);
});

it('leaves the same net area in any order; only the shares of the exclusions change', () => {
  const turned = siteArea(PIECES, [...RULES].reverse());
  expect(turned.steps).toEqual([
    { rule: 'redline', removedM2: 8, leftM2: 80 },
    { rule: 'cropland', removedM2: 30, leftM2: 50 },
    { rule: 'basic', removedM2: 0, leftM2: 50 },
  ]);
  expect(turned.netM2).toBe(47);
});

it('tells land with a condition, and takes nothing for it', () => {
  expect(siteArea(PIECES, RULES).conditional).toEqual([{ rule: 'pv.shrubland', areaM2: 7 }]);
});
