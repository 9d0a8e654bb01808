import type { Evaluation, TargetResult, TargetStatus } from '../evaluate/evaluation.ts';
import type { Measure } from '../evaluate/measure.ts';
import { REGION_ZONE } from '../evaluate/measure.ts';
import { unitFactor } from '../evaluate/targets/target-units.ts';
import type { Target, TargetReading } from '../plan/target.ts';
import { bindingTargets } from './binding-targets.ts';
import { layOutBar } from './target-bar.ts';
import type { TargetBar } from './target-bar.ts';

/** Standing of a row: that of its number, kept by hand, or not computed for the first time yet. */
export type RowStatus = TargetStatus | 'tracked' | 'pending';

/** Statuses that the head of the board counts and filters by, in the order shown. */
export const COUNTED_STATUSES = ['met', 'short', 'over', 'unknown', 'tracked'] as const satisfies readonly RowStatus[];

/** How the board is sorted. */
export type BoardOrder = 'gap' | 'document' | 'name';

/** One row of the target board (目标板). */
export interface BoardRow {
  readonly target: Target;
  readonly status: RowStatus;
  /** Null for hand-kept targets and before the first evaluation. */
  readonly result: TargetResult | null;
  /** The measure the result was taken from, with its unrounded value; null when there is none. */
  readonly measure: Measure | null;
  /** Null where there is no value to draw. */
  readonly bar: TargetBar | null;
  /** Latest hand-kept value of a tracked target. */
  readonly reading: TargetReading | null;
}

/**
 * Rows of the board in the order of the document: one for every target that binds in the year of the evaluation.
 *
 * @param evaluation null before the first numbers are there; rows are then `pending`
 */
export function boardRows(
  targets: readonly Target[],
  evaluation: Evaluation | null,
  year: number,
): readonly BoardRow[] {
  return bindingTargets(targets, year).map((target) => {
    if (target.kind === 'tracked') return trackedRow(target);
    const result = evaluation?.targets.find(({ id }) => id === target.id) ?? null;
    return {
      target,
      status: result?.status ?? 'pending',
      result,
      measure: evaluation === null ? null : findMeasure(evaluation, target),
      bar: result?.value == null ? null : layOutBar(result.value, result.baseline, result.target),
      reading: null,
    };
  });
}

/** Sorts rows: what is short most of its way first, then met, then without value, then hand-kept. */
export function sortRows(rows: readonly BoardRow[], order: BoardOrder, language: 'zh' | 'en'): readonly BoardRow[] {
  switch (order) {
    case 'document':
      return rows;
    case 'name':
      return rows.toSorted((a, b) => a.target.title[language].localeCompare(b.target.title[language], language));
    case 'gap':
      return rows.toSorted((a, b) => RANK[a.status] - RANK[b.status] || (a.bar?.fill ?? 0) - (b.bar?.fill ?? 0));
  }
}

/** How many rows stand how, for the head of the board. */
export function countStatuses(rows: readonly BoardRow[]): Readonly<Record<RowStatus, number>> {
  const counts = { met: 0, short: 0, over: 0, unknown: 0, tracked: 0, pending: 0 };
  for (const { status } of rows) counts[status] += 1;
  return counts;
}

const RANK: Readonly<Record<RowStatus, number>> = { short: 0, over: 0, met: 1, pending: 2, unknown: 2, tracked: 3 };

function trackedRow(target: Target): BoardRow {
  const reading = target.readings?.toSorted((a, b) => a.year - b.year).at(-1) ?? null;
  const bar = reading === null ? null : layOutBar(reading.value, null, target.value);
  return { target, status: 'tracked', result: null, measure: null, bar, reading };
}

function findMeasure(evaluation: Evaluation, target: Target): Measure | null {
  const zone = target.zone ?? REGION_ZONE;
  const group = target.group ?? null;
  const rows = evaluation.measures.filter(
    (measure) => measure.indicator === target.indicator && measure.zone === zone && measure.group === group,
  );
  // Parks are told as a number and as a share: the row that the target was compared with is meant.
  return rows.find(({ unit }) => unitFactor(unit, target.unit) !== null) ?? rows[0] ?? null;
}
