import type { KindId } from '../../kinds/kind.ts';
import type {
  FieldCondition,
  Opponent,
  RuleDocument,
  RuleException,
  Severity,
  Verdict,
  Verification,
} from '../../plan/plan-rule.ts';
import type { BilingualText } from '../../plan/target.ts';

/** One rule of the land (用地规则), as a row of `data/rules` or of a plan. */
export interface Rule {
  readonly id: string;
  /** Kinds that it concerns. */
  readonly kinds: readonly KindId[];
  readonly where: FieldCondition | null;
  /** Empty for rules about the feature alone: its area or its slope. */
  readonly against: readonly Opponent[];
  readonly verdict: Verdict;
  readonly severity: Severity;
  readonly clause: BilingualText;
  readonly document: RuleDocument;
  readonly verified: Verification;
  /** Distance to keep, m; null where only an overlap counts. */
  readonly distanceM: number | null;
  readonly maximumSlopeDegrees: number | null;
  /** Smallest area of the feature, m². */
  readonly minimumAreaM2: number | null;
  /** Activities permitted in spite of the rule. */
  readonly exceptions: readonly RuleException[];
  readonly note: BilingualText | null;
}

/**
 * Whether a rule is in force at the end of a year: its document has begun, and has not ended before 31 December. A day that is
 * known to the year only counts as some day in it, so a document that ends in 2024 is not in force for 2024 any more.
 */
export function isInForce({ document: { effective, expires } }: Pick<Rule, 'document'>, year: number): boolean {
  const lastDay = `${String(year)}-12-31`;
  return (effective === null || effective <= lastDay) && (expires === null || expires >= lastDay);
}
