import type { Quantity } from './format-number.ts';
import { formatNumber } from './format-number.ts';
import type { Language } from './language.ts';

const SQUARE_METRES_PER_HECTARE = 10_000;
const MU_PER_HECTARE = 15;
const SQUARE_METRES_PER_SQUARE_KILOMETRE = 1_000_000;
const HECTARE_UNIT: Readonly<Record<Language, string>> = { zh: '公顷', en: 'ha' };
const MU_UNIT: Readonly<Record<Language, string>> = { zh: '亩', en: 'mu' };

/**
 * Area in hectares (公顷): one decimal, below 10 ha two.
 *
 * @param areaM2 m²
 * @param signed for changes
 */
export function hectares(areaM2: number, language: Language, signed = false): Quantity {
  return { number: hectareNumber(areaM2, signed), unit: HECTARE_UNIT[language] };
}

/** The number of {@link hectares} alone, for table columns whose head carries the unit. */
export function hectareNumber(areaM2: number, signed = false): string {
  const value = areaM2 / SQUARE_METRES_PER_HECTARE;
  return formatNumber(value, Math.abs(value) < 10 ? 2 : 1, signed);
}

/** Area in mu (亩), 1 ha = 15 mu, one decimal; stands beside hectares, never alone. */
export function mu(areaM2: number, language: Language): Quantity {
  const value = (areaM2 / SQUARE_METRES_PER_HECTARE) * MU_PER_HECTARE;
  return { number: formatNumber(value, 1), unit: MU_UNIT[language] };
}

/** Area of a headline: from 10 000 ha on in km², below in hectares. */
export function headlineArea(areaM2: number, language: Language): Quantity {
  if (Math.abs(areaM2) < 10_000 * SQUARE_METRES_PER_HECTARE) return hectares(areaM2, language);
  return { number: formatNumber(areaM2 / SQUARE_METRES_PER_SQUARE_KILOMETRE, 1), unit: 'km²' };
}

/**
 * Missing land as it stands in a sentence: whole hectares from 100 on, otherwise as {@link hectares}; what is less than
 * 0.01 ha is written `< 0.01`, because a gap that exists is never shown as zero.
 */
export function missingHectares(areaM2: number, language: Language): Quantity {
  const value = areaM2 / SQUARE_METRES_PER_HECTARE;
  const unit = HECTARE_UNIT[language];
  if (value > 0 && value < 0.01) return { number: '< 0.01', unit };
  if (value >= 100) return { number: formatNumber(value, 0), unit };
  return hectares(areaM2, language);
}
