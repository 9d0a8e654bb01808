import type { Shape } from '../geo/shape.ts';
import type { ShapeTable } from '../geo/shape-table.ts';
import type { ClassSystem } from '../land/class-system.ts';
import type { LandTable } from '../land/land-table.ts';
import type { ParcelIndex } from '../land/parcel-index.ts';

/** Everything about a district that does not change while a plan is drawn (底数). */
export interface LandBase {
  /** The district in the working plane; null when the plan has no boundary. */
  readonly region: Shape | null;
  readonly land: LandTable;
  readonly index: ParcelIndex;
  readonly classes: ClassSystem;
  /** 1 for parcels that count as forest. */
  readonly forestMarks: Uint8Array;
  /** Permanent basic farmland (永久基本农田) of the base data, working plane; null when none was given. */
  readonly farmlandLine: ShapeTable | null;
}
