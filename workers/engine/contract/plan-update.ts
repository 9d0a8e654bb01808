import type { Geometry } from 'geojson';
import type { CarbonSettings } from '../../../src/evaluate/carbon/carbon-settings.ts';
import type { Plan, PlanFeature } from '../../../src/plan/plan.ts';
import type { Target } from '../../../src/plan/target.ts';

/** Which features changed since the last call; the engine keeps the rest. */
export interface PlanUpdate {
  readonly revision: number;
  readonly upserts: readonly PlanFeature[];
  readonly removed: readonly string[];
  /** Ids of all features in drawing order. */
  readonly order: readonly string[];
  readonly scenarios: Plan['scenarios'];
  /** Null when no zone changed: what was computed for them then stays good. */
  readonly zones: Plan['zones'] | null;
  readonly targets: readonly Target[];
  /** Classes that count as blue-green space; left out where the plan has none of its own. */
  readonly blueGreen?: readonly string[];
  /** What coverage is worked out with, where the plan has chosen. */
  readonly coverage?: NonNullable<Plan['coverage']>;
  /** Rules of the land as the plan has them; left out where it has none of its own. */
  readonly rules?: NonNullable<Plan['rules']>;
  readonly landAreaM2: number | null;
  /** What carbon is worked out with; null when it has not changed: what was worked out then stays good. */
  readonly carbon: CarbonInputs | null;
}

/** What carbon is worked out with: the settings, and the factors that the plan has of its own. */
export interface CarbonInputs {
  readonly settings: CarbonSettings;
  readonly factors: Plan['factors'];
  /** As `CarbonRules` has it. */
  readonly province?: string;
}

/** What drawing this shape would do, for the readout beside the pointer. */
export interface PreviewRequest {
  readonly scenario: string;
  readonly year: number;
  readonly kind: string;
  /** The feature being reshaped, or null for a new one. */
  readonly replaces: string | null;
  readonly geometry: Geometry;
}

/** Answer to a {@link PreviewRequest}. */
export interface Preview {
  readonly areaM2: number;
  readonly forestCoverBefore: number | null;
  readonly forestCoverAfter: number | null;
  /** Land still missing to the nearest forest cover target, m², after drawing; null without a target. */
  readonly gapAreaM2: number | null;
}
