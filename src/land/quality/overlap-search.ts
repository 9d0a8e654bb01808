import { tableShapeBounds } from '../../geo/shape-bounds.ts';
import { shapeAt } from '../../geo/shape-table.ts';
import type { Shape } from '../../geo/shape.ts';
import type { Topology } from '../../geo/topology.ts';
import type { LandTable } from '../land-table.ts';
import { openParcelIndex, type ParcelIndex } from '../parcel-index.ts';
import type { UnmatchedEdges } from './edge-matching.ts';
import { overlayNearOrigin } from './near-origin.ts';
import { mayOverlap } from './overlap-evidence.ts';
import { widePart } from './part-width.ts';
import { XY_TOLERANCE_M } from './thresholds.ts';

/** Edges in a row that are looked up together. */
const RUN = 16;

/** Two parcels with area in common (重叠). */
export interface Overlap {
  /** The one that comes first in the file and keeps the area. */
  readonly earlier: number;
  readonly later: number;
  readonly areaM2: number;
  /** A place in the largest common part. */
  readonly x: number;
  readonly y: number;
}

/**
 * Finds parcels that overlap, in a table whose parcels are valid. GEOS is asked only about pairs for which an unshared
 * edge of one may run through the other, and about the whole surroundings of parcels that turn out to overlap something.
 */
export class OverlapSearch {
  readonly #table: LandTable;
  readonly #topology: Topology;
  readonly #unmatched: UnmatchedEdges;
  readonly #index: ParcelIndex;
  readonly #asked = new Set<number>();
  /** Pairs for GEOS, and how far it is. */
  readonly #pairs: [number, number][] = [];
  #next = 0;
  readonly #surveyed = new Set<number>();
  /** Overlaps that were found. */
  readonly overlaps: Overlap[] = [];
  /** Pairs of which GEOS could not say it. */
  readonly failures: (readonly [number, number])[] = [];

  constructor(table: LandTable, unmatched: UnmatchedEdges, topology: Topology) {
    this.#table = table;
    this.#topology = topology;
    this.#unmatched = unmatched;
    this.#index = openParcelIndex(table);
  }

  /** Pairs that GEOS has been asked about, and pairs in all so far: each overlap may add some. */
  get progress(): { readonly done: number; readonly total: number } {
    return { done: this.#next, total: this.#pairs.length };
  }

  /**
   * Looks for pairs along unshared edges.
   *
   * @param first number in the list of unshared edges
   * @returns the number to go on from
   */
  suspectFrom(first: number): number {
    const { edges, parcels } = this.#unmatched;
    const parcel = parcels[first] ?? 0;
    let end = first + 1;
    while (
      end < edges.length &&
      end < first + RUN &&
      parcels[end] === parcel &&
      edges[end] === (edges[end - 1] ?? 0) + 1
    ) {
      end += 1;
    }
    const [west, south, east, north] = this.#boxOf(edges[first] ?? 0, edges[end - 1] ?? 0);
    for (const other of this.#index.search(west, south, east, north)) {
      if (other === parcel || this.#asked.has(this.#keyOf(parcel, other))) continue;
      if (mayOverlap(this.#table, edges, first, end, other)) this.#ask(parcel, other);
    }
    return end;
  }

  /** Asks GEOS about the next pair; false when there is none left. */
  askNext(): boolean {
    const pair = this.#pairs[this.#next];
    if (pair === undefined) return false;
    this.#next += 1;
    const [earlier, later] = pair;
    const common = overlayNearOrigin(
      this.#topology,
      'intersection',
      shapeAt(this.#table, earlier),
      shapeAt(this.#table, later),
    );
    if (!common.ok) {
      this.failures.push(pair);
      return true;
    }
    const overlap = overlapOf(earlier, later, common.shape);
    if (overlap === null) return true;
    this.overlaps.push(overlap);
    this.#surveyAround(earlier);
    this.#surveyAround(later);
    return true;
  }

  /** A parcel may overlap others along no unshared edge when they together fill the same outline. */
  #surveyAround(parcel: number): void {
    if (this.#surveyed.has(parcel)) return;
    this.#surveyed.add(parcel);
    const box = tableShapeBounds(this.#table, parcel);
    if (box === null) return;
    for (const other of this.#index.search(box.minX, box.minY, box.maxX, box.maxY)) {
      if (other !== parcel) this.#ask(parcel, other);
    }
  }

  #ask(one: number, other: number): void {
    const key = this.#keyOf(one, other);
    if (this.#asked.has(key)) return;
    this.#asked.add(key);
    this.#pairs.push([Math.min(one, other), Math.max(one, other)]);
  }

  #keyOf(one: number, other: number): number {
    return Math.min(one, other) * this.#table.parcelCount + Math.max(one, other);
  }

  #boxOf(firstEdge: number, lastEdge: number): [number, number, number, number] {
    const { coordinates } = this.#table;
    let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
    for (let vertex = firstEdge; vertex <= lastEdge + 1; vertex += 1) {
      const x = coordinates[2 * vertex] ?? 0;
      const y = coordinates[2 * vertex + 1] ?? 0;
      west = Math.min(west, x);
      east = Math.max(east, x);
      south = Math.min(south, y);
      north = Math.max(north, y);
    }
    return [west, south, east, north];
  }
}

/** What two parcels have in common, if a part of it is wider than rounding. */
function overlapOf(earlier: number, later: number, common: Shape): Overlap | null {
  const { areaM2, place } = widePart(common, XY_TOLERANCE_M);
  return place === null ? null : { earlier, later, areaM2, x: place[0], y: place[1] };
}
