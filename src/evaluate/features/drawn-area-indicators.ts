import { farmlandKind } from '../../kinds/farmland.kind.ts';
import type { Kind } from '../../kinds/kind.ts';
import { restorationKind } from '../../kinds/restoration.kind.ts';
import { drawnArea } from './drawn-area.ts';
import type { FeatureIndicator } from './feature-indicator.ts';

/** High-standard farmland (高标准农田), m²; groups `new` (新建) and `upgraded` (改造提升). */
const highStandardFarmland: FeatureIndicator = drawnArea({
  id: 'farmland.highstandard',
  kind: 'farmland',
  field: 'farmlandWork',
  groups: choicesOf(farmlandKind, 'farmlandWork'),
});

/** Restored land (生态修复面积), m²; groups are what is restored: mines, fallow land, habitats of waterbirds … */
const restoredLand: FeatureIndicator = drawnArea({
  id: 'restoration.area',
  kind: 'restoration',
  field: 'restorationType',
  groups: choicesOf(restorationKind, 'restorationType'),
});

/** Indicators over areas that are drawn and leave the land class. */
export const DRAWN_AREA_INDICATORS: readonly FeatureIndicator[] = [highStandardFarmland, restoredLand];

function choicesOf({ fields }: Kind, field: string): readonly string[] {
  return fields.find(({ id }) => id === field)?.choices ?? [];
}
