import { formatNumber, joinQuantity } from './format-number.ts';

/** A distance as it stands in a sentence: whole metres, from one kilometre on kilometres with one decimal. */
export function distanceText(distanceM: number): string {
  return joinQuantity(
    Math.round(distanceM) < 1000
      ? { number: formatNumber(distanceM, 0), unit: 'm' }
      : { number: formatNumber(distanceM / 1000, 1), unit: 'km' },
  );
}
