import { hectares } from '../../geo/area-units.ts';
import type { LandBase } from '../land-base.ts';
import {
  addAmounts,
  type AddedLand,
  addLand,
  type CarbonAmounts,
  noAmounts,
  totalOfAmounts,
} from './carbon-amounts.ts';
import { createBreakdown } from './carbon-breakdown.ts';
import type { CarbonPoint, CarbonReport, CarbonTotal, RefusedFeature } from './carbon-report.ts';
import type { CarbonRules } from './carbon-rules.ts';
import type { CarbonSettings } from './carbon-settings.ts';
import { type CarbonStrata, carbonStrata } from './carbon-strata.ts';
import type { FactorValue } from './expression.ts';
import { changedHectare, type Hectare, standingHectare } from './hectare.ts';
import { landOfStrata, type StratumLand } from './land-of-strata.ts';
import type { LedgerTurn } from './ledger-turns.ts';
import type { PlannedLand } from './planned-land.ts';
import { factorValues } from './usable-factors.ts';

/** Land that a feature turns, and what it makes of it. */
export interface CarbonTurn {
  readonly turn: LedgerTurn;
  /** Null where the feature says nothing about carbon: then the land keeps its own. */
  readonly land: PlannedLand | null;
}

/** A feature at sea, where no parcel lies under it. */
export interface SeaLand {
  readonly feature: string;
  readonly areaM2: number;
  readonly land: PlannedLand;
}

/** What carbon of a plan is asked about. */
export interface CarbonQuestion {
  readonly scenario: string;
  readonly year: number;
  readonly revision: number;
  /** In the order in which features take land. */
  readonly turns: readonly CarbonTurn[];
  readonly sea: readonly SeaLand[];
}

/** Headline numbers of carbon in a year, tC and tC/a. */
export interface CarbonHeadline {
  readonly stock: CarbonTotal;
  readonly sink: CarbonTotal;
  readonly change: CarbonTotal;
}

/** Works carbon out for one base; what does not depend on the plan's features is kept (碳核算). */
export interface CarbonAccount {
  readonly strata: CarbonStrata;
  headline(question: CarbonQuestion, rules: CarbonRules): CarbonHeadline;
  report(question: CarbonQuestion, rules: CarbonRules, refused: readonly RefusedFeature[]): CarbonReport;
  point(question: CarbonQuestion, rules: CarbonRules): CarbonPoint;
}

/** Stock and uptake of some land in a year. */
interface YearAmounts {
  readonly stock: CarbonAmounts;
  readonly sink: CarbonAmounts;
}

/** What was worked out of the base by one set of rules. */
interface KeptBase {
  readonly rules: CarbonRules;
  readonly hectares: Map<string, Hectare>;
  readonly years: Map<number, YearAmounts>;
}

/**
 * Starts an account of a base.
 *
 * @param inRegionM2 area of every parcel in the district
 */
