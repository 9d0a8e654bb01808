import type { PageScene } from '../../src/report/sheet/page-mark.ts';
import type { ReportDocument } from '../../src/report/document/document-node.ts';
import type { SheetContent, SheetPart } from '../../src/report/sheet/sheet-content.ts';
import type { SheetGround, SheetLayout } from '../../src/report/sheet/sheet-layout.ts';
import type { SheetSettings } from '../../src/report/sheet/sheet-settings.ts';

/** What all sheets of a job have in common. */
export interface SheetJob {
  readonly settings: SheetSettings;
  readonly layout: SheetLayout;
  /** Base layers are handed over once, by `prepare`. */
  readonly content: Omit<SheetContent, 'layers'>;
}

/** One sheet of it, with its parcels. */
export interface SheetPage {
  readonly ground: SheetGround;
  readonly part: SheetPart;
}

/** A picture of a sheet for the screen. */
export interface SheetPreview {
  readonly picture: ImageBitmap;
  /** Characters that the font does not have, printed as 〓. */
  readonly missing: readonly string[];
}

/** A finished file. */
export interface SheetFile {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly missing: readonly string[];
}

/** How far a file is: pages written, and all of them. */
export interface SheetsProgress {
  readonly done: number;
  readonly total: number;
}

/** Forms in which sheets are saved: all pages in one PDF, or a picture each, several in a zip. */
export type SheetFormat = 'pdf' | 'png';

/** Forms of a report. */
export type ReportFormat = 'pdf' | 'docx';

/**
 * Contract of the sheets worker: lays sheets and reports out, paints and writes them beside the page. One call at a time; to stop one,
 * end the worker.
 */
export interface SheetsApi {
  /** Fetches the font for print and takes the base layers that all jobs draw. */
  prepare(layers: SheetContent['layers'], fontUrl: string): Promise<void>;
  begin(job: SheetJob): Promise<void>;
  /** Paints one sheet of the job as a picture of some width in pixels. */
  preview(page: SheetPage, widthPx: number): Promise<SheetPreview>;
  /** Adds a sheet to the file. */
  add(page: SheetPage): Promise<void>;
  /** Writes all sheets added so far; pictures have 300 dots to an inch. */
  finish(format: SheetFormat, name: string, createdOn: string): Promise<SheetFile>;
  /** Lays a page out as a figure of a report, without title and footer. */
  figure(page: SheetPage): Promise<PageScene>;
  /** Writes a report; figures in it are painted for the editable form. */
  writeReport(document: ReportDocument, format: ReportFormat, createdOn: string): Promise<SheetFile>;
}
