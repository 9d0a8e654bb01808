import { shapeArea } from '../../geo/shape-area.ts';
import { joinShapes, shapeAt } from '../../geo/shape-table.ts';
import type { ShapeTable } from '../../geo/shape-table.ts';
import type { Shape } from '../../geo/shape.ts';
import type { Topology } from '../../geo/topology.ts';
import { overlayNearOrigin } from './near-origin.ts';
import { meanWidthM, partOf, ringLengthM } from './part-width.ts';
import { madeValid } from './repair-shape.ts';
import { OVERLAY_NOISE_M } from './thresholds.ts';

/**
 * What is left of a parcel without others that come before it in the file.
 *
 * @param earlier parcels that overlap it
 * @returns maybe empty; null when an overlay could not be done
 */
export function withoutParcels(
  table: ShapeTable,
  parcel: number,
  earlier: readonly number[],
  topology: Topology,
): Shape | null {
  let shape = shapeAt(table, parcel);
  for (const other of earlier) {
    const left = overlayNearOrigin(topology, 'difference', shape, shapeAt(table, other));
    if (!left.ok) return null;
    shape = left.shape;
  }
  return madeValid(withoutNoise(shape), topology);
}

/** The shape without the hairs that remain where borders were the same but for their last bits. */
function withoutNoise(shape: Shape): Shape {
  const parts = Array.from(shape.partEnds, (_, index) => partOf(shape, index));
  const kept = parts.filter((part) => meanWidthM(shapeArea(part), ringLengthM(part)) > OVERLAY_NOISE_M);
  return kept.length === parts.length ? shape : joinShapes(kept);
}
