import type { Contribution, Evaluation, TargetResult } from '../../../src/evaluate/evaluation.ts';
import type { Measure } from '../../../src/evaluate/measure.ts';

/** A row of the whole district. */
export function regionMeasure(indicator: string, value: number | null, group: string | null = null): Measure {
  const unit = indicator === 'forest.cover' ? '%' : 'm2';
  const base = { scenario: 'a', year: 2025, zone: 'region', low: null, high: null, revision: 7 };
  return { ...base, indicator, group, value, none: null, unit };
}

/** An evaluation of what a test needs and nothing else. */
export function evaluationOf(parts: Partial<Evaluation>): Evaluation {
  const empty = { measures: [], targets: [], contributions: [], drawnM2: {}, balance: null, notes: [], elapsedMs: 1 };
  return { scenario: 'a', year: 2025, revision: 7, ...empty, ...parts };
}

/** A forest that is counted as drawn. */
export function forestContribution(
  feature: string,
  countedM2: number,
  parts: Partial<Contribution> = {},
): Contribution {
  const whole = { drawnM2: countedM2, forestLossM2: 0, fromClassM2: {}, notCounted: [] };
  return { feature, indicator: 'forest.area', countedM2, ...whole, ...parts };
}

/** The result of a target, short of half its way. */
export function resultOf(id: string, parts: Partial<TargetResult> = {}): TargetResult {
  const standing = { target: 10, unit: '%', value: 5, baseline: 0, gap: 5, gapAreaM2: null, none: null };
  const gaps = { acting: null, feasible: null };
  return { id, indicator: 'x', zone: 'region', year: 2025, op: '>=', status: 'short', ...standing, ...gaps, ...parts };
}
