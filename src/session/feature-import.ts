import type { Geometry, MultiPolygon, Polygon } from 'geojson';
import type { BaseFile } from '../../workers/engine/contract/base-source.ts';
import type { FileNote, LayerInspection, LayerRequest } from '../../workers/files/api.ts';
import type { ExchangeWords } from '../plan/exchange-words.ts';
import { proposeImportMapping, type ImportMapping } from '../plan/import-mapping.ts';
import type { PlanFeature } from '../plan/plan.ts';
import { planFeaturesFromFile, type DroppedFeatures, type RefusedValues } from '../plan/plan-features-from-file.ts';
import { mainFileOf } from './base-import.ts';
import { type Cell, createCell } from './cell.ts';
import type { EditObstacle } from './editing.ts';
import { errorCode, errorMessage } from './error-code.ts';
import type { FilesHost } from './ports.ts';

/** Files that hold features; a shapefile comes as several. */
const FEATURE_EXTENSIONS = [
  '.geojson',
  '.json',
  '.geojsonl',
  '.ndjson',
  '.fgb',
  '.zip',
  '.shp',
  '.dbf',
  '.prj',
  '.cpg',
  '.shx',
  '.kml',
  '.kmz',
  '.gpkg',
  '.csv',
] as const;

/** More would make a plan that no desk handles well: so many belong into the base. */
const MOST_FEATURES = 20_000;
const PAGE = 2_000;

/** What the user answered about a file; null where the file's own word or the guess holds. */
export type LayerAnswers = Pick<LayerRequest, 'layer' | 'encoding' | 'crs' | 'shift'>;

/** How far bringing in features is (导入要素). */
export type FeatureImportState =
  | { readonly state: 'inspecting'; readonly name: string }
  | {
      readonly state: 'asking';
      readonly name: string;
      readonly layers: readonly string[];
      /** Null while it is open which layer is meant. */
      readonly inspection: LayerInspection | null;
      readonly answers: LayerAnswers;
      readonly mapping: ImportMapping | null;
      /** True while an answer is being tried out. */
      readonly isRereading: boolean;
    }
  | { readonly state: 'reading'; readonly name: string; readonly done: number; readonly total: number | null }
  /** Nothing was changed. */
  | { readonly state: 'failed'; readonly name: string; readonly note: FileNote }
  /** Features are in the plan; shown when something was left out or changed. */
  | {
      readonly state: 'done';
      readonly name: string;
      readonly added: number;
      readonly dropped: readonly DroppedFeatures[];
      /** Numbers that came in and are counted nowhere. */
      readonly refused: readonly RefusedValues[];
      readonly notes: readonly FileNote[];
    };

/** Brings features of other programmes into the plan: inspect, ask, preview, then one step that can be undone. */
export interface FeatureImport {
  /** Null while nobody brings any in. */
  readonly state: Cell<FeatureImportState | null>;
  /** What the map shows of the file meanwhile, in degrees. */
  readonly preview: Cell<readonly Geometry[]>;
  pick(): Promise<void>;
  inspect(files: readonly BaseFile[]): Promise<void>;
  /** Answers questions about the file and looks at it again. */
  answer(answers: Partial<LayerAnswers>): Promise<void>;
  /** Says what becomes of the attributes. */
  map(mapping: ImportMapping): void;
  /** Takes the features in; does nothing while a question is open. */
  use(): Promise<void>;
  /** Leaves; reading stops and nothing is changed. */
  cancel(): void;
}

/** What bringing in features needs. */
export interface FeatureImportOptions {
  readonly startFiles: () => FilesHost;
  readonly pickFiles: (extensions: readonly string[]) => Promise<readonly BaseFile[] | null>;
  readonly district: () => Polygon | MultiPolygon | null;
  readonly words: () => ExchangeWords;
  /** Where the features go. */
  readonly scope: () => { readonly scenario: string; readonly from: number };
  readonly newId: () => string;
  /** Why nothing can be added to the scheme on screen, or null. */
  readonly obstacle: () => EditObstacle | null;
  readonly refuse: (obstacle: EditObstacle) => void;
  /** Called once with what was read; `isSilent` when nothing else will say so. */
  readonly take: (features: readonly PlanFeature[], fileName: string, isSilent: boolean) => void;
}

const NO_ANSWERS: LayerAnswers = { layer: null, encoding: null, crs: null, shift: null };

