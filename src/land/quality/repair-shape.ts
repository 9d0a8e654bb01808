import { shapeArea, signedRingArea } from '../../geo/shape-area.ts';
import type { Shape } from '../../geo/shape.ts';
import { TopologyOutOfMemory } from '../../geo/topology-out-of-memory.ts';
import type { Topology } from '../../geo/topology.ts';
import { movedBy, originOf, overlayNearOrigin } from './near-origin.ts';
import { type OpenRing, ringsOf, shapeOfRings, splitAtRepeats, withoutFolds } from './ring-loops.ts';

/**
 * A valid shape instead of an invalid one: outer rings are united, holes taken out. The largest ring of a part is taken
 * for its outer one, and what has no width falls out beforehand.
 *
 * @returns maybe empty; null when GEOS finds none
 */
export function repairShape(shape: Shape, topology: Topology): Shape | null {
  const parts = ringsOf(shape).map((rings) => largestFirst(rings.map(withoutFolds).filter((ring) => ring !== null)));
  const clean = shapeOfRings(parts);
  if (clean.partEnds.length === 0) return clean;
  const repaired = madeValid(clean, topology);
  if (repaired !== null && (shapeArea(repaired) > 0 || parts.every(([outer = []]) => areaOf(outer) === 0)))
    return repaired;
  return repairByLoops(parts, topology) ?? repaired;
}

/**
 * GEOS's own repair, near the origin where it rounds least; once more in place when the way back made rings touch again.
 */
export function madeValid(shape: Shape, topology: Topology): Shape | null {
  const [x, y] = originOf(shape);
  const repaired = attempt(() => topology.repair(movedBy(shape, -x, -y)).shape);
  if (repaired === null) return attempt(() => topology.repair(shape).shape);
  const back = movedBy(repaired, x, y);
  return attempt(() => topology.repair(back).shape);
}

/** Each loop of each ring by itself, put together by overlay. */
function repairByLoops(parts: readonly (readonly OpenRing[])[], topology: Topology): Shape | null {
  const shapes: Shape[] = [];
  for (const [outer = [], ...holes] of parts) {
    let shape = unionOfLoops([outer], topology);
    if (shape === null) return null;
    if (holes.length > 0) {
      const taken = unionOfLoops(holes, topology);
      const left = taken === null ? null : overlayNearOrigin(topology, 'difference', shape, taken);
      if (left?.ok !== true) return null;
      shape = left.shape;
    }
    shapes.push(shape);
  }
  const all = topology.union(shapes);
  return all.ok ? attempt(() => topology.repair(all.shape).shape) : null;
}

function unionOfLoops(rings: readonly OpenRing[], topology: Topology): Shape | null {
  const loops: Shape[] = [];
  for (const loop of rings.flatMap(splitAtRepeats)) {
    const valid = madeValid(shapeOfRings([[loop]]), topology);
    if (valid === null) return null;
    loops.push(valid);
  }
  const union = topology.union(loops);
  return union.ok ? union.shape : null;
}

function largestFirst(rings: readonly OpenRing[]): OpenRing[] {
  const sizes = rings.map(areaOf);
  const largest = sizes.indexOf(Math.max(...sizes));
  return largest <= 0 ? [...rings] : [...rings.slice(largest, largest + 1), ...rings.toSpliced(largest, 1)];
}

function areaOf(ring: OpenRing): number {
  const closed = Float64Array.from([...ring, ...ring.slice(0, 2)]);
  return Math.abs(signedRingArea(closed, 0, closed.length / 2));
}

/** GEOS throws when it finds no valid shape; running out of memory is for others to hear. */
function attempt(repair: () => Shape): Shape | null {
  try {
    return repair();
  } catch (error) {
    if (error instanceof TopologyOutOfMemory) throw error;
    return null;
  }
}
