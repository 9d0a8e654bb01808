import type { Bounds } from '../geo/bounds.ts';
import { canonicalArea } from '../geo/canonical-area.ts';
import { shapeBounds, tableShapeBounds } from '../geo/shape-bounds.ts';
import { type ShapeTable, shapeAt, shapeCount } from '../geo/shape-table.ts';
import { ShapeWindow } from '../geo/shape-window.ts';
import type { Shape } from '../geo/shape.ts';
import type { Topology } from '../geo/topology.ts';
import { buildParcelIndex, openParcelIndex, type ParcelIndex } from '../land/parcel-index.ts';
import { CutFailure } from './cut-failure.ts';
import type { LandBase } from './land-base.ts';

/**
 * The land that features are cut by: the parcels of a base as far as they lie in the district, or in a zone of it. What is
 * worked out of a parcel here is kept, because it does not depend on the plan's features.
 */
export interface CutGround {
  /** Area of a parcel in here, m². */
  m2Of(parcel: number): number;
  /**
   * The parcel as far as it lies in here.
   * @throws {@link CutFailure}
   */
  shapeOf(parcel: number): Shape;
  /**
   * Area of a drawn shape inside the district or part, m².
   * @throws {@link CutFailure}
   */
  insideM2(drawn: ShapeWindow, drawnM2: number): number;
  /** Parcels to cut whose box meets a box, ascending. */
  parcelsNear(box: Bounds): readonly number[];
  /** Blocks of permanent basic farmland (永久基本农田) of the base near a box. */
  farmlandNear(box: Bounds): readonly ShapeWindow[];
  readonly base: LandBase;
  readonly topology: Topology;
}

/**
 * The ground of a whole district.
 *
 * @param inRegionM2 area of every parcel inside the district, as the baseline has it
 */
export function districtGround(base: LandBase, inRegionM2: Float64Array, topology: Topology): CutGround {
  const { land, region } = base;
  const window = region === null ? null : new ShapeWindow(region);
  const m2Of = (parcel: number): number => inRegionM2[parcel] ?? 0;
  return {
    base,
    topology,
    m2Of,
    insideM2: (drawn, drawnM2) => (window === null ? drawnM2 : insideM2(drawn, drawnM2, window, topology)),
    shapeOf: clippedParcels(
      window,
      topology,
      (parcel) => shapeAt(land, parcel),
      (parcel) => m2Of(parcel) === land.areasM2[parcel],
    ),
    parcelsNear: ({ minX, minY, maxX, maxY }) => base.index.search(minX, minY, maxX, maxY),
    farmlandNear: base.farmlandLine === null ? () => [] : windowsOf(base.farmlandLine, topology),
  };
}

/**
 * The ground of a part of a district: only the parcels that its outline cuts, as all others are in it with all that they
 * have in the district, or not at all.
 *
 * @param part the part, already without what lies outside the district
 * @param m2Of area of a parcel in the part
 * @param isCut whether the outline cuts a parcel
 */
export function partialGround(
  district: CutGround,
  part: ShapeWindow,
  m2Of: (parcel: number) => number,
  isCut: (parcel: number) => boolean,
): CutGround {
  return {
    ...district,
    m2Of,
    insideM2: (drawn, drawnM2) => insideM2(drawn, drawnM2, part, district.topology),
    shapeOf: clippedParcels(
      part,
      district.topology,
      (parcel) => shapeAt(district.base.land, parcel),
      () => false,
    ),
    parcelsNear: (box) => district.parcelsNear(box).filter(isCut),
  };
}

function insideM2({ shape, bounds }: ShapeWindow, drawnM2: number, outline: ShapeWindow, topology: Topology): number {
  const relation = bounds === null ? 'outside' : outline.relationTo(bounds);
  if (bounds === null || relation === 'outside') return 0;
  if (relation === 'inside') return drawnM2;
  const inside = topology.intersection(outline.around(bounds).shape, shape);
  if (!inside.ok) throw new CutFailure('overlay-failed', inside.details.message);
  return canonicalArea(inside.shape);
}

/** Parcels without what lies beyond an outline, cut when first asked for and kept. */
function clippedParcels(
  outline: ShapeWindow | null,
  topology: Topology,
  wholeOf: (parcel: number) => Shape,
  isWhole: (parcel: number) => boolean,
): (parcel: number) => Shape {
  const kept = new Map<number, Shape>();
  return (parcel) => {
    const known = kept.get(parcel);
    if (known !== undefined) return known;
    const whole = wholeOf(parcel);
    const box = shapeBounds(whole);
    if (outline === null || box === null || isWhole(parcel) || outline.relationTo(box) === 'inside') return whole;
    const clipped = topology.intersection(outline.around(box).shape, whole);
    if (!clipped.ok) throw new CutFailure('overlay-failed', clipped.details.message);
    kept.set(parcel, clipped.shape);
    return clipped.shape;
  };
}

/** The shapes of a table near a box; each is made valid when it is first met. */
function windowsOf(table: ShapeTable, topology: Topology): (box: Bounds) => readonly ShapeWindow[] {
  const count = shapeCount(table);
  if (count === 0) return () => [];
  const index = indexOf(table, count);
  const windows = new Map<number, ShapeWindow>();
  return (box) =>
    index.search(box.minX, box.minY, box.maxX, box.maxY).map((shape) => {
      let window = windows.get(shape);
      if (window === undefined) {
        window = new ShapeWindow(topology.repair(shapeAt(table, shape)).shape);
        windows.set(shape, window);
      }
      return window;
    });
}

function indexOf(table: ShapeTable, count: number): ParcelIndex {
  const boxes = new Float64Array(4 * count);
  for (let shape = 0; shape < count; shape += 1) {
    const box = tableShapeBounds(table, shape);
    // What is empty is nowhere.
    boxes.set(
      box === null ? [Infinity, Infinity, -Infinity, -Infinity] : [box.minX, box.minY, box.maxX, box.maxY],
      4 * shape,
    );
  }
  return openParcelIndex({ index: buildParcelIndex(boxes) });
}
