import type { Geometry } from 'geojson';
import { createFactorLibrary } from '../../src/evaluate/factors/factor-library.ts';
import type { CountedFeature, FeatureInput } from '../../src/evaluate/features/feature-indicator.ts';
import type { KindId } from '../../src/kinds/kind.ts';

const SHIPPED = createFactorLibrary({});
const NOWHERE: Geometry = { type: 'Point', coordinates: [117.4, 40] };

/** A feature that counts wholly; `areaM2`, `share` and `geometry` of the options are not properties. */
export function counted(
  id: string,
  kind: KindId,
  {
    areaM2 = 0,
    share = 1,
    geometry = NOWHERE,
    ...fields
  }: { areaM2?: number; share?: number; geometry?: Geometry; [field: string]: unknown } = {},
): CountedFeature {
  return {
    feature: {
      id,
      geometry,
      properties: { kind, scenario: 'a', from: null, until: null, status: 'planned', name: id, ...fields },
    },
    areaM2,
    share,
  };
}

/** A zone with features that do not lie on each other, in Tianjin and 2025 unless said otherwise. */
export function featureInput(features: readonly CountedFeature[], changes: Partial<FeatureInput> = {}): FeatureInput {
  return {
    scope: { scenario: 'a', year: 2025, revision: 1 },
    zone: 'region',
    features,
    unionM2: (some) => some.reduce((total, { areaM2 }) => total + areaM2, 0),
    zoneM2: null,
    library: SHIPPED,
    province: '天津',
    ...changes,
  };
}
