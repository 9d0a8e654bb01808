import type { EngineApi } from '../../workers/engine/api.ts';
import type { PieceEffect, WeighRequest } from '../evaluate/piece-effects.ts';
import { type Cell, createCell } from './cell.ts';
import type { Results } from './results.ts';
import { errorCode } from './error-code.ts';

/** What single pieces of another scheme would change, as far as it is known (逐项影响). */
export interface WeighingState {
  readonly state: 'none' | 'working' | 'stopped' | 'ready' | 'failed';
  readonly done: number;
  /** Null while unknown. */
  readonly total: number | null;
  /** By id of the piece; of the plan as it was when they were asked for. */
  readonly effects: ReadonlyMap<string, PieceEffect>;
}

/** Asks the engine piece by piece while somebody looks. */
export interface PieceWeighing {
  readonly state: Cell<WeighingState>;
  /** Asks, and again after each edit; null = nobody looks any more. */
  watch(request: WeighRequest | null): void;
  /** Gives up what is under way. */
  cancel(): void;
  /** Asks again after that. */
  again(): void;
  /** Progress as the engine tells it. */
  follow(done: number, total: number | null): void;
  dispose(): void;
}

const NOTHING: WeighingState = { state: 'none', done: 0, total: null, effects: new Map() };

/** Starts with nobody looking. Pieces are weighed when the numbers of the plan are up to date, so that drawing never waits for them. */
export function createPieceWeighing(engine: Cell<EngineApi | null>, results: Cell<Results>): PieceWeighing {
  const state = createCell<WeighingState>(NOTHING);
  let wanted: WeighRequest | null = null;
  /** Revision that was asked about last; null = ask again. */
  let asked: number | null = null;
  /** Goes up with every question: answers to an earlier one are let go. */
  let turn = 0;

  function follow(): void {
    const { evaluation, stale } = results.get();
    const current = engine.get();
    if (wanted === null || current === null || stale || evaluation === null) return;
    if (asked === evaluation.revision || state.get().state === 'stopped') return;
    asked = evaluation.revision;
    void ask(current, wanted);
  }

  async function ask(current: EngineApi, request: WeighRequest): Promise<void> {
    turn += 1;
    const mine = turn;
    state.set({ ...state.get(), state: 'working', done: 0, total: null });
    try {
      const effects = await current.weighPieces(request);
      if (turn === mine) {
        state.set({ ...state.get(), state: 'ready', effects: new Map(effects.map((one) => [one.piece, one])) });
      }
    } catch (error) {
      if (turn !== mine) return;
      const code = errorCode(error, '');
      // A newer plan asks again by itself; the engine after one that died, too.
      if (code === 'weigh-outdated' || code === 'engine-gone') asked = null;
      else state.set({ ...state.get(), state: code === 'weigh-cancelled' ? 'stopped' : 'failed' });
    }
  }

  function giveUp(): void {
    turn += 1;
    // An engine that dies meanwhile has given up too.
    engine
      .get()
      ?.cancelWeighing()
      .catch(() => undefined);
  }

  const stops = [results.subscribe(follow), engine.subscribe(follow)];
  return {
    state,
    watch(request) {
      if (state.get().state === 'working') giveUp();
      wanted = request;
      asked = null;
      state.set(NOTHING);
      follow();
    },
    cancel() {
      if (state.get().state !== 'working') return;
      giveUp();
      state.set({ ...state.get(), state: 'stopped' });
    },
    again() {
      asked = null;
      state.set({ ...state.get(), state: 'none' });
      follow();
    },
    follow(done, total) {
      if (state.get().state === 'working') state.set({ ...state.get(), done, total });
    },
    dispose() {
      for (const stop of stops) stop();
    },
  };
}
