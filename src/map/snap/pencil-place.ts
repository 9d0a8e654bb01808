import type { Map as MapLibreMap } from 'maplibre-gl';
import type { Position } from 'geojson';
import type { SnapTarget } from '../../geo/snap-search.ts';
import { createCell, type Cell } from '../../session/cell.ts';
import type { Desk } from '../../session/desk.ts';
import type { DegreeBox } from '../../geo/geometry-bounds.ts';
import type { ItemIndex } from '../item-index.ts';
import type { SnapWish } from '../tool.ts';
import type { ScreenPoint, Viewport } from '../viewport.ts';
import { followParcelBorders } from './parcel-borders.ts';
import { createSnapper } from './snapper.ts';

/** What pulled the pencil to a place. */
export interface SnapMark {
  readonly kind: SnapTarget['kind'];
  readonly place: Position;
}

/** Whether the pencil is pulled: not by this tool, yes, not while Alt is down, or not yet to parcels at this scale. */
export type SnapState =
  | { readonly state: 'idle' | 'on' | 'off' | 'held-off' }
  /** Parcel borders can be snapped to from 1 : `denominator` on. */
  | { readonly state: 'zoom-in'; readonly denominator: number };

/** What the hand is at: nothing that snaps, something that may come to it, snapping, or snapping switched off by Alt. */
export type SnapMode = 'idle' | 'ready' | 'snapping' | 'held-off';

/** Says which place on the ground a point on the screen means. */
export interface PencilPlaces {
  locate(at: ScreenPoint, wish: SnapWish | null, reachPx: number): { place: Position; trail: readonly Position[] };
  readonly mark: Cell<SnapMark | null>;
  readonly state: Cell<SnapState>;
  setMode(mode: SnapMode): void;
  dispose(): void;
}

/** What there is to know of the map. */
export interface PencilPlaceSources {
  readonly map: MapLibreMap;
  readonly desk: Desk;
  readonly viewport: Viewport;
  readonly items: () => ItemIndex;
  readonly metresPerPx: () => number;
}

/** Starts following the map. */
export function createPencilPlaces({ map, desk, viewport, items, metresPerPx }: PencilPlaceSources): PencilPlaces {
  const snapper = createSnapper();
  const parcels = followParcelBorders(map, desk);
  const mark = createCell<SnapMark | null>(null);
  const state = createCell<SnapState>({ state: 'idle' });
  let mode: SnapMode = 'idle';

  function tell(): void {
    const next = stateNow();
    const now = state.get();
    const isSame = next.state === now.state && JSON.stringify(next) === JSON.stringify(now);
    if (!isSame) state.set(next);
  }

  function stateNow(): SnapState {
    const { snapToFeatures, snapToParcels } = desk.drafting.get();
    if (mode === 'idle' || mode === 'ready') return { state: 'idle' };
    if (!snapToFeatures && !snapToParcels) return { state: 'off' };
    if (mode === 'held-off') return { state: 'held-off' };
    const denominator = parcels.tooFar.get();
    return denominator === null ? { state: 'on' } : { state: 'zoom-in', denominator };
  }

  const stops = [parcels.tooFar.subscribe(tell), desk.drafting.subscribe(tell)];
  return {
    mark,
    state,
    locate(at, wish, reachPx) {
      const raw = viewport.unproject(at);
      if (wish === null) {
        if (mark.get() !== null) mark.set(null);
        return { place: raw, trail: [] };
      }
      const ground = {
        items: items(),
        parcels: parcels.window.get(),
        drafting: desk.drafting.get(),
        view: boundsOfScreen(viewport),
      };
      const { place, trail, kind } = snapper(raw, reachPx * metresPerPx(), wish, ground);
      mark.set(kind === null ? null : { kind, place });
      return { place, trail };
    },
    setMode(next) {
      mode = next;
      parcels.setWanted(next !== 'idle');
      if (next !== 'snapping') mark.set(null);
      tell();
    },
    dispose() {
      for (const stop of stops) stop();
      parcels.dispose();
    },
  };
}

function boundsOfScreen(viewport: Viewport): DegreeBox {
  const [west = 0, north = 0] = viewport.unproject({ x: 0, y: 0 });
  const [east = 0, south = 0] = viewport.unproject({ x: viewport.width, y: viewport.height });
  return [west, south, east, north];
}
