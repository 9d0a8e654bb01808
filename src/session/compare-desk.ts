import type { EngineApi } from '../../workers/engine/api.ts';
import type { PlanUpdate } from '../../workers/engine/contract/plan-update.ts';
import type { MatrixConflict } from '../evaluate/scheme-matrix.ts';
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
  landShare: null,
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
    const cells: MatrixSource[] = [];
    let drawnM2: CompareState['drawnM2'] = {};
    const shown = (): Partial<CompareState> => ({ cells: [...cells], done: cells.length, total, drawnM2 });
    try {
      const scopes = sides.map(({ scenario, isEarlier }) => ({ scenario, year, isEarlier }));
      const agreement = await engine.agreement(scopes, update).finally(noLand);
      // Numbers of before an edit stay until the new ones are all there; those of another question go at once.
      const isSame = state.get().request === request;
      const fresh = isSame ? { done: 0, total } : shown();
      state.set({ ...state.get(), ...fresh, isStopped: false, request, agreement });
      for (const side of sides) {
        for (const one of years) {
          if (turn !== mine) return { isStopped: true };
          const cell = await cellOf(engine, side, one, update);
          if (cell === null) continue;
          cells.push(cell.source);
          drawnM2 = { ...drawnM2, ...cell.drawnM2 };
          if (turn === mine) state.set({ ...state.get(), ...(isSame ? { done: cells.length } : shown()) });
        }
      }
      return { ...shown(), isStopped: false };
    } catch (error) {
      if (!/-(outdated|cancelled)$/.test(errorCode(error, ''))) throw error;
      if (turn !== mine && wanted === request) return { isStopped: true };
      throw new ComparisonGivenUp();
    }
  }

  function noLand(): void {
    state.set({ ...state.get(), landShare: null });
  }

  /** One at a time: the engine keeps each, and what is there can be shown. */
  async function cellOf(
    engine: EngineApi,
    side: ComparedSide,
    year: number,
    earlier: PlanUpdate | null,
  ): Promise<{ readonly source: MatrixSource; readonly drawnM2: CompareState['drawnM2'] } | null> {
    const { scenario } = side;
    if (!side.isEarlier) {
      const { cells } = await engine.evaluateMatrix({ scenarios: [scenario], years: [year] });
      const [cell] = cells;
      if (cell === undefined) return null;
      const { measures, targets: results, conflicts } = cell;
      const source = { side: sideId(side), year, measures, targets: results, conflicts: tally(conflicts) };
      return { source, drawnM2: {} };
    }
    if (earlier === null) return null;
    const { measures, targets: results, drawnM2 } = await engine.evaluateEarlier(earlier, scenario, year);
    return { source: { side: sideId(side), year, measures, targets: results, conflicts: null }, drawnM2 };
  }

  /** Conflicts that nobody answered for. */
  function tally(conflicts: readonly MatrixConflict[]): ConflictTally {
    const counts = { forbidden: { count: 0, areaM2: 0 }, conditional: { count: 0, areaM2: 0 } };
    const answered = new Set(plan.get().waivers.map(({ finding }) => finding));
    for (const { id, severity, areaM2 } of conflicts) {
      if (severity === 'advice' || answered.has(id)) continue;
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
      const engine = work.engine.get();
      // An engine that dies meanwhile has given up too.
      for (const given of [engine?.cancelAgreement(), engine?.cancelMatrix()]) given?.catch(() => undefined);
    },
    follow({ done, total }) {
      // What comes late is of a question that was answered or given up.
      if (state.get().state !== 'working' || total === null || total === 0) return;
      state.set({ ...state.get(), landShare: done / total });
    },
    again() {
      // Another object is asked for anew.
      if (wanted !== null) wanted = { ...wanted };
      follower.follow();
    },
    dispose: () => follower.dispose(),
  };
}
