import type { FileNote, WriteFormatId } from '../../workers/files/api.ts';
import type { ExchangeWords } from '../plan/exchange-words.ts';
import { planFeaturesToTable } from '../plan/plan-features-to-table.ts';
import type { PlanFeature } from '../plan/plan.ts';
import { type Cell, createCell } from './cell.ts';
import { errorCode, errorMessage } from './error-code.ts';
import type { FileGate, FilesHost } from './ports.ts';

/** What is to be written, and how (导出要素). */
export interface ExportChoice {
  readonly what: 'selection' | 'scheme' | 'plan';
  readonly format: WriteFormatId;
  /** Names of columns: as people read them, or the ids of the plan file. */
  readonly headings: 'labels' | 'ids';
  /** For Shapefiles. */
  readonly encoding: 'utf-8' | 'gbk';
}

/** How far an export is. */
export type FeatureExportState =
  | { readonly state: 'asking' }
  | { readonly state: 'writing'; readonly done: number; readonly total: number | null }
  | { readonly state: 'failed'; readonly note: FileNote }
  /** Written; shown when the format could not hold everything as it was. */
  | { readonly state: 'done'; readonly file: string; readonly notes: readonly FileNote[] };

/** Writes features for other programmes. */
export interface FeatureExport {
  /** Null while nobody exports. */
  readonly state: Cell<FeatureExportState | null>;
  ask(): void;
  /** How many features a choice would write. */
  countOf(what: ExportChoice['what']): number;
  write(choice: ExportChoice): Promise<void>;
  cancel(): void;
}

/** What exporting needs. */
export interface FeatureExportOptions {
  readonly startFiles: () => FilesHost;
  readonly files: Pick<FileGate, 'save'>;
  readonly features: (what: ExportChoice['what']) => readonly PlanFeature[];
  readonly planName: () => string;
  readonly words: () => ExchangeWords;
  readonly say: (key: string, details: Readonly<Record<string, string | number>>) => void;
}

const MEDIA_TYPES: Readonly<Record<WriteFormatId, string>> = {
  geojson: 'application/geo+json',
  flatgeobuf: 'application/octet-stream',
  shapefile: 'application/zip',
  geopackage: 'application/geopackage+sqlite3',
  kml: 'application/vnd.google-earth.kml+xml',
  csv: 'text/csv',
};

/** Starts with nothing to write. */
export function createFeatureExport(options: FeatureExportOptions): FeatureExport {
  const state = createCell<FeatureExportState | null>(null);
  let host: FilesHost | null = null;

  function end(next: FeatureExportState | null): void {
    host?.dispose();
    host = null;
    state.set(next);
  }

  return {
    state,
    ask: () => state.set({ state: 'asking' }),
    countOf: (what) => options.features(what).length,
    async write({ what, format, headings, encoding }) {
      const table = planFeaturesToTable(options.features(what), {
        name: options.planName(),
        headings,
        words: options.words(),
      });
      const writer = options.startFiles();
      host = writer;
      state.set({ state: 'writing', done: 0, total: table.features.length });
      const stop = writer.onProgress(({ done, total }) => state.set({ state: 'writing', done, total }));
      try {
        const { files, notes } = await writer.api.write({ table, format, encoding });
        if (host !== writer) return;
        let isSaved = true;
        for (const { name, bytes } of files) {
          isSaved = isSaved && (await options.files.save(name, bytes, MEDIA_TYPES[format]));
        }
        const [first] = files;
        if (!isSaved || first === undefined) end(null);
        else if (notes.length > 0) end({ state: 'done', file: first.name, notes });
        else {
          end(null);
          options.say('toast.saved-file', { name: first.name });
        }
      } catch (error) {
        if (host !== writer) return;
        const note = { code: errorCode(error, 'files-failed'), details: { message: errorMessage(error) } };
        end({ state: 'failed', note });
      } finally {
        stop();
      }
    },
    cancel: () => end(null),
  };
}
