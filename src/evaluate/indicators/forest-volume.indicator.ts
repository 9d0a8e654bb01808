import { type Indicator, type IndicatorInput, type IndicatorValue, NO_LAND_COVER, noValue } from './indicator.ts';
import type { NoValue } from '../measure.ts';

/**
 * Growing-stock volume of forest (森林蓄积量), m³: what the inventory of the base gives (`standing`), without forest that the plan turns
 * into something else, and what planted forest has grown to in the year (`planted`). Standing forest is counted as it was
 * surveyed, without growth since, so the whole is rather too small. Parcels whose stock is not given (young stands often have none)
 * add nothing and are named in `unknown`; where no parcel has one, and where planted forest cannot be told, there is no whole.
 */
export const forestVolumeIndicator: Indicator = {
  id: 'forest.volume',
  unit: 'm3',
  compute(input) {
    const { ground, changes, failure } = input;
    if (ground === null) return noValue(NO_LAND_COVER);
    if (failure !== null) return noValue(failure);
    const gap: NoValue = {
      code: 'no-growing-stock',
      details: { areaHa: Math.round(ground.withoutStemsM2 / M2_PER_HECTARE) },
    };
    if (ground.stemsM3 === 0 && ground.withoutStemsM2 > 0) return noValue(gap);
    const standing = ground.stemsM3 - changes.stemsLossM3;
    const planted = plantedM3(input);
    const rows: IndicatorValue[] = [
      typeof planted === 'number' ? row(null, standing + planted) : { group: null, value: null, none: planted },
      row('standing', standing),
    ];
    if (changes.planted.length > 0) {
      rows.push(
        typeof planted === 'number' ? row('planted', planted) : { group: 'planted', value: null, none: planted },
      );
    }
    if (ground.withoutStemsM2 > 0) rows.push({ group: 'unknown', value: null, none: gap });
    return rows;
  },
};

const M2_PER_HECTARE = 10_000;

function row(group: string | null, value: number): IndicatorValue {
  return { group, value, none: null };
}

function plantedM3({ changes, plantedStock }: IndicatorInput): number | NoValue {
  let totalM3 = 0;
  for (const { feature, areaM2 } of changes.planted) {
    if (areaM2 <= 0) continue;
    const stock = plantedStock(feature);
    if (typeof stock !== 'number') return stock;
    totalM3 += (stock * areaM2) / M2_PER_HECTARE;
  }
  return totalM3;
}
