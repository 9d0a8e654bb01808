import type { ReadNote } from './read-result.ts';

/** Counts things that were changed or left out, so that a thousand of them make one note. */
export interface NoteCounter {
  /** One more, in this feature. */
  add(code: ReadNote['code'], feature: number): void;
  /** One note per code with `file`, `count` and `feature` (the first one). */
  notes(): ReadNote[];
}

/** A counter for one file. */
export function createNoteCounter(file: string): NoteCounter {
  const counted = new Map<ReadNote['code'], { count: number; feature: number }>();
  return {
    add(code, feature) {
      const known = counted.get(code);
      if (known === undefined) counted.set(code, { count: 1, feature });
      else known.count += 1;
    },
    notes: () => Array.from(counted, ([code, { count, feature }]) => ({ code, details: { file, count, feature } })),
  };
}
