import type { FactorLibrary } from '../factors/factor.ts';
import type { NoFactor } from './carbon-row.ts';
import { AGE_RANGE_YEARS } from './carbon-strata.ts';
import { difference, exponential, type Expression, factor, power, product, quotient, sum } from './expression.ts';
import { missingFactor, numberOf } from './usable-factors.ts';

/** Oldest stand that growth is worked out for, years: the oldest that a base may have, a century on. */
export const OLDEST_STAND_YEARS = AGE_RANGE_YEARS.to + 100;

/** How a stand grows with age (生长曲线), as published. */
export type GrowthCurve =
  /** Growing stock V(t) = A·(1 − B·e^(−K·t))^(1/(1−m)), m³/ha; `set` names the parameters `growth.richards.nhebei.<set>.*`. */
  | { readonly form: 'richards'; readonly set: '阔叶林' | '针叶林' | '混交林' | '经济林' }
  /** Current annual increments of planted larch every five years (连年生长量), integrated; m³/ha. */
  | { readonly form: 'larch-increments' }
  /** Carbon of shrub C(t) = 0.057·t^2.0439, tC/ha. */
  | { readonly form: 'shrub-power' }
  /** Carbon through middle ages of age groups (龄组), from 0 at planting; tC/ha. Ages rise. */
  | { readonly form: 'age-groups'; readonly points: readonly { readonly age: number; readonly factor: string }[] };

/** What `growthAt` gives: growing stock in m³/ha or carbon of living biomass in tC/ha. */
export function curveMeasures(curve: GrowthCurve): 'volume' | 'carbon' {
  return curve.form === 'richards' || curve.form === 'larch-increments' ? 'volume' : 'carbon';
}

/**
 * Last age that a curve is known for, years; null where it levels out by itself. Larch increments end at 50; the shrub power
 * law has no asymptote and holds for young shrub only, 20 years being the project's proposal.
 */
export function lastAgeOf(curve: GrowthCurve): number | null {
  switch (curve.form) {
    case 'richards':
      return null;
    case 'larch-increments':
      return (LARCH_FACTORS.length - 1) * LARCH_STEP_YEARS;
    case 'shrub-power':
      return 20;
    case 'age-groups':
      return curve.points.at(-1)?.age ?? 0;
  }
}

/**
 * Growing stock (m³/ha) or carbon (tC/ha) of a stand of an age on its curve. Beyond the last known age the curve stays level.
 *
 * Sources: Richards curves of northern Hebei (ChinaXiv-201711.00294V1, Table 1), larch increments of a CO2FIX study,
 * shrub power law; ids `growth.*`. An age that no stand has is refused with `age-out-of-range`.
 */
export function growthAt(curve: GrowthCurve, ageYears: number, library: FactorLibrary): Expression | NoFactor {
  if (!(ageYears >= 0 && ageYears <= OLDEST_STAND_YEARS)) {
    return { code: 'age-out-of-range', details: { value: ageYears, oldest: OLDEST_STAND_YEARS } };
  }
  const age = Math.min(ageYears, lastAgeOf(curve) ?? ageYears);
  switch (curve.form) {
    case 'richards':
      return richards(curve.set, age, library);
    case 'larch-increments':
      return usable(larchVolume(age), library);
    case 'shrub-power':
      return usable(product(factor('growth.shrub.coef'), power(age, factor('growth.shrub.exp'))), library);
    case 'age-groups':
      return usable(between(curve.points, age), library);
  }
}

function richards(set: string, age: number, library: FactorLibrary): Expression | NoFactor {
  const parameter = (name: string): Expression => factor(`growth.richards.nhebei.${set}.${name}`);
  const base = difference(1, product(parameter('B'), exponential(product(-age, parameter('K')))));
  const volume = product(parameter('A'), power(base, quotient(1, difference(1, parameter('m')))));
  const missing = missingFactor(volume, library);
  if (missing !== null) return missing;
  // Below the age where the curve leaves the ground the base is negative: there are no stems to measure yet.
  return numberOf(base, library) > 0 ? volume : NOTHING;
}

const LARCH_STEP_YEARS = 5;
const LARCH_FACTORS = Array.from({ length: 11 }, (_, step) => `growth.larch.cai.${step * LARCH_STEP_YEARS}`);

/** Integral of the increments, which run straight between the ages of the table: each factor has a weight in years. */
function larchVolume(age: number): Expression {
  const terms: Expression[] = [];
  for (const [index, id] of LARCH_FACTORS.entries()) {
    const at = index * LARCH_STEP_YEARS;
    const weight = index === 0 ? hatArea(age, at, 1) : hatArea(age, at, -1) + hatArea(age, at, 1);
    if (weight > 0) terms.push(product(weight, factor(id)));
  }
  return sum(...terms);
}

/** Area under one flank of a hat of height 1 and half-width 5 around an age, up to another age. */
function hatArea(age: number, at: number, flank: 1 | -1): number {
  if (flank === -1) {
    const inside = Math.min(Math.max(age - (at - LARCH_STEP_YEARS), 0), LARCH_STEP_YEARS);
    return inside ** 2 / (2 * LARCH_STEP_YEARS);
  }
  const inside = Math.min(Math.max(age - at, 0), LARCH_STEP_YEARS);
  return inside - inside ** 2 / (2 * LARCH_STEP_YEARS);
}

function between(points: readonly { readonly age: number; readonly factor: string }[], age: number): Expression {
  let before: { readonly age: number; readonly factor: string | null } = { age: 0, factor: null };
  for (const point of points) {
    if (age > point.age) {
      before = point;
      continue;
    }
    const share = point.age === before.age ? 1 : (age - before.age) / (point.age - before.age);
    const upper = product(share, factor(point.factor));
    return before.factor === null ? upper : sum(product(1 - share, factor(before.factor)), upper);
  }
  return before.factor === null ? NOTHING : factor(before.factor);
}

function usable(expression: Expression, library: FactorLibrary): Expression | NoFactor {
  return missingFactor(expression, library) ?? expression;
}

const NOTHING: Expression = { op: 'number', value: 0 };
