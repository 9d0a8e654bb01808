import type { EligibleLand, EligiblePlace } from '../../../src/evaluate/eligible/eligible-land.ts';
import type { FeatureProperties } from '../../../src/plan/plan.ts';

/** The part of the engine that finds out where a kind could go (哪里可以放). */
export interface EligibleApi {
  /**
   * The land of one scheme and year by what may be done with a kind; null without land cover. In slices, with progress `eligible`;
   * outdated as evaluations are, with `eligible-outdated`; another question gives up the one before.
   */
  eligibleLand(kind: FeatureProperties['kind'], scenario: string, year: number): Promise<EligibleLand | null>;
  /** Gives up the question under way; its promise rejects with the code `eligible-cancelled`. */
  cancelEligible(): Promise<void>;
  /** What may be done at a place in degrees, by what was found last; null outside of the district. */
  eligibleAt(longitude: number, latitude: number): Promise<EligiblePlace | null>;
  /**
   * The same as a picture tile, four bytes per pixel; null when it is empty.
   *
   * @param colours red, green, blue, opacity of: outside, allowed, unknown, conditional, forbidden
   */
  eligiblePicture(z: number, x: number, y: number, colours: Uint8Array): Promise<ArrayBuffer | null>;
}
