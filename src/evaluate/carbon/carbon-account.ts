import type { LandBase } from '../land-base.ts';
import { addAmounts, type CarbonAmounts, countedInterval, noAmounts, totalOfAmounts } from './carbon-amounts.ts';
import { createBreakdown } from './carbon-breakdown.ts';
import type { CarbonQuestion, CarbonTurn } from './carbon-question.ts';
import type { CarbonPoint, CarbonReport, CarbonTotal, GepService } from './carbon-report.ts';
import type { CarbonTerm } from './carbon-row.ts';
import type { CarbonRules } from './carbon-rules.ts';
import type { CarbonSettings } from './carbon-settings.ts';
import { type CarbonStrata, carbonStrata } from './carbon-strata.ts';
import { gepService } from './gep-service.ts';
import type { Interval } from './interval.ts';
import { keepHectares, type KeptHectares } from './kept-hectares.ts';
import { landOfStrata, type StratumLand } from './land-of-strata.ts';
import { addParts, createLandParts, termsOf } from './land-parts.ts';
import type { LedgerTurn } from './ledger-turns.ts';
import type { PlannedLand } from './planned-land.ts';
import { createSensitivities, type Sensitivities } from './sensitivities.ts';
import { standingAmounts, type YearAmounts } from './standing-amounts.ts';
import { standingLand } from './standing-land.ts';

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
  report(question: CarbonQuestion, rules: CarbonRules, about: CarbonFindings): CarbonReport;
  point(question: CarbonQuestion, rules: CarbonRules): CarbonPoint;
  /** What the totals of {@link CarbonAccount.headline} are the sums of. */
  terms(question: CarbonQuestion, rules: CarbonRules): CarbonTerms;
}

/** What was found of the features when the plan was read. */
export type CarbonFindings = Pick<CarbonReport, 'refused' | 'ccer' | 'harvests'>;

/** Stock and uptake as terms, tC and tC/a; the change is the plan's part of the stock. */
export type CarbonTerms = Readonly<Record<keyof CarbonHeadline, readonly CarbonTerm[]>>;

/** What was worked out of the base by one set of rules. */
interface KeptBase {
  readonly rules: CarbonRules;
  readonly sensitivities: Sensitivities;
  readonly hectares: KeptHectares;
  /** The base without any plan. */
  readonly standing: (year: number) => YearAmounts;
  readonly years: Map<number, YearAmounts>;
  /** What a feature's land adds and takes away. */
  readonly turns: WeakMap<LedgerTurn, TurnAmounts>;
}

interface TurnAmounts extends YearAmounts {
  readonly year: number;
  readonly land: PlannedLand;
}

/**
 * Starts an account of a base.
 *
 * @param inRegionM2 area of every parcel in the district
 */
