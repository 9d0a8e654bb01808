import type { Position } from 'geojson';
import { buildBorderGraph, type BorderGraph } from '../../geo/border-graph.ts';
import type { BorderIndex } from '../../geo/border-index.ts';
import { findSnapTarget, type SnapTarget } from '../../geo/snap-search.ts';
import { traceBorder } from '../../geo/trace-border.ts';
import type { DraftingSettings } from '../../session/drafting-settings.ts';
import type { DegreeBox } from '../../geo/geometry-bounds.ts';
import type { ItemIndex } from '../item-index.ts';
import { remember } from '../remember.ts';
import type { SnapWish } from '../tool.ts';
import { createItemBorders } from './item-borders.ts';
import type { ParcelWindow } from './parcel-borders.ts';

/** What there is to snap to. */
export interface SnapGround {
  readonly items: ItemIndex;
  /** Parcel borders, or null. */
  readonly parcels: ParcelWindow | null;
  readonly drafting: DraftingSettings;
  /** What is on the screen, in degrees: borders are followed within it. */
  readonly view: DegreeBox;
}

/** The place that the pencil means. */
export interface Snapped {
  readonly place: Position;
  /** Vertices of the border from the last place to this one, both left out. */
  readonly trail: readonly Position[];
  /** What pulled it there; null where it stands as it is. */
  readonly kind: SnapTarget['kind'] | null;
}

/** Finds what the pencil is pulled to. */
export type Snapper = (place: Position, reachM: number, wish: SnapWish, ground: SnapGround) => Snapped;

const METRES_PER_DEGREE = 111_000;
/** A place that was snapped is found again within this, m. */
const FOUND_AGAIN_M = 0.01;

/** Makes a snapper; it keeps the indices of shapes and the network of borders that were last used. */
export function createSnapper(): Snapper {
  const borders = createItemBorders();

  const graphOf = remember(
    (
      items: ItemIndex,
      parcels: ParcelWindow | null,
      features: boolean,
      west: number,
      south: number,
      east: number,
      north: number,
    ): {
      readonly indices: readonly BorderIndex[];
      readonly graph: BorderGraph;
    } => {
      const shapes = features ? items.within([west, south, east, north]) : [];
      const indices = shapes.map(({ feature }) => borders.of(feature.geometry));
      if (parcels !== null) indices.push(parcels.index);
      return { indices, graph: buildBorderGraph(indices) };
    },
  );

  /** The way along borders between two places; empty when they are not connected, or the straight way is one edge. */
  function trailBetween(
    from: Position,
    to: Position,
    { items, parcels, drafting, view }: SnapGround,
  ): readonly Position[] {
    const { indices, graph } = graphOf(
      items,
      drafting.snapToParcels ? parcels : null,
      drafting.snapToFeatures,
      ...view,
    );
    const start = findSnapTarget(indices, from, FOUND_AGAIN_M);
    const end = findSnapTarget(indices, to, FOUND_AGAIN_M);
    if (start === null || end === null) return [];
    return traceBorder(graph, start, end)?.slice(1, -1) ?? [];
  }

  return (place, reachM, wish, ground) => {
    const { items, parcels, drafting } = ground;
    const indices: BorderIndex[] = wish.own.length === 0 ? [] : [borders.ofPlaces(wish.own)];
    if (drafting.snapToFeatures) {
      for (const { feature } of items.within(boxAround(place, reachM))) {
        if (!wish.without.has(feature.id)) indices.push(borders.of(feature.geometry));
      }
    }
    if (drafting.snapToParcels && parcels !== null) indices.push(parcels.index);
    const options = wish.previous === null ? {} : { previous: wish.previous };
    const target = findSnapTarget(indices, place, reachM, options);
    if (target === null) return { place, trail: [], kind: null };
    const follows = drafting.trace && wish.trace && wish.previous !== null;
    const trail = follows ? trailBetween(wish.previous, target.position, ground) : [];
    return { place: target.position, trail, kind: target.kind };
  };
}

function boxAround([x = 0, y = 0]: Position, reachM: number): DegreeBox {
  const up = reachM / METRES_PER_DEGREE;
  const across = up / Math.cos((y * Math.PI) / 180);
  return [x - across, y - up, x + across, y + up];
}
