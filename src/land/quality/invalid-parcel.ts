import { shapeAt } from '../../geo/shape-table.ts';
import type { ShapeTable } from '../../geo/shape-table.ts';
import type { Shape } from '../../geo/shape.ts';
import type { Topology } from '../../geo/topology.ts';
import type { FaultList } from './fault-list.ts';
import { repairShape } from './repair-shape.ts';
import { liesOn, ringsThrough } from './ring-places.ts';

/** Reasons of GEOS that are about how rings lie to each other. */
const WRONG_RING = /hole|shell|nested|duplicate ring|disconnected/i;

/**
 * Asks GEOS about one parcel, lists what makes it invalid (图形无效) and repairs it. GEOS names the first place only; a
 * spike without width that is already listed there is said to be repaired instead of being listed twice.
 *
 * @param spikes rows in the fault list of the parcel's spikes
 * @returns the repaired shape, maybe empty; null when the parcel stays as it is
 */
export function repairParcel(
  table: ShapeTable,
  parcel: number,
  spikes: readonly number[],
  faults: FaultList,
  topology: Topology,
): Shape | null {
  const shape = shapeAt(table, parcel);
  const validity = topology.validity(shape);
  if (validity.valid) return null;
  const { reason, x, y } = validity;
  const repaired = repairShape(shape, topology);
  let row = spikes.find((spike) => isAtSpike(shape, faults.placeOf(spike), x, y));
  if (row === undefined) {
    const isBetweenRings = WRONG_RING.test(reason) || ringsThrough(shape, x, y) > 1;
    row = faults.add(isBetweenRings ? 'wrong-ring' : 'self-crossing', parcel, -1, x, y, 0);
  }
  faults.setOutcome(row, repaired === null ? 'failed' : 'repaired');
  return repaired;
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
