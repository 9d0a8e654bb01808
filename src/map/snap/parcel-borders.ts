import type { Map as MapLibreMap } from 'maplibre-gl';
import { buildBorderIndex, type BorderIndex } from '../../geo/border-index.ts';
import { createCell, type Cell } from '../../session/cell.ts';
import type { Desk } from '../../session/desk.ts';
import type { DegreeBox } from '../../geo/geometry-bounds.ts';
import { mapScaleAt } from '../map-scale.ts';

/** Borders of base parcels near the pencil (图斑界线). */
export interface ParcelBorders {
  /** What can be snapped to now; null while there is nothing. */
  readonly window: Cell<ParcelWindow | null>;
  /** Set to the n of 1 : n from which on parcels can be snapped to, while the map is farther away. */
  readonly tooFar: Cell<number | null>;
  /** Fetches while somebody draws. */
  setWanted(wanted: boolean): void;
  dispose(): void;
}

/** A window of borders as the engine gave it. */
export interface ParcelWindow {
  readonly bounds: DegreeBox;
  readonly index: BorderIndex;
}

/** So many vertices are searched in far less than a millisecond and indexed in some tens. */
const LIMIT = 60_000;
/** The window reaches so far beyond the screen, share of its size, so that small pans ask nothing. */
const MARGIN = 0.25;
const REST_MS = 120;
const ROUND_DENOMINATOR = 1000;

/**
 * Keeps a window of parcel borders around what is on the screen: asked for when the map comes to rest close enough to see
 * single parcels, and when something else should be snapped to.
 */
export function followParcelBorders(map: MapLibreMap, desk: Desk): ParcelBorders {
  const window = createCell<ParcelWindow | null>(null);
  const tooFar = createCell<number | null>(null);
  let wanted = false;
  let asked = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let from: unknown = null;

  async function look(): Promise<void> {
    asked += 1;
    const mine = asked;
    const engine = desk.engine.get();
    const isOn = wanted && desk.drafting.get().snapToParcels && desk.opening.get().state === 'open';
    if (engine === null || !isOn) {
      tooFar.set(null);
      if (engine !== from) window.set(null);
      return;
    }
    try {
      const tiling = await engine.tiling();
      if (mine !== asked) return;
      const nearest = tiling === null ? null : denominatorAt(tiling.detailZoom, map);
      const isFar = tiling !== null && map.getZoom() < tiling.detailZoom;
      tooFar.set(isFar ? nearest : null);
      if (tiling === null || isFar) {
        window.set(null);
        return;
      }
      const seen = boundsOfView(map, 0);
      const known = window.get();
      if (from === engine && known !== null && covers(known.bounds, seen)) return;
      const answer =
        (await whole(engine.borders(boundsOfView(map, MARGIN), LIMIT))) ?? (await whole(engine.borders(seen, LIMIT)));
      if (mine !== asked) return;
      from = engine;
      tooFar.set(answer === null ? nearest : null);
      window.set(answer === null ? null : { bounds: answer.bounds, index: buildBorderIndex(answer) });
    } catch {
      // The engine died; the next one is asked when it comes.
      if (mine === asked) window.set(null);
    }
  }

  function lookSoon(): void {
    clearTimeout(timer);
    timer = setTimeout(() => void look(), REST_MS);
  }

  const stops = [desk.engine.subscribe(lookSoon), desk.drafting.subscribe(lookSoon), desk.opening.subscribe(lookSoon)];
  map.on('moveend', lookSoon);
  return {
    window,
    tooFar,
    setWanted(next) {
      if (next === wanted) return;
      wanted = next;
      lookSoon();
    },
    dispose() {
      clearTimeout(timer);
      asked += 1;
      map.off('moveend', lookSoon);
      for (const stop of stops) stop();
    },
  };
}

async function whole<Answer extends { readonly tooMany: boolean }>(answer: Promise<Answer>): Promise<Answer | null> {
  const { tooMany } = await answer;
  return tooMany ? null : answer;
}

function boundsOfView(map: MapLibreMap, margin: number): DegreeBox {
  const box = map.getBounds();
  const [west, south, east, north] = [box.getWest(), box.getSouth(), box.getEast(), box.getNorth()];
  const [dx, dy] = [(east - west) * margin, (north - south) * margin];
  return [west - dx, south - dy, east + dx, north + dy];
}

function covers(outer: DegreeBox, inner: DegreeBox): boolean {
  return outer[0] <= inner[0] && outer[1] <= inner[1] && outer[2] >= inner[2] && outer[3] >= inner[3];
}

function denominatorAt(zoom: number, map: MapLibreMap): number {
  const { denominator } = mapScaleAt(zoom, map.getCenter().lat);
  return Math.floor(denominator / ROUND_DENOMINATOR) * ROUND_DENOMINATOR;
}
