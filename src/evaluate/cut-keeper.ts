import type { CutGround } from './cut-ground.ts';
import type { CutSubject, Outline } from './cut-parcel.ts';
import { type FeatureCut, featureCut, type Fragments, freeFragments } from './feature-cut.ts';
import { cutPieces, type Pieces } from './pieces.ts';
import { subjectChanges } from './subject-changes.ts';
import type { ZoneGround } from './zone-ground.ts';

/** A cut of one state of a feature, on the district and on the zones asked for so far. */
export interface KeptCut {
  readonly pieces: Pieces;
  readonly cut: FeatureCut;
  readonly zones: WeakMap<ZoneGround, KeptZoneCut>;
}

interface KeptZoneCut {
  readonly pieces: Pieces;
  readonly fragments: Fragments;
}

/** Cuts features and keeps the cuts; after an edit only what it touched is cut again (增量叠加). */
export interface CutKeeper {
  /**
   * The cut of a feature in its present state; yields while it works. What was not brought to an end is not kept.
   *
   * @throws CutFailure
   */
  cut(feature: string, subject: CutSubject, drawnM2: number): Generator<void, KeptCut, void>;
  /** The free fragments of a cut in a zone; throws and yields as {@link CutKeeper.cut}. */
  cutInZone(feature: string, kept: KeptCut, zone: ZoneGround): Generator<void, Fragments, void>;
  /** Drops the cuts that were not asked for longest, until no more is kept than is worth it; those of some features stay. */
  forgetOld(staying: ReadonlySet<string>): void;
}

/** Cuts kept per feature: schemes and years that share it see different neighbours. */
const CUTS_KEPT_PER_FEATURE = 4;
/**
 * Parcels of all cuts kept: twenty schemes of a thousand features over some fifty parcels each, so that going from one to another cuts
 * nothing anew. About 100 bytes each.
 */
const PARCELS_KEPT = 1_500_000;
/** What a cut weighs beside its parcels, in parcels. */
const CUT_WEIGHT = 20;

/** Starts with nothing kept. */
export function createCutKeeper(ground: CutGround): CutKeeper {
  const kept = new Map<string, readonly KeptCut[]>();
  const changes = subjectChanges();
  let weight = 0;

  /** To the front: a drag brings a new state with every movement, and must not push out the one it starts from. */
  function remember(feature: string, one: KeptCut): void {
    const before = kept.get(feature) ?? [];
    const now = [one, ...before.filter((other) => other !== one)].slice(0, CUTS_KEPT_PER_FEATURE);
    // What is asked for goes behind all others, which are forgotten before it.
    kept.delete(feature);
    kept.set(feature, now);
    weight += weightOf(now) - weightOf(before);
  }

  return {
    *cut(feature, subject, drawnM2) {
      const states = kept.get(feature) ?? [];
      let found = states.find((one) => isSame(one.pieces.subject, subject));
      if (found === undefined) {
        const before = states[0]?.pieces ?? null;
        const changed = before === null ? [] : changes.between(before.subject, subject);
        const pieces = yield* cutPieces(subject, ground, before, changed);
        found = { pieces, cut: featureCut(pieces, drawnM2, ground), zones: new WeakMap() };
      }
      remember(feature, found);
      return found;
    },
    *cutInZone(feature, one, zone) {
      const known = one.zones.get(zone);
      if (known !== undefined) return known.fragments;
      const { subject } = one.pieces;
      const before = (kept.get(feature) ?? []).find((other) => other.zones.has(zone))?.zones.get(zone)?.pieces ?? null;
      const changed = before === null ? [] : changes.between(before.subject, subject);
      const pieces = yield* cutPieces(subject, zone.ground, before, changed);
      const whole = freeFragments(one.pieces, (parcel) => zone.hasWhole(parcel));
      const fragments = joined(
        whole,
        freeFragments(pieces, () => true),
      );
      one.zones.set(zone, { pieces, fragments });
      return fragments;
    },
    forgetOld(staying) {
      for (const [feature, cuts] of kept) {
        if (weight <= PARCELS_KEPT) return;
        if (staying.has(feature)) continue;
        kept.delete(feature);
        weight -= weightOf(cuts);
      }
    },
  };
}

function weightOf(cuts: readonly KeptCut[]): number {
  return cuts.reduce((sum, { pieces }) => sum + pieces.parcels.length + CUT_WEIGHT, 0);
}

function joined(a: Fragments, b: Fragments): Fragments {
  const count = a.parcels.length;
  const parcels = new Uint32Array(count + b.parcels.length);
  const areasM2 = new Float64Array(parcels.length);
  const onFarmlandLine = new Uint8Array(parcels.length);
  parcels.set(a.parcels);
  parcels.set(b.parcels, count);
  areasM2.set(a.areasM2);
  areasM2.set(b.areasM2, count);
  onFarmlandLine.set(a.onFarmlandLine);
  onFarmlandLine.set(b.onFarmlandLine, count);
  return { parcels, areasM2, onFarmlandLine };
}

function isSame(one: CutSubject, other: CutSubject): boolean {
  return (
    one.window.shape === other.window.shape && areSame(one.takers, other.takers) && areSame(one.lines, other.lines)
  );
}

function areSame(one: readonly Outline[], other: readonly Outline[]): boolean {
  return (
    one.length === other.length &&
    one.every(({ feature, window }, at) => window.shape === other[at]?.window.shape && feature === other[at].feature)
  );
}