/** Starts without a file. */
export function createFeatureImport(options: FeatureImportOptions): FeatureImport {
  const state = createCell<FeatureImportState | null>(null);
  const preview = createCell<readonly Geometry[]>([]);
  let files: readonly BaseFile[] = [];
  let host: FilesHost | null = null;
  /** Goes up with every file, answer and cancelling: what ends too late is not shown. */
  let turn = 0;

  function requestOf(answers: LayerAnswers): LayerRequest {
    return { files, ...answers, district: options.district() };
  }

  function stopReading(): void {
    host?.dispose();
    host = null;
  }

  function end(next: FeatureImportState | null): void {
    stopReading();
    preview.set([]);
    state.set(next);
  }

  /** Looks at the file as answered so far; what was mapped stays as long as the attributes are the same. */
  async function look(name: string, answers: LayerAnswers, kept: ImportMapping | null): Promise<void> {
    turn += 1;
    const mine = turn;
    host ??= options.startFiles();
    try {
      const result = await host.api.inspect(requestOf(answers));
      if (mine !== turn) return;
      if (!result.ok) {
        end({ state: 'failed', name, note: result.failure });
        return;
      }
      const { layers, inspection } = result;
      preview.set(inspection?.preview ?? []);
      const mapping = inspection === null ? null : (kept ?? proposeImportMapping(inspection, options.words()));
      state.set({ state: 'asking', name, layers, inspection, answers, mapping, isRereading: false });
    } catch (error) {
      if (mine === turn) end({ state: 'failed', name, note: noteOf(error) });
    }
  }

  async function inspect(chosen: readonly BaseFile[]): Promise<void> {
    const obstacle = options.obstacle();
    if (obstacle !== null) {
      options.refuse(obstacle);
      return;
    }
    files = chosen;
    const name = mainFileOf(chosen)?.name ?? '';
    preview.set([]);
    state.set({ state: 'inspecting', name });
    await look(name, NO_ANSWERS, null);
  }

  return {
    state,
    preview,
    inspect,
    async pick() {
      const chosen = await options.pickFiles(FEATURE_EXTENSIONS);
      if (chosen !== null && chosen.length > 0) await inspect(chosen);
    },
    async answer(changed) {
      const current = state.get();
      if (current?.state !== 'asking') return;
      const answers = { ...current.answers, ...changed };
      state.set({ ...current, answers, isRereading: true });
      // Another layer or encoding has other names: what was mapped to the old ones would be wrong.
      const hasOtherNames = answers.layer !== current.answers.layer || answers.encoding !== current.answers.encoding;
      await look(current.name, answers, hasOtherNames ? null : current.mapping);
    },
    map(mapping) {
      const current = state.get();
      if (current?.state === 'asking') state.set({ ...current, mapping });
    },
    async use() {
      const current = state.get();
      if (current?.state !== 'asking' || openImportQuestion(current) !== null || current.mapping === null) return;
      const { name, answers, mapping } = current;
      turn += 1;
      const mine = turn;
      host ??= options.startFiles();
      const reader = host;
      state.set({ state: 'reading', name, done: 0, total: current.inspection?.featureCount ?? null });
      const stop = reader.onProgress(({ done, total }) => {
        if (mine === turn) state.set({ state: 'reading', name, done, total });
      });
      try {
        const read = await reader.api.read(requestOf(answers));
        if (mine !== turn) return;
        if (!read.ok) {
          end({ state: 'failed', name, note: read.failure });
          return;
        }
        if (read.featureCount > MOST_FEATURES) {
          const details = { file: name, count: read.featureCount, most: MOST_FEATURES };
          end({ state: 'failed', name, note: { code: 'import-too-many', details } });
          return;
        }
        const { scenario, from } = options.scope();
        const raw: GeoJSON.Feature[] = [];
        for (let offset = 0; offset < read.featureCount; offset += PAGE) {
          raw.push(...(await reader.api.features(offset, PAGE)));
          if (mine !== turn) return;
        }
        const { newId } = options;
        const made = planFeaturesFromFile(raw, mapping, { scenario, from, newId, words: options.words() });
        const { features, dropped, refused } = made;
        const isSilent = features.length > 0 && dropped.length + refused.length === 0 && read.notes.length === 0;
        if (features.length > 0) options.take(features, name, isSilent);
        end(isSilent ? null : { state: 'done', name, added: features.length, dropped, refused, notes: read.notes });
      } catch (error) {
        if (mine === turn) end({ state: 'failed', name, note: noteOf(error) });
      } finally {
        stop();
      }
    },
    cancel() {
      turn += 1;
      files = [];
      end(null);
    },
  };
}

/** The first question that only the user can answer and has not; null when the file can be taken in. */
export function openImportQuestion(
  asking: Extract<FeatureImportState, { state: 'asking' }>,
): 'layer' | 'crs' | 'rereading' | 'kind' | null {
  if (asking.isRereading) return 'rereading';
  if (asking.inspection === null) return 'layer';
  if (asking.inspection.crs.problem !== null) return 'crs';
  const kind = asking.mapping?.kind;
  if (kind === undefined) return 'kind';
  if (kind.by === 'fixed') return null;
  const hasKind = kind.otherwise !== null || Object.values(kind.kinds).some((one) => one !== null);
  return hasKind ? null : 'kind';
}

function noteOf(error: unknown): FileNote {
  return { code: errorCode(error, 'files-failed'), details: { message: errorMessage(error) } };
}
