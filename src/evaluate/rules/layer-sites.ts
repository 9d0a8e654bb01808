import type { FeatureCollection } from 'geojson';
import type { Bounds } from '../../geo/bounds.ts';
import { type BoxIndex, buildBoxIndex } from '../../geo/box-index.ts';
import type { Topology } from '../../geo/topology.ts';
import { allAtOnce } from '../all-at-once.ts';
import { createSites, type Site } from './site.ts';

/** The base layers of a district as sites (底图图层), by role; each is made ready when it is first asked for. */
export interface LayerSites {
  has(role: string): boolean;
  /** What of a layer lies near a box, in the order of the layer. */
  near(role: string, box: Bounds): readonly Site[];
  /** The same; yields while a layer is made ready. */
  nearInSteps(role: string, box: Bounds): Generator<void, readonly Site[], void>;
}

interface OpenLayer {
  readonly sites: readonly Site[];
  readonly index: BoxIndex;
}

/** Opens layers as the engine keeps them, in degrees. */
export function createLayerSites(layers: ReadonlyMap<string, FeatureCollection>, topology: Topology): LayerSites {
  const opened = new Map<string, OpenLayer>();
  const siteOf = createSites(topology);

  function* open(role: string): Generator<void, OpenLayer | null, void> {
    const layer = layers.get(role);
    const known = opened.get(role);
    if (known !== undefined || layer === undefined) return known ?? null;
    const sites: Site[] = [];
    for (const { geometry } of layer.features) {
      const site = siteOf(geometry);
      if (site.bounds !== null) sites.push(site);
      yield;
    }
    const now = { sites, index: indexSites(sites) };
    opened.set(role, now);
    return now;
  }

  function* nearInSteps(role: string, { minX, minY, maxX, maxY }: Bounds): Generator<void, readonly Site[], void> {
    const layer = yield* open(role);
    if (layer === null) return [];
    const found = layer.index.search(minX, minY, maxX, maxY).sort((a, b) => a - b);
    return found.flatMap((at) => layer.sites[at] ?? []);
  }

  return {
    has: (role) => layers.has(role),
    nearInSteps,
    near: (role, box) => allAtOnce(nearInSteps(role, box)),
  };
}

/** Indexes sites by their boxes; one that is nowhere is not found. */
export function indexSites(sites: readonly Pick<Site, 'bounds'>[]): BoxIndex {
  const boxes = new Float64Array(4 * sites.length);
  sites.forEach(({ bounds }, at) => {
    boxes[4 * at] = bounds?.minX ?? Infinity;
    boxes[4 * at + 1] = bounds?.minY ?? Infinity;
    boxes[4 * at + 2] = bounds?.maxX ?? -Infinity;
    boxes[4 * at + 3] = bounds?.maxY ?? -Infinity;
  });
  return buildBoxIndex(boxes);
}
