import { neededNumber } from '../energy/feature-number.ts';
import type { FeatureIndicator } from './feature-indicator.ts';

/**
 * Public charging piles (公共充电桩数): the sum over charging stations. No station is 0 piles; a station without a number, or with a
 * negative one, makes the sum unknown, because it would be too small without saying so.
 */
export const chargingPilesIndicator: FeatureIndicator = {
  id: 'charging.piles',
  unit: 'count',
  compute({ features }) {
    let piles = 0;
    for (const { feature, share } of features) {
      if (feature.properties.kind !== 'charging-station') continue;
      const own = neededNumber(feature, 'piles');
      if (typeof own !== 'number') return [{ group: null, value: null, none: own, low: null, high: null }];
      piles += share * own;
    }
    return [{ group: null, value: piles, none: null, low: null, high: null }];
  },
};
