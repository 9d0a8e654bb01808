import * as Y from 'yjs';
import { createPlanDocument } from './document.ts';
import { readPlanFile, writePlanFile } from './plan-file.ts';

/** What of a stored draft can still be read (残存的草稿). */
export interface SalvagedDraft {
  /** The part of the log that opens as a plan, from its beginning. */
  readonly updates: readonly Uint8Array[];
  /** Updates behind it that had to be left. */
  readonly lostUpdates: number;
  /** Steps of the plan as it opens. */
  readonly stepCount: number;
}

/** Whether stored updates can be read and follow on each other without a gap. */
export function isWholeLog(updates: readonly Uint8Array[]): boolean {
  const ends = new Map<number, number>();
  const ranges: { readonly client: number; readonly from: number; readonly to: number }[] = [];
  try {
    for (const update of updates) {
      Y.decodeUpdate(update);
      const { from, to } = Y.parseUpdateMeta(update);
      for (const [client, end] of to) ranges.push({ client, from: from.get(client) ?? 0, to: end });
    }
  } catch {
    return false;
  }
  ranges.sort((a, b) => a.from - b.from);
  return ranges.every(({ client, from, to }) => {
    const end = ends.get(client) ?? 0;
    ends.set(client, Math.max(end, to));
    return from <= end;
  });
}

/**
 * Takes as many updates from the beginning of a damaged log as open as a plan whose file can be read again.
 *
 * @returns null when not even the first does
 */
export function salvageUpdates(updates: readonly Uint8Array[]): SalvagedDraft | null {
  let best: SalvagedDraft | null = null;
  let low = 1;
  let high = updates.length;
  while (low <= high) {
    const count = (low + high) >> 1;
    const stepCount = countSteps(updates.slice(0, count));
    if (stepCount === null) high = count - 1;
    else {
      best = { updates: updates.slice(0, count), lostUpdates: updates.length - count, stepCount };
      low = count + 1;
    }
  }
  return best;
}

/** Steps of the plan that these updates make; null when they make none. */
function countSteps(updates: readonly Uint8Array[]): number | null {
  if (!isWholeLog(updates)) return null;
  try {
    const document = createPlanDocument({ updates }, { author: '' });
    const plan = document.snapshot();
    const { value } = readPlanFile(writePlanFile(plan));
    const isReadable = value?.features.size === plan.features.size;
    const stepCount = document.history().filter(({ state }) => state === 'done').length;
    document.destroy();
    return isReadable ? stepCount : null;
  } catch {
    return null;
  }
}
