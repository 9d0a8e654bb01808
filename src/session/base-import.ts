import type { BaseFile, EngineNote } from '../../workers/engine/contract/base-source.ts';
import type { BaseInspection } from '../../workers/engine/contract/base-inspection.ts';
import type { EngineApi } from '../../workers/engine/api.ts';
import type { ElevationInspection } from '../../workers/engine/contract/terrain.ts';
import type { BaseDataset } from '../plan/plan.ts';
import { type BaseAnswers, datasetOf, openQuestion } from './base-answers.ts';
import { type AskedRole, proposeRole } from './base-role-proposal.ts';
import { type Cell, createCell } from './cell.ts';
import { errorCode, errorMessage } from './error-code.ts';

/** Files that hold parcels or another layer of the base, of which a shapefile comes as several, and elevation models. */
export const BASE_EXTENSIONS = [
  '.fgb',
  '.geojson',
  '.json',
  '.geojsonl',
  '.ndjson',
  '.zip',
  '.shp',
  '.dbf',
  '.prj',
  '.cpg',
  '.shx',
  '.tantubase',
  '.tif',
  '.tiff',
] as const;

const HEIGHTS = /\.tiff?$/iu;

/** How far bringing in a base file is. */
export type BaseImportState =
  | { readonly state: 'inspecting'; readonly name: string }
  | {
      readonly state: 'asking';
      readonly inspection: BaseInspection;
      /** What the file was chosen for, else what it seems to be. */
      readonly role: AskedRole;
      /** The plan's own land cover that would be replaced. */
      readonly before: BaseDataset | null;
    }
  /** An elevation model: nothing is to be asked but whether it is meant. */
  | { readonly state: 'asking-elevation'; readonly inspection: InspectedElevation }
  /** Nothing was changed. */
  | { readonly state: 'failed'; readonly name: string; readonly note: EngineNote; readonly isElevation: boolean };

/** An elevation model as far as it was looked into. */
export type InspectedElevation = Extract<ElevationInspection, { ok: true }>;

/**
 * Brings another land cover, another layer of the base or an elevation model into the plan (读入底图数据): inspect, ask, then one step
 * that can be undone.
 */
export interface BaseImport {
  /** Null while nobody brings one in. */
  readonly state: Cell<BaseImportState | null>;
  /** Lets the user choose files, for that role if one is given, and inspects them. */
  pick(role?: AskedRole): Promise<void>;
  inspect(files: readonly BaseFile[], role?: AskedRole): Promise<void>;
  /** Reads the inspected file anew in another encoding; what was answered stays. */
  reread(encoding: string): Promise<void>;
  /** Takes the inspected file in; does nothing while a question is open. */
  use(answers: BaseAnswers): void;
  /** Takes the inspected elevation model in. */
  useElevation(): void;
  cancel(): void;
}

/** What bringing in a base needs. */
export interface BaseImportOptions {
  readonly pickFiles: (extensions: readonly string[]) => Promise<readonly BaseFile[] | null>;
  /** The running engine, also while it opens its district. */
  readonly inspector: () => EngineApi | null;
  readonly before: () => BaseDataset | null;
  /** Called once with what was decided. */
  readonly take: (dataset: BaseDataset, files: readonly BaseFile[]) => void;
}

/** Starts without a file. */
export function createBaseImport(options: BaseImportOptions): BaseImport {
  const state = createCell<BaseImportState | null>(null);
  /** Goes up with every file and every cancelling: an inspection that ends too late is not shown. */
  let turn = 0;
  let inspected: readonly BaseFile[] = [];

  async function inspect(files: readonly BaseFile[], role?: AskedRole): Promise<void> {
    turn += 1;
    const mine = turn;
    const name = mainFileOf(files)?.name ?? '';
    state.set({ state: 'inspecting', name });
    const heights = files.find((file) => HEIGHTS.test(file.name));
    if (heights !== undefined) {
      const found = await inspectElevation(options.inspector(), heights);
      if (mine !== turn) return;
      inspected = [heights];
      state.set(
        found.ok
          ? { state: 'asking-elevation', inspection: found }
          : { state: 'failed', name: heights.name, note: found.note, isElevation: true },
      );
      return;
    }
    const next = await inspectFiles(options.inspector(), files);
    if (mine !== turn) return;
    if (next.ok && next.inspection.prepared !== null) {
      // Everything was answered when it was prepared.
      const { name: href, sha256, prepared } = next.inspection;
      state.set(null);
      options.take({ role: 'land-cover', href, sha256, ...prepared }, files);
      return;
    }
    inspected = files;
    state.set(
      next.ok
        ? {
            state: 'asking',
            inspection: next.inspection,
            role: role ?? proposeRole(next.inspection),
            before: options.before(),
          }
        : { state: 'failed', name, note: next.note, isElevation: false },
    );
  }

  return {
    state,
    async pick(role) {
      const files = await options.pickFiles(BASE_EXTENSIONS);
      if (files !== null && files.length > 0) await inspect(files, role);
    },
    inspect,
    async reread(encoding) {
      const current = state.get();
      if (current?.state !== 'asking') return;
      turn += 1;
      const mine = turn;
      const next = await inspectFiles(options.inspector(), inspected, encoding);
      if (mine === turn && next.ok) state.set({ ...current, inspection: next.inspection });
    },
    use(answers) {
      const current = state.get();
      if (current?.state !== 'asking' || openQuestion(current.inspection, answers) !== null) return;
      state.set(null);
      options.take(datasetOf(current.inspection, answers), inspected);
    },
    useElevation() {
      const current = state.get();
      if (current?.state !== 'asking-elevation') return;
      const { name, sha256 } = current.inspection;
      state.set(null);
      options.take({ role: 'elevation', href: name, sha256 }, inspected);
    },
    cancel() {
      turn += 1;
      inspected = [];
      state.set(null);
    },
  };
}

/** What a file says of itself; an engine that is not there or fails is a note like any other. */
async function inspectFiles(
  engine: EngineApi | null,
  files: readonly BaseFile[],
  encoding?: string,
): Promise<Awaited<ReturnType<EngineApi['inspectBase']>>> {
  if (engine === null) return { ok: false, note: { code: 'engine-gone', details: {} } };
  try {
    return await engine.inspectBase(files, encoding);
  } catch (error) {
    const code = errorCode(error, 'engine-failed');
    return { ok: false, note: { code, details: { message: errorMessage(error) } } };
  }
}

/** What an elevation model says of itself; failures as in {@link inspectFiles}. */
async function inspectElevation(engine: EngineApi | null, file: BaseFile): Promise<ElevationInspection> {
  if (engine === null) return { ok: false, note: { code: 'engine-gone', details: {} } };
  try {
    return await engine.inspectElevation(file);
  } catch (error) {
    const code = errorCode(error, 'engine-failed');
    return { ok: false, note: { code, details: { message: errorMessage(error) } } };
  }
}

/** SHA-256 of files that were chosen again for a dataset; null when they cannot be read. */
export async function hashOfChosen(engine: EngineApi | null, files: readonly BaseFile[]): Promise<string | null> {
  const heights = files.find((file) => HEIGHTS.test(file.name));
  if (heights !== undefined) {
    const found = await inspectElevation(engine, heights);
    return found.ok ? found.sha256 : null;
  }
  const result = await inspectFiles(engine, files);
  return result.ok ? result.inspection.sha256 : null;
}

/** The file that a person would name: of a shapefile's parts the one with the shapes. */
export function mainFileOf(files: readonly BaseFile[]): BaseFile | null {
  return files.find(({ name }) => /\.shp$/iu.test(name)) ?? files[0] ?? null;
}
