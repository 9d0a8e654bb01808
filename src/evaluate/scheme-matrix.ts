import type { TargetResult } from './evaluation.ts';
import type { Measure } from './measure.ts';

/** Which schemes and years are set against each other. */
export interface MatrixRequest {
  readonly scenarios: readonly string[];
  readonly years: readonly number[];
}

/** Numbers of one scheme in one year (矩阵单元). */
export interface MatrixCell {
  readonly scenario: string;
  readonly year: number;
  /** Rows without a group, of the district and of its zones. */
  readonly measures: readonly Measure[];
  readonly targets: readonly TargetResult[];
  readonly conflicts: readonly MatrixConflict[];
}

/** A conflict as far as a matrix counts it; who wants to know more asks for the findings of the scheme. */
export interface MatrixConflict {
  /** As `FoundConflict` has it: an answer of the plan belongs to it by this. */
  readonly id: string;
  readonly severity: 'forbidden' | 'conditional' | 'advice';
  readonly areaM2: number;
}

/** All schemes × years × indicators (指标矩阵). */
export interface SchemeMatrix {
  readonly revision: number;
  /** Scheme by scheme, year by year, as asked for. */
  readonly cells: readonly MatrixCell[];
}
