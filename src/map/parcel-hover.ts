import type { Map as MapLibreMap } from 'maplibre-gl';
import type { Cell } from '../session/cell.ts';
import type { Desk } from '../session/desk.ts';
import type { ScreenPoint } from './viewport.ts';

/**
 * Tells which parcel is under the pointer while it could be clicked: with the selecting tool, and where no plan feature is.
 * It is looked up in the tiles that are on the screen, once per frame, so the engine is asked only when the parcel changes.
 *
 * @returns how to stop
 */
export function followHover(
  map: MapLibreMap,
  desk: Desk,
  pencil: Cell<ScreenPoint | null>,
  show: (parcel: number | null) => void,
): () => void {
  let shown: number | null = null;
  let frame = 0;

  function parcelNow(): number | null {
    const at = pencil.get();
    if (at === null || desk.tool.get() !== 'select' || desk.hovered.get() !== null || map.isMoving()) return null;
    // What is being dragged is not looked through.
    if (desk.sketch.get() !== null) return null;
    if (map.getLayer('parcels') === undefined) return null;
    const [found] = map.queryRenderedFeatures([at.x, at.y], { layers: ['parcels'] });
    return typeof found?.id === 'number' ? found.id : null;
  }

  function look(): void {
    frame = 0;
    const parcel = parcelNow();
    if (parcel === shown) return;
    shown = parcel;
    show(parcel);
  }

  function lookSoon(): void {
    if (frame === 0) frame = requestAnimationFrame(look);
  }

  const stops = [pencil, desk.tool, desk.hovered].map((cell: Cell<unknown>) => cell.subscribe(lookSoon));
  map.on('moveend', lookSoon);
  map.on('movestart', lookSoon);
  return () => {
    if (frame !== 0) cancelAnimationFrame(frame);
    for (const stop of stops) stop();
    map.off('moveend', lookSoon);
    map.off('movestart', lookSoon);
  };
}
