import type { TargetOperator } from '../../plan/target.ts';

/** What words of a sentence are about (指标用词): an indicator with the units in which it can be stated. */
export interface SentenceTopic {
  readonly words: RegExp;
  readonly indicator: string;
  readonly group?: string;
  readonly units: readonly string[];
  readonly kind: 'map' | 'counted' | 'tracked';
}

const AREA = ['ha', 'm2', 'km2'];

/**
 * Words of plans for indicators, in both languages; the longest match at a place wins, so that 风电、太阳能发电 is not read as wind.
 * A topic holds only for figures in its units.
 */
export const SENTENCE_TOPICS: readonly SentenceTopic[] = [
  topic(/森林覆盖率|forest cover(?:age)?/giu, 'forest.cover', ['%'], 'map'),
  topic(/(?:森林|活立木)?蓄积量?|growing[- ]stock(?: volume)?|stem volume/giu, 'forest.volume', ['m3'], 'counted'),
  topic(/蓝绿空间(?:占比|比例)?|blue[- ]green (?:space|share)/giu, 'bluegreen.share', ['%'], 'map'),
  topic(/湿地(?:面积|保有量)?|wetlands?/giu, 'wetland.area', AREA, 'map'),
  topic(/生态保护红线|ecological red ?line/giu, 'redline.area', AREA, 'map'),
  topic(/生态保护红线(?:占比|比例)?|ecological red ?line/giu, 'redline.share', ['%'], 'map'),
  topic(/永久基本农田|permanent basic farmland/giu, 'farmland.protected', AREA, 'map'),
  topic(/高标准(?:基本)?农田|high-standard farmland/giu, 'farmland.highstandard', AREA, 'map'),
  topic(/新建(?:成)?高标准(?:基本)?农田|new high-standard farmland/giu, 'farmland.highstandard', AREA, 'map', 'new'),
  topic(
    /(?:改造提升|提升改造|提质改造)高标准(?:基本)?农田|upgraded high-standard farmland/giu,
    'farmland.highstandard',
    AREA,
    'map',
    'upgraded',
  ),
  topic(/改造提升|提质改造|upgrad(?:e|ed|ing)/giu, 'farmland.highstandard', AREA, 'map', 'upgraded'),
  topic(/撂荒地|fallow land/giu, 'restoration.area', AREA, 'map', 'fallow'),
  topic(
    /(?:水鸟|候鸟)[^，。；,;]{0,6}栖息地|waterbird habitats?/giu,
    'restoration.area',
    AREA,
    'map',
    'waterbird-habitat',
  ),
  topic(/矿山[^，。；,;]{0,8}(?:修复|治理)|mine restoration/giu, 'restoration.area', AREA, 'map', 'mine'),
  topic(/生态修复|ecological restoration/giu, 'restoration.area', AREA, 'map'),
  topic(/(?:公园|城市)绿地|urban green space/giu, 'green.area', AREA, 'map'),
  topic(/光伏(?:发电)?|太阳能发电|photovoltaics?|\bPV\b|solar/giu, 'pv.capacity', ['MW'], 'counted'),
  topic(/风电|风力发电|wind(?: power)?/giu, 'wind.capacity', ['MW'], 'counted'),
  topic(
    /风电[、和及与](?:太阳能|光伏)(?:发电)?|风光(?:发电|新能源)?|wind and solar(?: power)?/giu,
    'windsolar.capacity',
    ['MW'],
    'counted',
  ),
  topic(/生物质(?:能)?(?:发电)?|biomass/giu, 'biomass.capacity', ['MW'], 'counted'),
  topic(/新型储能|电化学储能|储能|(?:new-type |battery )?storage/giu, 'storage.power', ['MW'], 'counted'),
  topic(/抽水蓄能|抽蓄|pumped[- ](?:hydro )?storage/giu, 'pumped.power', ['MW'], 'counted'),
  topic(/绿氢|氢能|制氢|(?:green )?hydrogen/giu, 'hydrogen.output', ['t', 't/a'], 'counted'),
  topic(/可再生能源|新能源|renewables?/giu, 'renewable.capacity', ['MW'], 'counted'),
  topic(/可再生能源|新能源|renewables?/giu, 'renewable.generation', ['GWh/a'], 'counted'),
  topic(/清洁能源[^，。；,;]{0,10}(?:占比|比重)|clean[^.,;]{0,30}share/giu, 'clean.capacity.share', ['%'], 'counted'),
  topic(/充电(?:桩|设施)|charging piles?|chargers?/giu, 'charging.piles', ['count'], 'counted'),
  topic(/充电[^，。；,;]{0,12}(?:覆盖率?|服务半径)|charging[^.,;]{0,30}coverage/giu, 'charging.coverage', ['%'], 'map'),
  topic(/充电[^，。；,;]{0,12}村村通|villages with charging/giu, 'charging.villages', ['%'], 'map'),
  topic(
    /公(?:共)?交(?:通)?[^，。；,;]{0,14}覆盖率?|bus stops?[^.,;]{0,30}|bus coverage/giu,
    'bus.coverage',
    ['%'],
    'map',
  ),
  topic(/屋顶[^，。；,;]{0,8}光伏[^，。；,;]{0,6}(?:覆盖率|比例)?|roof(?:top)? PV/giu, 'roof.pv.share', ['%'], 'map'),
  topic(/循环化改造|circular (?:retrofit|conversion)/giu, 'parks.circular', ['count', '%'], 'counted'),
  topic(/碳汇(?:量)?|carbon sink/giu, 'carbon.sink', ['tCO2e', 't'], 'map'),
  topic(
    /非化石能源[^，。；,;]{0,6}(?:比重|占比)|non-fossil[^.,;]{0,30}/giu,
    'tracked.nonfossil-share',
    ['%'],
    'tracked',
  ),
];

