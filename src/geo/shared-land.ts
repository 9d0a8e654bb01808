import type { Bounds } from './bounds.ts';
import { canonicalArea } from './canonical-area.ts';
import { addShapeEdges, commonArea, EdgeList } from './common-area.ts';
import type { OverlayFailure } from './overlay-result.ts';
import { placeInShape, placeInShapes, type Place } from './place-in-shapes.ts';
import { shapeArea } from './shape-area.ts';
import { boundsMeet, shapeBounds } from './shape-bounds.ts';
import type { ShapeWindow } from './shape-window.ts';
import type { Shape } from './shape.ts';
import type { Topology } from './topology.ts';

/** Land that two shapes have in common: how much, and a place in it. Working plane. */
export interface SharedLand extends Place {
  readonly ok: true;
  readonly areaM2: number;
}

/** Pairs of edges from which GEOS, which sorts them first, is the quicker one. */
const MOST_PAIRS = 200_000;
/** Share of a shape's box that is rounding: two that have no more in common only touch. */
const ROUNDING = 1e-13;

/**
 * Measures what two shapes have in common (重叠量算). The area is integrated over their edges (`common-area.ts`); a shape is built
 * only where there are too many, or where what they share is so thin that no line across it meets it.
 */
export interface LandSharing {
  /** Null when they have no land in common. Depends on nothing but the two shapes and, within rounding, their order. */
  of(one: ShapeWindow, other: ShapeWindow): SharedLand | OverlayFailure | null;
  /** The land of one shape with a place in it; null for an empty one. */
  whole(window: ShapeWindow): SharedLand | null;
}

/** Starts with nothing measured; what is known of single shapes is kept with them. */
export function createLandSharing(topology: Topology): LandSharing {
  const wholes = new WeakMap<Shape, SharedLand>();
  const large = new EdgeList();
  const small = new EdgeList();

  function whole({ shape, bounds }: ShapeWindow): SharedLand | null {
    const known = wholes.get(shape);
    if (known !== undefined || bounds === null) return known ?? null;
    const place = placeInShape(shape, bounds) ?? { x: bounds.minX, y: bounds.minY };
    const land = { ok: true, areaM2: shapeArea(shape), ...place } as const;
    wholes.set(shape, land);
    return land;
  }

  /** The land in common as GEOS builds it. */
  function built(one: Shape, other: Shape): SharedLand | OverlayFailure | null {
    const common = topology.intersection(one, other);
    if (!common.ok) return common;
    const box = shapeBounds(common.shape);
    const place = box === null ? null : placeInShape(common.shape, box);
    return place === null ? null : { ok: true, areaM2: canonicalArea(common.shape), ...place };
  }

  return {
    whole,
    of(one, other) {
      const { bounds: oneBox } = one;
      const { bounds: otherBox } = other;
      if (oneBox === null || otherBox === null || !boundsMeet(oneBox, otherBox)) return null;
      const isOneSmall = sizeOf(oneBox) <= sizeOf(otherBox);
      const [inner, outer, box] = isOneSmall ? [one, other, oneBox] : [other, one, otherBox];
      const relation = outer.relationTo(box);
      if (relation === 'outside') return null;
      if (relation === 'inside') return whole(inner);
      const { shape: near } = outer.around(box);
      large.clear();
      small.clear();
      addShapeEdges(large, near, box);
      addShapeEdges(small, inner.shape, box);
      if (large.count * small.count > MOST_PAIRS) return built(near, inner.shape);
      const areaM2 = commonArea(large, small);
      const rounding = ROUNDING * sizeOf(box);
      if (areaM2 <= rounding) return null;
      const own = whole(inner);
      if (own !== null && areaM2 >= own.areaM2 - rounding) return own;
      const place = placeInShapes([near, inner.shape], commonBox(oneBox, otherBox));
      if (place !== null) return { ok: true, areaM2, ...place };
      const thin = built(near, inner.shape);
      return thin === null || !thin.ok ? thin : { ...thin, areaM2 };
    },
  };
}

function sizeOf({ minX, minY, maxX, maxY }: Bounds): number {
  return (maxX - minX) * (maxY - minY);
}

function commonBox(a: Bounds, b: Bounds): Bounds {
  return {
    minX: Math.max(a.minX, b.minX),
    minY: Math.max(a.minY, b.minY),
    maxX: Math.min(a.maxX, b.maxX),
    maxY: Math.min(a.maxY, b.maxY),
  };
}
