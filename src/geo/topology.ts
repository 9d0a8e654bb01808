import initialiseGeos from 'geos-wasm';
import type { GeosBinding, Pointer } from './geos-binding.ts';
import { bufferShape, type BufferOptions } from './buffer.ts';
import { bufferLines } from './buffer-lines.ts';
import {
  coverageFaults,
  simplifyCoverage,
  uniteCoverage,
  type CoverageFaults,
  type CoverageResult,
} from './coverage.ts';
import { makeValid, overlayShape } from './geos-overlay.ts';
import { GeosSession } from './geos-session.ts';
import type { LineSet } from './line-set.ts';
import type { OverlayResult } from './overlay-result.ts';
import type { PreparedShape } from './prepared-shape.ts';
import { GeosPreparedShape } from './prepared-shape.ts';
import { shapeArea } from './shape-area.ts';
import { simplifyShape } from './simplify-shape.ts';
import { splitShape, type SplitResult } from './split-shape.ts';
import type { Shape } from './shape.ts';
import { joinShapes, type ShapeTable } from './shape-table.ts';

/** Whether a shape is valid in the sense of OGC 06-103r4, 6.1.11; if not, why and where (in its own plane). */
export type Validity =
  { readonly valid: true } | { readonly valid: false; readonly reason: string; readonly x: number; readonly y: number };

/** What a repair (修复) did: why and where it was needed, and the area before (ring by ring) and after. */
export interface RepairNote {
  readonly code: 'shape-repaired';
  readonly details: {
    readonly reason: string;
    readonly x: number;
    readonly y: number;
    readonly areaBefore: number;
    readonly areaAfter: number;
  };
}

/**
 * Overlay of polygonal areas (叠加分析): the one door to GEOS.
 *
 * It computes in double precision without a grid, so that pieces sum to the whole within rounding. It works in whatever
 * plane the coordinates are in; inside the engine that is the working plane, where areas are true.
 *
 * Every method throws {@link TopologyOutOfMemory} when memory runs out, and from then on.
 *
 * Shapes must have closed rings of at least four finite vertices, which the readers see to; anything else throws.
 * Self-intersecting input is not always noticed by GEOS: ask {@link Topology.validity} once, when a shape comes in.
 */
export interface Topology {
  intersection(a: Shape, b: Shape): OverlayResult;
  /** `a` without `b`. */
  difference(a: Shape, b: Shape): OverlayResult;
  /** All shapes merged into one; they may overlap. */
  union(shapes: readonly Shape[]): OverlayResult;
  validity(shape: Shape): Validity;
  /**
   * Makes a shape valid: outer rings are united, holes taken out, what has no area goes. A valid shape comes back as it
   * is, with no note.
   */
  repair(shape: Shape): { readonly shape: Shape; readonly note: RepairNote | null };
  /** Area as GEOS computes it, for checks against our own. */
  area(shape: Shape): number;
  /** Keeps a valid shape inside GEOS for bulk work; the caller releases it. */
  prepare(shape: Shape): PreparedShape;
  /** See {@link bufferShape}; a distance in metres, so it takes shapes in the working plane only. */
  buffer(shape: Shape, distanceM: number, options?: BufferOptions): OverlayResult;
  /** See {@link bufferLines}; takes lines in the working plane only. */
  bufferLines(lines: LineSet, distanceM: number, options?: BufferOptions): OverlayResult;
  /** See {@link splitShape}. */
  split(shape: Shape, lines: LineSet): SplitResult;
  /** See {@link simplifyShape}. */
  simplify(shape: Shape, tolerance: number): OverlayResult;
  /** See {@link uniteCoverage}. */
  uniteCoverage(table: ShapeTable): OverlayResult;
  /** See {@link simplifyCoverage}. */
  simplifyCoverage(table: ShapeTable, toleranceM: number): CoverageResult;
  /** See {@link coverageFaults}; gaps are no faults unless a width is given. */
  coverageFaults(table: ShapeTable, gapWidthM?: number): CoverageFaults;
  /** False once memory has run out: nothing but releasing, {@link dispose} and loading another is left to do. */
  readonly usable: boolean;
  /** Size of the module's memory in bytes; it grows and never shrinks. */
  memoryBytes(): number;
  /** Frees what this topology itself holds inside GEOS; release prepared shapes first. */
  dispose(): void;
}

/**
 * Starts GEOS (about 30 ms). Whoever composes the program calls this once and hands the result around.
 *
 * @throws {@link TopologyOutOfMemory} when the module of this thread has trapped before: a new worker is needed
 */
export async function loadTopology(): Promise<Topology> {
  // The types of the package leave callbacks and enums open; GeosBinding says what is used of it.
  const geos = (await initialiseGeos()) as unknown as GeosBinding;
  return new GeosTopology(new GeosSession(geos));
}

