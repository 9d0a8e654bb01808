import { factor, product, quotient } from '../carbon/expression.ts';
import type { CountedFeature, FeatureIndicator, FeatureInput, FeatureValue } from '../features/feature-indicator.ts';
import { type AmountValue, sumOf, totalOf, withAmount } from './energy-amount.ts';
import { featureNumber } from './feature-number.ts';

/** Uses of the buildings whose roofs plans ask for (新建公共机构建筑、新建厂房). */
const ASKED_USES = ['public', 'factory'] as const;

/**
 * Roofs with panels among new public-institution buildings and factories, % of their roof area (屋顶光伏占比). New is what has a year in
 * which it begins; what stands already has none. Groups: each of the two uses, and `covered`: the share of roof area that lies
 * under panels (usable share of the roofs with panels), which is how a stricter reading of 覆盖率 counts.
 */
const roofShareIndicator: FeatureIndicator = {
  id: 'roof.pv.share',
  unit: '%',
  compute: (input) => {
    const roofs = input.features.filter((one) => isNew(one) && ASKED_USES.some((use) => hasUse(one, use)));
    const whole = input.unionM2(roofs);
    if (whole === 0) {
      return [{ group: null, value: null, none: { code: 'no-new-roofs', details: {} }, low: null, high: null }];
    }
    return [
      shareRow(null, roofs, input),
      ...ASKED_USES.flatMap((use) => {
        const ofUse = roofs.filter((one) => hasUse(one, use));
        return ofUse.length === 0 ? [] : [shareRow(use, ofUse, input)];
      }),
      { group: 'covered', ...coveredShare(roofs.filter(hasPanels), whole, input) },
    ];
  },
};

/**
 * Area of new buildings that use renewable energy, m² (新增可再生能源建筑应用面积): their ground plan where panels are on the roof. Storeys
 * are not known, so it is the least that can be counted.
 */
const renewableBuildingIndicator: FeatureIndicator = {
  id: 'building.renewable.area',
  unit: 'm2',
  compute: ({ features, unionM2 }) => [plainRow(null, unionM2(features.filter((one) => isNew(one) && hasPanels(one))))],
};

/** Indicators of roofs (屋顶光伏指标). */
export const ROOF_INDICATORS: readonly FeatureIndicator[] = [roofShareIndicator, renewableBuildingIndicator];

function shareRow(group: string | null, roofs: readonly CountedFeature[], input: FeatureInput): FeatureValue {
  const whole = input.unionM2(roofs);
  const share = whole === 0 ? 0 : (100 * input.unionM2(roofs.filter(hasPanels))) / whole;
  return { ...plainRow(group, share), whole: { amount: whole, unit: 'm2' } };
}

function coveredShare(roofs: readonly CountedFeature[], wholeM2: number, { library }: FeatureInput): AmountValue {
  const covered = sumOf(
    roofs.map((roof) => {
      const own = featureNumber(roof.feature, 'usableRoofShare');
      if (own !== null && typeof own !== 'number') return own;
      return product(roof.areaM2, own ?? factor('energy.pv.roof.use'));
    }),
  );
  return totalOf([withAmount(covered, (known) => quotient(product(100, known), wholeM2))], library);
}

function isNew({ feature: { properties } }: CountedFeature): boolean {
  return properties.kind === 'building' && properties.from !== null;
}

function hasUse({ feature }: CountedFeature, use: string): boolean {
  return feature.properties['buildingUse'] === use;
}

function hasPanels({ feature }: CountedFeature): boolean {
  return feature.properties['roofPv'] === 'yes';
}

function plainRow(group: string | null, value: number): FeatureValue {
  return { group, value, none: null, low: null, high: null };
}
