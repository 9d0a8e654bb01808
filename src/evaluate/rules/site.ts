import type { Geometry } from 'geojson';
import type { Bounds } from '../../geo/bounds.ts';
import { linesFromGeojson } from '../../geo/line-set.ts';
import type { ShapeWindow } from '../../geo/shape-window.ts';
import type { Topology } from '../../geo/topology.ts';
import { planShape } from '../plan-shape.ts';

/** Where something is (位置): an area or points of the working plane; lines are nowhere, as no rule is about them. */
export interface Site {
  readonly window: ShapeWindow | null;
  /** x, y pairs. */
  readonly points: Float64Array;
  readonly bounds: Bounds | null;
}

/** The site of a geometry, made once for each; areas that cross themselves are made valid, as they are before they are counted. */
export function createSites(topology: Topology): (geometry: Geometry) => Site {
  const sites = new WeakMap<Geometry, Site>();
  return (geometry) => {
    let site = sites.get(geometry);
    if (site === undefined) {
      site = siteOf(geometry, topology);
      sites.set(geometry, site);
    }
    return site;
  };
}

function siteOf(geometry: Geometry, topology: Topology): Site {
  const planned = planShape(geometry, topology);
  if (planned !== null) return { window: planned.window, points: NO_POINTS, bounds: planned.window.bounds };
  if (geometry.type !== 'Point' && geometry.type !== 'MultiPoint') return NOWHERE;
  const { coordinates } = linesFromGeojson(geometry);
  let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let at = 0; at < coordinates.length; at += 2) {
    const [x = 0, y = 0] = coordinates.subarray(at, at + 2);
    minX = Math.min(minX, x);
    minY = Math.min(minY, y);
    maxX = Math.max(maxX, x);
    maxY = Math.max(maxY, y);
  }
  return { window: null, points: coordinates, bounds: { minX, minY, maxX, maxY } };
}

const NO_POINTS = new Float64Array(0);
const NOWHERE: Site = { window: null, points: NO_POINTS, bounds: null };
