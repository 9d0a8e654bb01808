import type { Plan } from '../plan/plan.ts';
import { type Cell, createCell } from './cell.ts';
import { stepYear, yearStops } from './year-stops.ts';

/** Goes through the years by itself (播放年份). */
export interface YearPlayer {
  readonly isPlaying: Cell<boolean>;
  /** From the year on screen to the last stop; from the first one when that is on screen. */
  play(): void;
  pause(): void;
  dispose(): void;
}

/** How long each stop is looked at. */
const STOP_MS = 1600;

/** What it plays. */
export interface YearPlayerOptions {
  readonly plan: Cell<Plan>;
  readonly year: Cell<number>;
  readonly chooseYear: (year: number) => void;
  readonly after: (delayMs: number, action: () => void) => () => void;
}

/** Starts paused. Whoever chooses a year himself while it plays takes over. */
export function createYearPlayer({ plan, year, chooseYear, after }: YearPlayerOptions): YearPlayer {
  const isPlaying = createCell(false);
  let cancel: (() => void) | null = null;
  let shown: number | null = null;

  function pause(): void {
    cancel?.();
    cancel = null;
    shown = null;
    isPlaying.set(false);
  }

  function show(next: number): void {
    shown = next;
    chooseYear(next);
    if (next === yearStops(plan.get()).at(-1)) pause();
    else cancel = after(STOP_MS, () => show(stepYear(yearStops(plan.get()), next, 1)));
  }

  const stop = year.subscribe((now) => {
    if (isPlaying.get() && now !== shown) pause();
  });
  return {
    isPlaying,
    play() {
      const stops = yearStops(plan.get());
      const [first] = stops;
      if (isPlaying.get() || first === undefined || stops.length < 2) return;
      isPlaying.set(true);
      if (year.get() === stops.at(-1)) show(first);
      else show(stepYear(stops, year.get(), 1));
    },
    pause,
    dispose() {
      stop();
      pause();
    },
  };
}
