import type { Geometry, Position } from 'geojson';
import { buildBorderIndex, type BorderIndex } from '../../geo/border-index.ts';
import { runsOfGeometries } from '../../geo/border-runs.ts';

/** Searchable borders of single shapes, made when first asked for and kept as long as the shape is. */
export interface ItemBorders {
  of(geometry: Geometry): BorderIndex;
  /** Of loose vertices. */
  ofPlaces(places: readonly Position[]): BorderIndex;
}

/** An edit makes a new shape of what it changes and leaves the others, so that nothing else is indexed again. */
export function createItemBorders(): ItemBorders {
  const shapes = new WeakMap<Geometry, BorderIndex>();
  const loose = new WeakMap<readonly Position[], BorderIndex>();
  return {
    of: (geometry) => remembered(shapes, geometry, geometry),
    ofPlaces: (places) => remembered(loose, places, { type: 'MultiPoint', coordinates: [...places] }),
  };
}

function remembered<Key extends object>(known: WeakMap<Key, BorderIndex>, key: Key, geometry: Geometry): BorderIndex {
  const found = known.get(key);
  if (found !== undefined) return found;
  const made = buildBorderIndex(runsOfGeometries([geometry]));
  known.set(key, made);
  return made;
}
