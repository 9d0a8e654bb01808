import type { KindId } from '../../kinds/kind.ts';
import type { NotCountedReason } from '../evaluation.ts';
import type { UncheckedRule } from '../rules/finding.ts';
import type { PresentUse } from './present-use.ts';

/** What may be done with a kind on a piece of land (准入分级); `unknown` where no parcel lies or its class is not known. */
export type EligibleVerdict = 'allowed' | 'conditional' | 'forbidden' | 'unknown';

/** Why a piece of land is not simply allowed: a rule of the land, that the kind would not count there, or its present use. */
export type EligibleCause =
  | { readonly rule: string }
  /** As the evaluation leaves drawn land out: forest on forest, land on water. */
  | { readonly notCounted: NotCountedReason }
  /** What the land is used for now. */
  | { readonly use: PresentUse };

/** A cause with the land that goes by it first, m². */
export interface EligibleStep {
  readonly cause: EligibleCause;
  readonly verdict: 'conditional' | 'forbidden';
  readonly areaM2: number;
}

/** All land of the district by what a kind may do there (可建用地). */
export interface EligibleLand {
  readonly kind: KindId;
  readonly scenario: string;
  readonly year: number;
  readonly revision: number;
  /** They add up to the district, m². */
  readonly areasM2: Readonly<Record<EligibleVerdict, number>>;
  /** What takes land, each hectare by one: a class that forbids before areas that forbid, areas with a condition before such classes. */
  readonly steps: readonly EligibleStep[];
  /** Rules that could not be held against anything: they take no land here. */
  readonly unchecked: readonly UncheckedRule[];
  /** Rules about the size of a feature, or about a field that it does not have yet. */
  readonly notConsidered: readonly string[];
  /** What could not be overlaid: features, or layers as `base:<role>`; their land is not taken off. */
  readonly failed: readonly string[];
}

/** One reason at a place. */
export interface EligibleReason {
  readonly cause: EligibleCause;
  readonly verdict: 'conditional' | 'forbidden';
  /** `base:<role>`, the id of a feature, or empty for the class of the parcel. */
  readonly with: string;
  /** How far away that is, m on the ground, where the rule asks for a distance; 0 within; else null. */
  readonly distanceM: number | null;
}

/** What may be done with a kind at a place, with every reason, strictest first. */
export interface EligiblePlace {
  readonly kind: KindId;
  readonly verdict: EligibleVerdict;
  /** Empty where no parcel lies. */
  readonly classCode: string;
  readonly reasons: readonly EligibleReason[];
}
