import type { FindingsReport } from '../../../src/evaluate/rules/finding.ts';
import type { FixMethod, FixOutcome } from '../../../src/evaluate/rules/finding-fix.ts';
import type { FeatureProperties } from '../../../src/plan/plan.ts';

/** What is to be done about one finding of a scheme and year. */
export interface FixRequest {
  readonly scenario: string;
  readonly year: number;
  /** Id of the finding. */
  readonly finding: string;
  readonly method: FixMethod;
}

/** The part of the engine that holds a plan against the rules of the land. In slices; outdated and given up with `findings-…`. */
export interface FindingsApi {
  /** What does not keep the rules in one scheme and year. */
  findings(scenario: string, year: number): Promise<FindingsReport>;
  /** A shape of the finding's feature without it, in degrees. */
  fixFinding(request: FixRequest): Promise<FixOutcome>;
  /** Kinds that nothing forbids where a feature lies. */
  kindsInstead(scenario: string, year: number, feature: string): Promise<readonly FeatureProperties['kind'][]>;
}
