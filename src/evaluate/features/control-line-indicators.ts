import type { KindId } from '../../kinds/kind.ts';
import type { FeatureIndicator, FeatureInput } from './feature-indicator.ts';

/**
 * Indicators of control lines (管控线): what the base data and the plan draw together, each place once. Red line (生态保护红线) as area and as a
 * share of the district or zone (methods.md 3.1), permanent basic farmland (永久基本农田) as area, m².
 */
export const CONTROL_LINE_INDICATORS: readonly FeatureIndicator[] = [
  lineArea('redline.area', 'ecological-redline'),
  {
    id: 'redline.share',
    unit: '%',
    compute: (input) => {
      const { zoneM2 } = input;
      if (zoneM2 === null || zoneM2 === 0) {
        return [{ group: null, value: null, none: { code: 'no-region', details: {} }, low: null, high: null }];
      }
      const value = (100 * coveredM2(input, 'ecological-redline')) / zoneM2;
      return [{ group: null, value, none: null, low: null, high: null, whole: { amount: zoneM2, unit: 'm2' } }];
    },
  },
  lineArea('farmland.protected', 'farmland-redline'),
];

function lineArea(id: 'redline.area' | 'farmland.protected', kind: KindId): FeatureIndicator {
  return {
    id,
    unit: 'm2',
    compute: (input) => [{ group: null, value: coveredM2(input, kind), none: null, low: null, high: null }],
  };
}

function coveredM2({ features, linesOfBase, unionM2 }: FeatureInput, kind: KindId): number {
  const drawn = features.filter(({ feature }) => feature.properties.kind === kind);
  const known = linesOfBase?.get(kind);
  if (known === undefined) return unionM2(drawn);
  return drawn.length === 0 ? known.areaM2() : unionM2([...known.features, ...drawn]);
}
