import { shapeArea } from '../../geo/shape-area.ts';
import type { ShapeTable } from '../../geo/shape-table.ts';
import type { Shape } from '../../geo/shape.ts';
import type { Topology } from '../../geo/topology.ts';
import { borderLoops } from './border-loops.ts';
import type { UnmatchedEdges } from './edge-matching.ts';
import type { FaultList } from './fault-list.ts';
import { meanWidthM, partOf, ringLengthM } from './part-width.ts';
import { madeValid } from './repair-shape.ts';
import { placeInside } from './ring-places.ts';
import { GAP_AREA_M2, GAP_WIDTH_M, XY_TOLERANCE_M } from './thresholds.ts';
import { splitAtVertices, uncoveredEdges } from './uncovered-edges.ts';
import { uncoveredPlaces } from './uncovered-places.ts';

/** Uncovered places between two yields. */
const SLICE = 32;

/**
 * Lists gaps between parcels (缝隙): places that no parcel covers, that land surrounds, and that are small or narrow.
 * Larger ones are land the file leaves out. Yields how many of the unshared edges it has looked at.
 *
 * @param table parcels that are valid and do not overlap
 */
export function* findGaps(
  table: ShapeTable,
  unmatched: UnmatchedEdges,
  faults: FaultList,
  topology: Topology,
): Generator<number, void> {
  const uncovered = yield* splitAtVertices(uncoveredEdges(table, unmatched));
  const loops = borderLoops(uncovered);
  yield unmatched.edges.length;
  let places = 0;
  for (const { shape, areaM2, lengthM, parcels } of uncoveredPlaces(uncovered, loops)) {
    places += 1;
    if (places % SLICE === 0) yield unmatched.edges.length;
    if (!isGap(areaM2, lengthM)) continue;
    // A walk may touch itself along an edge, and then is several places in a row.
    const valid = madeValid(shape, topology) ?? shape;
    for (let index = 0; index < valid.partEnds.length; index += 1) {
      listGap(partOf(valid, index), parcels, faults);
    }
  }
}

function listGap(part: Shape, [parcel = 0, other = -1]: readonly number[], faults: FaultList): void {
  const areaM2 = shapeArea(part);
  if (!isGap(areaM2, ringLengthM(part))) return;
  const [x, y] = placeInside(part, 0);
  faults.add('gap', parcel, other, x, y, areaM2);
}

function isGap(areaM2: number, lengthM: number): boolean {
  const widthM = meanWidthM(areaM2, lengthM);
  return widthM >= XY_TOLERANCE_M && (areaM2 <= GAP_AREA_M2 || widthM <= GAP_WIDTH_M);
}
