import type { BaseDataset } from './plan.ts';

/**
 * The illustrative base (示意底图) that every seed brings, as the demo builder writes it; `href` is the file name within the
 * seed's demo folder.
 */
export const DEMO_DATASETS: readonly BaseDataset[] = [
  {
    role: 'land-cover',
    href: 'landcover.fgb',
    classSystem: 'third-survey',
    fields: {
      class: 'DLBM',
      id: 'BSM',
      officialAreaM2: 'TBMJ',
      place: 'ZLDWMC',
      species: 'SZ',
      age: 'NL',
      volumeM3PerHa: 'GQXJ',
      canopy: 'YBD',
      origin: 'QY',
      specialShrub: 'TGGM',
    },
  },
  { role: 'redline', href: 'redline.fgb' },
  { role: 'farmland', href: 'farmland.fgb' },
  { role: 'roads', href: 'roads.fgb' },
  { role: 'villages', href: 'villages.fgb' },
  { role: 'places', href: 'places.fgb' },
];