function topic(
  words: RegExp,
  indicator: string,
  units: readonly string[],
  kind: SentenceTopic['kind'],
  group?: string,
): SentenceTopic {
  return { words, indicator, units, kind, ...(group === undefined ? {} : { group }) };
}

/** Words right behind a figure; they go before those in front of it (控制在 5 万亩左右 is 左右). */
const BEHIND: readonly { readonly words: RegExp; readonly op: TargetOperator }[] = [
  { words: /^\s*(?:左右|上下|or so)/iu, op: 'about' },
  { words: /^\s*(?:以内|之内|以下|or less|at most)/iu, op: '<=' },
  { words: /^\s*(?:及?以上|之上|or more|at least)/iu, op: '>=' },
];

/** Words in front of a figure; the last one counts. */
const BEFORE: readonly { readonly words: RegExp; readonly op: TargetOperator }[] = [
  { words: /不(?:低|少|小)于|no (?:less|lower|fewer) than|at least/giu, op: '>=' },
  { words: /不(?:超过|高于|多于|大于)|no more than|at most|up to/giu, op: '<=' },
  {
    words:
      /(?<!不)(?:达到?|超过|高于|突破|提(?:高|升)[到至]|增(?:加|长)[到至]|新增|新建|建成|完成)|reach(?:es|ed)?|exceed|above|more than/giu,
    op: '>=',
  },
  { words: /控制在|(?<!不)低于|降[到至]|下降到|below|under|within|limited to/giu, op: '<=' },
  { words: /约|大约|about|around|roughly|approximately/giu, op: 'about' },
];

/**
 * How a figure binds, by the words around it; null where none of them is there.
 *
 * @param before what stands before the figure in its clause
 * @param behind what stands behind it
 */
export function operatorAround(before: string, behind: string): TargetOperator | null {
  const after = BEHIND.find(({ words }) => words.test(behind));
  if (after !== undefined) return after.op;
  let last: { readonly end: number; readonly op: TargetOperator } | null = null;
  for (const { words, op } of BEFORE) {
    for (const match of before.matchAll(words)) {
      const end = match.index + match[0].length;
      if (last === null || end > last.end) last = { end, op };
    }
  }
  return last?.op ?? null;
}
