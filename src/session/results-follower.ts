import type { EngineApi } from '../../workers/engine/api.ts';
import type { Cell, WritableCell } from './cell.ts';
import type { Results } from './results.ts';
import { errorCode } from './error-code.ts';

/** How an answer stands that is asked for beside the numbers of the plan. */
export interface FollowedState {
  /** `none`: nobody has asked yet, or there is no answer. */
  readonly state: 'none' | 'working' | 'ready' | 'failed';
  /** True while the answer is older than the plan, or of another scheme or year. */
  readonly isOld: boolean;
}

/** The numbers of the plan and the engine that answers. */
export interface FollowedWork {
  readonly engine: Cell<EngineApi | null>;
  readonly results: Cell<Results>;
}

/** What is asked for, and where the answer is shown. */
export interface FollowerOptions<State extends FollowedState> extends FollowedWork {
  readonly state: WritableCell<State>;
  /** Codes of an answer that was given up: `<code>-outdated` and `<code>-cancelled`. It is asked for again. */
  readonly code: string;
  readonly hasAnswer: (state: State) => boolean;
  /** Gives what the answer changes of the state. */
  ask(engine: EngineApi, evaluation: NonNullable<Results['evaluation']>): Promise<Partial<State>>;
  /** What the answer depends on beside the evaluation: another object is asked for anew. */
  readonly subject?: () => unknown;
  /** What is shown when nobody looks, if the answer is let go then. */
  readonly unwatched?: State;
}

/** Asks when it is time to. */
export interface Follower {
  /** Nothing is asked for while nobody looks; at first nobody does. */
  readonly watch: (isWatched: boolean) => void;
  /** Looks whether there is something to ask, after the subject has changed. */
  readonly follow: () => void;
  readonly dispose: () => void;
}

/**
 * Asks the engine for something each time the numbers of the plan are up to date, one question at a time (随数更新), so that drawing never waits
 * for it. An answer is kept while the next one is on its way; it is old then.
 */
export function followResults<State extends FollowedState>(options: FollowerOptions<State>): Follower {
  const { engine, results, state, code, hasAnswer, subject = () => null, unwatched } = options;
  let isWatched = false;
  let isAsking = false;
  /** What the answer is of, or is being asked for. */
  let asked: { readonly evaluation: Results['evaluation']; readonly subject: unknown } | null = null;

  function isAsked(): boolean {
    return asked !== null && asked.evaluation === results.get().evaluation && asked.subject === subject();
  }

  function follow(): void {
    const { evaluation, stale } = results.get();
    const known = state.get();
    if (hasAnswer(known) && !known.isOld && (stale || !isAsked())) state.set({ ...known, isOld: true });
    if (!isWatched || isAsking || stale || evaluation === null || isAsked()) return;
    void ask(evaluation);
  }

  async function ask(evaluation: NonNullable<Results['evaluation']>): Promise<void> {
    const current = engine.get();
    if (current === null) return;
    isAsking = true;
    asked = { evaluation, subject: subject() };
    state.set({ ...state.get(), state: 'working' });
    try {
      const answer = await options.ask(current, evaluation);
      const known = { ...state.get(), ...answer };
      const has = hasAnswer(known);
      state.set({ ...known, state: has ? 'ready' : 'none', isOld: has && (results.get().stale || !isAsked()) });
    } catch (error) {
      const failed = errorCode(error, '');
      const isGivenUp = failed === `${code}-outdated` || failed === `${code}-cancelled`;
      if (isGivenUp) asked = null;
      // The engine that comes after one that died is asked anew.
      state.set({ ...state.get(), state: isGivenUp || failed === 'engine-gone' ? 'working' : 'failed' });
    } finally {
      isAsking = false;
      letGo();
    }
    follow();
  }

  function letGo(): void {
    if (isWatched || unwatched === undefined) return;
    asked = null;
    state.set(unwatched);
  }

  const stops = [
    results.subscribe(follow),
    engine.subscribe(() => {
      asked = null;
      follow();
    }),
  ];
  return {
    watch(next) {
      isWatched = next;
      if (!isAsking) letGo();
      follow();
    },
    follow,
    dispose() {
      for (const stop of stops) stop();
    },
  };
}
