import { describe, expect, it } from 'vitest';
import { FACTOR_TOPICS } from '../../../../src/evaluate/factors/factor.ts';
import { shippedFactors } from '../../../../src/evaluate/factors/shipped-factors.ts';

const factors = shippedFactors();
const byId = new Map(factors.map((one) => [one.id, one]));

describe('the shipped factors', () => {
  it('are 1 060, 775 of them confirmed and 285 recalled, each id once', () => {
    const marked = (mark: string): number => factors.filter(({ confidence }) => confidence === mark).length;
    expect(byId.size).toBe(1060);
    expect(factors).toHaveLength(1060);
    expect(marked('confirmed')).toBe(775);
    expect(marked('recalled')).toBe(285);
  });

  it('say what, in which unit, from where and how sure', () => {
    for (const { id, quantity, landClass, unit, confidence, evidence } of factors) {
      expect(Math.min(id.length, quantity.length, landClass.length, unit.length), id).toBeGreaterThan(0);
      expect(evidence !== null, id).toBe(confidence === 'confirmed');
    }
    // These two came without a source, and nothing is made up for them.
    expect(factors.filter(({ source }) => source === '').map(({ id }) => id)).toEqual([
      'coal.equiv.2020',
      'coal.equiv.2024',
    ]);
  });

  it('have a value within their range, or a range alone', () => {
    const bare = factors.filter(({ value }) => value === null);
    expect(bare.map(({ id }) => id)).toEqual([
      'burial.china.saltmarsh',
      'urban.sh.biomass.core',
      'urban.sh.biomass.suburb',
    ]);
    for (const { id, value, low, high } of factors) {
      for (const number of [value, low, high]) if (number !== null) expect(Number.isFinite(number), id).toBe(true);
      expect((low ?? -Infinity) <= (value ?? low ?? 0) && (value ?? high ?? 0) <= (high ?? Infinity), id).toBe(true);
    }
  });

  it('are said in Chinese, too', () => {
    for (const { id, quantityZh, landClassZh } of factors) {
      expect(`${quantityZh}${landClassZh}`, id).not.toMatch(/\b(?!AGB|CFS)[a-z]{4,}\b/u);
    }
    expect(byId.get('ipcc19.socref.HAC.WTM')).toMatchObject({
      quantityZh: '参考土壤有机碳 0–30 cm',
      landClassZh: '高活性黏土，暖温带湿润',
    });
  });

  it.each([
    ['ipcc19.socref.HAC.WTM', 30],
    ['ipcc13.mangrove.soil1m', 100],
    ['density.zj.樟林.soil_1m', 100],
    ['soc.gx.松树林.幼龄', 100],
    ['urban.gz.soc0_20', 20],
    ['soc.marsh.0_30', 30],
    // A layer that does not begin at the surface, a ratio, biomass, and a depth that its abstract does not state.
    ['soc.marsh.30_100', null],
    ['ipcc19.fmg.reduced.WTM', null],
    ['density.zj.樟林.tree', null],
    ['urban.sh.soc.forest', null],
  ])('%s is of depth %s', (id, depthCm) => {
    expect(byId.get(id)?.depthCm).toBe(depthCm);
  });

  it('soil carbon has a depth wherever its words name one', () => {
    const named = factors.filter(({ quantity }) => /0–(20|30|100) cm|soil_1m|to 1 m/u.test(quantity));
    const layers = named.filter(({ quantity }) => quantity.includes('30–100'));
    expect(named.length).toBeGreaterThan(100);
    expect(named.filter(({ depthCm }) => depthCm === null)).toEqual(layers);
  });

  it.each([
    ['density.zj.tree.马尾松_天然.幼龄', '浙江'],
    ['density.gs.天然林.冷杉.tree', '甘肃'],
    ['cf.jilin.白桦林', '吉林'],
    ['soc.gx.松树林.幼龄', '广西'],
    ['invest.mata.forest.above', '陕西'],
    ['coastal.saline.盐碱裸地(撂荒)', '河北'],
    ['grid.2023.national.avg', 'national'],
    ['tang.density.forest.biomass', 'national'],
    ['soc.marsh.0_30', 'global'],
    ['ipcc19.socref.HAC.WTM', ''],
  ])('%s was measured in "%s"', (id, region) => {
    expect(byId.get(id)?.region).toBe(region);
  });

  it('come topic by topic', () => {
    const order = factors.map(({ topic }) => FACTOR_TOPICS.indexOf(topic));
    expect(order.every((position, index) => position >= (order[index - 1] ?? 0))).toBe(true);
    expect(new Set(order).size).toBe(FACTOR_TOPICS.length);
  });
});
