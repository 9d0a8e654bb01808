import type { Bounds } from '../geo/bounds.ts';
import { boundsMeet, tableShapeBounds } from '../geo/shape-bounds.ts';
import { windowAround } from '../geo/shape-window.ts';
import type { CutGround } from './cut-ground.ts';
import { type CutSubject, cutParcel, FATE_TAKEN } from './cut-parcel.ts';

/**
 * The fragments (碎片) of one drawn area on one ground, parcel by parcel, kept so that an edit cuts again only where it
 * changed an edge. Parcel *i* of the list has the fragments `fragmentEnds[i−1] … fragmentEnds[i]`.
 */
export interface Pieces {
  readonly subject: CutSubject;
  /** Every parcel that the area meets, ascending, also those of which no fragment is left. */
  readonly parcels: Uint32Array;
  /** minX, minY, maxX, maxY of what was looked at for each parcel. */
  readonly windows: Float64Array;
  /** 1 where more than the window was looked at. */
  readonly doubtful: Uint8Array;
  readonly fragmentEnds: Uint32Array;
  readonly areasM2: Float64Array;
  /** What becomes of each fragment, see `FATE_FARMLAND` and the others in `cut-parcel.ts`. */
  readonly fates: Uint32Array;
}

/** Parcels cut between two looks at the clock. */
const PARCELS_PER_STEP = 256;
/** More boxes than this are taken as one: asking a parcel again is cheaper than asking every parcel about every box. */
const MOST_BOXES = 64;

/**
 * Cuts a drawn area by all parcels; yields now and then, so that the caller can stop. Given what was cut before and where
 * something has changed since, all other parcels are taken over; the result is the same to the last digit.
 *
 * @param before pieces of an earlier state on the same ground
 * @param changed boxes outside of which no edge of the area, of its takers and lines differs from that state
 * @throws {@link CutFailure}
 */
export function* cutPieces(
  subject: CutSubject,
  ground: CutGround,
  before: Pieces | null,
  changed: readonly Bounds[],
): Generator<void, Pieces, void> {
  const builder = new PiecesBuilder(subject);
  const { bounds } = subject.window;
  if (bounds === null) return builder.finish();
  const asked = before === null ? ground.parcelsNear(bounds) : parcelsToAsk(before, changed, bounds, ground);
  const takers = before === null ? [] : newFates(before.subject, subject);
  let kept = 0;
  const keptCount = before?.parcels.length ?? 0;
  for (let at = 0; at < asked.length; at += 1) {
    const parcel = asked[at] ?? 0;
    for (; before !== null && kept < keptCount && (before.parcels[kept] ?? 0) <= parcel; kept += 1) {
      if (before.parcels[kept] !== parcel) builder.keep(before, kept, takers);
    }
    builder.cut(parcel, ground);
    if (at % PARCELS_PER_STEP === PARCELS_PER_STEP - 1) yield;
  }
  for (; before !== null && kept < keptCount; kept += 1) builder.keep(before, kept, takers);
  return builder.finish();
}

/** Parcels to cut again, ascending: all that were looked at where something changed, and all that lie there now. */
function parcelsToAsk(
  { parcels, windows, doubtful }: Pieces,
  changed: readonly Bounds[],
  bounds: Bounds,
  ground: CutGround,
): readonly number[] {
  const asked = new Set<number>();
  for (const box of changed.length > MOST_BOXES ? [around(changed)] : changed) {
    if (boundsMeet(box, bounds)) {
      const near = ground.parcelsNear(common(box, bounds));
      for (let at = 0; at < near.length; at += 1) asked.add(near[at] ?? 0);
    }
    for (let at = 0; at < parcels.length; at += 1) {
      const window = 4 * at;
      if (
        (windows[window] ?? 0) <= box.maxX &&
        (windows[window + 1] ?? 0) <= box.maxY &&
        (windows[window + 2] ?? 0) >= box.minX &&
        (windows[window + 3] ?? 0) >= box.minY
      ) {
        asked.add(parcels[at] ?? 0);
      }
    }
  }
  if (changed.length > 0) {
    for (let at = 0; at < parcels.length; at += 1) if (doubtful[at] === 1) asked.add(parcels[at] ?? 0);
  }
  return [...asked].sort((a, b) => a - b);
}

function common(a: Bounds, b: Bounds): Bounds {
  return {
    minX: Math.max(a.minX, b.minX),
    minY: Math.max(a.minY, b.minY),
    maxX: Math.min(a.maxX, b.maxX),
    maxY: Math.min(a.maxY, b.maxY),
  };
}

function around(boxes: readonly Bounds[]): Bounds {
  const whole = { minX: Infinity, minY: Infinity, maxX: -Infinity, maxY: -Infinity };
  for (const box of boxes) {
    whole.minX = Math.min(whole.minX, box.minX);
    whole.minY = Math.min(whole.minY, box.minY);
    whole.maxX = Math.max(whole.maxX, box.maxX);
    whole.maxY = Math.max(whole.maxY, box.maxY);
  }
  return whole;
}

/** For each taker of the earlier state the fate that stands for it now. */
function newFates(before: CutSubject, now: CutSubject): readonly number[] {
  const places = new Map(now.takers.map(({ feature }, place) => [feature, FATE_TAKEN + place]));
  return before.takers.map(({ feature }) => places.get(feature) ?? FATE_TAKEN);
}

class PiecesBuilder {
  readonly #subject: CutSubject;
  readonly #parcels: number[] = [];
  readonly #windows: number[] = [];
  readonly #doubtful: number[] = [];
  readonly #fragmentEnds: number[] = [];
  readonly #areasM2: number[] = [];
  readonly #fates: number[] = [];

  constructor(subject: CutSubject) {
    this.#subject = subject;
  }

  cut(parcel: number, ground: CutGround): void {
    const box = tableShapeBounds(ground.base.land, parcel);
    if (box === null) return;
    const cut = cutParcel(parcel, box, this.#subject, ground, this.#push);
    if (cut === 'missed') return;
    const { minX, minY, maxX, maxY } = windowAround(box);
    this.#parcels.push(parcel);
    this.#windows.push(minX, minY, maxX, maxY);
    this.#doubtful.push(cut === 'doubtful' ? 1 : 0);
    this.#fragmentEnds.push(this.#areasM2.length);
  }

  keep(from: Pieces, at: number, takers: readonly number[]): void {
    this.#parcels.push(from.parcels[at] ?? 0);
    for (let side = 4 * at; side < 4 * at + 4; side += 1) this.#windows.push(from.windows[side] ?? 0);
    this.#doubtful.push(from.doubtful[at] ?? 0);
    const end = from.fragmentEnds[at] ?? 0;
    for (let fragment = at === 0 ? 0 : (from.fragmentEnds[at - 1] ?? 0); fragment < end; fragment += 1) {
      const fate = from.fates[fragment] ?? 0;
      this.#push(from.areasM2[fragment] ?? 0, fate < FATE_TAKEN ? fate : (takers[fate - FATE_TAKEN] ?? fate));
    }
    this.#fragmentEnds.push(this.#areasM2.length);
  }

  finish(): Pieces {
    return {
      subject: this.#subject,
      parcels: new Uint32Array(this.#parcels),
      windows: new Float64Array(this.#windows),
      doubtful: new Uint8Array(this.#doubtful),
      fragmentEnds: new Uint32Array(this.#fragmentEnds),
      areasM2: new Float64Array(this.#areasM2),
      fates: new Uint32Array(this.#fates),
    };
  }

  readonly #push = (areaM2: number, fate: number): void => {
    this.#areasM2.push(areaM2);
    this.#fates.push(fate);
  };
}
