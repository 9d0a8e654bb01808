import { headlineArea, missingHectares } from './format-area.ts';
import { formatNumber, joinQuantity, UNIT_SPACE } from './format-number.ts';
import { quantity, shareDecimals } from './format-quantity.ts';
import type { Language } from './language.ts';
import { translate, translateCode } from './translate.ts';
import type { MessageValues } from './translate.ts';

/** How a number stands against its target, as the sentence needs it. */
export interface GapInput {
  readonly status: 'met' | 'short' | 'over' | 'unknown';
  readonly op: string;
  readonly indicator: string;
  readonly unit: string;
  readonly target: number;
  readonly value: number | null;
  /** In `unit`. */
  readonly gap: number | null;
  /** The same gap as land, m², where the indicator is a share of land. */
  readonly gapAreaM2: number | null;
  /** The same gap in the unit that something can be done about it. */
  readonly acting?: { readonly amount: number; readonly unit: string } | null;
  /** What a hectare of the land at hand brings, in the unit of `acting`, and the factor it is from. */
  readonly feasible?: { readonly perHectare: number; readonly factor: string | null } | null;
  readonly none: { readonly code: string; readonly details: MessageValues } | null;
}

/**
 * The gap as a sentence (缺口说法), in the unit a planner can act in: 还差 412 公顷 · 已达标，超出 4.2 个百分点 · 无法计算：….
 */
export function gapSentence(input: GapInput, language: Language): string {
  switch (input.status) {
    case 'met':
      return metSentence(input, language);
    case 'short':
      return shortSentence(input, language);
    case 'over':
      return translate(language, 'gap.over', missing(input, language));
    case 'unknown':
      return translate(language, 'gap.none', { reason: noValueReason(input.none, language) });
  }
}

/** Why there is no value (无法计算的原因), without the words 无法计算 before it. */
export function noValueReason(none: GapInput['none'], language: Language): string {
  const code = none?.code ?? 'failed';
  const values = named(none?.details ?? {}, language);
  return translateCode(language, `none.${code}`, translate(language, 'none.failed', { code }), values);
}

/** Fields and sources of energy are told by name. */
function named(details: MessageValues, language: Language): MessageValues {
  const { field, source, group } = details;
  return {
    ...details,
    ...(typeof field === 'string' ? { field: withinSentence(translateCode(language, `field.${field}`, field)) } : {}),
    // Groups that are asked for are levels of parks; others stand under their own name.
    ...(typeof group === 'string' ? { group: translateCode(language, `choice.parkLevel.${group}`, group) } : {}),
    ...(typeof source === 'string' ? { source: translateCode(language, `energy.source.${source}`, source) } : {}),
  };
}

/** A name as it stands within an English sentence: small, unless it is an abbreviation. Chinese has no such letters. */
function withinSentence(name: string): string {
  return /^[A-Z][a-z]/u.test(name) ? name.charAt(0).toLowerCase() + name.slice(1) : name;
}

/** A difference of two shares in points (百分点), never in percent. */
function points(value: number, indicator: string, language: Language): string {
  return formatNumber(value, shareDecimals(indicator)) + UNIT_SPACE + translate(language, 'unit.points');
}

/** The hand-kept standing of a tracked target (台账填报). */
export function trackedSentence(reading: { readonly year: number } | null, language: Language): string {
  return reading === null
    ? translate(language, 'gap.tracked-empty')
    : translate(language, 'gap.tracked', { year: reading.year });
}

function isPlaces(input: GapInput): boolean {
  return input.op === 'cover' && input.unit === 'count';
}

function shortSentence(input: GapInput, language: Language): string {
  const plain = translate(language, isPlaces(input) ? 'gap.short-places' : 'gap.short', missing(input, language));
  const { acting = null, feasible = null } = input;
  const plant = PLANTS[feasible?.factor ?? ''];
  if (plant === undefined || acting === null || feasible === null) return plain;
  const area = joinQuantity(headlineArea((acting.amount / feasible.perHectare) * 10_000, language));
  return translate(language, 'gap.as-land', { gap: plain, plant: translate(language, plant), area });
}

/** Densities by which power is told as land. */
const PLANTS: Readonly<Record<string, 'gap.plant.pv' | 'gap.plant.wind'>> = {
  'rule.pv.density.plan': 'gap.plant.pv',
  'rule.wind.density.plan': 'gap.plant.wind',
};

/** Things that are counted: their words follow the number. */
const COUNTED_UNITS = ['piles', 'villages', 'places', 'parks', 'sites'] as const;

function missing(input: GapInput, language: Language): MessageValues {
  const gap = Math.abs(input.gap ?? 0);
  if (isPlaces(input)) return { count: Math.round(gap) };
  return { amount: difference(gap, input.gapAreaM2, input, language) };
}

function metSentence(input: GapInput, language: Language): string {
  const beyond = (input.value ?? input.target) - input.target;
  if (input.op === '>=' && beyond > 0) {
    return translate(language, 'gap.met-above', { amount: difference(beyond, null, input, language) });
  }
  if (input.op === '<=' && beyond < 0) {
    return translate(language, 'gap.met-below', { amount: difference(-beyond, null, input, language) });
  }
  return translate(language, 'gap.met');
}

function difference(amount: number, areaM2: number | null, input: GapInput, language: Language): string {
  if (areaM2 !== null) return joinQuantity(missingHectares(Math.abs(areaM2), language));
  const { acting = null } = input;
  const counted = COUNTED_UNITS.find((unit) => unit === acting?.unit);
  if (acting !== null && counted !== undefined && input.status !== 'met') {
    return translate(language, `acting.${counted}`, { count: formatNumber(acting.amount, 0) });
  }
  if (acting !== null && input.unit === '%' && input.status !== 'met') {
    return joinQuantity(quantity(acting.amount, acting.unit, language, input.indicator));
  }
  if (input.unit === '%') return points(amount, input.indicator, language);
  return joinQuantity(quantity(amount, input.unit, language, input.indicator));
}