export function createCarbonAccount(base: LandBase, inRegionM2: Float64Array): CarbonAccount {
  const strata = carbonStrata(base.land, base.classes);
  const ground = landOfStrata(strata, null, inRegionM2);
  const parts = createLandParts(strata, ground);
  let kept: KeptBase | null = null;

  function keptFor(rules: CarbonRules): KeptBase {
    if (kept === null || kept.rules.library !== rules.library || !isSame(kept.rules.settings, rules.settings)) {
      const sensitivities = createSensitivities(rules.library);
      const land = standingLand(rules.settings, rules.library);
      kept = {
        rules,
        sensitivities,
        hectares: keepHectares(strata.strata, land),
        standing: standingAmounts(ground, strata.strata, land, sensitivities),
        years: new Map(),
        turns: new WeakMap(),
      };
    }
    return kept;
  }

  function baseAmounts(year: number, base: KeptBase): YearAmounts {
    let known = base.years.get(year);
    if (known === undefined) {
      known = base.standing(year);
      base.years.set(year, known);
    }
    return known;
  }

  /** The same added up; an edit of another feature leaves it as it is. */
  function turnAmounts(one: CarbonTurn, year: number, base: KeptBase): YearAmounts {
    const { turn, land } = one;
    let known = base.turns.get(turn);
    if (land === null || known?.year !== year || known.land !== land) {
      const amounts = { stock: noAmounts(), sink: noAmounts() };
      addParts(amounts, parts.ofTurn(one, year, base.hectares), base.sensitivities);
      if (land === null) return amounts;
      known = { ...amounts, year, land };
      base.turns.set(turn, known);
    }
    return known;
  }

  function terms(question: CarbonQuestion, rules: CarbonRules): CarbonTerms {
    const base = keptFor(rules);
    const plan = parts.ofPlan(question, base.hectares);
    const all = [...parts.ofBase(question.year, base.hectares), ...plan];
    return {
      stock: termsOf(all, ({ stock }) => stock),
      sink: termsOf(all, ({ sink }) => sink),
      change: termsOf(plan, ({ stock }) => stock),
    };
  }

  function service(question: CarbonQuestion, rules: CarbonRules, uptake: Interval): GepService {
    const base = keptFor(rules);
    const { baseYear } = rules.settings;
    const land = [...parts.ofBase(question.year, base.hectares), ...parts.ofPlan(question, base.hectares)].map(
      (part) => ({
        ...part,
        atBaseYear: part.before === null ? null : base.hectares.standing(part.before, baseYear),
      }),
    );
    return gepService(land, question.year - baseYear, uptake, rules.library);
  }

  function planAmounts(question: CarbonQuestion, base: KeptBase): YearAmounts {
    const plan: YearAmounts = { stock: noAmounts(), sink: noAmounts() };
    addParts(plan, parts.ofSea(question, base.hectares), base.sensitivities);
    for (const turn of question.turns) {
      const amounts = turnAmounts(turn, question.year, base);
      addAmounts(plan.stock, amounts.stock);
      addAmounts(plan.sink, amounts.sink);
    }
    return plan;
  }

  function headline(question: CarbonQuestion, rules: CarbonRules): CarbonHeadline {
    const base = keptFor(rules);
    const { sensitivities } = base;
    const before = baseAmounts(question.year, base);
    const plan = planAmounts(question, base);
    return {
      stock: totalOfAmounts(together(before.stock, plan.stock), sensitivities),
      sink: totalOfAmounts(together(before.sink, plan.sink), sensitivities),
      change: totalOfAmounts(plan.stock, sensitivities),
    };
  }

  return {
    strata,
    headline,
    terms,
    report(question, rules, about) {
      const { scenario, year, revision, turns, sea } = question;
      const base = keptFor(rules);
      const breakdown = createBreakdown(strata.strata, year, rules.settings, base.sensitivities);
      const remaining = new Map(ground.map((land) => [land.stratum, land]));
      for (const { turn, land: to } of turns) {
        for (const land of parts.landOf(turn)) {
          const rest = remaining.get(land.stratum);
          if (rest !== undefined) remaining.set(land.stratum, without(rest, land));
          const before = base.hectares.standing(land.stratum, year);
          const changes = to !== null && year >= to.year;
          const after = changes ? base.hectares.changed(land.stratum, to, year) : before;
          breakdown.addTurned(land, turn.toClass, changes ? to : null, before, after);
        }
      }
      for (const { areaM2, land } of sea) {
        if (year >= land.year) breakdown.addSea(areaM2, base.hectares.changed(null, land, year));
      }
      for (const land of remaining.values()) breakdown.addStanding(land, base.hectares.standing(land.stratum, year));
      const { settings } = rules;
      const totals = headline(question, rules);
      return {
        scenario,
        year,
        revision,
        settings,
        ...totals,
        ...breakdown.parts(),
        gep: service(question, rules, totals.sink.total),
        ...about,
      };
    },
    point(question, rules) {
      const base = keptFor(rules);
      const before = baseAmounts(question.year, base);
      const plan = planAmounts(question, base);
      const totalOf = (of: keyof YearAmounts): Interval => countedInterval([before[of], plan[of]], base.sensitivities);
      return { year: question.year, stock: totalOf('stock'), sink: totalOf('sink') };
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

function isSame(one: CarbonSettings, other: CarbonSettings): boolean {
  return (Object.keys(one) as (keyof CarbonSettings)[]).every((key) => one[key] === other[key]);
}
