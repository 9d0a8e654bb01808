import { shapeArea } from '../../geo/shape-area.ts';
import { shapeAt, startOf } from '../../geo/shape-table.ts';
import type { Shape } from '../../geo/shape.ts';
import type { Topology } from '../../geo/topology.ts';
import type { LandTable } from '../land-table.ts';
import { changedTable } from './changed-table.ts';
import { EdgeMatching, type UnmatchedEdges } from './edge-matching.ts';
import { FaultList } from './fault-list.ts';
import { findGaps } from './gap-search.ts';
import { repairParcel } from './invalid-parcel.ts';
import { withoutParcels } from './overlap-cut.ts';
import { OverlapSearch } from './overlap-search.ts';
import { meanWidthM, ringLengthM } from './part-width.ts';
import type { QualityReport } from './quality-report.ts';
import { placeInside } from './ring-places.ts';
import { RingScreen } from './ring-screen.ts';
import { NARROW_M, SLIVER_AREA_M2, SLIVER_THINNESS } from './thresholds.ts';

/** How far an inspection is: in its own unit per step, from 0 to `total`. */
export interface QualityProgress {
  readonly step: 'rings' | 'edges' | 'overlaps' | 'gaps';
  readonly done: number;
  readonly total: number;
}

/** What an inspection gives. */
export interface Inspected {
  readonly report: QualityReport;
  /** The effective table: the one inspected when nothing had to be repaired, else one in which only that is different. */
  readonly table: LandTable;
}

/** Vertices that are looked at between two yields: a few milliseconds. */
const SLICE_VERTICES = 20_000;
/** Runs of edges that are looked up between two yields. */
const SLICE_RUNS = 64;

/**
 * Inspects the geometry of parcels (图形质量检查) and repairs what would make areas wrong: invalid rings are made valid, and
 * where parcels overlap the later one in the file loses the common area. Everything else is listed only. Afterwards the
 * areas of the table add up to the area that the parcels cover.
 *
 * A generator, so that whoever runs it can do other things in between: it yields after every few milliseconds of work,
 * except while it builds a changed table and the indexes, which is one piece.
 *
 * @throws TopologyOutOfMemory when GEOS has no memory left
 */
export function* inspectQuality(table: LandTable, topology: Topology): Generator<QualityProgress, Inspected> {
  const faults = new FaultList();
  const repairs = yield* inspectRings(table, faults, topology);
  const valid = changedTable(table, repairs);
  const unmatched = yield* matchEdges(valid);
  const cuts = yield* resolveOverlaps(valid, unmatched, faults, topology);
  const effective = changedTable(valid, cuts);
  const borders = effective === valid ? unmatched : yield* matchEdges(effective);
  for (const done of findGaps(effective, borders, faults, topology)) {
    yield { step: 'gaps', done, total: borders.edges.length };
  }
  const changed = Uint32Array.from(new Set([...repairs.keys(), ...cuts.keys()])).sort();
  return { report: faults.finish(table, effective, changed), table: effective };
}

/** Every parcel for itself; gives the shapes of those that were repaired. */
function* inspectRings(
  table: LandTable,
  faults: FaultList,
  topology: Topology,
): Generator<QualityProgress, Map<number, Shape>> {
  const repairs = new Map<number, Shape>();
  const screen = new RingScreen(table, faults);
  let sliceEnd = SLICE_VERTICES;
  for (let parcel = 0; parcel < table.parcelCount; parcel += 1) {
    let areaM2 = table.areasM2[parcel] ?? 0;
    let repaired: Shape | null = null;
    if (screen.mayBeInvalid(parcel)) repaired = repairParcel(table, parcel, screen.spikes, faults, topology);
    let lengthM = screen.perimeterM;
    if (repaired !== null) {
      repairs.set(parcel, repaired);
      areaM2 = shapeArea(repaired);
      lengthM = ringLengthM(repaired);
    }
    if (isSliver(areaM2, lengthM)) {
      const [x, y] = placeInside(repaired ?? shapeAt(table, parcel), 0);
      faults.add('sliver', parcel, -1, x, y, areaM2);
    }
    const vertices = endVertex(table, parcel);
    if (vertices < sliceEnd) continue;
    sliceEnd = vertices + SLICE_VERTICES;
    yield { step: 'rings', done: vertices, total: table.coordinates.length / 2 };
  }
  return repairs;
}

/** Lists overlaps; gives the shapes of the parcels that lose area. */
function* resolveOverlaps(
  table: LandTable,
  unmatched: UnmatchedEdges,
  faults: FaultList,
  topology: Topology,
): Generator<QualityProgress, Map<number, Shape>> {
  const search = new OverlapSearch(table, unmatched, topology);
  const total = unmatched.edges.length;
  for (let next = 0, runs = 1; next < total; runs += 1) {
    next = search.suspectFrom(next);
    if (runs % SLICE_RUNS === 0) yield { step: 'overlaps', done: next, total };
  }
  while (search.askNext()) {
    const { done, total: pairs } = search.progress;
    yield { step: 'overlaps', done: total + done, total: total + pairs };
  }
  const cuts = new Map<number, Shape>();
  const overlaps = search.overlaps.sort((a, b) => a.later - b.later || a.earlier - b.earlier);
  for (let first = 0, end = 0; first < overlaps.length; first = end) {
    const later = overlaps[first]?.later ?? 0;
    while (overlaps[end]?.later === later) end += 1;
    const ofParcel = overlaps.slice(first, end);
    const earlier = ofParcel.map((overlap) => overlap.earlier);
    const left = withoutParcels(table, later, earlier, topology);
    if (left !== null) cuts.set(later, left);
    for (const { earlier: other, areaM2, x, y } of ofParcel) {
      faults.setOutcome(faults.add('overlap', later, other, x, y, areaM2), left === null ? 'failed' : 'repaired');
    }
    yield { step: 'overlaps', done: total + search.progress.done, total: total + search.progress.total };
  }
  for (const [earlier, later] of search.failures) {
    const [x, y] = placeInside(shapeAt(table, later), 0);
    faults.setOutcome(faults.add('overlap', later, earlier, x, y, 0), 'failed');
  }
  return cuts;
}

function* matchEdges(table: LandTable): Generator<QualityProgress, UnmatchedEdges> {
  const matching = new EdgeMatching(table);
  let sliceEnd = SLICE_VERTICES;
  for (let parcel = 0; parcel < table.parcelCount; parcel += 1) {
    matching.add(parcel);
    const vertices = endVertex(table, parcel);
    if (vertices < sliceEnd) continue;
    sliceEnd = vertices + SLICE_VERTICES;
    yield { step: 'edges', done: vertices, total: table.coordinates.length / 2 };
  }
  return matching.unmatched();
}

function isSliver(areaM2: number, lengthM: number): boolean {
  if (areaM2 <= 0) return false;
  if (areaM2 <= SLIVER_AREA_M2) return true;
  return meanWidthM(areaM2, lengthM) < NARROW_M && (4 * Math.PI * areaM2) / (lengthM * lengthM) < SLIVER_THINNESS;
}

/** Number of vertices up to the end of a parcel. */
function endVertex({ shapeEnds, partEnds, ringEnds }: LandTable, parcel: number): number {
  return startOf(ringEnds, startOf(partEnds, shapeEnds[parcel] ?? 0));
}
