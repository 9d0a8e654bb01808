import type { KindId } from '../../kinds/kind.ts';
import type { BaseRole } from '../../plan/plan.ts';

/** What a rule says of two things in one place (准入结论). */
export type Verdict = 'allowed' | 'conditional' | 'forbidden';

/** How much a finding weighs (严重程度): `advice` is a default or a hint, not law. */
export type Severity = 'forbidden' | 'conditional' | 'advice';

/**
 * How well a text was checked (核验情况): `confirmed` was seen in a source, `recalled` is from knowledge of the document,
 * `translation-only` was seen in a translation and not held against the Chinese text.
 */
export type Verification = 'confirmed' | 'recalled' | 'translation-only';

/** A text in both languages; 中文 first. */
export interface BothLanguages {
  readonly zh: string;
  readonly en: string;
}

/** A document that rules come from (法规、标准或惯例). Dates are `YYYY-MM-DD`, or `YYYY` where no more is known. */
export interface RuleDocument {
  readonly id: string;
  readonly title: BothLanguages;
  /** 文号, where it has one. */
  readonly number: string | null;
  readonly issued: string | null;
  /** Null: in force as long as anybody plans. */
  readonly effective: string | null;
  /** Last day; null: no end known. */
  readonly expires: string | null;
  readonly verified: Verification;
}

/** A value of a field that a feature must have for a rule to concern it. */
export interface FieldCondition {
  readonly field: string;
  readonly values: readonly string[];
}

/**
 * What a rule holds against: drawn features of a kind, a layer of the base data, land of classes (codes of the third survey by
 * their beginning), or data that nobody gives us, so that the rule stays unchecked and says so.
 */
export type Opponent =
  | { readonly kind: KindId; readonly where?: FieldCondition }
  | { readonly role: BaseRole }
  | { readonly land: readonly string[] }
  | { readonly data: string };

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
  readonly clause: BothLanguages;
  readonly document: RuleDocument;
  readonly verified: Verification;
  /** Distance to keep, m; null where only an overlap counts. */
  readonly distanceM: number | null;
  readonly maximumSlopeDegrees: number | null;
  /** Smallest area of the feature, m². */
  readonly minimumAreaM2: number | null;
  /** Activities permitted in spite of the rule. */
  readonly exceptions: readonly (BothLanguages & { readonly verified: Verification })[];
  readonly note: BothLanguages | null;
}

/**
 * Whether a rule is in force at the end of a year: its document has begun, and has not ended before 31 December. A day that is
 * known to the year only counts as some day in it, so a document that ends in 2024 is not in force for 2024 any more.
 */
export function isInForce({ document: { effective, expires } }: Pick<Rule, 'document'>, year: number): boolean {
  const lastDay = `${String(year)}-12-31`;
  return (effective === null || effective <= lastDay) && (expires === null || expires >= lastDay);
}
