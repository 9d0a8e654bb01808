import type { KindId } from '../../kinds/kind.ts';
import type { PlanFeature } from '../../plan/plan.ts';
import type { NewRoofs } from '../buildings/new-roofs.ts';
import type { EvaluationScope } from '../evaluation.ts';
import type { FactorLibrary } from '../factors/factor.ts';
import type { IndicatorId, MeasureUnit, NoValue, ShareWhole } from '../measure.ts';
import type { KeptWork } from './kept-work.ts';

/** A feature that counts in a scheme, a year and a zone (计入要素). */
export interface CountedFeature {
  readonly feature: PlanFeature;
  /** Drawn area inside the zone, m², ellipsoidal; 0 for points. */
  readonly areaM2: number;
  /** Share of the feature that lies in the zone, 0…1, by area; of a point 1. What belongs to the whole feature is shared by it. */
  readonly share: number;
}

/** What indicators of counted and attributed features are computed from: a zone or the district in one scheme and year. */
export interface FeatureInput {
  readonly scope: EvaluationScope;
  /** Zone id; `region` for the district. */
  readonly zone: string;
  /** In the order of the scheme; features without any part in the zone are left out. */
  readonly features: readonly CountedFeature[];
  /** Control lines that the base data bring to the zone, by the kind that draws the same line; left out: none. */
  readonly linesOfBase?: ReadonlyMap<KindId, BaseLine>;
  /** Roofs of new buildings that the base data bring to the zone; left out: none. Throws where they cannot be cut by it. */
  readonly roofsOfBase?: () => NewRoofs;
  /** Area that several of the features cover together, each part once, inside the zone, m². */
  readonly unionM2: (features: readonly CountedFeature[]) => number;
  /** Area of the zone, m²; null where the district has none. */
  readonly zoneM2: number | null;
  readonly library: FactorLibrary;
  /** Name of the province as factors have it in `region`; null where the plan's place is not known. */
  readonly province: string | null;
  /** What an evaluator keeps between evaluations; left out: nothing is kept. */
  readonly kept?: KeptWork;
}

/** A control line of the base data as far as it lies in a zone (底图管控线). */
export interface BaseLine {
  readonly features: readonly CountedFeature[];
  /** Area that they cover together, m². */
  readonly areaM2: () => number;
}

/** One number of a {@link FeatureIndicator}. */
export interface FeatureValue {
  readonly group: string | null;
  readonly value: number | null;
  readonly none: NoValue | null;
  /** Ends of the 95 % interval; null where none is known. */
  readonly low: number | null;
  readonly high: number | null;
  /** What a share is a share of, in the unit a planner acts on; left out for what is no share. */
  readonly whole?: ShareWhole;
}

/** An indicator over features that are counted or carry numbers (计数类指标): one file and one line in the list of its folder. */
export interface FeatureIndicator {
  readonly id: IndicatorId;
  readonly unit: MeasureUnit;
  compute(input: FeatureInput): readonly FeatureValue[];
}
