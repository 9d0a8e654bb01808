import type { LandTable } from './land-table.ts';
import { type ParcelChoice, ParcelCollector } from './parcel-choice.ts';
import type { ParcelIndex } from './parcel-index.ts';
import { SharedBorder } from './shared-border.ts';

/** Neighbours tried between two rests. */
const TRIES_PER_STEP = 64;

/**
 * A parcel and all that hang together with it over common borders and have its class (同类相连图斑), nearest first, with rests.
 * Parcels that only touch in a corner do not hang together.
 */
export function* connectedParcels(
  land: LandTable,
  index: ParcelIndex,
  start: number,
  limit: number,
): Generator<void, ParcelChoice> {
  const found = new ParcelCollector(limit);
  found.add(start);
  const queue = [start];
  let tries = 0;
  for (let at = 0; at < queue.length && !found.isCut; at += 1) {
    const border = new SharedBorder(land, queue[at] ?? 0);
    if (border.bounds === null) continue;
    const { minX, minY, maxX, maxY } = border.bounds;
    for (const other of index.search(minX, minY, maxX, maxY)) {
      if (land.classIndex[other] !== land.classIndex[start] || found.has(other)) continue;
      tries += 1;
      if (tries % TRIES_PER_STEP === 0) yield;
      if (!border.isSharedWith(other)) continue;
      if (!found.add(other)) break;
      queue.push(other);
    }
    if (at % TRIES_PER_STEP === 0) yield;
  }
  return found.finish();
}
