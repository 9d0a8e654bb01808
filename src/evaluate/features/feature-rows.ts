import type { PlanFeature, Zone } from '../../plan/plan.ts';
import type { NewRoofs } from '../buildings/new-roofs.ts';
import type { EvaluationScope } from '../evaluation.ts';
import type { FactorLibrary } from '../factors/factor.ts';
import { type Measure, type NoValue, REGION_ZONE } from '../measure.ts';
import type { BaseLines } from './base-lines.ts';
import type { KeptWork } from './kept-work.ts';
import type { FeatureCounter } from './feature-counter.ts';
import type { FeatureIndicator, FeatureInput, FeatureValue } from './feature-indicator.ts';

/** What all indicators of a scheme and year share. */
export interface FeatureRowsInput {
  readonly scope: EvaluationScope;
  /** Features that count in the scheme and year, in their order. */
  readonly features: readonly PlanFeature[];
  readonly zones: readonly Zone[];
  readonly library: FactorLibrary;
  readonly province: string | null;
  readonly kept?: KeptWork;
  /** Roofs of new buildings of the base in a zone (null: the district); left out: none. */
  readonly roofsOfBase?: (zone: Zone | null) => NewRoofs;
}

/** Indicators of counted features for the district and every zone, as rows. */
export function featureRows(
  { scope, features, zones, library, province, kept, roofsOfBase }: FeatureRowsInput,
  indicators: readonly FeatureIndicator[],
  counter: FeatureCounter,
  linesOfBase: BaseLines = () => new Map(),
): Measure[] {
  return [null, ...zones].flatMap((zone) => {
    const input = orFailed((): FeatureInput => ({
      scope,
      zone: zone?.id ?? REGION_ZONE,
      features: counter.count(features, zone),
      linesOfBase: linesOfBase(zone),
      unionM2: (counted) => counter.unionM2(counted, zone),
      zoneM2: counter.areaM2(zone),
      library,
      province,
      ...(kept === undefined ? {} : { kept }),
      ...(roofsOfBase === undefined ? {} : { roofsOfBase: () => roofsOfBase(zone) }),
    }));
    return indicators.flatMap((indicator) =>
      compute(indicator, input).map((value): Measure => ({
        ...scope,
        zone: zone?.id ?? REGION_ZONE,
        indicator: indicator.id,
        ...value,
        unit: indicator.unit,
      })),
    );
  });
}

/** A fault in one indicator or zone is its alone: it gets a row that says so, the others stand. */
function compute(indicator: FeatureIndicator, input: FeatureInput | Failed): readonly FeatureValue[] {
  const values = 'none' in input ? input : orFailed(() => indicator.compute(input));
  return 'none' in values ? [{ group: null, value: null, none: values.none, low: null, high: null }] : values;
}

interface Failed {
  readonly none: NoValue;
}

function orFailed<Result extends object>(work: () => Result): Result | Failed {
  try {
    return work();
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { none: { code: 'failed', details: { message } } };
  }
}
