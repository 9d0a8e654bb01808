import { choose, chooseWeighted, hashUnit } from './random.ts';
import type { Recipe } from './recipe.ts';

/** Attributes of woody land, in the words of the forest inventory (森林资源管理一张图). */
export interface Stand {
  /** 树种组 species group. */
  readonly species: string | null;
  /** 年龄 stand age, years. */
  readonly age: number | null;
  /** 公顷蓄积 growing stock, m³ per hectare. */
  readonly volumeM3PerHa: number | null;
  /** 郁闭度 canopy cover, 0…1. */
  readonly canopy: number | null;
  /** 起源 origin. */
  readonly origin: string | null;
  /** 国家特别规定灌木林 是/否, for shrub only. */
  readonly specialShrub: string | null;
}

/** Land without trees. */
const NO_STAND: Stand = {
  species: null,
  age: null,
  volumeM3PerHa: null,
  canopy: null,
  origin: null,
  specialShrub: null,
};

/**
 * Illustrative growth of a species group: full stock at canopy 0.7, m³/ha, and the rate of a Richards curve per year.
 * Orders of magnitude of northern and central Chinese stands, made up for the demonstration; not a yield table.
 */
const GROWTH: Readonly<Record<string, { readonly full: number; readonly rate: number; readonly oldest: number }>> = {
  油松: { full: 125, rate: 0.045, oldest: 60 },
  侧柏: { full: 70, rate: 0.035, oldest: 65 },
  栎类: { full: 105, rate: 0.035, oldest: 70 },
  杨树: { full: 135, rate: 0.13, oldest: 26 },
  刺槐: { full: 80, rate: 0.085, oldest: 36 },
  落叶松: { full: 150, rate: 0.06, oldest: 45 },
  软阔: { full: 95, rate: 0.08, oldest: 40 },
  硬阔: { full: 100, rate: 0.045, oldest: 60 },
  马尾松: { full: 130, rate: 0.065, oldest: 48 },
  杉木: { full: 160, rate: 0.09, oldest: 36 },
  柏木: { full: 95, rate: 0.045, oldest: 55 },
  黑松: { full: 85, rate: 0.05, oldest: 50 },
  湿地松: { full: 125, rate: 0.1, oldest: 34 },
  樟树: { full: 110, rate: 0.055, oldest: 45 },
  榆树: { full: 60, rate: 0.06, oldest: 40 },
  白蜡: { full: 70, rate: 0.07, oldest: 30 },
  柳树: { full: 85, rate: 0.1, oldest: 30 },
};

const NATURAL_SPECIES = new Set(['栎类', '硬阔', '软阔', '马尾松', '柏木']);
const PLAIN_SPECIES = ['杨树', '杨树', '杨树', '刺槐', '柳树', '软阔', '白蜡'];
const SHRUBS = ['荆条', '酸枣', '山杏', '胡枝子', '绣线菊'];

function round(value: number, decimals: number): number {
  const scale = 10 ** decimals;
  return Math.round(value * scale) / scale;
}

/**
 * The stand on a parcel of woody land; what it says depends on the parcel's number only.
 *
 * @param relief how mountainous the ground is, see `relief.ts`
 */
export function standOf(code: string, parcel: number, relief: number, recipe: Recipe): Stand {
  const seed = recipe.randomSeed + 4000;
  const unit = (salt: number): number => hashUnit(parcel, salt, seed);
  if (code === '0305') {
    const isSpecial = unit(1) < 0.3;
    return {
      ...NO_STAND,
      species: choose(SHRUBS, unit(2)),
      canopy: round(0.3 + unit(3) * 0.45, 2),
      origin: unit(4) < 0.85 ? '天然' : '人工',
      specialShrub: isSpecial ? '是' : '否',
    };
  }
  if (code === '0302') {
    return { ...NO_STAND, species: '竹类', canopy: round(0.55 + unit(3) * 0.35, 2), origin: '人工' };
  }
  if (code !== '0301' && code !== '0307') return NO_STAND;
  const species = relief > 0.3 ? chooseWeighted(recipe.species, unit(5)) : choose(PLAIN_SPECIES, unit(5));
  const growth = GROWTH[species];
  if (growth === undefined) throw new Error(`no growth for ${species}`);
  const origin = NATURAL_SPECIES.has(species) && unit(6) < 0.7 ? '天然' : '人工';
  if (code === '0307') {
    const age = 1 + Math.floor(unit(7) * 5);
    return { ...NO_STAND, species, age, volumeM3PerHa: 0, canopy: round(0.05 + unit(8) * 0.13, 2), origin: '人工' };
  }
  const age = Math.max(4, Math.round(growth.oldest * (0.15 + 0.85 * ((unit(7) + unit(9)) / 2))));
  const isSparse = unit(10) < 0.015;
  const canopy = round(isSparse ? 0.1 + unit(8) * 0.09 : 0.32 + 0.5 * ((unit(8) + unit(11)) / 2) + 0.06 * unit(12), 2);
  const grown = (1 - Math.exp(-growth.rate * age)) ** 2.2;
  const volume = growth.full * grown * (canopy / 0.7) * (0.75 + 0.5 * unit(13));
  return {
    ...NO_STAND,
    species,
    age,
    volumeM3PerHa: unit(14) < 0.01 ? null : round(volume, 1),
    canopy,
    origin,
  };
}

/** Whether woody land counts in 森林覆盖率: trees of canopy 0.2 and more, bamboo, and specially defined shrub. */
export function isForestCover(code: string, stand: Stand): boolean {
  if (code === '0301') return (stand.canopy ?? 0) >= 0.2;
  return code === '0302' || (code === '0305' && stand.specialShrub === '是');
}
