import type { EngineProgress } from '../../workers/engine/contract/open-district.ts';
import type { EligiblePlace } from '../evaluate/eligible/eligible-land.ts';
import { type Cell, createCell } from './cell.ts';
import type { PointerPlace } from './pencil-state.ts';
import type { EligibleDesk, EligibleState } from './eligible-state.ts';
import { type FollowedWork, followResults } from './results-follower.ts';

/** What a desk of eligible land follows. */
export interface EligibleDeskOptions extends FollowedWork {
  readonly pointer: Cell<PointerPlace | null>;
}

const NOBODY: EligibleState = { kind: null, state: 'none', land: null, edition: 0, isOld: false, share: null };

/** Starts with nobody asking. While somebody does, the land follows the plan; the answer before stays until the next one is there. */
export function createEligibleDesk({ pointer, ...work }: EligibleDeskOptions): EligibleDesk & {
  follow(progress: EngineProgress): void;
  dispose(): void;
} {
  const { engine } = work;
  const state = createCell<EligibleState>(NOBODY);
  const pointed = createCell<EligiblePlace | null>(null);
  let isLooking = false;
  let asked = 0;

  const follower = followResults({
    ...work,
    state,
    code: 'eligible',
    hasAnswer: ({ land }) => land !== null,
    subject: () => state.get().kind,
    async ask(current, { scenario, year }) {
      const { kind } = state.get();
      const land = kind === null ? null : await current.eligibleLand(kind, scenario, year);
      look();
      return { land, edition: state.get().edition + 1, share: null };
    },
  });

  /** Asks what holds at the pointer, one question at a time; the last place wins. */
  function look(): void {
    const place = state.get().land === null || state.get().kind === null ? null : pointer.get();
    const current = engine.get();
    if (place === null || current === null) {
      if (pointed.get() !== null) pointed.set(null);
      return;
    }
    asked += 1;
    if (isLooking) return;
    isLooking = true;
    const mine = asked;
    void current
      .eligibleAt(place.longitude, place.latitude)
      .catch(() => null)
      .then((found) => {
        isLooking = false;
        if (state.get().kind !== null) pointed.set(found);
        if (asked !== mine) look();
      });
  }

  const stops = [pointer.subscribe(look), state.subscribe(look)];
  return {
    state,
    pointed,
    choose(kind) {
      const before = state.get();
      if (kind === before.kind) return;
      if (kind === null) {
        state.set({ ...NOBODY, edition: before.edition });
        // Whatever is under way for it is of no use any more; an engine that died has nothing to give up.
        engine
          .get()
          ?.cancelEligible()
          .catch(() => undefined);
      } else state.set({ ...before, kind, state: 'working', isOld: before.land !== null });
      follower.watch(kind !== null);
    },
    follow({ done, total }) {
      const known = state.get();
      if (known.state === 'working')
        state.set({ ...known, share: total === null || total === 0 ? null : done / total });
    },
    dispose() {
      for (const stop of stops) stop();
      follower.dispose();
    },
  };
}
