import { chargingPilesIndicator } from './charging-piles.indicator.ts';
import { CONTROL_LINE_INDICATORS } from './control-line-indicators.ts';
import { DRAWN_AREA_INDICATORS } from './drawn-area-indicators.ts';
import { ENERGY_INDICATORS } from '../energy/energy-indicators.ts';
import type { FeatureIndicator } from './feature-indicator.ts';

/** All indicators of counted features, in the order of their rows. */
export const FEATURE_INDICATORS: readonly FeatureIndicator[] = [
  ...CONTROL_LINE_INDICATORS,
  ...DRAWN_AREA_INDICATORS,
  ...ENERGY_INDICATORS,
  chargingPilesIndicator,
];
