import type { Shape } from './shape.ts';

/** Overlays that can fail. */
export type OverlayOperation = 'intersection' | 'difference' | 'union' | 'buffer' | 'simplify' | 'split';

/** An overlay (叠加) that could not be done, even after repairing its inputs. */
export interface OverlayFailure {
  readonly ok: false;
  readonly code: 'overlay-failed';
  readonly details: { readonly operation: OverlayOperation; readonly message: string };
}

/** Shape that an overlay gives; `repaired` says that it only succeeded after its inputs were made valid. */
export type OverlayResult = { readonly ok: true; readonly shape: Shape; readonly repaired: boolean } | OverlayFailure;

/** Area that two shapes have in common, in square units of their plane; `repaired` as in {@link OverlayResult}. */
export type OverlapResult = { readonly ok: true; readonly area: number; readonly repaired: boolean } | OverlayFailure;

/** Areas that one shape has in common with many; all arrays but `failed` and `repaired` run along the asked indices. */
export interface OverlapAreas {
  /** Square units of the plane; 0 where nothing is in common and where the overlay failed. */
  readonly areas: Float64Array;
  /** 1 where the other shape lies inside, up to rounding: `areas` has its own area, and a better known one may be taken. */
  readonly inside: Uint8Array;
  /** Positions among the asked indices whose overlay failed, ascending. */
  readonly failed: Uint32Array;
  /** Positions whose overlay only succeeded after its inputs were made valid, ascending. */
  readonly repaired: Uint32Array;
  /** What GEOS said of the first that failed; null when none did. */
  readonly failure: OverlayFailure | null;
}

/**
 * Where one shape lies as seen from another. `inside`: wholly within, so that its area counts in full and no overlay is
 * needed; `outside`: no common point; `crosses`: an overlay must tell (the common area is 0 when they only touch).
 */
export type Relation = 'outside' | 'inside' | 'crosses';
