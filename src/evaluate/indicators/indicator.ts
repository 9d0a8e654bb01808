import type { GroundSums } from '../ground-sums.ts';
import type { LandChanges } from '../land-changes.ts';
import type { IndicatorId, MeasureUnit, NoValue } from '../measure.ts';

/** What indicators are computed from: the district, or a zone of it, as it is and what the plan changes there. */
export interface IndicatorInput {
  /** Null while there is no land cover. */
  readonly ground: GroundSums | null;
  readonly changes: LandChanges;
  /** Official land area (官方土地面积), m²; null when the plan has none, and for zones. */
  readonly landAreaM2: number | null;
  /** Why changes could not be computed; then only the baseline is known. */
  readonly failure: NoValue | null;
}

/** One number of an indicator. */
export interface IndicatorValue {
  readonly group: string | null;
  readonly value: number | null;
  readonly none: NoValue | null;
}

/** An indicator (指标): a fold over baseline and changes. Adding one is one file and one line in the list. */
export interface Indicator {
  readonly id: IndicatorId;
  readonly unit: MeasureUnit;
  compute(input: IndicatorInput): readonly IndicatorValue[];
}

/** A value without subdivision. */
export function whole(value: number): readonly IndicatorValue[] {
  return [{ group: null, value, none: null }];
}

/** No value, with the reason. */
export function noValue(none: NoValue): readonly IndicatorValue[] {
  return [{ group: null, value: null, none }];
}

/** The reason when a district has no land cover. */
export const NO_LAND_COVER: NoValue = { code: 'no-land-cover', details: {} };
