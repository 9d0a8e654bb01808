import type { NoValue } from '../measure.ts';

/** A scheme in a year as it is compared with others; `plan` may be an earlier state of the plan. */
export interface AgreementSide<PlanState> {
  readonly plan: PlanState;
  readonly scenario: string;
  readonly year: number;
}

/** Land that has the same class before any plan, and in each scheme that is compared the same class. */
export interface AgreedLand {
  /** Code of the class before any plan; `''` where the base's code is not in the class system. */
  readonly from: string;
  /** Code of the class in each of the schemes, in their order; the same as `from` where a scheme leaves it. */
  readonly to: readonly string[];
  readonly areaM2: number;
}

/**
 * What several schemes make of the land, piece by piece (方案共识): the pieces are disjoint, so that with the land that no parcel
 * covers they add up to the district.
 */
export interface LandAgreement {
  readonly sides: number;
  readonly land: readonly AgreedLand[];
  /** What no parcel covers (未分配): the same in all schemes. */
  readonly unassignedM2: number;
  readonly regionM2: number;
  /** Why areas could not be told; then `land` is empty. */
  readonly failure: NoValue | null;
}
