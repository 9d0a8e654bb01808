/** Ids of indicators that can be computed (指标); the full list is in the public interfaces and grows with the engine. */
export type IndicatorId =
  | 'area.region'
  | 'area.class'
  | 'area.stratum'
  | 'area.change'
  | 'forest.area'
  | 'forest.cover'
  | 'carbon.stock'
  | 'carbon.sink'
  | 'carbon.change'
  | 'gep.regulation'
  | 'ccer.candidate';

/** Units used inside; display converts. */
export type MeasureUnit = 'm2' | '%' | 'tC' | 'tC/a' | 'tCO2e/a';

/** Why a number cannot be given (无法计算的原因): data, shown in words by the language files. */
export interface NoValue {
  readonly code:
    | 'no-land-cover'
    | 'no-region'
    | 'not-computed-yet'
    | 'no-zone'
    | 'no-reading'
    | 'other-unit'
    | 'before-base-year'
    | 'failed';
  readonly details: Readonly<Record<string, string | number>>;
}

/**
 * One number of the plan, in one flat row (指标行). Tables, charts, targets, exports and the command line read rows.
 * `value` is null when there is none, and then `none` says why; NaN, 0 and empty text never stand for "no value".
 */
export interface Measure {
  readonly scenario: string;
  readonly year: number;
  /** Zone id; `region` is the whole district. */
  readonly zone: string;
  readonly indicator: string;
  /** Subdivision, e.g. a class code or `from→to`; null for the whole. */
  readonly group: string | null;
  readonly value: number | null;
  readonly none: NoValue | null;
  /** 95 % interval, null where none exists. */
  readonly low: number | null;
  readonly high: number | null;
  readonly unit: MeasureUnit;
  /** Revision of the plan this number belongs to. */
  readonly revision: number;
}

/** The zone id that stands for the whole district. */
export const REGION_ZONE = 'region';
