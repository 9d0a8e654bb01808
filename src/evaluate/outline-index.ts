import type { Bounds } from '../geo/bounds.ts';
import type { ShapeWindow } from '../geo/shape-window.ts';
import { buildParcelIndex, openParcelIndex } from '../land/parcel-index.ts';

/**
 * Finds outlines by place.
 *
 * @param box null for a shape that is nowhere, which has nothing near it
 * @param before only the outlines ahead of this one are looked at
 */
export type OutlinesNear<Outline> = (box: Bounds | null, before?: number) => readonly Outline[];

const NOWHERE = [Infinity, Infinity, -Infinity, -Infinity] as const;

/** Indexes outlines, so that one feature of thousands meets its neighbours only; they are found in their order. */
export function indexOutlines<Outline extends { readonly window: ShapeWindow }>(
  outlines: readonly Outline[],
): OutlinesNear<Outline> {
  const boxes = new Float64Array(4 * outlines.length);
  for (const [at, { window }] of outlines.entries()) {
    const { bounds } = window;
    boxes.set(bounds === null ? NOWHERE : [bounds.minX, bounds.minY, bounds.maxX, bounds.maxY], 4 * at);
  }
  const index = openParcelIndex({ index: buildParcelIndex(boxes) });
  return (box, before = outlines.length) => {
    if (box === null) return [];
    return index.search(box.minX, box.minY, box.maxX, box.maxY).flatMap((at) => {
      const outline = at < before ? outlines[at] : undefined;
      return outline === undefined || outline.window.bounds === null ? [] : [outline];
    });
  };
}
