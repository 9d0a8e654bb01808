import type { Bounds } from './bounds.ts';
import { boxShape } from './box-shape.ts';
import type { Pointer } from './geos-binding.ts';
import { overlapArea, overlayShape } from './geos-overlay.ts';
import type { GeosSession } from './geos-session.ts';
import { commonArea, EdgeList } from './common-area.ts';
import { LocalOutline } from './local-outline.ts';
import type { OverlapAreas, OverlapResult, OverlayFailure, OverlayResult, Relation } from './overlay-result.ts';
import { ringSigns } from './ring-signs.ts';
import { tableShapeArea } from './shape-area.ts';
import { shapeBounds, tableShapeBounds } from './shape-bounds.ts';
import type { Shape } from './shape.ts';
import type { ShapeTable } from './shape-table.ts';
import { startOf } from './shape-table.ts';

/** Pairs of edges from which GEOS, which sorts them first, is the quicker one. */
const MOST_PAIRS = 200_000;
/** Share of a shape's box that is rounding: two that have no more in common only touch. */
const ROUNDING = 1e-13;

type Overlap = Extract<OverlapResult, { ok: true }> & { readonly inside: boolean };

const NOTHING: Overlap = { ok: true, area: 0, inside: false, repaired: false };

/**
 * One shape kept ready to be held against thousands of shapes of a table (a plan feature against parcels). Most are told
 * inside or outside by their boxes alone ({@link LocalOutline}). Where only an area is asked for it is integrated over
 * what of this shape is near ({@link commonArea}), without GEOS; what has a shape for an answer is GEOS's.
 */
export interface PreparedShape {
  /** Null for an empty shape. */
  readonly bounds: Bounds | null;
  /** Whether a box lies wholly inside, and with it everything in the box. */
  coversBox(box: Bounds): boolean;
  /** Where the table's shape lies; an empty one lies outside. */
  relationTo(table: ShapeTable, index: number): Relation;
  /** Area that this shape has in common with one of a table; exactly that shape's own when it lies inside. */
  overlapArea(table: ShapeTable, index: number): OverlapResult;
  /** {@link overlapArea} of many shapes of a table in one call; the order of the indices is free. */
  overlapAreas(table: ShapeTable, indices: Uint32Array): OverlapAreas;
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
  readonly #outline: LocalOutline;
  #geometry: Pointer;
  #prepared: Pointer;
  readonly #large = new EdgeList();
  readonly #small = new EdgeList();

  constructor(session: GeosSession, shape: Shape) {
    this.bounds = shapeBounds(shape);
    this.#session = session;
    this.#outline = new LocalOutline(shape);
    this.#geometry = session.write(shape);
    this.#prepared = session.geos.GEOSPrepare_r(session.context, this.#geometry);
  }

  coversBox(box: Bounds): boolean {
    this.#alive();
    const place = this.#outline.reduce(box.minX, box.minY, box.maxX, box.maxY);
    if (place !== 'crosses') return place === 'inside';
    return this.#session.attempt(() => this.#holding(boxShape(box), 0, 1, (geometry) => this.#covers(geometry)));
  }

  relationTo(table: ShapeTable, index: number): Relation {
    this.#alive();
    const box = tableShapeBounds(table, index);
    const place = box === null ? 'outside' : this.#outline.reduce(box.minX, box.minY, box.maxX, box.maxY);
    if (place !== 'crosses') return place;
    return this.#session.attempt(() => this.#holdingOf(table, index, (geometry) => this.#relationTo(geometry)));
  }

  overlapArea(table: ShapeTable, index: number): OverlapResult {
    this.#alive();
    return this.#session.attempt(() => this.#overlapArea(table, index));
  }

  overlapAreas(table: ShapeTable, indices: Uint32Array): OverlapAreas {
    this.#alive();
    const areas = new Float64Array(indices.length);
    const inside = new Uint8Array(indices.length);
    const failed: number[] = [];
    const repaired: number[] = [];
    let failure: OverlayFailure | null = null;
    this.#session.attempt(() => {
      for (let position = 0; position < indices.length; position += 1) {
        const common = this.#overlapArea(table, indices[position] ?? 0);
        if (common.ok) {
          areas[position] = common.area;
          inside[position] = common.inside ? 1 : 0;
          if (common.repaired) repaired.push(position);
        } else {
          failure ??= common;
          failed.push(position);
        }
      }
    });
    return { areas, inside, failed: Uint32Array.from(failed), repaired: Uint32Array.from(repaired), failure };
  }

  intersection(table: ShapeTable, index: number): OverlayResult {
    return this.#session.attempt(() =>
      this.#holdingOf(table, index, (geometry) =>
        overlayShape(this.#session, 'intersection', [this.#alive(), geometry]),
      ),
    );
  }

  subtractFrom(table: ShapeTable, index: number): OverlayResult {
    return this.#session.attempt(() =>
      this.#holdingOf(table, index, (geometry) => overlayShape(this.#session, 'difference', [geometry, this.#alive()])),
    );
  }

  release(): void {
    if (this.#geometry === 0) return;
    if (this.#session.geos.trapped !== true) {
      this.#session.geos.GEOSPreparedGeom_destroy_r(this.#session.context, this.#prepared);
    }
    this.#session.destroy(this.#geometry);
    this.#geometry = 0;
    this.#prepared = 0;
  }

  #overlapArea(table: ShapeTable, index: number): Overlap | OverlayFailure {
    const box = tableShapeBounds(table, index);
    if (box === null) return NOTHING;
    const { minX, minY, maxX, maxY } = box;
    const place = this.#outline.reduce(minX, minY, maxX, maxY);
    if (place === 'outside') return NOTHING;
    const whole = tableShapeArea(table, index);
    if (place === 'inside') return { ok: true, area: whole, inside: true, repaired: false };
    this.#listEdges(table, index, minX, minY);
    if (this.#large.count * this.#small.count > MOST_PAIRS) {
      return this.#holdingOf(table, index, (geometry) => ({
        ...overlapArea(this.#session, [this.#geometry, geometry]),
        inside: false,
      }));
    }
    const area = commonArea(this.#large, this.#small);
    const rounding = ROUNDING * (maxX - minX) * (maxY - minY);
    if (area <= rounding) return NOTHING;
    const inside = area >= whole - rounding;
    return { ok: true, area: inside ? whole : area, inside, repaired: false };
  }

  /** Lists the edges of a shape of the table and of the outline that was reduced to it. */
  #listEdges(table: ShapeTable, index: number, originX: number, originY: number): void {
    const outline = this.#outline;
    this.#large.clear();
    for (let ring = 0; ring < startOf(outline.partEnds, outline.partCount); ring += 1) {
      this.#large.addRing(outline, ring, outline.ringSigns[ring] ?? 0, originX, originY);
    }
    const firstPart = startOf(table.shapeEnds, index);
    const signs = ringSigns(table, firstPart, table.shapeEnds[index] ?? firstPart);
    const firstRing = startOf(table.partEnds, firstPart);
    this.#small.clear();
    for (let ring = 0; ring < signs.length; ring += 1) {
      this.#small.addRing(table, firstRing + ring, signs[ring] ?? 0, originX, originY);
    }
  }

  #relationTo(geometry: Pointer): Relation {
    if (this.#covers(geometry)) return 'inside';
    return this.#intersects(geometry) ? 'crosses' : 'outside';
  }

  #covers(geometry: Pointer): boolean {
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
