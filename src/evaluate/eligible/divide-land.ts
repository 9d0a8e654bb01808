import { compensatedSum, type CompensatedSum } from '../../geo/compensated-sum.ts';
import { CutFailure } from '../cut-failure.ts';
import type { CutGround } from '../cut-ground.ts';
import { type CutKeeper, createCutKeeper } from '../cut-keeper.ts';
import type { EvaluationProgress } from '../evaluation.ts';
import type { Fragments } from '../feature-cut.ts';
import { indexOutlines } from '../outline-index.ts';
import type { Barrier } from './barrier.ts';
import type { EligibleStep, EligibleVerdict } from './eligible-land.ts';
import type { ParcelVerdicts } from './parcel-verdicts.ts';

/** Land of the district divided by what a kind may do there, all m². */
export interface DividedLand {
  /** What no parcel covers is not among them. */
  readonly areasM2: Readonly<Record<EligibleVerdict, number>>;
  readonly steps: readonly EligibleStep[];
  /** What could not be overlaid. */
  readonly failed: readonly string[];
}

/** Divides the land of one district for one kind, over and over, and keeps what an edit does not touch. */
export interface LandDivider {
  /** Yields while it works; what was not brought to an end is not kept. */
  divide(barriers: readonly Barrier[]): Generator<EvaluationProgress, DividedLand, void>;
}

/**
 * Starts with nothing divided. Barriers take land in their order by the machinery that cuts features (叠加分析): each hectare goes to the first
 * one. Parcels whose class forbids everything are not cut at all.
 */
export function createLandDivider(district: CutGround, verdictOf: ParcelVerdicts): LandDivider {
  const { parcelCount } = district.base.land;
  const open: CutGround = {
    ...district,
    // Basic farmland is a barrier where a rule says so, and a line of nobody's else.
    farmlandNear: () => [],
    parcelsNear: (box) => district.parcelsNear(box).filter((parcel) => verdictOf(parcel).verdict !== 'forbidden'),
  };
  const keeper = createCutKeeper(open);

  return {
    *divide(barriers) {
      const takersNear = indexOutlines(barriers);
      const steps = createStepSums();
      const taken = { forbidden: new Float64Array(parcelCount), conditional: new Float64Array(parcelCount) };
      const failed = new Set<string>();
      for (const [place, barrier] of barriers.entries()) {
        const { feature, window, group } = barrier;
        const takers = takersNear(window.bounds, place).filter((one) => group === null || one.group !== group);
        const fragments = yield* fragmentsOf(
          keeper,
          { feature, window, takers },
          { done: place, total: barriers.length },
        );
        if (fragments === null) failed.add(barrier.with);
        else {
          const sum = steps.of({ rule: barrier.rule }, barrier.verdict);
          const ofVerdict = taken[barrier.verdict];
          for (let at = 0; at < fragments.parcels.length; at += 1) {
            const parcel = fragments.parcels[at] ?? 0;
            const areaM2 = fragments.areasM2[at] ?? 0;
            ofVerdict[parcel] = (ofVerdict[parcel] ?? 0) + areaM2;
            // A condition says nothing of land whose class is not known.
            if (barrier.verdict === 'forbidden' || verdictOf(parcel).verdict !== 'unknown') sum.add(areaM2);
          }
        }
        yield { done: place + 1, total: barriers.length };
      }
      keeper.forgetOld(new Set(barriers.map(({ feature }) => feature)));
      const areas = sumParcels(district, verdictOf, taken, steps);
      return { areasM2: areas, steps: steps.list(), failed: [...failed] };
    },
  };
}

/** The land that a barrier takes; null where it cannot be overlaid. */
function* fragmentsOf(
  keeper: CutKeeper,
  { feature, window, takers }: Pick<Barrier, 'feature' | 'window'> & { readonly takers: readonly Barrier[] },
  progress: EvaluationProgress,
): Generator<EvaluationProgress, Fragments | null, void> {
  const cutting = keeper.cut(feature, { window, takers, lines: [] }, 0);
  for (;;) {
    try {
      const step = cutting.next();
      if (step.done === true) return step.value.cut;
    } catch (error) {
      if (error instanceof CutFailure) return null;
      throw error;
    }
    yield progress;
  }
}

function sumParcels(
  district: CutGround,
  verdictOf: ParcelVerdicts,
  taken: Readonly<Record<'forbidden' | 'conditional', Float64Array>>,
  steps: StepSums,
): Record<EligibleVerdict, number> {
  const sums = {
    allowed: compensatedSum(),
    conditional: compensatedSum(),
    forbidden: compensatedSum(),
    unknown: compensatedSum(),
  };
  for (let parcel = 0; parcel < district.base.land.parcelCount; parcel += 1) {
    const { verdict, causes } = verdictOf(parcel);
    const forbiddenM2 = taken.forbidden[parcel] ?? 0;
    const conditionalM2 = taken.conditional[parcel] ?? 0;
    const wholeM2 = district.m2Of(parcel);
    // Rounding of an overlay may leave a little less than nothing.
    const restM2 = Math.max(0, wholeM2 - forbiddenM2 - conditionalM2);
    sums.forbidden.add(forbiddenM2);
    sums[verdict === 'unknown' ? 'unknown' : 'conditional'].add(conditionalM2);
    sums[verdict].add(restM2);
    const [first] = causes;
    if (first !== undefined) steps.of(first.cause, first.verdict).add(restM2);
  }
  return {
    allowed: sums.allowed.total,
    conditional: sums.conditional.total,
    forbidden: sums.forbidden.total,
    unknown: sums.unknown.total,
  };
}

type StepSums = ReturnType<typeof createStepSums>;

/** Sums by cause, in the order in which they are met. */
function createStepSums() {
  const sums = new Map<string, { readonly step: Omit<EligibleStep, 'areaM2'>; readonly sum: CompensatedSum }>();
  return {
    of(cause: EligibleStep['cause'], verdict: EligibleStep['verdict']): CompensatedSum {
      const key = JSON.stringify(cause);
      let known = sums.get(key);
      if (known === undefined) {
        known = { step: { cause, verdict }, sum: compensatedSum() };
        sums.set(key, known);
      }
      return known.sum;
    },
    list: (): readonly EligibleStep[] =>
      [...sums.values()].flatMap(({ step, sum }) => (sum.total > 0 ? [{ ...step, areaM2: sum.total }] : [])),
  };
}
