import type { imageClasses as source } from '../zh/image-classes.ts';

/** Names of the classes of land cover made from satellite images, by system and code. */
export const imageClasses = {
  'class.worldcover.10': 'Tree cover',
  'class.worldcover.20': 'Shrubland',
  'class.worldcover.30': 'Grassland',
  'class.worldcover.40': 'Cropland',
  'class.worldcover.50': 'Built-up',
  'class.worldcover.60': 'Bare or sparse vegetation',
  'class.worldcover.70': 'Snow and ice',
  'class.worldcover.80': 'Permanent water bodies',
  'class.worldcover.90': 'Herbaceous wetland',
  'class.worldcover.95': 'Mangroves',
  'class.worldcover.100': 'Moss and lichen',
  'class.clcd.1': 'Cropland',
  'class.clcd.2': 'Forest',
  'class.clcd.3': 'Shrub',
  'class.clcd.4': 'Grassland',
  'class.clcd.5': 'Water',
  'class.clcd.6': 'Snow and ice',
  'class.clcd.7': 'Barren',
  'class.clcd.8': 'Impervious',
  'class.clcd.9': 'Wetland',
} as const satisfies Record<keyof typeof source, string>;
