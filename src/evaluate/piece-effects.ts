import type { PlanFeature } from '../plan/plan.ts';
import { schemeMerger } from '../plan/merge-schemes.ts';
import type { SchemeRevision } from '../plan/scheme-command.ts';
import type { EvaluablePlan } from './evaluable-plan.ts';
import type { Evaluation, EvaluationProgress, EvaluationScope, TargetStatus } from './evaluation.ts';
import type { EvaluationKeeper } from './evaluation-keeper.ts';
import type { Evaluator } from './evaluator.ts';
import { type MeasureUnit, REGION_ZONE } from './measure.ts';

/** What taking one piece of another scheme changes, all else left as it is (逐项影响). */
export interface PieceEffect {
  /** Id of the piece, see `SchemePiece`. */
  readonly piece: string;
  /** Numbers of the district that change, without subdivisions; null = no value. */
  readonly measures: readonly {
    readonly indicator: string;
    readonly unit: MeasureUnit;
    readonly before: number | null;
    readonly after: number | null;
  }[];
  /** Targets whose value or status changes. */
  readonly targets: readonly {
    readonly id: string;
    readonly unit: string;
    readonly before: number | null;
    readonly after: number | null;
    readonly statusBefore: TargetStatus;
    readonly statusAfter: TargetStatus;
  }[];
}

/** Which pieces are weighed, and in which year. */
export interface WeighRequest {
  /** Scheme that takes. */
  readonly into: string;
  /** Scheme it takes from. */
  readonly from: string;
  readonly year: number;
}

/**
 * Weighs every piece in which one scheme differs from another: the numbers of the first with the piece taken against those
 * without. Yields within each piece; progress is counted in pieces.
 */
export function* weighPiecesInSteps(
  plan: EvaluablePlan,
  { into, from, year }: WeighRequest,
  revision: number,
  evaluator: Evaluator,
  evaluations: EvaluationKeeper,
): Generator<EvaluationProgress, readonly PieceEffect[], void> {
  const scope: EvaluationScope = { scenario: into, year, revision };
  const merger = schemeMerger(plan, into, from);
  const { pieces } = merger.difference;
  const total = pieces.length + 1;
  const before = yield* evaluations.evaluateInSteps(plan, scope);
  yield { done: 1, total };
  const effects: PieceEffect[] = [];
  for (const { id } of pieces) {
    let next = 0;
    const revised = withRevision(
      plan,
      merger.take(() => `${id}#${String(next++)}`, new Set([id])),
    );
    const steps = evaluator.evaluateInSteps(revised, scope);
    let step = steps.next();
    for (; step.done !== true; step = steps.next()) yield { done: effects.length + 1, total };
    effects.push(effectOf(id, before, step.value));
    yield { done: effects.length + 1, total };
  }
  return effects;
}

/** A plan after a revision of its features; in the order that the drawing order then has. */
function withRevision(plan: EvaluablePlan, { changed, added, removed }: SchemeRevision): EvaluablePlan {
  const gone = new Set(removed);
  const others = new Map(changed.map((feature) => [feature.id, feature]));
  const before = new Map<string, PlanFeature[]>();
  const last: PlanFeature[] = [];
  for (const { feature, before: next } of added) {
    if (next === null) last.push(feature);
    else before.set(next, [...(before.get(next) ?? []), feature]);
  }
  const features = new Map<string, PlanFeature>();
  for (const [id, feature] of plan.features) {
    for (const one of before.get(id) ?? []) features.set(one.id, one);
    if (!gone.has(id)) features.set(id, others.get(id) ?? feature);
  }
  for (const one of last) features.set(one.id, one);
  return { ...plan, features };
}

function effectOf(piece: string, before: Evaluation, after: Evaluation): PieceEffect {
  const now = new Map(wholesOf(after).map((row) => [row.indicator, row]));
  const results = new Map(after.targets.map((result) => [result.id, result]));
  return {
    piece,
    measures: wholesOf(before).flatMap(({ indicator, unit, value }) => {
      const other = now.get(indicator)?.value ?? null;
      return isSameNumber(value, other) ? [] : [{ indicator, unit, before: value, after: other }];
    }),
    targets: before.targets.flatMap(({ id, unit, value, status }) => {
      const other = results.get(id);
      if (other === undefined || (isSameNumber(value, other.value) && status === other.status)) return [];
      return [{ id, unit, before: value, after: other.value, statusBefore: status, statusAfter: other.status }];
    }),
  };
}

function wholesOf({ measures }: Evaluation): Evaluation['measures'] {
  return measures.filter(({ group, zone }) => group === null && zone === REGION_ZONE);
}

/** Sums in another order differ in their last digits, which is no effect of anything. */
function isSameNumber(one: number | null, other: number | null): boolean {
  if (one === null || other === null) return one === other;
  return Math.abs(one - other) <= 1e-9 * Math.max(Math.abs(one), Math.abs(other));
}