class GeosTopology implements Topology {
  readonly #session: GeosSession;

  constructor(session: GeosSession) {
    this.#session = session;
  }

  intersection(a: Shape, b: Shape): OverlayResult {
    return this.#holding([a, b], (inputs) => overlayShape(this.#session, 'intersection', inputs));
  }

  difference(a: Shape, b: Shape): OverlayResult {
    return this.#holding([a, b], (inputs) => overlayShape(this.#session, 'difference', inputs));
  }

  union(shapes: readonly Shape[]): OverlayResult {
    return this.#holding([joinShapes(shapes)], (inputs) => overlayShape(this.#session, 'union', inputs));
  }

  validity(shape: Shape): Validity {
    return this.#holding([shape], ([geometry = 0]) => this.#validityOf(geometry));
  }

  repair(shape: Shape): { readonly shape: Shape; readonly note: RepairNote | null } {
    return this.#holding([shape], ([geometry = 0]) => {
      const validity = this.#validityOf(geometry);
      if (validity.valid) return { shape, note: null };
      const valid = makeValid(this.#session, geometry);
      const repaired = this.#session.read(valid);
      this.#session.destroy(valid);
      const { reason, x, y } = validity;
      const details = { reason, x, y, areaBefore: shapeArea(shape), areaAfter: shapeArea(repaired) };
      return { shape: repaired, note: { code: 'shape-repaired', details } };
    });
  }

  area(shape: Shape): number {
    const { geos, context } = this.#session;
    return this.#holding([shape], ([geometry = 0]) =>
      this.#session.readDouble((pointer) => geos.GEOSArea_r(context, geometry, pointer)),
    );
  }

  prepare(shape: Shape): PreparedShape {
    return this.#session.attempt(() => new GeosPreparedShape(this.#session, shape));
  }

  buffer(shape: Shape, distanceM: number, options: BufferOptions = {}): OverlayResult {
    return this.#session.attempt(() => bufferShape(this.#session, shape, distanceM, options));
  }

  bufferLines(lines: LineSet, distanceM: number, options: BufferOptions = {}): OverlayResult {
    return this.#session.attempt(() => bufferLines(this.#session, lines, distanceM, options));
  }

  split(shape: Shape, lines: LineSet): SplitResult {
    return this.#session.attempt(() => splitShape(this.#session, shape, lines));
  }

  simplify(shape: Shape, tolerance: number): OverlayResult {
    return this.#session.attempt(() => simplifyShape(this.#session, shape, tolerance));
  }

  uniteCoverage(table: ShapeTable): OverlayResult {
    return this.#session.attempt(() => uniteCoverage(this.#session, table));
  }

  simplifyCoverage(table: ShapeTable, toleranceM: number): CoverageResult {
    return this.#session.attempt(() => simplifyCoverage(this.#session, table, toleranceM));
  }

  coverageFaults(table: ShapeTable, gapWidthM = 0): CoverageFaults {
    return this.#session.attempt(() => coverageFaults(this.#session, table, gapWidthM));
  }

  get usable(): boolean {
    return !this.#session.lost;
  }

  memoryBytes(): number {
    return this.#session.geos.Module.HEAPU8.length;
  }

  dispose(): void {
    this.#session.finish();
  }

  #validityOf(geometry: Pointer): Validity {
    const { geos, context } = this.#session;
    const outputs = this.#session.scratch(8);
    const answer = geos.GEOSisValidDetail_r(context, geometry, 0, outputs, outputs + 4);
    if (answer === 1) return { valid: true };
    if (answer !== 0) throw new Error(`GEOS: ${this.#session.takeMessage()}`);
    const [reasonPointer = 0, location = 0] = geos.Module.HEAPU32.subarray(outputs / 4, outputs / 4 + 2);
    const reason = geos.Module.UTF8ToString(reasonPointer);
    geos.GEOSFree_r(context, reasonPointer);
    const x = this.#session.readDouble((pointer) => geos.GEOSGeomGetX_r(context, location, pointer));
    const y = this.#session.readDouble((pointer) => geos.GEOSGeomGetY_r(context, location, pointer));
    this.#session.destroy(location);
    return { valid: false, reason, x, y };
  }

  #holding<T>(shapes: readonly Shape[], use: (geometries: readonly Pointer[]) => T): T {
    return this.#session.attempt(() => {
      const geometries: Pointer[] = [];
      try {
        for (const shape of shapes) geometries.push(this.#session.write(shape));
        return use(geometries);
      } finally {
        for (const geometry of geometries) this.#session.destroy(geometry);
      }
    });
  }
}
