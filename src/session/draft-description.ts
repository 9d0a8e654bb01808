import type { Plan } from '../plan/plan.ts';
import type { Results } from './results.ts';
import type { DraftSummary } from './ports.ts';

/** What the start screen will tell about a draft, but for what the store itself knows. */
export type DraftDescription = Omit<DraftSummary, 'id' | 'savedAt' | 'stepCount'>;

/** Describes a plan by its name and how it stands on forest cover; no standing while the numbers are older than the plan. */
export function describeDraft(plan: Plan, { evaluation, stale }: Results): DraftDescription {
  const cover = evaluation?.targets.find((one) => one.indicator === 'forest.cover' && one.status !== 'unknown');
  return {
    name: plan.name,
    seed: plan.seed ?? null,
    scenarioCount: plan.scenarios.length,
    standing:
      cover === undefined || stale
        ? null
        : { status: cover.status === 'met' ? 'met' : 'short', gapAreaM2: cover.gapAreaM2 },
  };
}
