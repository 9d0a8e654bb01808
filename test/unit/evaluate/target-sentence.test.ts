import { describe, expect, it } from 'vitest';
import { proposeTargets } from '../../../src/evaluate/targets/target-sentence.ts';

/** Indicator, group, op, value, unit and year of every proposal. */
function read(sentence: string): readonly (readonly unknown[])[] {
  return proposeTargets(sentence).map(({ indicator, group, op, value, unit, year }) => [
    indicator,
    group,
    op,
    value,
    unit,
    year,
  ]);
}

// Sentences in the manner of plans, written for this test. Expected numbers by the definitions of the units:
// 1 万kW = 10 MW, 1 亿kWh = 100 GWh, 15 亩 = 1 ha.
describe('targets out of sentences', () => {
  it.each<[string, unknown[][]]>([
    ['到2025年，全区森林覆盖率不低于31.5%。', [['forest.cover', null, '>=', 31.5, '%', 2025]]],
    ['２０３０年森林蓄积量达到１２０万立方米', [['forest.volume', null, '>=', 1_200_000, 'm3', 2030]]],
    ['光伏装机规模力争达到35万千瓦以上（2027年）', [['pv.capacity', null, '>=', 350, 'MW', 2027]]],
    ['到2028年消纳可再生能源电量21亿千瓦时左右', [['renewable.generation', null, 'about', 2100, 'GWh/a', 2028]]],
    ['新建高标准农田4.5万亩', [['farmland.highstandard', 'new', '>=', 3000, 'ha', null]]],
    [
      '至2026年，新建高标准农田3万亩，改造提升1.5万亩。',
      [
        ['farmland.highstandard', 'new', '>=', 2000, 'ha', 2026],
        ['farmland.highstandard', 'upgraded', null, 1000, 'ha', 2026],
      ],
    ],
    [
      '2025年、2030年新型储能装机分别达到5万千瓦、12万千瓦',
      [
        ['storage.power', null, '>=', 50, 'MW', 2025],
        ['storage.power', null, '>=', 120, 'MW', 2030],
      ],
    ],
    ['风电、太阳能发电总装机突破260万千瓦', [['windsolar.capacity', null, '>=', 2600, 'MW', null]]],
    ['抽水蓄能电站装机约120万kW，2035年前建成', [['pumped.power', null, 'about', 1200, 'MW', 2035]]],
    ['绿氢产能达到6万吨/年', [['hydrogen.output', null, '>=', 60_000, 't/a', null]]],
    ['新增公共充电桩800个以上', [['charging.piles', null, '>=', 800, 'count', null]]],
    ['公交站点500米覆盖率达到95%', [['bus.coverage', null, '>=', 95, '%', null]]],
    ['新建厂房屋顶光伏覆盖率2025年达到55%', [['roof.pv.share', null, '>=', 55, '%', 2025]]],
    ['完成3个园区循环化改造', [['parks.circular', null, '>=', 3, 'count', null]]],
    ['湿地面积控制在1200公顷以内', [['wetland.area', null, '<=', 1200, 'ha', null]]],
    ['充电网络实现村村通', [['charging.villages', null, '=', 100, '%', null]]],
    [
      '到2025年非化石能源消费比重达到18%左右，清洁能源装机占比不低于42%',
      [
        ['tracked.nonfossil-share', null, 'about', 18, '%', 2025],
        ['clean.capacity.share', null, '>=', 42, '%', 2025],
      ],
    ],
    ['Forest cover is to reach at least 33.5 % by 2030.', [['forest.cover', null, '>=', 33.5, '%', 2030]]],
    ['By 2027 some 150 MW of new-type storage', [['storage.power', null, null, 150, 'MW', 2027]]],
    ['Wind and solar capacity of about 2.5 GW by 2030', [['windsolar.capacity', null, 'about', 2500, 'MW', 2030]]],
    ['1,200 charging piles in 2026 at the latest', [['charging.piles', null, null, 1200, 'count', 2026]]],
  ])('%s', (sentence, expected) => {
    expect(read(sentence)).toEqual(expected);
  });

  it('leaves open what it cannot tell', () => {
    expect(read('规上工业增加值年均增长6%')).toEqual([[null, null, null, 6, '%', null]]);
    expect(read('占比提高3个百分点')).toEqual([[null, null, null, 3, null, null]]);
    expect(read('推进国土绿化，巩固生态系统碳汇能力')).toEqual([]);
  });

  it('takes no year and no distance for a figure, and no figure for a year', () => {
    expect(read('2025年在1公里范围内布局')).toEqual([]);
    expect(read('光伏装机达到2025兆瓦')).toEqual([['pv.capacity', null, '>=', 2025, 'MW', null]]);
  });

  it('keeps the sentence and the figure as written', () => {
    const [proposal] = proposeTargets(' 到2025年，风电装机达到19万千瓦。 ');
    expect(proposal).toMatchObject({
      evidence: '到2025年，风电装机达到19万千瓦。',
      written: '19万千瓦',
      kind: 'counted',
    });
  });
});
