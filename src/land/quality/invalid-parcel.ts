import { signedRingArea } from '../../geo/shape-area.ts';
import { shapeAt, startOf } from '../../geo/shape-table.ts';
import type { ShapeTable } from '../../geo/shape-table.ts';
import type { Shape } from '../../geo/shape.ts';
import type { Topology } from '../../geo/topology.ts';
import type { FaultList } from './fault-list.ts';
import { repairNearOrigin } from './near-origin.ts';
import { liesOn, ringsThrough } from './ring-places.ts';

/** Reasons of GEOS that are about how rings lie to each other. */
const WRONG_RING = /hole|shell|nested|duplicate ring|disconnected/i;

/**
 * Asks GEOS about one parcel, lists what makes it invalid (图形无效) and repairs it. GEOS names the first place only; a
 * spike without width that is already listed there is said to be repaired instead of being listed twice.
 *
 * @param spikes rows in the fault list of the parcel's spikes
 * @returns the repaired shape, maybe empty; null when the parcel is valid
 */
export function repairParcel(
  table: ShapeTable,
  parcel: number,
  spikes: readonly number[],
  faults: FaultList,
  topology: Topology,
): Shape | null {
  const shape = shapeAt(table, parcel);
  const { shape: repaired, note } = repairNearOrigin(topology, shape);
  if (note === null) return null;
  const ordered = largestRingFirst(shape);
  const { reason, x, y } = note.details;
  const spike = spikes.find((row) => isAtSpike(shape, faults.placeOf(row), x, y));
  if (spike !== undefined) {
    faults.setOutcome(spike, 'repaired');
  } else {
    const isBetweenRings = WRONG_RING.test(reason) || ringsThrough(shape, x, y) > 1;
    const row = faults.add(isBetweenRings ? 'wrong-ring' : 'self-crossing', parcel, -1, x, y, 0);
    faults.setOutcome(row, 'repaired');
  }
  return ordered === shape ? repaired : repairNearOrigin(topology, ordered).shape;
}

/** Whether a place lies on one of the two legs that meet at the tip of a spike. */
function isAtSpike({ coordinates }: Shape, tip: readonly [number, number], x: number, y: number): boolean {
  for (let at = 0; at + 3 < coordinates.length; at += 2) {
    const [ax = 0, ay = 0, bx = 0, by = 0] = coordinates.subarray(at, at + 4);
    const meetsTip = (ax === tip[0] && ay === tip[1]) || (bx === tip[0] && by === tip[1]);
    if (meetsTip && liesOn(x, y, ax, ay, bx, by)) return true;
  }
  return false;
}

/** The shape with the largest ring of every part as its outer one; the same object when that is so already. */
function largestRingFirst(shape: Shape): Shape {
  const { coordinates, ringEnds, partEnds } = shape;
  const order: number[] = [];
  let changed = false;
  for (let part = 0; part < partEnds.length; part += 1) {
    const first = startOf(partEnds, part);
    const rings = Array.from({ length: (partEnds[part] ?? first) - first }, (_, index) => first + index);
    const sizes = rings.map((ring) =>
      Math.abs(signedRingArea(coordinates, startOf(ringEnds, ring), ringEnds[ring] ?? 0)),
    );
    const largest = sizes.indexOf(Math.max(...sizes));
    changed ||= largest > 0;
    order.push(...rings.splice(largest, 1), ...rings);
  }
  if (!changed) return shape;
  const rings = order.map((ring) => coordinates.subarray(2 * startOf(ringEnds, ring), 2 * (ringEnds[ring] ?? 0)));
  let vertices = 0;
  return {
    coordinates: Float64Array.from(rings.flatMap((ring) => [...ring])),
    ringEnds: Uint32Array.from(rings, (ring) => (vertices += ring.length / 2)),
    partEnds,
  };
}
