import type { Shape } from './shape.ts';

/** Overlays that can fail. */
export type OverlayOperation = 'intersection' | 'difference' | 'union';

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
