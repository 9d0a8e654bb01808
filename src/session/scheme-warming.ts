import type { EngineApi } from '../../workers/engine/api.ts';
import type { Plan } from '../plan/plan.ts';
import type { Cell } from './cell.ts';
import type { Results } from './results.ts';

/** Whoever rests so long may well look at another scheme next. */
const REST_MS = 1500;

/** Two schemes are the baseline and the one on screen, which are worked out anyway. */
const WARMED_FROM = 3;

/** What warming looks at. */
export interface SchemeWarmingOptions {
  readonly engine: Cell<EngineApi | null>;
  readonly results: Cell<Results>;
  readonly plan: () => Plan;
  readonly after: (delayMs: number, action: () => void) => () => void;
}

/**
 * Has the engine work out the other schemes in the year on screen while the planner rests (预热), so that going to one of them costs
 * nothing. The next edit ends it; what it had worked out is kept. Returns how to stop.
 */
export function warmSchemes({ engine, results, plan, after }: SchemeWarmingOptions): () => void {
  let cancel: (() => void) | null = null;

  function warm(): void {
    cancel = null;
    const { evaluation, stale } = results.get();
    const { scenarios } = plan();
    if (stale || evaluation === null || scenarios.length < WARMED_FROM) return;
    const others = scenarios.map(({ id }) => id).filter((id) => id !== evaluation.scenario);
    // Nobody waits for it: whatever ends it, the numbers are asked for when they are wanted.
    engine
      .get()
      ?.evaluateMatrix({ scenarios: others, years: [evaluation.year] })
      .catch(() => undefined);
  }

  const stop = results.subscribe(() => {
    cancel?.();
    cancel = results.get().stale ? null : after(REST_MS, warm);
  });
  return () => {
    stop();
    cancel?.();
  };
}
