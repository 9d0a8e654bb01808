import type { EngineApi } from '../../workers/engine/api.ts';
import type { CoveragePreview, CoverageSurfaces } from '../../workers/engine/contract/coverage.ts';
import { type Cell, createCell, type WritableCell } from './cell.ts';
import { type AimingHand, serviceAim, type ServiceAim } from './service-aim.ts';

/** What all other stations reach, while one is under the pointer. */
export interface OtherStations {
  /** The station that is left out. */
  readonly without: string;
  readonly surfaces: CoverageSurfaces | null;
}

/** Coverage as it would be with the station under the pointer, while it moves. */
export interface CoveragePreviewing {
  readonly aim: Cell<ServiceAim | null>;
  /** Null while nothing is under the pointer, and until the first answer. */
  readonly preview: Cell<CoveragePreview | null>;
  /** Kept after the station is let go until {@link forgetOthers}, so that the old circle does not come back for a moment. */
  readonly others: Cell<OtherStations | null>;
  forgetOthers(): void;
  dispose(): void;
}

/** The hand, cell by cell, and what answers. */
export interface PreviewSources {
  readonly engine: Cell<EngineApi | null>;
  readonly hand: { readonly [Part in keyof AimingHand]: Cell<AimingHand[Part]> };
  readonly scope: () => { readonly scenario: string; readonly year: number };
  /** Whether the surfaces of the other stations are wanted. */
  readonly wantsSurfaces: () => boolean;
}

/**
 * Starts with an empty hand. One question is under way at a time; while it is, only the newest place waits, so that the numbers follow the
 * pointer however fast it moves, and places that it has left are never worked out.
 */
export function createCoveragePreview(sources: PreviewSources): CoveragePreviewing {
  const { engine, hand, scope, wantsSurfaces } = sources;
  const aim = createCell<ServiceAim | null>(null);
  const preview = createCell<CoveragePreview | null>(null);
  const others = createCell<OtherStations | null>(null);
  let isAsking = false;
  let isWaiting = false;
  /** Goes up when the hand is empty: answers to an earlier stroke are not shown with the next one. */
  let stroke = 0;

  async function askAll(): Promise<void> {
    isAsking = true;
    while (isWaiting) {
      isWaiting = false;
      const [asked, current, api] = [stroke, aim.get(), engine.get()];
      if (current === null || api === null) break;
      const { kind, replaces, longitude, latitude } = current;
      const geometry = { type: 'Point' as const, coordinates: [longitude, latitude] };
      // The engine died, or has no district yet: nothing is shown, and the next movement asks again.
      const answer = await api.previewCoverage({ ...scope(), kind, replaces, geometry }).catch(() => null);
      if (asked === stroke) preview.set(answer);
      // Not waited for: the numbers go on following the pointer.
      if (replaces !== null && wantsSurfaces()) void askOthers(api, replaces);
    }
    isAsking = false;
  }

  /** Once for each station that is taken hold of. */
  async function askOthers(api: EngineApi, without: string): Promise<void> {
    if (others.get()?.without === without) return;
    others.set({ without, surfaces: null });
    const surfaces = await api.coverageSurfaces({ ...scope(), without }).catch(() => null);
    if (others.get()?.without === without) others.set({ without, surfaces });
  }

  function follow(): void {
    const { plan, tool, kind, sketch, pointer } = hand;
    const next = serviceAim({
      plan: plan.get(),
      tool: tool.get(),
      kind: kind.get(),
      sketch: sketch.get(),
      pointer: pointer.get(),
    });
    const before = aim.get();
    if (next === null && before === null) return;
    if (isSame(before, next)) return;
    aim.set(next);
    if (next === null) {
      stroke += 1;
      preview.set(null);
      return;
    }
    isWaiting = true;
    if (!isAsking) void askAll();
  }

  const watched: readonly Cell<unknown>[] = [hand.plan, hand.tool, hand.kind, hand.sketch, hand.pointer];
  const stops = watched.map((cell) => cell.subscribe(follow));
  return {
    aim,
    preview,
    others,
    forgetOthers: () => forget(others),
    dispose() {
      for (const stop of stops) stop();
    },
  };
}

function forget(others: WritableCell<OtherStations | null>): void {
  if (others.get() !== null) others.set(null);
}

function isSame(one: ServiceAim | null, other: ServiceAim | null): boolean {
  return (
    one !== null &&
    other !== null &&
    one.kind === other.kind &&
    one.replaces === other.replaces &&
    one.longitude === other.longitude &&
    one.latitude === other.latitude &&
    one.radiusM === other.radiusM
  );
}
