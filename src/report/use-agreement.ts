import type { LandAgreement } from '../evaluate/compare/land-agreement.ts';
import { compensatedSum, type CompensatedSum } from '../geo/compensated-sum.ts';

/** In how many schemes land of one class is turned into another. */
export interface AgreedUse {
  readonly from: string;
  readonly to: string;
  /** Area that exactly 1, 2, … schemes turn so, m²; as many entries as schemes. */
  readonly areasM2: readonly number[];
}

/** What schemes agree on (方案共识), areas in m². untouched + Σ turned by 1, 2, … schemes + unassigned = district. */
export interface UseAgreement {
  /** Land that the most schemes turn the same way first, then the largest. */
  readonly uses: readonly AgreedUse[];
  /** Land that no scheme turns. */
  readonly untouchedM2: number;
  /** Land that exactly 1, 2, … schemes turn into whatever; as many entries as schemes. */
  readonly turnedM2: readonly number[];
  /** Land that all schemes turn into one and the same class. */
  readonly unanimousM2: number;
  /** Land on which schemes that turn it want different things. */
  readonly disputedM2: number;
  readonly unassignedM2: number;
  readonly regionM2: number;
}

/** Counts for each piece of land in how many schemes it is used as what. */
export function useAgreement({ sides, land, unassignedM2, regionM2 }: LandAgreement): UseAgreement {
  const uses = new Map<string, { from: string; to: string; sums: readonly CompensatedSum[] }>();
  const turned = sumsOf(sides);
  const untouched = compensatedSum();
  const unanimous = compensatedSum();
  const disputed = compensatedSum();
  for (const { from, to: codes, areaM2 } of land) {
    const counts = new Map<string, number>();
    for (const code of codes) if (code !== from) counts.set(code, (counts.get(code) ?? 0) + 1);
    const turning = [...counts.values()].reduce((sum, count) => sum + count, 0);
    if (turning === 0) {
      untouched.add(areaM2);
      continue;
    }
    turned[turning - 1]?.add(areaM2);
    if (counts.size > 1) disputed.add(areaM2);
    else if (turning === sides) unanimous.add(areaM2);
    for (const [to, count] of counts) {
      const key = `${from}\n${to}`;
      let use = uses.get(key);
      if (use === undefined) uses.set(key, (use = { from, to, sums: sumsOf(sides) }));
      use.sums[count - 1]?.add(areaM2);
    }
  }
  return {
    uses: [...uses.values()].map(({ from, to, sums }) => ({ from, to, areasM2: totals(sums) })).sort(byAgreement),
    untouchedM2: untouched.total,
    turnedM2: totals(turned),
    unanimousM2: unanimous.total,
    disputedM2: disputed.total,
    unassignedM2,
    regionM2,
  };
}

function sumsOf(count: number): CompensatedSum[] {
  return Array.from({ length: count }, () => compensatedSum());
}

function totals(sums: readonly CompensatedSum[]): readonly number[] {
  return sums.map(({ total }) => total);
}

function byAgreement(one: AgreedUse, other: AgreedUse): number {
  for (let count = one.areasM2.length - 1; count >= 0; count -= 1) {
    const difference = (other.areasM2[count] ?? 0) - (one.areasM2[count] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
