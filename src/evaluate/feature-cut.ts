import { shapeArea } from '../geo/shape-area.ts';
import { boundsMeet, shapeBounds, tableShapeBounds } from '../geo/shape-bounds.ts';
import type { Shape } from '../geo/shape.ts';
import { shapeAt, shapeCount, type ShapeTable } from '../geo/shape-table.ts';
import type { OverlayResult } from '../geo/overlay-result.ts';
import type { Topology } from '../geo/topology.ts';
import { compensatedSum } from './compensated-sum.ts';
import type { LandBase } from './land-base.ts';

/** A plan feature that stands before another and takes the land first. */
export interface Taker {
  readonly feature: string;
  readonly shape: Shape;
}

/**
 * A drawn area cut into disjoint fragments (碎片): fragment *i* is the part on parcel `parcels[i]` that lies on
 * (`onFarmlandLine[i]` = 1) or off permanent basic farmland. All areas m².
 *
 * drawn = outside + Σ taken + Σ fragments + uncovered, within 1e-9 relative.
 */
export interface FeatureCut {
  readonly drawnM2: number;
  readonly outsideM2: number;
  readonly taken: readonly { readonly by: string; readonly areaM2: number }[];
  readonly parcels: Uint32Array;
  readonly areasM2: Float64Array;
  readonly onFarmlandLine: Uint8Array;
  /** Inside the district where no parcel is. */
  readonly uncoveredM2: number;
}

/** Thrown when an overlay fails or its areas do not add up; the feature's numbers are refused. */
export class CutFailure extends Error {
  override readonly name = 'CutFailure';
  readonly code: 'overlay-failed' | 'areas-unbalanced';
  constructor(code: 'overlay-failed' | 'areas-unbalanced', message: string) {
    super(message);
    this.code = code;
  }
}

/** Largest relative difference between the parts of a cut and the whole. */
export const BALANCE_TOLERANCE = 1e-9;

/**
 * Cuts one drawn area by the district, by features that come before it, by permanent basic farmland and by parcels.
 *
 * @param shape the drawn area, valid, in the working plane
 * @param takers features that come before it, in order; each takes what is still there
 * @param farmlandLines permanent basic farmland, of the base and drawn
 * @throws {@link CutFailure}
 */
export function cutFeature(
  shape: Shape,
  takers: readonly Taker[],
  farmlandLines: readonly ShapeTable[],
  base: LandBase,
  topology: Topology,
): FeatureCut {
  const drawnM2 = shapeArea(shape);
  let rest = base.region === null ? shape : overlay(topology.intersection(shape, base.region));
  const outsideM2 = base.region === null ? 0 : drawnM2 - shapeArea(rest);

  const taken: { by: string; areaM2: number }[] = [];
  for (const taker of takers) {
    const before = shapeArea(rest);
    if (before === 0) break;
    rest = overlay(topology.difference(rest, taker.shape));
    const areaM2 = before - shapeArea(rest);
    if (areaM2 > BALANCE_TOLERANCE * drawnM2) taken.push({ by: taker.feature, areaM2 });
  }

  const { on, off } = splitByFarmland(rest, farmlandLines, topology);
  const pieces = [cutByParcels(off, base, topology), cutByParcels(on, base, topology)] as const;
  const cut: FeatureCut = {
    drawnM2,
    outsideM2,
    taken,
    parcels: Uint32Array.from([...pieces[0].parcels, ...pieces[1].parcels]),
    areasM2: Float64Array.from([...pieces[0].areasM2, ...pieces[1].areasM2]),
    onFarmlandLine: Uint8Array.from([...pieces[0].parcels.map(() => 0), ...pieces[1].parcels.map(() => 1)]),
    uncoveredM2: pieces[0].uncoveredM2 + pieces[1].uncoveredM2,
  };
  assertBalanced(cut, shapeArea(rest), shapeArea(on) + shapeArea(off));
  return cut;
}

function overlay(result: OverlayResult): Shape {
  if (!result.ok) throw new CutFailure('overlay-failed', result.details.message);
  return result.shape;
}

/** What of a shape lies on the lines and what does not; only lines near the shape are looked at. */
function splitByFarmland(
  shape: Shape,
  lines: readonly ShapeTable[],
  topology: Topology,
): { readonly on: Shape; readonly off: Shape } {
  const box = shapeBounds(shape);
  if (box === null) return { on: shape, off: shape };
  const near: Shape[] = [];
  for (const table of lines) {
    for (let index = 0; index < shapeCount(table); index += 1) {
      const other = tableShapeBounds(table, index);
      if (other !== null && boundsMeet(box, other)) near.push(shapeAt(table, index));
    }
  }
  if (near.length === 0) return { on: EMPTY_SHAPE, off: shape };
  const line = overlay(topology.union(near));
  return { on: overlay(topology.intersection(shape, line)), off: overlay(topology.difference(shape, line)) };
}

function cutByParcels(
  shape: Shape,
  base: LandBase,
  topology: Topology,
): { readonly parcels: number[]; readonly areasM2: number[]; readonly uncoveredM2: number } {
  const parcels: number[] = [];
  const areasM2: number[] = [];
  const box = shapeBounds(shape);
  if (box === null) return { parcels, areasM2, uncoveredM2: 0 };
  const covered = compensatedSum();
  const prepared = topology.prepare(shape);
  try {
    for (const parcel of base.index.search(box.minX, box.minY, box.maxX, box.maxY)) {
      const relation = prepared.relationTo(base.land, parcel);
      if (relation === 'outside') continue;
      let areaM2 = base.land.areasM2[parcel] ?? 0;
      if (relation === 'crosses') {
        const overlap = prepared.overlapArea(base.land, parcel);
        if (!overlap.ok) throw new CutFailure('overlay-failed', overlap.details.message);
        areaM2 = overlap.area;
      }
      if (areaM2 <= 0) continue;
      parcels.push(parcel);
      areasM2.push(areaM2);
      covered.add(areaM2);
    }
  } finally {
    prepared.release();
  }
  return { parcels, areasM2, uncoveredM2: shapeArea(shape) - covered.total };
}

/**
 * The two sides of the farmland line must add up to what was split. Everything else balances by the way it is measured: what
 * the district or a taker leaves is subtracted from what was there, and what no parcel covers is the rest.
 */
function assertBalanced(cut: FeatureCut, restM2: number, splitM2: number): void {
  const scale = Math.max(cut.drawnM2, 1);
  if (Math.abs(restM2 - splitM2) > BALANCE_TOLERANCE * scale) {
    throw new CutFailure('areas-unbalanced', `${String(restM2)} m² were split into ${String(splitM2)} m²`);
  }
}

const EMPTY_SHAPE: Shape = {
  coordinates: new Float64Array(0),
  ringEnds: new Uint32Array(0),
  partEnds: new Uint32Array(0),
};
