/** Whether the number was seen in its source, or is known from memory only and still to be checked (待核). */
export type Confidence = 'confirmed' | 'recalled';

/** What factors are about (因子分类), in the order of the tables; message keys `factors.topic.<topic>`. */
export const FACTOR_TOPICS = [
  'soil',
  'biomass',
  'density',
  'growth',
  'wetland',
  'urban',
  'energy',
  'siting',
  'uncertainty',
  'general',
] as const;

/** One of {@link FACTOR_TOPICS}. */
export type FactorTopic = (typeof FACTOR_TOPICS)[number];

/** One published number that carbon is worked out with (因子), as its table has it. */
export interface Factor {
  /** `ipcc19.socref.HAC.WTM`; never changes once shipped. */
  readonly id: string;
  readonly topic: FactorTopic;
  /** What is measured, in the words of the source. */
  readonly quantity: string;
  /** The same in Chinese, translated here where the source is English. */
  readonly quantityZh: string;
  /** Species group, land class, soil or region that it holds for, in the words of the source. */
  readonly landClass: string;
  /** The same in Chinese. */
  readonly landClassZh: string;
  /** Null where only a range was published; then nothing is computed with it unless the user gives a value. */
  readonly value: number | null;
  /** 95 % interval or published range; null where none was found. */
  readonly low: number | null;
  readonly high: number | null;
  readonly unit: string;
  /** Formula or table that it belongs to; empty where none is named. */
  readonly method: string;
  /** Empty for the two that came without one (`coal.equiv.*`). */
  readonly source: string;
  /** Year of the source; null for constants. */
  readonly year: number | null;
  /** Depth of soil carbon, cm; null for what is not soil, or where the source does not say. */
  readonly depthCm: number | null;
  /** Where it was measured (`浙江`, `national`, `global` …); empty where that means nothing. */
  readonly region: string;
  readonly confidence: Confidence;
  /** What confirmed it; null for a recalled one. */
  readonly evidence: string | null;
  readonly note: string | null;
}

/** What a plan uses instead of a shipped number (自定因子), with where it is from. */
export interface FactorChange {
  readonly value: number;
  readonly low: number | null;
  readonly high: number | null;
  readonly source: string;
}

/** A factor as a plan uses it; the shipped one is never lost. */
export interface UsedFactor {
  readonly shipped: Factor;
  readonly change: FactorChange | null;
  /** Value, range and source in use. */
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly source: string;
}

/** Why a change of a factor is not used; message keys `factors.fault.<code>`. */
export type FactorFaultCode =
  /** No table has this id. */
  | 'factor-unknown'
  /** Value or range is not a finite number. */
  | 'factor-not-finite'
  /** The value lies outside of its own range, or the range is upside down. */
  | 'factor-outside-range'
  /** A loss in per cent that is negative or more than everything. */
  | 'factor-outside-percent'
  /** Nothing says where the number is from. */
  | 'factor-without-source';

/** A change of the plan that is kept and not used (未采用的自定因子). */
export interface FactorFault {
  readonly id: string;
  readonly code: FactorFaultCode;
}

/** All factors as one plan uses them. */
export interface FactorLibrary {
  find(id: string): UsedFactor | null;
  /** In the order of the tables. */
  readonly all: readonly UsedFactor[];
}
