import type { Measure, NoValue } from './measure.ts';
import type { ActingGap } from './targets/acting-gap.ts';
import type { Feasibility } from './targets/feasible-gap.ts';

/** How a number stands against its target (达标状态). */
export type TargetStatus = 'met' | 'short' | 'over' | 'unknown';

/** One target with what the plan reaches. */
export interface TargetResult {
  readonly id: string;
  readonly indicator: string;
  readonly zone: string;
  readonly year: number | null;
  readonly op: string;
  /** What the target asks for, in `unit`. */
  readonly target: number;
  readonly unit: string;
  /** What the plan reaches, in `unit`; null when unknown. */
  readonly value: number | null;
  /** What the baseline reaches, in `unit`; null when unknown. */
  readonly baseline: number | null;
  /** What is missing (`short`) or too much (`over`), in `unit`, never negative; 0 when met, null when unknown. */
  readonly gap: number | null;
  /** The same gap as land, m², where the indicator is a share of land; null otherwise. */
  readonly gapAreaM2: number | null;
  /** The same gap in the unit that something can be done about it; null where there is none. */
  readonly acting: ActingGap | null;
  /** Whether the land at hand could close the gap; null where no density is known, and unless `short`. */
  readonly feasible: Feasibility | null;
  readonly status: TargetStatus;
  readonly none: NoValue | null;
}

/** Why drawn land does not count for an indicator (没有计入的原因). */
export type NotCountedReason =
  'already-forest' | 'same-class' | 'water' | 'farmland-line' | 'taken' | 'outside' | 'no-parcel';

/** What one plan feature brings to one indicator: hectares drawn = counted + not counted, piece by piece. */
export interface Contribution {
  readonly feature: string;
  readonly indicator: string;
  /** Area drawn, m². */
  readonly drawnM2: number;
  /** Area that counts, m². */
  readonly countedM2: number;
  /** Existing forest that the feature turns into something else, m². */
  readonly forestLossM2: number;
  /** Area of each class of land that is turned, m², by class code. */
  readonly fromClassM2: Readonly<Record<string, number>>;
  /** Cropland that the feature makes forest of, m²: counted, though the rules forbid it; left out where there is none. */
  readonly croplandM2?: number;
  readonly notCounted: readonly {
    readonly reason: NotCountedReason;
    readonly areaM2: number;
    /** Id of the feature that takes the land when the reason is `taken`. */
    readonly by?: string;
  }[];
}

/** Shows that nothing was lost: parts, what no parcel covers, and the whole (平衡检查). */
export interface Balance {
  readonly regionM2: number;
  readonly classesM2: number;
  /** Region that no parcel covers; never hidden. */
  readonly unassignedM2: number;
  /** |classes + unassigned − region| / region. */
  readonly relativeError: number;
}

/** All numbers of one scheme in one year at one revision of the plan. */
export interface Evaluation {
  readonly scenario: string;
  readonly year: number;
  readonly revision: number;
  readonly measures: readonly Measure[];
  readonly targets: readonly TargetResult[];
  readonly contributions: readonly Contribution[];
  /** Area of every drawn polygon, m², by feature id, whether or not it takes part in this scheme and year. */
  readonly drawnM2: Readonly<Record<string, number>>;
  readonly balance: Balance | null;
  /** What the user should know about single features, e.g. that a crossing outline was made valid for counting. */
  readonly notes: readonly EvaluationNote[];
  /** Time the engine took, ms; for the status line only. */
  readonly elapsedMs: number;
}

/** One scheme in one year at one revision. */
export interface EvaluationScope {
  readonly scenario: string;
  readonly year: number;
  readonly revision: number;
}

/** How far an evaluation has come, in features and zones. */
export interface EvaluationProgress {
  readonly done: number;
  readonly total: number;
}

/** A remark on one feature or parcel of an evaluation; `code` is the message key. */
export interface EvaluationNote {
  readonly code: 'feature-repaired' | 'overlay-failed' | 'areas-unbalanced' | 'parcel-failed';
  /** Empty when the remark is about a parcel of the base; `details` then names it. */
  readonly feature: string;
  readonly details: Readonly<Record<string, string | number>>;
}
