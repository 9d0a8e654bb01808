import type { Recipe, Town } from '../recipe.ts';
import { FAMILY_NAMES } from './family-names.ts';
import { placesOfTowns } from './town-places.ts';

const TOWNS: readonly Town[] = [
  { name: '灵武城区', at: [106.335, 38.1], radiusM: 2300, kind: 'city' },
  { name: '宁东镇', at: [106.58, 38.13], radiusM: 1500, kind: 'city' },
  { name: '宁东煤化工园区', at: [106.62, 38.19], radiusM: 3200, kind: 'industry' },
  { name: '宁东临河园区', at: [106.43, 38.2], radiusM: 1800, kind: 'industry' },
  { name: '鸳鸯湖电厂园区', at: [106.72, 38.08], radiusM: 1500, kind: 'industry' },
  { name: '羊肠湾园区', at: [106.53, 38.02], radiusM: 1200, kind: 'industry' },
  { name: '梧桐树乡', at: [106.3, 38.2], radiusM: 500, kind: 'town' },
  { name: '崇兴镇', at: [106.3, 38.03], radiusM: 600, kind: 'town' },
  { name: '郝家桥镇', at: [106.29, 37.97], radiusM: 550, kind: 'town' },
  { name: '白土岗乡', at: [106.47, 37.85], radiusM: 450, kind: 'town' },
  { name: '马家滩镇', at: [106.72, 37.86], radiusM: 500, kind: 'town' },
  { name: '横山', at: [106.42, 38.28], radiusM: 420, kind: 'town' },
];

/**
 * 宁东: desert steppe with mines, power and chemical works in the east, the irrigated Yellow River plain in the west.
 * The base has no official outline at hand: 灵武市 stands in for it.
 */
export const NINGDONG: Recipe = {
  id: 'ningdong',
  code: '640181',
  nameZh: '宁东能源化工基地',
  nameEn: 'Ningdong',
  districts: ['156640181'],
  water: 'lingwu',
  standIn: {
    zh: '宁东基地没有可用的官方边界，以灵武市代替。',
    en: 'No official outline of the Ningdong base is at hand; Lingwu stands in for it.',
  },
  randomSeed: 640181,
  origin: [106.54, 37.97],
  ruggedness: 0.3,
  hills: [
    { at: [106.62, 37.97], radiusKm: [30, 52], height: 0.85 },
    { at: [106.5, 37.75], radiusKm: [26, 26], height: 0.7 },
  ],
  grain: {
    villageSpacingM: 2120,
    hillVillageSpacingM: 4250,
    footSpacingM: 1250,
    mountainSpacingM: 1310,
    blockM2: 375000,
    stripM: 0,
    footLeafM2: 469000,
    villageRadiusM: 410,
    houseM2: 94000,
    townBlockM2: 141000,
  },
  towns: TOWNS,
  roads: [
    {
      name: '银青高速',
      class: 'motorway',
      via: [
        [106.2, 38.12],
        [106.43, 38.15],
        [106.6, 38.12],
        [106.9, 38.03],
      ],
    },
    {
      name: '国道307',
      class: 'national',
      via: [
        [106.2, 38.09],
        [106.335, 38.1],
        [106.58, 38.12],
        [106.9, 37.98],
      ],
    },
    {
      name: '太中银铁路',
      class: 'railway',
      via: [
        [106.2, 38.0],
        [106.42, 37.96],
        [106.7, 37.95],
        [106.9, 37.93],
      ],
    },
    {
      name: '省道203',
      class: 'county',
      via: [
        [106.42, 38.4],
        [106.335, 38.1],
        [106.3, 38.03],
        [106.29, 37.9],
        [106.4, 37.6],
      ],
    },
    {
      name: '宁马公路',
      class: 'county',
      via: [
        [106.58, 38.13],
        [106.7, 38.0],
        [106.72, 37.86],
        [106.62, 37.6],
      ],
    },
    {
      name: '白土岗公路',
      class: 'county',
      via: [
        [106.3, 38.0],
        [106.47, 37.85],
        [106.72, 37.86],
      ],
    },
  ],
  rivers: [
    {
      name: '水洞沟',
      widthM: 18,
      valleyM: 900,
      via: [
        [106.85, 38.28],
        [106.6, 38.28],
        [106.5, 38.27],
        [106.4, 38.3],
      ],
    },
    {
      name: '苦水河',
      widthM: 30,
      valleyM: 1600,
      via: [
        [106.45, 37.6],
        [106.38, 37.8],
        [106.25, 37.95],
        [106.2, 38.05],
      ],
    },
    {
      name: '秦渠',
      widthM: 14,
      valleyM: 300,
      via: [
        [106.2, 37.97],
        [106.29, 38.05],
        [106.31, 38.15],
        [106.34, 38.3],
      ],
    },
  ],
  places: [
    ...placesOfTowns(TOWNS),
    { name: '水洞沟旅游区', type: 'scenic-area', at: [106.51, 38.285] },
    { name: '白芨滩国家级自然保护区', type: 'scenic-area', at: [106.42, 38.03] },
    { name: '灵武恐龙地质公园', type: 'scenic-area', at: [106.62, 38.06] },
  ],
  waterNames: [],
  villageNames: { families: FAMILY_NAMES, endings: ['庄', '村', '营', '屯', '台', '家庄', '堡', '沟'] },
  plain: [
    ['0102', 58],
    ['0101', 10],
    ['0103', 2],
    ['0201', 5],
    ['0301', 3],
    ['0307', 2],
    ['0404', 6],
    ['1104', 3],
    ['1202', 3],
    ['1106', 2],
    ['0601', 2],
    ['1107', 2],
    ['1204', 2],
  ],
  foot: [
    ['0404', 48],
    ['0401', 12],
    ['0305', 18],
    ['0102', 6],
    ['0201', 3],
    ['0307', 4],
    ['1205', 5],
    ['1206', 2],
    ['0602', 2],
  ],
  mountainRest: [
    ['0404', 46],
    ['0401', 22],
    ['0305', 16],
    ['1205', 6],
    ['0602', 5],
    ['1206', 3],
    ['0307', 2],
  ],
  clumping: 0.6,
  species: [
    ['榆树', 30],
    ['刺槐', 15],
    ['杨树', 25],
    ['柳树', 12],
    ['白蜡', 18],
  ],
  lakeClass: '1102',
  forestCover: 0.11,
  redlineShare: 0.2,
  farmlandShare: 0.78,
};
