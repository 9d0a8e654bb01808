import { DEMO_DATASETS } from './demo-datasets.ts';
import type { Plan } from './plan.ts';
import type { Seed } from './seed.ts';
import type { BilingualText } from './target.ts';

/** What everybody who gets the plan's numbers must be told of the data behind them (数据说明). */
export interface DataNotes {
  /** Says that the base is illustrative (示意数据). */
  readonly illustrative: BilingualText;
  /** Sources that must be named. */
  readonly attribution: readonly BilingualText[];
}

/** Notes on the demo base, or null when every role of it is filled by data of the plan's own. */
export function dataNotesOf(plan: Pick<Plan, 'base'>, seed: Seed | null): DataNotes | null {
  if (seed === null) return null;
  const own = new Set(plan.base.map((dataset) => dataset.role));
  if (DEMO_DATASETS.every((dataset) => own.has(dataset.role))) return null;
  return { illustrative: seed.illustrative, attribution: seed.attribution };
}

/** The plan with the notes among its own members, for saving. Saving again what was saved changes nothing. */
export function withDataNotes(plan: Plan, notes: DataNotes | null): Plan {
  if (notes === null) return plan;
  const { illustrative, attribution } = notes;
  return { ...plan, extra: { ...plan.extra, illustrative, attribution } };
}
