import { classAreaIndicator } from './class-area.indicator.ts';
import { classChangeIndicator } from './class-change.indicator.ts';
import { forestAreaIndicator } from './forest-area.indicator.ts';
import { forestCoverIndicator } from './forest-cover.indicator.ts';
import { forestVolumeIndicator } from './forest-volume.indicator.ts';
import type { Indicator } from './indicator.ts';
import { LISTED_LAND_INDICATORS } from './listed-land.indicator.ts';
import { regionAreaIndicator } from './region-area.indicator.ts';
import { stratumAreaIndicator } from './stratum-area.indicator.ts';

/** All indicators that can be computed, in the order of their rows. */
export const INDICATORS: readonly Indicator[] = [
  regionAreaIndicator,
  classAreaIndicator,
  stratumAreaIndicator,
  classChangeIndicator,
  forestAreaIndicator,
  forestCoverIndicator,
  forestVolumeIndicator,
  ...LISTED_LAND_INDICATORS,
];
