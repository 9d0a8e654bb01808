import type { Bounds } from './bounds.ts';
import type { Pointer } from './geos-binding.ts';
import { overlapArea, overlayShape } from './geos-overlay.ts';
import type { GeosSession } from './geos-session.ts';
import type { OverlapResult, OverlayResult } from './overlay-result.ts';
import { shapeBounds } from './shape-bounds.ts';
import type { Shape } from './shape.ts';
import type { ShapeTable } from './shape-table.ts';
import { startOf } from './shape-table.ts';

/** Where a shape of a table lies as seen from a prepared one. */
export type Relation = 'outside' | 'inside' | 'crosses';

/**
 * One shape kept inside GEOS with an index of its edges, to be held against thousands of shapes of a table
 * (a plan feature against parcels). A shape of the table is copied into the module for the length of one call, ring by
 * ring straight from the table's arrays.
 */
export interface PreparedShape {
  /** Null for an empty shape. */
  readonly bounds: Bounds | null;
  /** Whether a box lies wholly inside, and with it everything in the box. */
  coversBox(box: Bounds): boolean;
  /**
   * `inside`: the table's shape lies wholly within this one, so that its area counts in full and no overlay is needed;
   * `outside`: no common point; `crosses`: an overlay must tell (the common area is 0 when they only touch).
   */
  relationTo(table: ShapeTable, index: number): Relation;
  /** Area that this shape has in common with one of a table. */
  overlapArea(table: ShapeTable, index: number): OverlapResult;
  /** What this shape has in common with one of a table; empty when they only touch. */
  intersection(table: ShapeTable, index: number): OverlayResult;
  /** What is left of a shape of a table without this one. */
  subtractFrom(table: ShapeTable, index: number): OverlayResult;
  /** Frees the memory inside GEOS. Once is enough; nothing else may be called afterwards. */
  release(): void;
}

/** The {@link PreparedShape} of GEOS. */
export class GeosPreparedShape implements PreparedShape {
  readonly bounds: Bounds | null;
  readonly #session: GeosSession;
  #geometry: Pointer;
  #prepared: Pointer;

  constructor(session: GeosSession, shape: Shape) {
    this.bounds = shapeBounds(shape);
    this.#session = session;
    this.#geometry = session.write(shape);
    this.#prepared = session.geos.GEOSPrepare_r(session.context, this.#geometry);
  }

  coversBox(box: Bounds): boolean {
    const { bounds } = this;
    if (bounds === null || box.minX < bounds.minX || box.maxX > bounds.maxX) return false;
    if (box.minY < bounds.minY || box.maxY > bounds.maxY) return false;
    return this.#holding(boxShape(box), 0, 1, (geometry) => this.#covers(geometry));
  }

  relationTo(table: ShapeTable, index: number): Relation {
    return this.#holdingOf(table, index, (geometry) => {
      if (this.#covers(geometry)) return 'inside';
      return this.#intersects(geometry) ? 'crosses' : 'outside';
    });
  }

  overlapArea(table: ShapeTable, index: number): OverlapResult {
    return this.#holdingOf(table, index, (geometry) => overlapArea(this.#session, [this.#alive(), geometry]));
  }

  intersection(table: ShapeTable, index: number): OverlayResult {
    return this.#holdingOf(table, index, (geometry) =>
      overlayShape(this.#session, 'intersection', [this.#alive(), geometry]),
    );
  }

  subtractFrom(table: ShapeTable, index: number): OverlayResult {
    return this.#holdingOf(table, index, (geometry) =>
      overlayShape(this.#session, 'difference', [geometry, this.#alive()]),
    );
  }

  release(): void {
    if (this.#geometry === 0) return;
    this.#session.geos.GEOSPreparedGeom_destroy_r(this.#session.context, this.#prepared);
    this.#session.destroy(this.#geometry);
    this.#geometry = 0;
    this.#prepared = 0;
  }

  #covers(geometry: Pointer): boolean {
    this.#alive();
    return this.#session.geos.GEOSPreparedCovers_r(this.#session.context, this.#prepared, geometry) === 1;
  }

  #intersects(geometry: Pointer): boolean {
    return this.#session.geos.GEOSPreparedIntersects_r(this.#session.context, this.#prepared, geometry) === 1;
  }

  #alive(): Pointer {
    if (this.#geometry === 0) throw new Error('prepared shape used after release');
    return this.#geometry;
  }

  #holdingOf<T>(table: ShapeTable, index: number, use: (geometry: Pointer) => T): T {
    return this.#holding(table, startOf(table.shapeEnds, index), table.shapeEnds[index] ?? 0, use);
  }

  #holding<T>(shape: Shape, firstPart: number, endPart: number, use: (geometry: Pointer) => T): T {
    const geometry = this.#session.write(shape, firstPart, endPart);
    try {
      return use(geometry);
    } finally {
      this.#session.destroy(geometry);
    }
  }
}

function boxShape({ minX, minY, maxX, maxY }: Bounds): Shape {
  return {
    coordinates: Float64Array.of(minX, minY, maxX, minY, maxX, maxY, minX, maxY, minX, minY),
    ringEnds: Uint32Array.of(5),
    partEnds: Uint32Array.of(1),
  };
}
