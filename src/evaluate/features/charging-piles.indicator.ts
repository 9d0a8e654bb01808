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
      const own = feature.properties['piles'];
      const isNumber = typeof own === 'number' && Number.isFinite(own);
      if (!isNumber || own < 0) {
        const code = isNumber ? 'feature-value-refused' : 'feature-value-missing';
        const details = { feature: feature.id, name: feature.properties.name, field: 'piles' };
        return [{ group: null, value: null, none: { code, details }, low: null, high: null }];
      }
      piles += share * own;
    }
    return [{ group: null, value: piles, none: null, low: null, high: null }];
  },
};