export function createCarbonAccount(base: LandBase, inRegionM2: Float64Array): CarbonAccount {
  const strata = carbonStrata(base.land, base.classes);
  const ground = landOfStrata(strata, null, inRegionM2);
  const turned = new WeakMap<LedgerTurn, readonly StratumLand[]>();
  let kept: KeptBase | null = null;

  function keptFor(rules: CarbonRules): KeptBase {
    if (kept === null || kept.rules.library !== rules.library || !isSame(kept.rules.settings, rules.settings)) {
      kept = { rules, hectares: new Map(), years: new Map() };
    }
    return kept;
  }

  function landOf(turn: LedgerTurn): readonly StratumLand[] {
    let known = turned.get(turn);
    if (known === undefined) {
      known = landOfStrata(strata, turn.parcels, turn.areasM2);
      turned.set(turn, known);
    }
    return known;
  }

  function standing(stratum: number, year: number, { rules, hectares }: KeptBase): Hectare {
    const key = `${String(stratum)}/${String(year)}`;
    let known = hectares.get(key);
    const of = strata.strata[stratum];
    if (of === undefined) throw new RangeError(`no stratum ${String(stratum)}`);
    if (known === undefined) {
      known = standingHectare(of, year, rules.settings, rules.library);
      hectares.set(key, known);
    }
    return known;
  }

  function baseAmounts(year: number, base: KeptBase, factorValue: FactorValue): YearAmounts {
    let known = base.years.get(year);
    if (known !== undefined) return known;
    known = { stock: noAmounts(), sink: noAmounts() };
    for (const land of ground) addStanding(known, land, 1, standing(land.stratum, year, base), factorValue);
    base.years.set(year, known);
    return known;
  }

  /** The land of a stratum, added (1) or taken away (−1); areas of one class share their error. */
  function addStanding(to: YearAmounts, land: StratumLand, sign: 1 | -1, hectare: Hectare, value: FactorValue): void {
    const added = {
      areaHa: sign * hectares(land.areaM2),
      volumeM3PerHa: land.volumeM3PerHa,
      areaSource: strata.strata[land.stratum]?.classCode ?? '',
    };
    addLand(to.stock, hectare.stock, added, value);
    addLand(to.sink, hectare.sink, added, value);
  }

  /** What the plan adds to the base in a year, and takes away. */
  function planAmounts({ turns, sea, year }: CarbonQuestion, base: KeptBase, value: FactorValue): YearAmounts {
    const amounts: YearAmounts = { stock: noAmounts(), sink: noAmounts() };
    const add = (hectare: Hectare, land: AddedLand): void => {
      addLand(amounts.stock, hectare.stock, land, value);
      addLand(amounts.sink, hectare.sink, land, value);
    };
    const { settings, library } = base.rules;
    for (const { areaM2, land, feature } of sea) {
      if (year < land.year) continue;
      const hectare = changedHectare(null, land, year, settings, library);
      add(hectare, { areaHa: hectares(areaM2), volumeM3PerHa: 0, areaSource: feature });
    }
    for (const { turn, land: to } of turns) {
      if (to === null || year < to.year) continue;
      for (const land of landOf(turn)) {
        addStanding(amounts, land, -1, standing(land.stratum, year, base), value);
        const from = strata.strata[land.stratum] ?? null;
        add(changedHectare(from, to, year, settings, library), {
          areaHa: hectares(land.areaM2),
          volumeM3PerHa: land.volumeM3PerHa,
          areaSource: from?.classCode ?? '',
        });
      }
    }
    return amounts;
  }

  function headline(question: CarbonQuestion, rules: CarbonRules): CarbonHeadline {
    const base = keptFor(rules);
    const value = factorValues(rules.library);
    const before = baseAmounts(question.year, base, value);
    const plan = planAmounts(question, base, value);
    return {
      stock: totalOfAmounts(together(before.stock, plan.stock), rules.library),
      sink: totalOfAmounts(together(before.sink, plan.sink), rules.library),
      change: totalOfAmounts(plan.stock, rules.library),
    };
  }

  return {
    strata,
    headline,
    report(question, rules, refused) {
      const { scenario, year, revision, turns, sea } = question;
      const base = keptFor(rules);
      const breakdown = createBreakdown(strata.strata, year, rules);
      const remaining = new Map(ground.map((land) => [land.stratum, land]));
      for (const { turn, land: to } of turns) {
        for (const land of landOf(turn)) {
          const rest = remaining.get(land.stratum);
          if (rest !== undefined) remaining.set(land.stratum, without(rest, land));
          const before = standing(land.stratum, year, base);
          const from = strata.strata[land.stratum] ?? null;
          const changes = to !== null && year >= to.year;
          const after = changes ? changedHectare(from, to, year, rules.settings, rules.library) : before;
          breakdown.addTurned(land, turn.toClass, changes ? to : null, before, after);
        }
      }
      for (const { areaM2, land } of sea) {
        if (year >= land.year)
          breakdown.addSea(areaM2, changedHectare(null, land, year, rules.settings, rules.library));
      }
      for (const land of remaining.values()) breakdown.addStanding(land, standing(land.stratum, year, base));
      const { settings } = rules;
      return { scenario, year, revision, settings, ...headline(question, rules), ...breakdown.parts(), refused };
    },
    point(question, rules) {
      const { stock, sink } = headline(question, rules);
      return { year: question.year, stock: plain(stock), sink: plain(sink) };
    },
  };
}

function together(one: CarbonAmounts, other: CarbonAmounts): CarbonAmounts {
  const sum = noAmounts();
  addAmounts(sum, one);
  addAmounts(sum, other);
  return sum;
}

function without(land: StratumLand, less: StratumLand): StratumLand {
  const areaM2 = Math.max(0, land.areaM2 - less.areaM2);
  if (areaM2 === 0) return { ...land, areaM2: 0 };
  const volume = land.areaM2 * land.volumeM3PerHa - less.areaM2 * less.volumeM3PerHa;
  return { ...land, areaM2, volumeM3PerHa: Math.max(0, volume / areaM2) };
}

function plain({ total: { value, low, high, halfWidthPercent } }: CarbonTotal): CarbonPoint['stock'] {
  return { value, low, high, halfWidthPercent };
}

function isSame(one: CarbonSettings, other: CarbonSettings): boolean {
  return (Object.keys(one) as (keyof CarbonSettings)[]).every((key) => one[key] === other[key]);
}
