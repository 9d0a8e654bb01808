import type { PlanItem } from './plan-item.ts';

/** Features that are drawn together: an edit touches the buffers of one chunk, not of the whole plan. */
export interface PlanChunk {
  /** Names its layers. */
  readonly key: string;
  readonly items: readonly PlanItem[];
}

const MEAN_SIZE = 256;
const LARGEST = 1024;

/**
 * Cuts a list of features into chunks of some hundred. Where it cuts depends on the features' ids alone, so that a feature
 * that comes, goes or moves in the list changes one chunk or two; the others are the objects of `previous`.
 */
export function chunkItems(items: readonly PlanItem[], previous: readonly PlanChunk[]): readonly PlanChunk[] {
  const known = new Map(previous.map((chunk) => [chunk.key, chunk]));
  const chunks: PlanChunk[] = [];
  let open: PlanItem[] = [];
  const close = (): void => {
    const [first] = open;
    if (first === undefined) return;
    const key = first.feature.id;
    const before = known.get(key);
    chunks.push(before !== undefined && isSameList(before.items, open) ? before : { key, items: open });
    open = [];
  };
  for (const item of items) {
    if (hashOf(item.feature.id) % MEAN_SIZE === 0 || open.length >= LARGEST) close();
    open.push(item);
  }
  close();
  return chunks;
}

function isSameList(first: readonly PlanItem[], second: readonly PlanItem[]): boolean {
  return first.length === second.length && first.every((item, index) => item === second[index]);
}

/** FNV-1a. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return hash >>> 0;
}
