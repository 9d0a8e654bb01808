import type { Severity } from '../../plan/plan-rule.ts';
import type { Waiver } from '../../plan/plan.ts';
import type { EvaluationNote } from '../evaluation.ts';

/** A feature and a rule that it does not keep (冲突). */
export interface FoundConflict {
  /** The same as long as rule, feature and opponent are: `<rule>/<feature>/<with>`. */
  readonly id: string;
  readonly rule: string;
  readonly severity: Severity;
  readonly feature: string;
  /** The other feature, `base:<role>` for base data, empty for a rule about the feature alone. */
  readonly with: string;
  /** Land concerned, m², ellipsoidal; 0 for points. */
  readonly areaM2: number;
  /** How near it is, m on the ground, where the rule asks for a distance and the feature is a point; else null. */
  readonly distanceM: number | null;
  /** A place in the land concerned. */
  readonly lon: number;
  readonly lat: number;
  /** Document and clause, 中文. */
  readonly clause: string;
  /** False when the parent scheme has it, too. */
  readonly introduced: boolean;
}

/** A conflict with what somebody answered for it; null: nobody did. */
export interface Finding extends FoundConflict {
  readonly waiver: Waiver | null;
}

/** A rule that concerns features of the plan and could not be checked, with what it would take. */
export interface UncheckedRule {
  readonly rule: string;
  readonly missing: 'base-layer' | 'land-cover' | 'slope' | 'slope-part' | 'data';
  /** Roles of base layers, or names of data; of `slope-part` the features whose ground is not all known. */
  readonly what: readonly string[];
  /** Of `slope-part`: the smallest share of one of these features that could be checked, 0–1. */
  readonly share?: number;
}

/** Everything that was found in one scheme and year at one revision. */
export interface FindingsReport {
  readonly scenario: string;
  readonly year: number;
  readonly revision: number;
  /** In the order of the features, then of the rules. */
  readonly findings: readonly FoundConflict[];
  /** Overlaps that are too small to be told from the error of drawing, see `LEAST_AREA_M2`. */
  readonly slivers: number;
  /** The area below which they are, m². */
  readonly leastAreaM2: number;
  readonly unchecked: readonly UncheckedRule[];
  /** Features of which an overlay failed. */
  readonly notes: readonly EvaluationNote[];
}

/** Puts the answers of a plan beside its conflicts; an answer to something that is no conflict any more is left alone. */
export function withWaivers(found: readonly FoundConflict[], waivers: readonly Waiver[]): readonly Finding[] {
  const byFinding = new Map(waivers.map((waiver) => [waiver.finding, waiver]));
  return found.map((one) => ({ ...one, waiver: byFinding.get(one.id) ?? null }));
}

/** Whether something forbidden is there that nobody answered for. */
export function hasUnansweredBan(findings: readonly Finding[]): boolean {
  return findings.some(({ severity, waiver }) => severity === 'forbidden' && waiver === null);
}
