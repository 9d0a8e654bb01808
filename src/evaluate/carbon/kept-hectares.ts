import type { CarbonStratum } from './carbon-strata.ts';
import { changedHectare, type Hectare, standingHectare } from './hectare.ts';
import type { PlannedLand } from './planned-land.ts';
import type { StandingLand } from './standing-land.ts';

/** Hectares that were worked out, so that land which is alike is worked out once. */
export interface KeptHectares {
  /** A hectare that stays what it is. */
  standing(stratum: number, year: number): Hectare;
  /** A hectare that a feature has changed; null for land at sea. */
  changed(stratum: number | null, to: PlannedLand, year: number): Hectare;
}

/** Hectares of so many years are kept: those of all years would be too much. */
const KEPT_YEARS = 2;

/** Starts with none. */
export function keepHectares(strata: readonly CarbonStratum[], land: StandingLand): KeptHectares {
  const years = new Map<number, Map<string, Hectare>>();
  const words = new WeakMap<PlannedLand, string>();

  function keptOf(year: number): Map<string, Hectare> {
    let known = years.get(year);
    if (known === undefined) {
      // The one that was met first goes.
      for (const old of years.keys()) if (years.size >= KEPT_YEARS) years.delete(old);
      known = new Map();
      years.set(year, known);
    }
    return known;
  }

  function keep(key: string, year: number, make: () => Hectare): Hectare {
    const kept = keptOf(year);
    let known = kept.get(key);
    if (known === undefined) {
      known = make();
      kept.set(key, known);
    }
    return known;
  }

  /** Land of features that are alike in everything is the same. */
  function wordsOf(to: PlannedLand): string {
    let known = words.get(to);
    if (known === undefined) {
      known = JSON.stringify(to);
      words.set(to, known);
    }
    return known;
  }

  return {
    standing(stratum, year) {
      const of = strata[stratum];
      if (of === undefined) throw new RangeError(`no stratum ${String(stratum)}`);
      return keep(String(stratum), year, () => standingHectare(of, year, land));
    },
    changed: (stratum, to, year) =>
      keep(`${String(stratum)} ${wordsOf(to)}`, year, () =>
        changedHectare(stratum === null ? null : (strata[stratum] ?? null), to, year, land),
      ),
  };
}
