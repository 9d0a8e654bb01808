import { product, quotient, sum } from '../carbon/expression.ts';
import type { FeatureIndicator, FeatureInput, FeatureValue } from '../features/feature-indicator.ts';
import type { NoValue } from '../measure.ts';
import { type AmountValue, isNoValue, plainAmount, sumOf, totalOf } from './energy-amount.ts';
import { featureNumber } from './feature-number.ts';
import { plantsOf } from './plant.ts';

/**
 * Share of clean power in all installed power, % (清洁能源发电装机占比): photovoltaics, wind, biomass and geothermal ÷ (these + power from
 * fossil fuel). Stores are no generation and are left out. What burns fossil fuel stands in the industrial parks
 * (`fossilCapacityMw`, 0 where there is none); while no park states it there is no whole, and so no share.
 */
export const cleanShareIndicator: FeatureIndicator = {
  id: 'clean.capacity.share',
  unit: '%',
  compute: (input) => [{ group: null, ...shareOf(input) }],
};

function shareOf(input: FeatureInput): AmountValue & Pick<FeatureValue, 'whole'> {
  const fossilMw = fossilPower(input);
  if (typeof fossilMw !== 'number') return totalOf([fossilMw], input.library);
  const clean = sumOf(plantsOf(input).map(({ capacityMw }) => capacityMw));
  const whole = totalOf([clean, plainAmount(fossilMw)], input.library);
  if (isNoValue(clean) || whole.value === null) return whole;
  if (whole.value === 0) return totalOf([{ code: 'no-fossil-capacity', details: {} }], input.library);
  const share = totalOf([quotient(product(100, clean), sum(clean, fossilMw))], input.library);
  return { ...share, whole: { amount: whole.value, unit: 'MW' } };
}

function fossilPower({ features }: FeatureInput): number | NoValue {
  let totalMw: number | null = null;
  for (const { feature, share } of features) {
    if (feature.properties.kind !== 'industrial-park') continue;
    const own = featureNumber(feature, 'fossilCapacityMw');
    if (own === null) continue;
    if (typeof own !== 'number') return own;
    totalMw = (totalMw ?? 0) + own * share;
  }
  return totalMw ?? { code: 'no-fossil-capacity', details: {} };
}
