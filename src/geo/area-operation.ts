import type { Geometry } from 'geojson';
import { enterDraftingPlane, leaveDraftingPlane } from './drafting-plane.ts';
import { commonAreaOf, isBalanced, isUnionOf } from './overlay-balance.ts';
import { shapeArea } from './shape-area.ts';
import { failedWith, type ShapeOutcome } from './shape-outcome.ts';
import type { Topology } from './topology.ts';

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
  if (!united.ok || !isUnionOf(topology, united.shape, plane.shapes)) return failedWith('failed');
  return leaveDraftingPlane(topology, plane, [united.shape], 'nothing-left');
}

/** The land that two areas have in common (相交). */
export function intersectAreas(topology: Topology, one: Geometry, other: Geometry): ShapeOutcome {
  const plane = enterDraftingPlane(topology, [one, other]);
  const [first, second] = plane?.shapes ?? [];
  if (plane === null || first === undefined || second === undefined) return failedWith('not-an-area');
  const common = topology.intersection(first, second);
  const commonM2 = commonAreaOf(topology, first, second);
  if (!common.ok || commonM2 === null || !isBalanced(shapeArea(common.shape), commonM2, shapeArea(first))) {
    return failedWith('failed');
  }
  return leaveDraftingPlane(topology, plane, [common.shape], 'no-common-area');
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
  const rest = topology.difference(whole, taken.shape);
  const commonM2 = commonAreaOf(topology, whole, taken.shape);
  const wholeM2 = shapeArea(whole);
  if (!rest.ok || commonM2 === null || !isBalanced(shapeArea(rest.shape) + commonM2, wholeM2, wholeM2)) {
    return failedWith('failed');
  }
  if (isBalanced(commonM2, 0, wholeM2)) return failedWith('no-common-area');
  return leaveDraftingPlane(topology, plane, [rest.shape], 'nothing-left');
}
