import type { CoveragePreview } from '../../workers/engine/contract/coverage.ts';
import { type Cell, createCell, type WritableCell } from './cell.ts';
import { createCoveragePreview, type OtherStations, type PreviewSources } from './coverage-preview.ts';
import type { CoverageDistance, CoverageState, SurfaceState } from './coverage-state.ts';
import { type FollowedWork, followResults } from './results-follower.ts';
import type { ServiceAim } from './service-aim.ts';

/** Coverage in detail and on the map while somebody looks at it, and while a station is moved. */
export interface CoverageDesk {
  readonly coverage: Cell<CoverageState>;
  readonly surfaces: Cell<SurfaceState>;
  /** Which distance the panel and the map tell; what the numbers of targets are does not depend on it. */
  readonly distance: WritableCell<CoverageDistance>;
  /** The station under the pointer. */
  readonly aim: Cell<ServiceAim | null>;
  /** Numbers with that station kept where it is. */
  readonly preview: Cell<CoveragePreview | null>;
  /** What the others reach while it is moved, and until the numbers are of the plan again. */
  readonly others: Cell<OtherStations | null>;
  /** Whether somebody looks. */
  readonly isWatched: Cell<boolean>;
  watch(isWatched: boolean): void;
}

const NOTHING: CoverageState = { state: 'none', account: null, isOld: false };
const NO_SURFACES: SurfaceState = { state: 'none', surfaces: null, isOld: false };

/** What coverage is asked of, and the hand that moves stations. */
export interface CoverageWork extends FollowedWork, Pick<PreviewSources, 'hand' | 'scope'> {}

/** Starts with nobody looking. Coverage is asked for when the numbers of the plan are up to date; put away, it is let go. */
export function createCoverageDesk(work: CoverageWork): CoverageDesk & { dispose(): void } {
  const coverage = createCell<CoverageState>(NOTHING);
  const surfaces = createCell<SurfaceState>(NO_SURFACES);
  const isWatched = createCell(false);
  const details = followResults({
    ...work,
    state: coverage,
    code: 'coverage',
    hasAnswer: ({ account }) => account !== null,
    ask: async (engine, { scenario, year }) => ({ account: await engine.coverage(scenario, year) }),
    unwatched: NOTHING,
  });
  const drawn = followResults({
    ...work,
    state: surfaces,
    code: 'coverage',
    hasAnswer: (state) => state.surfaces !== null,
    ask: async (engine, { scenario, year }) => ({ surfaces: await engine.coverageSurfaces({ scenario, year }) }),
    unwatched: NO_SURFACES,
  });
  const previewing = createCoveragePreview({ ...work, wantsSurfaces: () => isWatched.get() });
  const stop = surfaces.subscribe(({ isOld, state }) => {
    if (state === 'ready' && !isOld && previewing.aim.get()?.replaces == null) previewing.forgetOthers();
  });
  const { aim, preview, others } = previewing;
  return {
    coverage,
    surfaces,
    distance: createCell<CoverageDistance>('straight'),
    aim,
    preview,
    others,
    isWatched,
    watch(next) {
      isWatched.set(next);
      if (!next) previewing.forgetOthers();
      details.watch(next);
      drawn.watch(next);
    },
    dispose() {
      stop();
      previewing.dispose();
      details.dispose();
      drawn.dispose();
    },
  };
}
