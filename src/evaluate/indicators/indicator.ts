import type { ClassSystem } from '../../land/class-system.ts';
import type { GroundSums } from '../ground-sums.ts';
import type { LandChanges } from '../land-changes.ts';
import type { IndicatorId, MeasureUnit, NoValue, ShareWhole } from '../measure.ts';

/** What indicators are computed from: the district, or a zone of it, as it is and what the plan changes there. */
export interface IndicatorInput {
  /** Null while there is no land cover. */
  readonly ground: GroundSums | null;
  readonly changes: LandChanges;
  /** Official land area (官方土地面积), m²; null when the plan has none, and for zones. */
  readonly landAreaM2: number | null;
  /** Classes of the base; null while there is no land cover. */
  readonly classes: Pick<ClassSystem, 'id'> | null;
  /** Classes that the plan counts as blue-green space; null where it takes those of the table. */
  readonly blueGreen: readonly string[] | null;
  /** Growing stock that planted forest has in the year, m³/ha, by id of the feature, or what is missing to tell it. */
  readonly plantedStock: (feature: string) => number | NoValue;
  /** Why changes could not be computed; then only the baseline is known. */
  readonly failure: NoValue | null;
}

/** One number of an indicator. */
export interface IndicatorValue {
  readonly group: string | null;
  readonly value: number | null;
  readonly none: NoValue | null;
  /** What a share is a share of; left out for what is no share. */
  readonly whole?: ShareWhole;
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

/** A share of an area, %. */
export function shareOfArea(partM2: number, wholeM2: number): readonly IndicatorValue[] {
  return [{ group: null, value: (100 * partM2) / wholeM2, none: null, whole: { amount: wholeM2, unit: 'm2' } }];
}

/** No value, with the reason. */
export function noValue(none: NoValue): readonly IndicatorValue[] {
  return [{ group: null, value: null, none }];
}

/** The reason when a district has no land cover. */
export const NO_LAND_COVER: NoValue = { code: 'no-land-cover', details: {} };
