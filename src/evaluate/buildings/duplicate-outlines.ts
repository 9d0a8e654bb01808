/** Share by which areas of the same outline may differ: rounding, where it begins at another vertex. */
const ROUNDING = 1e-9;

/** What outlines are told apart by. */
interface OutlineMarks {
  /** Four for each: west, south, east, north. */
  readonly boxes: Float64Array;
  readonly areasM2: Float64Array;
  readonly vertexCounts: Uint32Array;
}

/**
 * The outlines that are there a second time (重复轮廓): the same box, number of vertices and area as one earlier in the file, whatever vertex
 * it begins at and whichever way round it runs.
 *
 * @param outlines numbers of the outlines to look at, ascending
 * @returns their numbers, ascending
 */
export function duplicateOutlines(outlines: Uint32Array, { boxes, areasM2, vertexCounts }: OutlineMarks): Uint32Array {
  const order = outlines.toSorted((a, b) => {
    for (let side = 0; side < 4; side += 1) {
      const apart = (boxes[4 * a + side] ?? 0) - (boxes[4 * b + side] ?? 0);
      if (apart !== 0) return apart;
    }
    return (vertexCounts[a] ?? 0) - (vertexCounts[b] ?? 0) || a - b;
  });
  const isSameBox = (a: number, b: number): boolean =>
    [0, 1, 2, 3].every((side) => boxes[4 * a + side] === boxes[4 * b + side]) && vertexCounts[a] === vertexCounts[b];
  const found: number[] = [];
  for (let place = 1; place < order.length; place += 1) {
    const one = order[place] ?? 0;
    const areaM2 = areasM2[one] ?? 0;
    // Different outlines may share a box: all of them stand side by side.
    for (let before = place - 1; before >= 0; before -= 1) {
      const other = order[before] ?? 0;
      if (!isSameBox(one, other)) break;
      if (Math.abs((areasM2[other] ?? 0) - areaM2) <= ROUNDING * areaM2) {
        found.push(one);
        break;
      }
    }
  }
  return Uint32Array.from(found).sort();
}
