import type { Geometry } from 'geojson';
import { enterDraftingPlane, leaveDraftingPlane } from './drafting-plane.ts';
import { eastingScale } from './plane-scale.ts';
import { shapeBounds } from './shape-bounds.ts';
import { failedWith, type ShapeOutcome } from './shape-outcome.ts';
import type { Shape } from './shape.ts';
import type { Topology } from './topology.ts';
import { planeLatitude } from './working-plane.ts';

/**
 * An area with fewer vertices (简化): those that stay keep their places, those that go were within the tolerance of the border that
 * is left (see `simplifyShape`), and nothing crosses itself.
 *
 * @param toleranceM metres on the ground
 */
export function simplifyArea(topology: Topology, area: Geometry, toleranceM: number): ShapeOutcome {
  const plane = enterDraftingPlane(topology, [area]);
  const [whole] = plane?.shapes ?? [];
  if (plane === null || whole === undefined) return failedWith('not-an-area');
  const stretch = stretchAcross(plane.originY, whole);
  const simplified = topology.simplify(stretched(whole, stretch), toleranceM);
  if (!simplified.ok) return failedWith('failed');
  const back = stretched(simplified.shape, { east: 1 / stretch.east, north: 1 / stretch.north });
  return leaveDraftingPlane(topology, plane, [back], 'nothing-left');
}

interface Stretch {
  readonly east: number;
  readonly north: number;
}

/**
 * Factors that make distances in the working plane at least as long as they are on the ground, and true about the middle.
 * Stretching keeps straight edges straight, so that what does not cross here does not cross there.
 */
function stretchAcross(originY: number, shape: Shape): Stretch {
  const { minY, maxY } = shapeBounds(shape) ?? { minY: 0, maxY: 0 };
  const scales = [minY, maxY].map((y) => eastingScale(planeLatitude(originY + y)));
  const isAcrossEquator = (originY + minY) * (originY + maxY) < 0;
  return { east: isAcrossEquator ? 1 : Math.max(...scales), north: 1 / Math.min(...scales) };
}

function stretched(shape: Shape, { east, north }: Stretch): Shape {
  return { ...shape, coordinates: shape.coordinates.map((value, at) => value * (at % 2 === 0 ? east : north)) };
}
