import type { LineString, Polygon } from 'geojson';
import type { ParcelQuery } from '../../workers/engine/contract/parcel-query.ts';
import type { FeatureShape, ReshapeLabel } from '../plan/plan-command.ts';
import type { KindId } from '../kinds/kind.ts';
import type { Cell } from './cell.ts';

/** Why something cannot be done with the features chosen; message keys `obstacle.<code>`. */
export type EditObstacle =
  | 'nothing-selected'
  | 'one-needed'
  | 'several-needed'
  | 'two-needed'
  | 'areas-needed'
  | 'baseline'
  | 'scheme-locked'
  | 'locked'
  | 'inherited'
  | 'nothing-copied'
  | 'no-holes'
  | 'no-parts'
  | 'no-other-scenario'
  | 'no-land-cover'
  | 'no-parcels'
  | 'busy';

/** What can be done with the selection beyond drawing. Each call is one undo step, or nothing and a message why. */
export interface Editing {
  /** True while the engine works on a shape; a second operation waits its turn and is refused with `busy`. */
  readonly busy: Cell<boolean>;
  /** Features of the clipboard. */
  readonly copied: Cell<number>;

  /** Why an operation is not available now, or null; the same answer that the operation itself would give. */
  obstacleTo(operation: EditOperation): EditObstacle | null;

  /** Gives features other shapes as one step (moved, rotated, scaled, or a border shared by several). */
  reshapeMany(shapes: readonly FeatureShape[], label: ReshapeLabel): void;
  /** Cuts the selected areas (all that the line crosses when none is selected) along a line. */
  split(line: LineString): Promise<void>;
  /** Takes a shape out of the selected areas. */
  cutHole(shape: Polygon): Promise<void>;
  /** Adds a part to the one selected area. */
  addPart(shape: Polygon): Promise<void>;
  fillHoles(): void;
  /** Makes each part of the selected areas a feature of its own. */
  separateParts(): void;
  /** Unites the selected areas; the first in drawing order stays and keeps its fields. */
  merge(): Promise<void>;
  /** Of two areas, takes the later in drawing order out of the earlier one. */
  subtract(): Promise<void>;
  /** Leaves of two areas what they have in common, as the earlier one. */
  intersect(): Promise<void>;
  /** Widens (or with a negative distance narrows) the selected features; lines and points become areas only with `kind`. */
  buffer(distanceM: number): Promise<void>;
  simplify(toleranceM: number): Promise<void>;
  /** Scales the one selected area about its centre to an exact area. */
  resizeTo(areaM2: number): void;

  /** Keeps a belt of a width along a line as a new area of the kind in hand. */
  drawBelt(line: LineString, widthM: number): Promise<void>;
  /** Makes parcels of the base a new feature of the kind in hand, or part of the selected one of that kind. */
  paint(query: ParcelQuery): Promise<void>;

  copy(): void;
  cut(): void;
  /** Puts the clipboard into the scheme on screen; `at` moves it there (longitude, latitude). */
  paste(at: readonly [longitude: number, latitude: number] | null): void;
  /** Copies the selection into another scheme that can be drawn in. */
  duplicateTo(scenario: string): void;

  setField(ids: readonly string[], field: string, value: string | number | null): void;
  changeKind(ids: readonly string[], kind: KindId): void;
  moveToFolder(ids: readonly string[], folder: string | null): void;
  setLocked(ids: readonly string[], locked: boolean): void;
  setHidden(ids: readonly string[], hidden: boolean): void;
  /** Where features overlap, one in front takes the land of those behind. */
  order(ids: readonly string[], to: 'front' | 'forward' | 'backward' | 'back'): void;
  /** Puts features right before another in drawing order, or behind all. */
  orderBefore(ids: readonly string[], before: string | null): void;
}

/** Operations whose availability can be asked for. */
export type EditOperation =
  | 'split'
  | 'cut-hole'
  | 'add-part'
  | 'fill-holes'
  | 'separate-parts'
  | 'merge'
  | 'subtract'
  | 'intersect'
  | 'buffer'
  | 'simplify'
  | 'resize'
  | 'transform'
  | 'paint'
  | 'copy'
  | 'cut'
  | 'paste'
  | 'duplicate'
  | 'remove'
  | 'set-field'
  | 'lock'
  | 'unlock'
  | 'hide'
  | 'show'
  | 'order';
