import { baselineScenario } from '../plan/default-scope.ts';
import type { Plan, Scenario } from '../plan/plan.ts';
import { lineageOf } from '../plan/scheme-features.ts';
import { isKeptBaseline } from './kept-baseline.ts';

/** Why something cannot be done with a scheme; message keys `scheme.off.<code>`. */
export type SchemeObstacle = 'baseline' | 'locked' | 'only-one' | 'no-other';

/** What can be done with a scheme as a whole. */
export type SchemeOperation = 'rename' | 'duplicate' | 'lock' | 'parent' | 'move' | 'merge' | 'remove';

/** Why an operation cannot be done with a scheme; null when it can. The baseline (现状) stands for the district as it is and stays so. */
export function schemeObstacle(
  { scenarios }: Pick<Plan, 'scenarios'>,
  operation: SchemeOperation,
  id: string,
): SchemeObstacle | null {
  const isBaseline = baselineScenario({ scenarios })?.id === id;
  const isLocked = scenarios.find((one) => one.id === id)?.locked === true;
  const isOnly = scenarios.length === 1;
  switch (operation) {
    case 'duplicate':
      return null;
    case 'rename':
    case 'lock':
      return isKeptBaseline({ scenarios }, id) ? 'baseline' : null;
    case 'parent':
    case 'move':
      return isBaseline ? 'baseline' : null;
    case 'merge':
      if (isOnly) return 'no-other';
      return isBaseline ? 'baseline' : isLocked ? 'locked' : null;
    case 'remove':
      if (isOnly) return 'only-one';
      return isBaseline ? 'baseline' : isLocked ? 'locked' : null;
  }
}

/** Schemes that a scheme could build on: all but itself and those that build on it. */
export function possibleParents({ scenarios }: Pick<Plan, 'scenarios'>, id: string): readonly Scenario[] {
  return scenarios.filter((one) => !lineageOf(scenarios, one.id).includes(id));
}
