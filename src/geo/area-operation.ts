import type { Geometry } from 'geojson';
import { enterDraftingPlane, leaveDraftingPlane } from './drafting-plane.ts';
import { failedWith, type ShapeOutcome } from './shape-outcome.ts';
import type { Topology } from './topology.ts';
import { STITCH_M } from './stitch-runs.ts';
import { withoutSlivers } from './without-slivers.ts';

/**
 * All land of some areas as one (合并). Borders that two of them share disappear, holes stay.
 *
 * @param areas Polygon or MultiPolygon in degrees
 */
export function uniteAreas(topology: Topology, areas: readonly Geometry[]): ShapeOutcome {
  if (areas.length === 0) return failedWith('nothing-left');
  const plane = enterDraftingPlane(topology, areas);
  if (plane === null) return failedWith('not-an-area');
  const united = topology.union(plane.shapes);
  return united.ok ? leaveDraftingPlane(topology, plane, [united.shape], 'nothing-left') : failedWith('failed');
}

/** The land that two areas have in common (相交). */
export function intersectAreas(topology: Topology, one: Geometry, other: Geometry): ShapeOutcome {
  const plane = enterDraftingPlane(topology, [one, other]);
  const [first, second] = plane?.shapes ?? [];
  if (plane === null || first === undefined || second === undefined) return failedWith('not-an-area');
  const common = topology.intersection(first, second);
  return common.ok ? leaveDraftingPlane(topology, plane, [common.shape], 'no-common-area') : failedWith('failed');
}

/**
 * An area without others (相减).
 *
 * @returns `no-common-area` when none of the others has land in common with it: it stays as it is
 */
export function subtractAreas(topology: Topology, area: Geometry, without: readonly Geometry[]): ShapeOutcome {
  const plane = enterDraftingPlane(topology, [area, ...without]);
  const [whole, ...others] = plane?.shapes ?? [];
  if (plane === null || whole === undefined) return failedWith('not-an-area');
  const taken = topology.union(others);
  if (!taken.ok) return failedWith('failed');
  const common = topology.intersection(whole, taken.shape);
  const rest = topology.difference(whole, taken.shape);
  if (!common.ok || !rest.ok) return failedWith('failed');
  if (withoutSlivers(common.shape, STITCH_M).partEnds.length === 0) return failedWith('no-common-area');
  return leaveDraftingPlane(topology, plane, [rest.shape], 'nothing-left');
}
