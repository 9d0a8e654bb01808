/**
 * Land that carbon is worked out for together (碳层): same class, species group, origin, age and way of knowing the volume.
 * What cannot be used says why.
 */
export interface CarbonStratum {
  readonly classCode: string;
  /** Carbon class of the land class (`forest_arbor`, `annual_crop` …); null for a class that has none. */
  readonly carbonClass: string | null;
  /** As the file writes it; empty when missing. */
  readonly species: string;
  readonly origin: string;
  /** Whole years at the base year; null when missing. */
  readonly ageYears: number | null;
  /** `usable` above the smallest volume that equations hold for, else they are not applied. */
  readonly volume: 'none' | 'small' | 'usable';
  /** A value that no stand has; the parcels are listed. */
  readonly fault: { readonly code: 'negative-volume' | 'age-out-of-range'; readonly value: number } | null;
}
