import { difference, type Expression, factor, power, product, quotient } from '../carbon/expression.ts';
import { type EnergyAmount, isNoValue, plainAmount, withAmount } from './energy-amount.ts';
import { featureNumber } from './feature-number.ts';
import type { PlaceFactors } from './place-factors.ts';
import type { Plant } from './plant.ts';

const MWH_PER_GWH = 1000;

/**
 * What is left of the yield of photovoltaics in a year of service (光伏衰减): 98 % in the first, from then on 0.5 % less every year, by
 * `energy.pv.degr.*`: (1 − first) · (1 − yearly)^(year − 1).
 *
 * @param yearOfService 1 for the first
 */
export function pvYieldShare(yearOfService: number): Expression {
  const kept = (id: string): Expression => difference(1, quotient(factor(id), 100));
  return product(kept('energy.pv.degr.y1'), power(kept('energy.pv.degr.ann'), yearOfService - 1));
}

/**
 * Year of service of a plant in a calendar year, 1 for the one in which it begins to count. Of a plant that was there before the
 * plan it is not known since when: it is taken as new.
 */
export function yearOfService(from: number | null, year: number): number {
  return from === null ? 1 : Math.max(1, year - from + 1);
}

/**
 * Electricity that a plant generates in a year, GWh/a (年发电量): power × full-load hours (its own, else those of the province), less
 * the degradation of photovoltaics.
 *
 * @param yieldShare {@link pvYieldShare}, which may keep what it made: plants of the same year share it
 */
export function generationOf(
  { counted, source, capacityMw }: Plant,
  year: number,
  place: PlaceFactors,
  yieldShare: (yearOfService: number) => Expression,
): EnergyAmount {
  const { feature } = counted;
  return withAmount(capacityMw, (capacity) => {
    if (capacity.op === 'number' && capacity.value === 0) return capacity;
    const own = featureNumber(feature, 'fullLoadHours');
    const hours = own === null ? placeHours(place.hours[source]) : typeof own === 'number' ? plainAmount(own) : own;
    if (isNoValue(hours)) {
      const { id, properties } = feature;
      return { ...hours, details: { ...hours.details, feature: id, name: properties.name } };
    }
    const whole = [capacity, hours, 1 / MWH_PER_GWH] as const;
    return source === 'pv'
      ? product(...whole, yieldShare(yearOfService(feature.properties.from, year)))
      : product(...whole);
  });
}

function placeHours(hours: PlaceFactors['hours']['pv']): EnergyAmount {
  return typeof hours === 'string' ? factor(hours) : hours;
}
