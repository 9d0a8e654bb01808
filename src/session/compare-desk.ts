import type { EngineApi } from '../../workers/engine/api.ts';
import { withWaivers } from '../evaluate/rules/finding.ts';
import type { Plan } from '../plan/plan.ts';
import type { Target } from '../plan/target.ts';
import type { ConflictTally, MatrixSource } from '../report/compare-matrix.ts';
import type { Cell } from './cell.ts';
import { createCell } from './cell.ts';
import { earlierUpdate } from './compare-earlier.ts';
import {
  type CompareDesk,
  type ComparedSide,
  type CompareRequest,
  type CompareState,
  sideId,
} from './compare-state.ts';
import { errorCode } from './error-code.ts';
import { type FollowedWork, followResults } from './results-follower.ts';

/** What a comparison works on. */
export interface CompareDeskOptions extends FollowedWork {
  readonly plan: Cell<Plan>;
  readonly targets: () => readonly Target[];
  /** See `PlanDocument.planAfter`. */
  readonly planAfter: (step: string | null) => Plan;
}

const NOTHING: CompareState = {
  state: 'none',
  isOld: false,
  request: null,
  agreement: null,
  cells: [],
  done: 0,
  total: 0,
  drawnM2: {},
  isStopped: false,
};

/** Given up: by an edit, or by the user. */
class ComparisonGivenUp extends Error {
  override readonly name = 'ComparisonGivenUp';
  readonly code = 'agreement-outdated';
}

/**
 * Starts with nobody looking. Answers are asked for when the numbers of the plan are up to date, so that drawing never waits; what is
 * there already is shown while the rest is worked out.
 */
export function createCompareDesk(options: CompareDeskOptions): CompareDesk & { dispose(): void } {
  const { plan, targets, planAfter, ...work } = options;
  const state = createCell<CompareState>(NOTHING);
  let wanted: CompareRequest | null = null;
  /** Goes up with every question and every stop: work for an earlier one ends. */
  let turn = 0;

  const follower = followResults<CompareState>({
    ...work,
    state,
    code: 'agreement',
    hasAnswer: ({ request }) => request !== null,
    ask: (engine, evaluation) => (wanted === null ? Promise.resolve({}) : ask(engine, wanted, evaluation.revision)),
    subject: () => wanted,
    unwatched: NOTHING,
  });

  async function ask(engine: EngineApi, request: CompareRequest, revision: number): Promise<Partial<CompareState>> {
    turn += 1;
    const mine = turn;
    const { sides, step, year, years } = request;
    const before = sides.find(({ isEarlier }) => isEarlier);
    const update = before === undefined ? null : earlierUpdate(planAfter(step), plan.get(), targets(), revision);
    const total = sides.length * years.length;
    try {
      const scopes = sides.map(({ scenario, isEarlier }) => ({ scenario, year, isEarlier }));
      const agreement = await engine.agreement(scopes, update);
      let drawnM2: CompareState['drawnM2'] = {};
      const cells: MatrixSource[] = [];
      const show = (): Partial<CompareState> => ({
        request,
        agreement,
        cells: [...cells],
        done: cells.length,
        total,
        drawnM2,
      });
      // Numbers of another question are not shown beside this one's.
      const kept = state.get().request === request ? {} : show();
      state.set({ ...state.get(), ...kept, isStopped: false, request, agreement, done: 0, total });
      for (const side of sides) {
        for (const one of years) {
          if (turn !== mine) return { ...show(), isStopped: true };
          const evaluation = await (side.isEarlier && update !== null
            ? engine.evaluateEarlier(update, side.scenario, one)
            : engine.evaluate(side.scenario, one));
          const { measures, targets: results } = evaluation;
          drawnM2 = { ...drawnM2, ...evaluation.drawnM2 };
          const conflicts = await tally(engine, side, one);
          cells.push({ side: sideId(side), year: one, measures, targets: results, conflicts });
          if (turn === mine)
            state.set({ ...state.get(), done: cells.length, ...(Object.keys(kept).length > 0 ? show() : {}) });
        }
      }
      return { ...show(), isStopped: false };
    } catch (error) {
      if (/-(outdated|cancelled)$/.test(errorCode(error, ''))) throw new ComparisonGivenUp();
      throw error;
    }
  }

  /** Conflicts that nobody answered for; of an earlier state they are not looked for. */
  async function tally(engine: EngineApi, side: ComparedSide, year: number): Promise<ConflictTally | null> {
    if (side.isEarlier) return null;
    const { findings } = await engine.findings(side.scenario, year);
    const counts = { forbidden: { count: 0, areaM2: 0 }, conditional: { count: 0, areaM2: 0 } };
    for (const { severity, areaM2, waiver } of withWaivers(findings, plan.get().waivers)) {
      if (waiver !== null || (severity !== 'forbidden' && severity !== 'conditional')) continue;
      counts[severity].count += 1;
      counts[severity].areaM2 += areaM2;
    }
    return counts;
  }

  return {
    state,
    watch(request) {
      wanted = request;
      turn += 1;
      follower.watch(request !== null);
    },
    stop() {
      turn += 1;
      state.set({ ...state.get(), isStopped: true });
    },
    again() {
      // Another object is asked for anew.
      if (wanted !== null) wanted = { ...wanted };
      follower.follow();
    },
    planOf: ({ isEarlier }, step) => (isEarlier ? planAfter(step) : plan.get()),
    dispose: follower.dispose,
  };
}
