import type { KindId } from '../kinds/kind.ts';
import type { BaseRole } from './base-role.ts';
import type { BilingualText } from './target.ts';

/** What a rule says of two things in one place (准入结论). */
export type Verdict = 'allowed' | 'conditional' | 'forbidden';

/** How much a finding weighs (严重程度): `advice` is a default or a hint, not law. */
export type Severity = 'forbidden' | 'conditional' | 'advice';

/**
 * How well a text was checked (核验情况): `confirmed` was seen in a source, `recalled` is from knowledge of the document,
 * `translation-only` was seen in a translation and not held against the Chinese text.
 */
export type Verification = 'confirmed' | 'recalled' | 'translation-only';

/** A document that rules come from (法规、标准或惯例). Dates are `YYYY-MM-DD`, or `YYYY` where no more is known. */
export interface RuleDocument {
  readonly id: string;
  readonly title: BilingualText;
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

/** An activity permitted in spite of a rule (例外情形). */
export interface RuleException extends BilingualText {
  readonly verified: Verification;
}

/** A rule as a row of a table has it (规则行); numbers that it does not have are left out. */
export interface RuleRow {
  /** Kinds that it concerns. */
  readonly kinds: readonly KindId[];
  /** Only features with a value of a field. */
  readonly where?: FieldCondition;
  /** Empty for rules about the feature alone: its area or its slope. */
  readonly against: readonly Opponent[];
  readonly verdict: Verdict;
  readonly severity: Severity;
  readonly verified: Verification;
  /** Distance to keep, m. */
  readonly distanceM?: number;
  readonly maximumSlopeDegrees?: number;
  /** Smallest area of the feature, m². */
  readonly minimumAreaM2?: number;
  readonly clause: BilingualText;
  readonly exceptions: readonly RuleException[];
  readonly note: BilingualText | null;
}

/** A rule of the plan's own (自定规则), with its document. */
export interface OwnRule extends RuleRow {
  readonly document: RuleDocument;
}

/** What the plan changes of a rule that comes with the program (规则改动); what is left out stays as it is. */
export interface RuleChange {
  /** True: the rule is not applied in this plan (停用). */
  readonly off?: true;
  readonly verdict?: Verdict;
  readonly severity?: Severity;
  readonly distanceM?: number;
  readonly maximumSlopeDegrees?: number;
  readonly minimumAreaM2?: number;
  /** Why; never empty. */
  readonly reason: string;
}

/** Rules of a plan (本方案的用地规则), member `tantu.rules`: changes of shipped rules and own ones, each by id in the order of ids. */
export interface PlanRules {
  readonly changes: Readonly<Record<string, RuleChange>>;
  readonly own: Readonly<Record<string, OwnRule>>;
}
