import { hectares } from '../../geo/area-units.ts';
import type { CarbonTerm, StockProfile } from './carbon-row.ts';
import type { CarbonRules } from './carbon-rules.ts';
import type { CarbonStratum } from './carbon-strata.ts';
import { propagate, type PropagatedTotal } from './error-propagation.ts';
import { intervalOf } from './interval.ts';
import type { StratumLand } from './land-of-strata.ts';
import type {
  ComparedLand,
  ComparedPool,
  ComparisonCause,
  MethodChoice,
  MethodComparison,
  MethodGap,
  MethodPair,
  MethodStock,
} from './method-comparison.ts';
import { methodGap, poolsOfGroup } from './method-gap.ts';
import type { UnchangedLand } from './unchanged-land.ts';
import type { PoolGroup } from './stock-candidates.ts';
import { explainDifference } from './stock-difference.ts';
import { methodProfile, STOCK_METHODS, stockProfile, stockProfiles } from './stock-profile.ts';
import { numberOf } from './usable-factors.ts';

/** What is compared. */
export interface ComparisonQuestion extends MethodPair {
  readonly strata: readonly CarbonStratum[];
  readonly unchanged: UnchangedLand;
}

const GROUPS = ['living', 'dead', 'soil'] as const satisfies readonly PoolGroup[];

/**
 * Compares two methods on the land that a plan leaves as it is, by its stock at the base year: what has grown since is the same
 * by either. A pool of a stratum is compared where both tell it, soil only to the depth of the settings; what one of them does not
 * tell is listed and in no total. Yields after every stratum.
 */
export function* compareMethods(
  { strata, unchanged, first, second }: ComparisonQuestion,
  { settings, library }: CarbonRules,
): Generator<{ readonly done: number; readonly total: number }, MethodComparison, void> {
  const sums = new Map<string, ClassSums>();
  const gaps = new Map<string, MethodGap>();
  const methods = new Map<MethodChoice, number>();
  const { land } = unchanged;

  function tellsOf(profile: StockProfile): readonly PoolGroup[] {
    return GROUPS.filter((group) => poolsOfGroup(profile, group, settings.soilDepthCm).length > 0);
  }

  function addGaps(stratum: CarbonStratum, areaM2: number, profiles: readonly [StockProfile, StockProfile]): void {
    for (const gap of methodGap(stratum, [first, second], profiles, settings)) {
      const key = JSON.stringify([gap.side, gap.code, gap.group, gap.details, stratum.classCode]);
      gaps.set(key, { ...gap, areaM2: (gaps.get(key)?.areaM2 ?? 0) + areaM2 });
    }
  }

  function addStratum({ stratum: at, areaM2, volumeM3PerHa }: StratumLand): void {
    const stratum = strata[at];
    if (stratum === undefined) throw new RangeError(`no stratum ${String(at)}`);
    const known = stockProfiles(stratum, settings, library);
    const profileBy = (choice: MethodChoice): StockProfile =>
      choice === 'chosen'
        ? stockProfile(stratum, settings, library)
        : (known.find(({ method }) => method === choice)?.profile ?? methodProfile(stratum, choice, settings, library));
    for (const { method, profile } of known) if (tellsOf(profile).length > 0) addTo(methods, method, areaM2);
    if (tellsOf(profileBy('chosen')).length > 0) addTo(methods, 'chosen', areaM2);
    const [one, other] = [profileBy(first), profileBy(second)];
    addGaps(stratum, areaM2, [one, other]);
    const both = tellsOf(one).filter((group) => tellsOf(other).includes(group));
    if (both.length === 0) return;

    let sum = sums.get(stratum.classCode);
    if (sum === undefined) sums.set(stratum.classCode, (sum = noSums()));
    sum.areaM2 += areaM2;
    const areaHa = hectares(areaM2);
    const compared = { areaHa, volumeM3PerHa, areaSource: stratum.classCode };
    for (const group of both) {
      const pools = [one, other].map((profile) => poolsOfGroup(profile, group, settings.soilDepthCm));
      const [mine, theirs] = pools.map((of) => of.map(({ perHa }): CarbonTerm => ({ ...compared, perHa })));
      sum.first.push(...(mine ?? []));
      sum.second.push(...(theirs ?? []));
      const tonnes = (terms: readonly CarbonTerm[] | undefined): number =>
        areaHa * (terms ?? []).reduce((total, { perHa }) => total + numberOf(perHa, library, volumeM3PerHa), 0);
      const before = sum.pools.get(group) ?? { group, areaM2: 0, firstT: 0, secondT: 0 };
      sum.pools.set(group, {
        group,
        areaM2: before.areaM2 + areaM2,
        firstT: before.firstT + tonnes(mine),
        secondT: before.secondT + tonnes(theirs),
      });
    }
    for (const { group, causes } of explainDifference(one, other, library, volumeM3PerHa)) {
      if (!both.includes(group)) continue;
      for (const cause of causes) {
        const sides =
          cause.code === 'other-factor'
            ? { first: [cause.first], second: [cause.second] }
            : cause.code === 'only-in-first'
              ? { first: cause.factors, second: [] }
              : { first: [], second: cause.factors };
        const key = JSON.stringify([group, cause.code, sides]);
        const before = sum.causes.get(key);
        sum.causes.set(key, {
          group,
          code: cause.code,
          ...sides,
          areaM2: (before?.areaM2 ?? 0) + areaM2,
          carbonT: (before?.carbonT ?? 0) + areaHa * cause.carbonTPerHa,
        });
      }
    }
  }

  for (const [done, one] of land.entries()) {
    addStratum(one);
    yield { done: done + 1, total: land.length };
  }
  const compared = (sum: ClassSums): ComparedLand => {
    const less = sum.first.map((term) => ({ ...term, areaHa: -term.areaHa }));
    const { value, low, high, halfWidthPercent } = propagate([...sum.second, ...less], library);
    return {
      areaM2: sum.areaM2,
      first: stockOf(propagate(sum.first, library), sum.areaM2),
      second: stockOf(propagate(sum.second, library), sum.areaM2),
      difference: { value, low, high, halfWidthPercent },
      pools: GROUPS.flatMap((group) => sum.pools.get(group) ?? []),
    };
  };
  return {
    first,
    second,
    methods: (['chosen', ...STOCK_METHODS] as const).flatMap((method) => {
      const areaM2 = methods.get(method);
      return areaM2 === undefined ? [] : [{ method, areaM2 }];
    }),
    total: compared(together([...sums.values()])),
    classes: [...sums].map(([classCode, sum]) => ({
      classCode,
      ...compared(sum),
      causes: [...sum.causes.values()].sort((a, b) => Math.abs(b.carbonT) - Math.abs(a.carbonT)),
    })),
    gaps: [...gaps.values()].sort((a, b) => b.areaM2 - a.areaM2),
    changedM2: unchanged.changedM2,
  };
}

