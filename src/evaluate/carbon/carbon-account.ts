import { hectares } from '../../geo/area-units.ts';
import type { LandBase } from '../land-base.ts';
import {
  addAmounts,
  type AddedLand,
  addLand,
  type CarbonAmounts,
  noAmounts,
  countedInterval,
  totalOfAmounts,
} from './carbon-amounts.ts';
import { createBreakdown } from './carbon-breakdown.ts';
import type { CarbonPoint, CarbonReport, CarbonTotal, GepService } from './carbon-report.ts';
import type { CarbonTerm } from './carbon-row.ts';
import type { CarbonRules } from './carbon-rules.ts';
import type { CarbonSettings } from './carbon-settings.ts';
import { type CarbonStrata, carbonStrata } from './carbon-strata.ts';
import { gepService } from './gep-service.ts';
import type { Hectare, HectarePool } from './hectare.ts';
import type { Interval } from './interval.ts';
import { keepHectares, type KeptHectares } from './kept-hectares.ts';
import { landOfStrata, type StratumLand } from './land-of-strata.ts';
import type { LedgerTurn } from './ledger-turns.ts';
import type { PlannedLand } from './planned-land.ts';
import { createSensitivities, type Sensitivities } from './sensitivities.ts';
import { standingAmounts, type YearAmounts } from './standing-amounts.ts';
import { standingLand } from './standing-land.ts';

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
  report(question: CarbonQuestion, rules: CarbonRules, about: CarbonFindings): CarbonReport;
  point(question: CarbonQuestion, rules: CarbonRules): CarbonPoint;
  /** What the totals of {@link CarbonAccount.headline} are the sums of. */
  terms(question: CarbonQuestion, rules: CarbonRules): CarbonTerms;
}

/** What was found of the features when the plan was read. */
export type CarbonFindings = Pick<CarbonReport, 'refused' | 'ccer' | 'harvests'>;

/** Stock and uptake as terms, tC and tC/a; the change is the plan's part of the stock. */
export type CarbonTerms = Readonly<Record<keyof CarbonHeadline, readonly CarbonTerm[]>>;

/** Land that is added, or taken away, with what a hectare of it has. */
interface LandPart {
  readonly land: AddedLand;
  /** Stratum that it had in the base; null at sea. */
  readonly before: number | null;
  readonly hectare: Hectare;
}

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
  const turned = new WeakMap<LedgerTurn, readonly StratumLand[]>();
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

  function landOf(turn: LedgerTurn): readonly StratumLand[] {
    let known = turned.get(turn);
    if (known === undefined) {
      known = landOfStrata(strata, turn.parcels, turn.areasM2);
      turned.set(turn, known);
    }
    return known;
  }

  function baseAmounts(year: number, base: KeptBase): YearAmounts {
    let known = base.years.get(year);
    if (known === undefined) {
      known = base.standing(year);
      base.years.set(year, known);
    }
    return known;
  }

  /** All land of the base as it goes on without the plan. */
  function baseParts(year: number, base: KeptBase): LandPart[] {
    return ground.map((land) => standingPart(land, 1, year, base));
  }

  /** The land of a stratum, added (1) or taken away (−1); areas of one class share their error. */
  function standingPart(land: StratumLand, sign: 1 | -1, year: number, base: KeptBase): LandPart {
    return { land: addedLand(land, sign), before: land.stratum, hectare: base.hectares.standing(land.stratum, year) };
  }

  function addedLand({ stratum, areaM2, volumeM3PerHa }: StratumLand, sign: 1 | -1): AddedLand {
    const areaSource = strata.strata[stratum]?.classCode ?? '';
    return { areaHa: sign * hectares(areaM2), volumeM3PerHa, areaSource };
  }

  /** What the plan adds to the base in a year, and takes away. */
  function planParts(question: CarbonQuestion, base: KeptBase): LandPart[] {
    return [...seaParts(question, base), ...question.turns.flatMap((one) => turnParts(one, question.year, base))];
  }

  function seaParts({ sea, year }: CarbonQuestion, base: KeptBase): LandPart[] {
    return sea.flatMap(({ areaM2, land, feature }): LandPart[] => {
      if (year < land.year) return [];
      const hectare = base.hectares.changed(null, land, year);
      return [{ land: { areaHa: hectares(areaM2), volumeM3PerHa: 0, areaSource: feature }, before: null, hectare }];
    });
  }

  function turnParts({ turn, land: to }: CarbonTurn, year: number, base: KeptBase): LandPart[] {
    if (to === null || year < to.year) return [];
    return landOf(turn).flatMap((land): LandPart[] => [
      standingPart(land, -1, year, base),
      {
        land: addedLand(land, 1),
        before: land.stratum,
        hectare: base.hectares.changed(land.stratum, to, year),
      },
    ]);
  }

  /** The same added up; an edit of another feature leaves it as it is. */
  function turnAmounts(one: CarbonTurn, year: number, base: KeptBase): YearAmounts {
    const { turn, land } = one;
    let known = base.turns.get(turn);
    if (land === null || known?.year !== year || known.land !== land) {
      const amounts = { stock: noAmounts(), sink: noAmounts() };
      addParts(amounts, turnParts(one, year, base), base.sensitivities);
      if (land === null) return amounts;
      known = { ...amounts, year, land };
      base.turns.set(turn, known);
    }
    return known;
  }

  function terms(question: CarbonQuestion, rules: CarbonRules): CarbonTerms {
    const base = keptFor(rules);
    const plan = planParts(question, base);
    const all = [...baseParts(question.year, base), ...plan];
    return {
      stock: termsOf(all, ({ stock }) => stock),
      sink: termsOf(all, ({ sink }) => sink),
      change: termsOf(plan, ({ stock }) => stock),
    };
  }

  function service(question: CarbonQuestion, rules: CarbonRules): GepService {
    const base = keptFor(rules);
    const { baseYear } = rules.settings;
    const land = [...baseParts(question.year, base), ...planParts(question, base)].map((part) => ({
      ...part,
      atBaseYear: part.before === null ? null : base.hectares.standing(part.before, baseYear),
    }));
    return gepService(land, question.year - baseYear, rules.library);
  }

  function planAmounts(question: CarbonQuestion, base: KeptBase): YearAmounts {
    const plan: YearAmounts = { stock: noAmounts(), sink: noAmounts() };
    addParts(plan, seaParts(question, base), base.sensitivities);
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
        for (const land of landOf(turn)) {
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
      return {
        scenario,
        year,
        revision,
        settings,
        ...headline(question, rules),
        ...breakdown.parts(),
        gep: service(question, rules),
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

function addParts({ stock, sink }: YearAmounts, parts: readonly LandPart[], sensitivities: Sensitivities): void {
  for (const { land, hectare } of parts) {
    addLand(stock, hectare.stock, land, sensitivities);
    addLand(sink, hectare.sink, land, sensitivities);
  }
}

/** The pools that count. */
function termsOf(parts: readonly LandPart[], of: (hectare: Hectare) => readonly HectarePool[]): CarbonTerm[] {
  return parts.flatMap(({ land, hectare }) =>
    of(hectare).flatMap(({ isCounted, perHa }) => (isCounted ? [{ ...land, perHa }] : [])),
  );
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
