import type { FeatureCollection, Geometry, MultiPolygon, Polygon } from 'geojson';
import type { Language } from '../../i18n/language.ts';
import type { KindId } from '../../kinds/kind.ts';
import type { SheetLand } from '../../land/land-on-sheet.ts';

/** A plan feature as a sheet draws it. */
export interface SheetFeature {
  readonly id: string;
  readonly kind: KindId;
  readonly name: string;
  readonly geometry: Geometry;
  /** It counts in this year, or this scheme takes an inherited one away. */
  readonly state: 'effective' | 'removed';
  /** Radius of the circle that it serves, m; null where it serves none. */
  readonly serviceRadiusM: number | null;
}

/** A conflict that nobody answered for, as a sheet marks and lists it. */
export interface SheetConflict {
  readonly severity: 'forbidden' | 'conditional' | 'advice';
  readonly sentence: string;
  readonly longitude: number;
  readonly latitude: number;
}

/** A table of a sheet: words and numbers as they are printed. The same words as on screen and in the report. */
export interface SheetTable {
  readonly title: string;
  /** Right of the title, e.g. the unit. */
  readonly aside: string;
  /** Headings of the columns. */
  readonly heads: readonly string[];
  /** Shares of the width, and which side the cells stand on. */
  readonly columns: readonly { readonly share: number; readonly align: 'start' | 'end' }[];
  readonly rows: readonly SheetTableRow[];
}

/** A row of a table. */
export interface SheetTableRow {
  readonly cells: readonly string[];
  /** Sums and what the eye should find. */
  readonly isBold: boolean;
  /** Status of a target, drawn before the last cell; null for none. */
  readonly status: string | null;
}

/** Everything that stands on sheets of one scheme and year (图面内容). */
export interface SheetContent {
  readonly language: Language;
  readonly title: string;
  readonly subtitle: string;
  readonly planName: string;
  readonly agency: string;
  readonly boundary: Polygon | MultiPolygon | null;
  readonly features: readonly SheetFeature[];
  /** Base layers that are visible, by role. */
  readonly layers: Readonly<Partial<Record<string, FeatureCollection>>>;
  readonly zones: readonly { readonly name: string; readonly geometry: Polygon | MultiPolygon }[];
  readonly tables: readonly SheetTable[];
  readonly conflicts: readonly SheetConflict[];
  /** Whether conflicts were checked at all; when not, the sheet says so instead of "none". */
  readonly areConflictsKnown: boolean;
  /** Label and text of the box at the foot of the tables: coordinate system, area, data, sources, maker, approval. */
  readonly notes: readonly { readonly label: string; readonly text: string }[];
  /** Said in so many words below the map: illustrative data, recalled factors. */
  readonly warnings: readonly string[];
  /** Version, date of printing, revision of the plan. */
  readonly footer: string;
}

/** A sheet of a series as its index shows it. */
export interface SheetFrame {
  /** Number of the sheet. */
  readonly sheet: number;
  readonly name: string;
  readonly denominator: number;
  /** In degrees. */
  readonly corners: readonly (readonly [number, number])[];
}

/** What one sheet of a series has of its own. */
export interface SheetPart {
  readonly land: SheetLand | null;
  /** Name of the zone or township; empty for the whole district. */
  readonly name: string;
  readonly geometry: Polygon | MultiPolygon | null;
  /** All sheets of a series but its index, on every one of them. */
  readonly frames: readonly SheetFrame[];
  /** Number of this sheet and of all, from 1. */
  readonly sheet: number;
  readonly of: number;
}