interface ClassSums {
  areaM2: number;
  readonly first: CarbonTerm[];
  readonly second: CarbonTerm[];
  readonly pools: Map<PoolGroup, ComparedPool>;
  readonly causes: Map<string, ComparisonCause>;
}

function noSums(): ClassSums {
  return { areaM2: 0, first: [], second: [], pools: new Map(), causes: new Map() };
}

function together(all: readonly ClassSums[]): ClassSums {
  const sum = noSums();
  for (const { areaM2, first, second, pools } of all) {
    sum.areaM2 += areaM2;
    sum.first.push(...first);
    sum.second.push(...second);
    for (const pool of pools.values()) {
      const before = sum.pools.get(pool.group);
      sum.pools.set(pool.group, {
        group: pool.group,
        areaM2: (before?.areaM2 ?? 0) + pool.areaM2,
        firstT: (before?.firstT ?? 0) + pool.firstT,
        secondT: (before?.secondT ?? 0) + pool.secondT,
      });
    }
  }
  return sum;
}

function stockOf(total: PropagatedTotal, areaM2: number): MethodStock {
  const { value, low, high, halfWidthPercent, byFactor } = total;
  const ofAreas = byFactor.reduce((sum, { kind, halfWidth }) => (kind === 'area' ? sum + halfWidth ** 2 : sum), 0);
  const without = (half: number): number => Math.sqrt(Math.max(0, half ** 2 - ofAreas));
  const areaHa = hectares(areaM2);
  const perHa = (tonnes: number): number => (areaHa === 0 ? 0 : tonnes / areaHa);
  return {
    stock: { value, low, high, halfWidthPercent },
    perHa: intervalOf(perHa(value), perHa(value - without(value - low)), perHa(value + without(high - value))),
  };
}

function addTo(sums: Map<MethodChoice, number>, key: MethodChoice, amount: number): void {
  sums.set(key, (sums.get(key) ?? 0) + amount);
}
