import { type BuildingUse, NO_NEW_ROOFS, type NewRoofs } from '../buildings/new-roofs.ts';
import { factor, product, quotient } from '../carbon/expression.ts';
import type { CountedFeature, FeatureIndicator, FeatureInput, FeatureValue } from '../features/feature-indicator.ts';
import { type AmountValue, plainAmount, sumOf, totalOf, withAmount } from './energy-amount.ts';
import { featureNumber } from './feature-number.ts';

/** Uses of the buildings whose roofs plans ask for (新建公共机构建筑、新建厂房). */
const ASKED_USES: readonly BuildingUse[] = ['public', 'factory'];

/**
 * Roofs with panels among new public-institution buildings and factories, % of their roof area (屋顶光伏占比). New is what has a year in
 * which it begins; what stands already has none. Outlines of the base count beside drawn buildings, as {@link NewRoofs} says. Groups:
 * each of the two uses, and `covered`: the share of roof area that lies under panels (usable share of the roofs with panels),
 * which is how a stricter reading of 覆盖率 counts.
 */
const roofShareIndicator: FeatureIndicator = {
  id: 'roof.pv.share',
  unit: '%',
  compute: (input) => {
    const drawn = input.features.filter((one) => isNew(one) && ASKED_USES.some((use) => hasUse(one, use)));
    const base = input.roofsOfBase?.() ?? NO_NEW_ROOFS;
    const whole = input.unionM2(drawn) + base.areaM2(ASKED_USES, false);
    if (whole === 0) {
      return [{ group: null, value: null, none: { code: 'no-new-roofs', details: {} }, low: null, high: null }];
    }
    return [
      shareRow(null, ASKED_USES, drawn, base, input),
      ...ASKED_USES.flatMap((use) => {
        const ofUse = drawn.filter((one) => hasUse(one, use));
        const isThere = ofUse.length > 0 || base.areaM2([use], false) > 0;
        return isThere ? [shareRow(use, [use], ofUse, base, input)] : [];
      }),
      { group: 'covered', ...coveredShare(drawn.filter(hasPanels), base, whole, input) },
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
  compute: ({ features, unionM2, roofsOfBase }) => [
    plainRow(
      null,
      unionM2(features.filter((one) => isNew(one) && hasPanels(one))) + (roofsOfBase?.().areaM2(null, true) ?? 0),
    ),
  ],
};

/** Indicators of roofs (屋顶光伏指标). */
export const ROOF_INDICATORS: readonly FeatureIndicator[] = [roofShareIndicator, renewableBuildingIndicator];

function shareRow(
  group: string | null,
  uses: readonly BuildingUse[],
  drawn: readonly CountedFeature[],
  base: NewRoofs,
  { unionM2 }: FeatureInput,
): FeatureValue {
  const whole = unionM2(drawn) + base.areaM2(uses, false);
  const withPanels = unionM2(drawn.filter(hasPanels)) + base.areaM2(uses, true);
  return { ...plainRow(group, whole === 0 ? 0 : (100 * withPanels) / whole), whole: { amount: whole, unit: 'm2' } };
}

function coveredShare(
  drawn: readonly CountedFeature[],
  base: NewRoofs,
  wholeM2: number,
  { library }: FeatureInput,
): AmountValue {
  const ofBase = base.panelled(ASKED_USES);
  const covered = sumOf([
    ...drawn.map((roof) => {
      const own = featureNumber(roof.feature, 'usableRoofShare');
      if (own !== null && typeof own !== 'number') return own;
      return product(roof.areaM2, own ?? USUAL_SHARE);
    }),
    ...(ofBase.statedM2 > 0 ? [plainAmount(ofBase.statedM2)] : []),
    ...(ofBase.otherRoofsM2 > 0 ? [product(ofBase.otherRoofsM2, USUAL_SHARE)] : []),
  ]);
  return totalOf([withAmount(covered, (known) => quotient(product(100, known), wholeM2))], library);
}

/** Share of a roof that panels can cover, where a building states none. */
const USUAL_SHARE = factor('energy.pv.roof.use');

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
