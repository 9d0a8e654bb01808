import { compensatedSum, type CompensatedSum } from '../../geo/compensated-sum.ts';
import type { Baseline } from '../baseline.ts';
import type { EvaluationProgress } from '../evaluation.ts';
import type { LandBase } from '../land-base.ts';
import type { OutlinesNear } from '../outline-index.ts';
import { subjectChanges } from '../subject-changes.ts';
import type { Barrier } from './barrier.ts';
import type { EligibleStep, EligibleVerdict } from './eligible-land.ts';
import type { ParcelVerdicts } from './parcel-verdicts.ts';
import { createParcelDivision } from './parcel-division.ts';

/** Land of the district divided by what a kind may do there, all m². */
export interface DividedLand {
  /** What no parcel covers is not among them. */
  readonly areasM2: Readonly<Record<EligibleVerdict, number>>;
  readonly steps: readonly EligibleStep[];
}

/** Divides the land of one district for one kind, over and over, and keeps what an edit does not touch. */
export interface LandDivider {
  /**
   * Yields while it works; what was not brought to an end is not kept.
   *
   * @param barriers come rule by rule
   * @param near finds them by place
   */
  divide(barriers: readonly Barrier[], near: OutlinesNear<Barrier>): Generator<EvaluationProgress, DividedLand, void>;
}

/** A rule that takes land by where its barriers lie. */
interface TakingRule {
  readonly rule: string;
  readonly verdict: Barrier['verdict'];
  /** What it takes of each parcel, m². */
  readonly takenM2: Float64Array;
}

/** What the land was divided into, with what it was divided by. */
interface Division {
  readonly barriers: readonly Barrier[];
  readonly rules: readonly TakingRule[];
}

/** Parcels divided between two looks at the clock. */
const PARCELS_PER_STEP = 16;
/** Share of a parcel. */
const ROUNDING = 1e-12;

/**
 * Starts with nothing divided. Barriers take land in the order of their rules: each hectare goes to the first one. Parcels whose class
 * forbids everything are not looked at.
 */
export function createLandDivider(base: LandBase, baseline: Baseline, verdictOf: ParcelVerdicts): LandDivider {
  const changes = subjectChanges();
  let kept: Division | null = null;

  /** Parcels near what has changed; null for all of them. */
  function parcelsToAsk(barriers: readonly Barrier[]): readonly number[] | null {
    if (kept === null) return null;
    const asked = new Set<number>();
    for (const { minX, minY, maxX, maxY } of changes.betweenOutlines(kept.barriers, barriers)) {
      for (const parcel of base.index.search(minX, minY, maxX, maxY)) asked.add(parcel);
    }
    return [...asked];
  }

  return {
    *divide(barriers, near) {
      const asked = parcelsToAsk(barriers);
      const total = asked?.length ?? base.land.parcelCount;
      const rules = takingRules(barriers, kept, base.land.parcelCount);
      yield { done: 0, total };
      const ruleIds = rules.map(({ rule }) => rule);
      const division = createParcelDivision(base, baseline, ruleIds, near);
      for (let at = 0; at < total; at += 1) {
        const parcel = asked?.[at] ?? at;
        if (verdictOf(parcel).verdict !== 'forbidden') {
          const takenM2 = division.takenOf(parcel);
          for (let place = 0; place < rules.length; place += 1) {
            const ofRule = rules[place]?.takenM2;
            if (ofRule !== undefined) ofRule[parcel] = takenM2[place] ?? 0;
          }
        }
        if (at % PARCELS_PER_STEP === PARCELS_PER_STEP - 1) yield { done: at + 1, total };
      }
      kept = { barriers, rules };
      return sumParcels(base, baseline, verdictOf, rules);
    },
  };
}

/** The rules of barriers in their order, with copies of what they took before. */
function takingRules(
  barriers: readonly Barrier[],
  before: Division | null,
  parcelCount: number,
): readonly TakingRule[] {
  const rules = new Map<string, TakingRule>();
  for (const { rule, verdict } of barriers) {
    if (rules.has(rule)) continue;
    const known = before?.rules.find((one) => one.rule === rule);
    rules.set(rule, { rule, verdict, takenM2: known?.takenM2.slice() ?? new Float64Array(parcelCount) });
  }
  return [...rules.values()];
}

function sumParcels(
  { land: { parcelCount } }: LandBase,
  { inRegionM2 }: Baseline,
  verdictOf: ParcelVerdicts,
  rules: readonly TakingRule[],
): DividedLand {
  const sums = {
    allowed: compensatedSum(),
    conditional: compensatedSum(),
    forbidden: compensatedSum(),
    unknown: compensatedSum(),
  };
  const steps = createStepSums();
  const ofRules = rules.map(({ rule, verdict, takenM2 }) => ({
    takenM2,
    isBan: verdict === 'forbidden',
    sum: steps.of({ rule }, verdict),
  }));
  for (let parcel = 0; parcel < parcelCount; parcel += 1) {
    const { verdict, causes } = verdictOf(parcel);
    let restM2 = inRegionM2[parcel] ?? 0;
    for (const { takenM2, isBan, sum } of ofRules) {
      const areaM2 = takenM2[parcel] ?? 0;
      if (areaM2 === 0) continue;
      restM2 -= areaM2;
      // A condition says nothing of land whose class is not known.
      const isUnknown = !isBan && verdict === 'unknown';
      if (!isUnknown) sum.add(areaM2);
      sums[isBan ? 'forbidden' : isUnknown ? 'unknown' : 'conditional'].add(areaM2);
    }
    // What is left after all rules may be rounding.
    if (Math.abs(restM2) <= ROUNDING * (inRegionM2[parcel] ?? 0)) restM2 = 0;
    sums[verdict].add(restM2);
    const [first] = causes;
    if (first !== undefined) steps.of(first.cause, first.verdict).add(restM2);
  }
  return {
    areasM2: {
      allowed: sums.allowed.total,
      conditional: sums.conditional.total,
      forbidden: sums.forbidden.total,
      unknown: sums.unknown.total,
    },
    steps: steps.list(),
  };
}

/** Sums by cause, in the order in which they are met. */
function createStepSums() {
  const sums = new Map<string, { readonly step: Omit<EligibleStep, 'areaM2'>; readonly sum: CompensatedSum }>();
  /** Parcels of a class share their causes. */
  const byObject = new Map<EligibleStep['cause'], CompensatedSum>();
  return {
    of(cause: EligibleStep['cause'], verdict: EligibleStep['verdict']): CompensatedSum {
      const same = byObject.get(cause);
      if (same !== undefined) return same;
      const key = JSON.stringify(cause);
      let known = sums.get(key);
      if (known === undefined) {
        known = { step: { cause, verdict }, sum: compensatedSum() };
        sums.set(key, known);
      }
      byObject.set(cause, known.sum);
      return known.sum;
    },
    list: (): readonly EligibleStep[] =>
      [...sums.values()].flatMap(({ step, sum }) => (sum.total > 0 ? [{ ...step, areaM2: sum.total }] : [])),
  };
}
