import type { FileNote } from '../../workers/files/api.ts';
import type { ReportFormat, SheetFormat } from '../../workers/sheets/api.ts';
import type { Audience } from '../report/document/report-document.ts';
import type { SeriesFault } from '../report/sheet/sheet-series.ts';
import type { SheetWarning } from '../report/sheet/sheet-warnings.ts';
import type { SheetSettings } from '../report/sheet/sheet-settings.ts';
import type { Cell } from './cell.ts';

/** What the preview shows. */
export interface SheetPreviewState {
  /** The picture of the first sheet; null before it is there. */
  readonly picture: ImageBitmap | null;
  /** Whether a newer one is being drawn. */
  readonly isDrawing: boolean;
  /** Why there are no sheets. */
  readonly fault: SeriesFault | null;
  readonly warnings: readonly SheetWarning[];
  /** Sheets of the series. */
  readonly count: number;
  /** Scale of the first sheet; 0 before it is known. */
  readonly denominator: number;
  /** Width of the paper, mm. */
  readonly widthMm: number;
  /** Why there is no preview at all. */
  readonly failure: FileNote | null;
}

/** How far the writing of sheets or of a report is. */
export type PrintWork =
  | { readonly state: 'collecting' }
  | { readonly state: 'writing'; readonly done: number; readonly total: number | null }
  | { readonly state: 'failed'; readonly note: FileNote };

/** The neat line of a sheet on the ground (图框). */
interface SheetFrameOnGround {
  readonly corners: readonly (readonly [number, number])[];
  readonly denominator: number;
  /** Of the map on the paper, mm. */
  readonly widthMm: number;
  readonly heightMm: number;
}

/** Makes map sheets of the scheme and year on screen (出图). */
export interface SheetDesk {
  /** False in a page that cannot print. */
  readonly isThere: boolean;
  readonly settings: Cell<SheetSettings>;
  readonly preview: Cell<SheetPreviewState>;
  /** Null while nothing is written. */
  readonly work: Cell<PrintWork | null>;
  /** Collects numbers and base map, and draws the first preview. */
  open(): void;
  change(part: Partial<SheetSettings>): void;
  /** Where one sheet of the settings lies on the ground, from the north-west corner clockwise, degrees; null without a district. */
  frame(settings: SheetSettings): SheetFrameOnGround | null;
  /** Moves the ground under the paper, mm to the right and down; the sheet then shows a place of its own. */
  move(rightMm: number, downMm: number): void;
  write(format: SheetFormat): Promise<void>;
  /** Gives the writing up, and a failure is forgotten. */
  cancel(): void;
  close(): void;
}

/** Writes reports and the workbook of all tables (报告). */
export interface ReportPrinting {
  readonly isThere: boolean;
  readonly work: Cell<PrintWork | null>;
  write(audience: Audience, format: ReportFormat | 'xlsx'): Promise<void>;
  cancel(): void;
}
