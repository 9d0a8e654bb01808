import type { EngineApi } from '../../workers/engine/api.ts';
import type { EngineProgress } from '../../workers/engine/contract/open-district.ts';
import type { QualitySummary } from '../../workers/engine/contract/quality-summary.ts';
import { type Cell, createCell } from './cell.ts';

/** Kinds of faults that an inspection finds. */
export type FaultKind = keyof FoundFaults['counts'];

/** What an inspection that has ended found. */
export type FoundFaults = Extract<QualitySummary, { state: 'done' }>;

/** How the inspection of the parcels stands (图斑质检). */
export interface LandQuality {
  /** Null before the engine has said anything, and without parcels. */
  readonly summary: QualitySummary | null;
  /** 0–1 while it runs; null before it is known how much there is to do, and when it is done. */
  readonly share: number | null;
}

/** Watches the inspection that the engine makes after opening. */
export interface QualityWatch {
  readonly quality: Cell<LandQuality>;
  follow(progress: EngineProgress): void;
  dispose(): void;
}

const UNKNOWN: LandQuality = { summary: null, share: null };

/**
 * Starts watching.
 *
 * @param onDone called when an inspection that was seen running has ended, and gave parcels other rings
 */
export function watchQuality(engine: Cell<EngineApi | null>, onDone: () => void): QualityWatch {
  const quality = createCell<LandQuality>(UNKNOWN);
  /** Goes up with every question: only the newest answer counts. */
  let turn = 0;

  async function ask(): Promise<void> {
    turn += 1;
    const mine = turn;
    const current = engine.get();
    if (current === null) return;
    // An engine that died was replaced, or will be; its successor inspects anew.
    const summary = await current.quality().catch(() => null);
    if (mine !== turn || engine.get() !== current) return;
    const before = quality.get();
    quality.set({ summary, share: summary?.state === 'running' ? before.share : null });
    if (summary?.state === 'done' && summary.repairedParcels > 0 && before.summary?.state === 'running') onDone();
  }

  const stop = engine.subscribe(() => {
    quality.set(UNKNOWN);
    void ask();
  });
  void ask();
  return {
    quality,
    follow({ done, total }) {
      if (total !== null && done >= total) void ask();
      else quality.set({ ...quality.get(), share: total === null || total === 0 ? null : done / total });
    },
    dispose: stop,
  };
}

/** How many faults there are in all; 0 before an inspection has ended. */
export function faultCount(summary: QualitySummary | null): number {
  if (summary?.state !== 'done') return 0;
  return Object.values<number>(summary.counts).reduce((sum, count) => sum + count, 0);
}

/** Faults with which a parcel cannot be counted as it is; the others are only listed. */
const GRAVE: ReadonlySet<string> = new Set<FaultKind>(['self-crossing', 'wrong-ring', 'overlap']);

/** Whether a fault is one of those that change what is counted; takes the text that a map layer has, too. */
export function isGrave(kind: string): boolean {
  return GRAVE.has(kind);
}
