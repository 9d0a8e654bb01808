import Flatbush from 'flatbush';

/** Finds boxes by place (矩形索引). */
export interface BoxIndex {
  /** Numbers of the boxes that meet a box, touching included, in no particular order. */
  search(west: number, south: number, east: number, north: number): number[];
}

/** Builds an index over boxes: west, south, east, north for each, in any unit. */
export function buildBoxIndex(boxes: Float64Array): BoxIndex {
  const count = boxes.length / 4;
  if (count === 0) return { search: () => [] };
  const tree = new Flatbush(count, 16, Float64Array);
  for (let at = 0; at < boxes.length; at += 4) {
    tree.add(boxes[at] ?? 0, boxes[at + 1] ?? 0, boxes[at + 2] ?? 0, boxes[at + 3] ?? 0);
  }
  tree.finish();
  return { search: (west, south, east, north) => tree.search(west, south, east, north) };
}
