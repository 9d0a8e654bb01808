import type { IndicatorId } from '../measure.ts';
import type { KindId } from '../../kinds/kind.ts';
import type { CountedFeature, FeatureIndicator, FeatureInput, FeatureValue } from './feature-indicator.ts';

/** Which drawn areas an indicator adds up, and by which field it tells groups apart. */
export interface DrawnAreaRule {
  readonly id: IndicatorId;
  readonly kind: KindId;
  /** Field whose values are the groups. */
  readonly field: string;
  /** Groups that are always told, with 0 where nothing is drawn, because targets ask for them. */
  readonly groups: readonly string[];
}

/**
 * Area of drawn features of a kind (图上面积), m²: what several cover counts once. The whole includes features that say nothing in the field;
 * a group has those that name it.
 */
export function drawnArea({ id, kind, field, groups }: DrawnAreaRule): FeatureIndicator {
  return {
    id,
    unit: 'm2',
    compute: (input) => {
      const ofKind = input.features.filter(({ feature }) => feature.properties.kind === kind);
      return [
        areaRow(null, ofKind, input),
        ...groups.map((group) =>
          areaRow(
            group,
            ofKind.filter(({ feature }) => feature.properties[field] === group),
            input,
          ),
        ),
      ];
    },
  };
}

function areaRow(group: string | null, features: readonly CountedFeature[], input: FeatureInput): FeatureValue {
  return { group, value: input.unionM2(features), none: null, low: null, high: null };
}
