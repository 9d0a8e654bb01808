import type { Plan } from '../plan/plan.ts';
import type { CarbonRules } from './carbon/carbon-rules.ts';

/** The parts of a plan that numbers depend on. A zone that has not changed should be the same object. */
export type EvaluablePlan = Pick<Plan, 'features' | 'scenarios' | 'targets' | 'landAreaM2'> &
  Partial<Pick<Plan, 'zones' | 'blueGreen' | 'coverage' | 'rules'>> & {
    /** What carbon is worked out with; without it no carbon is. */
    readonly carbon?: CarbonRules;
  };
