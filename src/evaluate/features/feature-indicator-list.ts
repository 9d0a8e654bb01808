import type { FeatureIndicator } from './feature-indicator.ts';

/** All indicators of counted features, in the order of their rows. */
export const FEATURE_INDICATORS: readonly FeatureIndicator[] = [];
