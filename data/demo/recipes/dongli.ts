import type { Recipe, Town } from '../recipe.ts';
import { FAMILY_NAMES } from './family-names.ts';
import { placesOfTowns } from './town-places.ts';

const TOWNS: readonly Town[] = [
  { name: '张贵庄', at: [117.31, 39.09], radiusM: 2400, kind: 'city' },
  { name: '万新', at: [117.265, 39.11], radiusM: 2000, kind: 'city' },
  { name: '新立', at: [117.38, 39.07], radiusM: 1700, kind: 'city' },
  { name: '华明', at: [117.37, 39.165], radiusM: 1700, kind: 'city' },
  { name: '军粮城', at: [117.465, 39.06], radiusM: 1700, kind: 'city' },
  { name: '金钟', at: [117.29, 39.185], radiusM: 1500, kind: 'city' },
  { name: '无瑕', at: [117.45, 39.025], radiusM: 1300, kind: 'city' },
  { name: '东丽湖', at: [117.48, 39.165], radiusM: 1500, kind: 'city' },
  { name: '天津空港经济区', at: [117.4, 39.125], radiusM: 2600, kind: 'industry' },
  { name: '天津滨海国际机场', at: [117.35, 39.125], radiusM: 1900, kind: 'industry' },
  { name: '东丽经济技术开发区', at: [117.36, 39.09], radiusM: 1400, kind: 'industry' },
  { name: '军粮城工业园', at: [117.5, 39.03], radiusM: 1300, kind: 'industry' },
  { name: '华明高新园', at: [117.41, 39.18], radiusM: 1300, kind: 'industry' },
];

/**
 * 东丽区: flat; dense town in the west, airport and works, fish ponds, reservoirs and the ecological barrier in the middle and east.
 */
export const DONGLI: Recipe = {
  id: 'dongli',
  code: '120110',
  nameZh: '东丽区',
  nameEn: 'Dongli',
  districts: ['156120110'],
  water: 'dongli',
  randomSeed: 120110,
  origin: [117.4, 39.12],
  ruggedness: 0.2,
  hills: [],
  grain: {
    villageSpacingM: 2100,
    hillVillageSpacingM: 2100,
    footSpacingM: 1120,
    mountainSpacingM: 1120,
    blockM2: 137000,
    stripM: 0,
    footLeafM2: 118000,
    villageRadiusM: 360,
    houseM2: 43000,
    townBlockM2: 71000,
  },
  towns: TOWNS,
  roads: [
    {
      name: '京津塘高速',
      class: 'motorway',
      via: [
        [117.2, 39.2],
        [117.33, 39.14],
        [117.45, 39.08],
        [117.6, 39.04],
      ],
    },
    {
      name: '津滨高速',
      class: 'motorway',
      via: [
        [117.25, 39.1],
        [117.38, 39.085],
        [117.5, 39.06],
        [117.6, 39.05],
      ],
    },
    {
      name: '外环东路',
      class: 'national',
      via: [
        [117.28, 39.24],
        [117.31, 39.15],
        [117.33, 39.08],
        [117.36, 39.0],
      ],
    },
    {
      name: '津塘公路',
      class: 'national',
      via: [
        [117.23, 39.1],
        [117.31, 39.085],
        [117.4, 39.06],
        [117.56, 39.03],
      ],
    },
    {
      name: '津汉公路',
      class: 'national',
      via: [
        [117.22, 39.14],
        [117.33, 39.155],
        [117.45, 39.18],
        [117.58, 39.2],
      ],
    },
    {
      name: '京山铁路',
      class: 'railway',
      via: [
        [117.22, 39.12],
        [117.32, 39.1],
        [117.47, 39.07],
        [117.6, 39.05],
      ],
    },
    {
      name: '东金路',
      class: 'county',
      via: [
        [117.36, 39.24],
        [117.37, 39.16],
        [117.38, 39.07],
        [117.39, 39.0],
      ],
    },
    {
      name: '赤海路',
      class: 'county',
      via: [
        [117.45, 39.24],
        [117.48, 39.16],
        [117.47, 39.06],
        [117.45, 39.0],
      ],
    },
  ],
  rivers: [
    {
      name: '海河',
      widthM: 110,
      valleyM: 200,
      via: [
        [117.22, 39.1],
        [117.3, 39.055],
        [117.38, 39.03],
        [117.45, 39.01],
        [117.56, 38.99],
      ],
    },
    {
      name: '金钟河',
      widthM: 60,
      valleyM: 200,
      via: [
        [117.22, 39.2],
        [117.35, 39.21],
        [117.5, 39.22],
        [117.6, 39.23],
      ],
    },
    {
      name: '东减河',
      widthM: 30,
      valleyM: 200,
      via: [
        [117.4, 39.21],
        [117.42, 39.14],
        [117.44, 39.03],
      ],
    },
    {
      name: '新地河',
      widthM: 24,
      valleyM: 200,
      via: [
        [117.33, 39.21],
        [117.34, 39.16],
        [117.42, 39.15],
        [117.48, 39.15],
      ],
    },
  ],
  places: [
    ...placesOfTowns(TOWNS),
    { name: '东丽湖旅游区', type: 'scenic-area', at: [117.47, 39.155] },
    { name: '金钟河湿地', type: 'park', at: [117.4, 39.212] },
    { name: '海河故道公园', type: 'park', at: [117.33, 39.045] },
    { name: '空港中心酒店', type: 'hotel', at: [117.4, 39.13] },
    { name: '华明集装箱市场', type: 'market', at: [117.38, 39.17] },
  ],
  waterNames: [],
  villageNames: { families: FAMILY_NAMES, endings: ['庄', '村', '台', '房子', '圈', '窑', '地', '坨'] },
  plain: [
    ['0102', 27],
    ['0103', 3],
    ['0101', 4],
    ['0201', 2],
    ['0301', 14],
    ['0307', 2],
    ['0404', 8],
    ['1104', 21],
    ['1106', 4],
    ['1108', 3],
    ['1202', 4],
    ['0601', 5],
    ['0810', 3],
    ['1206', 2],
  ],
  foot: [['0102', 1]],
  mountainRest: [['0404', 1]],
  species: [['白蜡', 1]],
  lakeClass: '1103',
  forestCover: 0.09,
  redlineShare: 0.5,
  farmlandShare: 0.7,
};
