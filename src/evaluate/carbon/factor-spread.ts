import type { FactorLibrary, UsedFactor } from '../factors/factor.ts';

/**
 * How a factor scatters (不确定性分布). `normal` and `lognormal` keep the value as their mean; the `split` ones have the value as
 * their median and the ends of an uneven interval as their 2.5 and 97.5 percentiles.
 */
export type SpreadLaw = 'fixed' | 'normal' | 'lognormal' | 'split-normal' | 'split-lognormal';

/** A factor with its 95 % interval and the law of its draws. */
export interface FactorSpread {
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly law: SpreadLaw;
  /** True where a draw on the other side of zero is no possible value: the law is cut off there. */
  readonly keepsSign: boolean;
  /** Where the interval is from: its source, the plan, the default of its kind of factor; `none` where there is none. */
  readonly origin: 'published' | 'plan' | 'default' | 'none';
}

/** Standard normal deviate that 97.5 % lie below. */
export const DEVIATE_95 = 1.959963984540054;

/** From this half-width on, in per cent, a lognormal law replaces the normal one (methods.md 4.6, IPCC 2006 V1 ch. 3). */
const LOGNORMAL_FROM_PERCENT = 30;

/** Sides that differ by less than this share of the interval are one published half-width, rounded. */
const EVEN_SHARE = 0.01;

/**
 * Half-widths where none was published: ids begin with → the default of their kind, null for what is a definition or is no
 * estimate. The first that fits counts. The defaults are those of `unc.u.*`; which kind takes which is this project's proposal:
 * curves scatter as a whole by their asymptote, stock change factors take what tables of biomass factors have, hours of a year were
 * measured and take none, and everything else takes the widest.
 */
const DEFAULTS: readonly (readonly [RegExp, string | null])[] = [
  [/^(const|area|gcj|rule|unc|gep|coal|energy)\.|^(pv|wind)\.hours\.|^ipcc\.transition$/u, null],
  [/^growth\.richards\..*\.(B|K|m)$|^growth\.shrub\.exp$/u, null],
  [/^(cf|ipcc06\.cf)\.|^species\..*\.CF$/u, 'unc.u.cf'],
  [/^(ipcc06\.r|ipcc13\.mangrove\.r)\.|^species\..*\.R$/u, 'unc.u.r'],
  [/^(species|vb|growth|ipcc19)\./u, 'unc.u.bef'],
  [/^grid\./u, 'unc.u.gridef'],
  [/^/u, 'unc.u.ipcc_biomass'],
];

/** Id of the half-width that a factor without a published interval takes; null for definitions, which are exact. */
export function defaultSpreadId(id: string): string | null {
  return DEFAULTS.find(([pattern]) => pattern.test(id))?.[1] ?? null;
}

/**
 * The half-width of a 95 % interval by its id in the library, in per cent.
 *
 * @throws RangeError when the library lacks it: it is shipped with the others
 */
export function halfWidthPercent(id: string, library: FactorLibrary): number {
  const percent = library.find(id)?.value ?? null;
  if (percent === null) throw new RangeError(`no half-width ${id} in the library`);
  return percent;
}

/**
 * How a factor scatters.
 *
 * @throws RangeError when it has no number
 */
export function factorSpread(used: UsedFactor, library: FactorLibrary): FactorSpread {
  const { shipped, change, value, low, high } = used;
  if (value === null) throw new RangeError(`no number for the factor ${shipped.id}`);
  if (low !== null && high !== null) return spreadBetween(value, low, high, change === null ? 'published' : 'plan');
  const id = defaultSpreadId(shipped.id);
  if (id === null) return spreadBetween(value, value, value, 'none');
  const half = (Math.abs(value) * halfWidthPercent(id, library)) / 100;
  return spreadBetween(value, value - half, value + half, 'default');
}

/** The law of a value with its 95 % interval. */
export function spreadBetween(value: number, low: number, high: number, origin: FactorSpread['origin']): FactorSpread {
  const below = Math.max(0, value - low);
  const above = Math.max(0, high - value);
  const half = (below + above) / 2;
  const keepsSign = value > 0 ? value - below >= 0 || origin === 'default' : value < 0 && value + above <= 0;
  const base = { value, low: value - below, high: value + above, keepsSign, origin };
  if (half === 0) return { ...base, law: 'fixed' };
  const isWide = keepsSign && (100 * half) / Math.abs(value) >= LOGNORMAL_FROM_PERCENT;
  if (Math.abs(above - below) <= 2 * EVEN_SHARE * half) return { ...base, law: isWide ? 'lognormal' : 'normal' };
  const hasLogarithms = value > 0 ? base.low > 0 : base.high < 0;
  return { ...base, law: isWide && hasLogarithms ? 'split-lognormal' : 'split-normal' };
}
