import type { Evaluation } from '../evaluate/evaluation.ts';

/** Numbers on screen and how fresh they are. */
export interface Results {
  readonly evaluation: Evaluation | null;
  /** The scheme without its features, for the bars' left edge. */
  readonly baseline: Evaluation | null;
  /** Revision of the plan now. */
  readonly planRevision: number;
  /** True while the evaluation is older than the plan. */
  readonly stale: boolean;
}
