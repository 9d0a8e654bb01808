import type { Bounds } from '../../src/geo/bounds.ts';
import type { OverlayResult } from '../../src/geo/overlay-result.ts';
import type { Shape } from '../../src/geo/shape.ts';
import type { ShapeTable } from '../../src/geo/shape-table.ts';
import type { LandTable } from '../../src/land/land-table.ts';
import type { QualityReport } from '../../src/land/quality/quality-report.ts';

/** Areas of shapes inside and outside a mask, each by an overlay of its own, in the plane's square units. */
export interface MaskedAreas {
  /** Area of each shape: the one given, or that of the repaired shape. */
  readonly whole: Float64Array;
  readonly inside: Float64Array;
  readonly outside: Float64Array;
  /** Shapes whose overlay failed even after repair; both areas are 0 there. */
  readonly failed: Uint32Array;
  /** Shapes that were invalid and took part in their repaired form. */
  readonly repaired: Uint32Array;
}

/** What the inspection of parcels found; `table` has the rings to count with, null when none had to change. */
export interface InspectedParcels {
  readonly report: QualityReport;
  readonly table: LandTable | null;
}

/** The union of shapes, or why there is none. */
export interface UnitedShapes {
  readonly result: OverlayResult;
  /** Shapes that were invalid and took part in their repaired form. */
  readonly repaired: Uint32Array;
}

/** Contract of a geometry worker: bulk work for which the engine itself has no time. */
export interface GeometryApi {
  /** All shapes merged into one, invalid ones repaired before; they may overlap. */
  unite(shapes: ShapeTable): Promise<UnitedShapes>;
  /** Keeps a mask for the calls of `maskAreas` that follow. */
  holdMask(mask: Shape, extent: Bounds): Promise<void>;
  /** Holds every shape against the mask kept; `areas` are their own. */
  maskAreas(shapes: ShapeTable, areas: Float64Array): Promise<MaskedAreas>;
  /** Inspects parcels; attributes are not needed and come back empty. Progress goes to the port as `[done, total]`. */
  inspect(land: LandTable, progress: MessagePort): Promise<InspectedParcels>;
}
