import type { Shape } from '../../geo/shape.ts';
import type { PlanShape } from '../plan-shape.ts';

/**
 * Starts merging outlines that are drawn alike (同形合并): a scheme that was copied has every outline of its model once more, and cutting by
 * both would cut nothing twice over.
 *
 * @returns gives for an outline the first one with the same vertices in the same order
 */
export function createOutlineMerger(): (drawn: PlanShape) => PlanShape {
  const alike = new Map<string, PlanShape[]>();
  return (drawn) => {
    const { bounds, shape } = drawn.window;
    if (bounds === null) return drawn;
    const key = `${String(bounds.minX)} ${String(bounds.maxY)} ${String(drawn.areaM2)}`;
    const known = alike.get(key);
    if (known === undefined) {
      alike.set(key, [drawn]);
      return drawn;
    }
    const same = known.find((one) => one === drawn || isDrawnAlike(one.window.shape, shape));
    if (same !== undefined) return same;
    known.push(drawn);
    return drawn;
  };
}

/** Whether two shapes have the same vertices in the same order. */
export function isDrawnAlike(one: Shape, other: Shape): boolean {
  return (
    isSameList(one.coordinates, other.coordinates) &&
    isSameList(one.ringEnds, other.ringEnds) &&
    isSameList(one.partEnds, other.partEnds)
  );
}

function isSameList(one: ArrayLike<number>, other: ArrayLike<number>): boolean {
  if (one.length !== other.length) return false;
  for (let at = 0; at < one.length; at += 1) if (one[at] !== other[at]) return false;
  return true;
}
