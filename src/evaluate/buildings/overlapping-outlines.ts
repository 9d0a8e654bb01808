import { buildBoxIndex } from '../../geo/box-index.ts';
import { addShapeEdges, commonArea, EdgeList } from '../../geo/common-area.ts';
import type { Shape } from '../../geo/shape.ts';

/** Walls of neighbours that were drawn over each other share less, m². */
const LEAST_M2 = 1;

/** Outlines that lie in part on others. */
export interface OutlineOverlaps {
  /** Their places, ascending; of every two, the later one. */
  readonly outlines: Uint32Array;
  /** What all pairs have in common, m²: so much is counted twice at most. */
  readonly areaM2: number;
}

/**
 * Finds outlines that lie on earlier ones with more than a square metre (轮廓重叠). Areas are integrated (`common-area.ts`), no shape is built.
 *
 * @param boxes west, south, east, north of each in the working plane
 * @param shapeOf one of them in the working plane, valid
 */
export function overlappingOutlines(boxes: Float64Array, shapeOf: (at: number) => Shape): OutlineOverlaps {
  const index = buildBoxIndex(boxes);
  const [own, other] = [new EdgeList(), new EdgeList()];
  const found: number[] = [];
  let areaM2 = 0;
  for (let at = 0; at < boxes.length / 4; at += 1) {
    const [west = 0, south = 0, east = 0, north = 0] = boxes.subarray(4 * at, 4 * at + 4);
    const corner = { minX: west, minY: south };
    let sharedM2 = 0;
    own.clear();
    for (const before of index.search(west, south, east, north)) {
      if (before >= at || commonBoxM2(boxes, at, before) <= LEAST_M2) continue;
      if (own.count === 0) addShapeEdges(own, shapeOf(at), corner);
      other.clear();
      addShapeEdges(other, shapeOf(before), corner);
      const pairM2 = commonArea(other, own);
      if (pairM2 > LEAST_M2) sharedM2 += pairM2;
    }
    if (sharedM2 === 0) continue;
    found.push(at);
    areaM2 += sharedM2;
  }
  return { outlines: Uint32Array.from(found), areaM2 };
}

/** Area that the boxes of two outlines have in common; no more than the outlines can have. */
function commonBoxM2(boxes: Float64Array, one: number, other: number): number {
  const side = (low: 0 | 1): number =>
    Math.min(boxes[4 * one + low + 2] ?? 0, boxes[4 * other + low + 2] ?? 0) -
    Math.max(boxes[4 * one + low] ?? 0, boxes[4 * other + low] ?? 0);
  const [width, height] = [side(0), side(1)];
  return width > 0 && height > 0 ? width * height : 0;
}
