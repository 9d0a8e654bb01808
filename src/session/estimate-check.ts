import type { BaseFile } from '../../workers/engine/contract/base-source.ts';
import type { EngineApi } from '../../workers/engine/api.ts';
import type { FileNote } from '../../workers/files/api.ts';
import type { EstimateCheck } from '../evaluate/carbon/estimate-check.ts';
import {
  ESTIMATE_FIELDS,
  type EstimateField,
  type EstimateMapping,
  openQuestions,
} from '../evaluate/carbon/estimate-fields.ts';
import { proposeMapping, withColumn, withHeadingRow } from '../evaluate/carbon/estimate-headings.ts';
import type { EstimateRow, EstimateTolerance } from '../evaluate/carbon/estimate-rows.ts';
import { type EstimateTable, readEstimateTable } from '../evaluate/carbon/estimate-table.ts';
import type { Language } from '../i18n/language.ts';
import { translate } from '../i18n/translate.ts';
import type { CarbonCheck } from '../plan/carbon-check.ts';
import type { Plan } from '../plan/plan.ts';
import type { SetCarbonChecks } from '../plan/plan-command.ts';
import type { Sheet } from '../plan/sheet.ts';
import { type EstimateReport, estimateRows, estimateSummary, estimateWorkbook } from '../report/estimate-report.ts';
import { type Cell, createCell, type WritableCell } from './cell.ts';
import { errorCode, errorMessage } from './error-code.ts';
import type { FilesHost, SessionPorts } from './ports.ts';

/** Files that hold tables. */
const SHEET_FILES = ['.xlsx', '.csv', '.tsv', '.txt'] as const;
const CHECKER = 'checker';

/** A table whose columns are being named. */
export interface EstimateDraft {
  readonly name: string;
  readonly sheets: readonly Sheet[];
  /** Which of them. */
  readonly sheet: number;
  readonly mapping: EstimateMapping;
  /** The table as it would be read; null while something is open. */
  readonly table: EstimateTable | null;
}

/** How far checking an estimate is (核对估算). */
export type EstimateState =
  | { readonly state: 'none' }
  | { readonly state: 'reading'; readonly name: string }
  | { readonly state: 'failed'; readonly name: string; readonly note: FileNote }
  | { readonly state: 'mapping'; readonly draft: EstimateDraft }
  | { readonly state: 'checking'; readonly draft: EstimateDraft }
  | {
      readonly state: 'not-checked';
      readonly draft: EstimateDraft;
      readonly code: 'no-base' | 'failed';
      readonly message: string;
    }
  | {
      readonly state: 'checked';
      readonly draft: EstimateDraft;
      readonly table: EstimateTable;
      readonly check: EstimateCheck;
      /** Factors, settings or base are others by now. */
      readonly isOld: boolean;
    };

/** Checks somebody's estimate against the base: read, name the columns, match, decide, report. */
export interface EstimateDesk {
  readonly state: Cell<EstimateState>;
  readonly tolerance: WritableCell<EstimateTolerance>;
  /** Who decides; kept on this computer. */
  readonly checker: WritableCell<string>;
  pick(): Promise<void>;
  read(file: BaseFile): Promise<void>;
  chooseSheet(sheet: number): void;
  /** Which row has the headings, by index: the columns are read from it anew. */
  chooseHeadingRow(row: number): void;
  chooseColumn(field: EstimateField, column: number | null): void;
  /** Sets units and what the carbon is of. */
  setMapping(mapping: EstimateMapping): void;
  run(): Promise<void>;
  /** Back to the columns. */
  back(): void;
  /** Decides about a row as one step; null takes the decision back. */
  decide(row: EstimateRow, status: CarbonCheck['status'] | null, note: string): void;
  /** What a report and the list are made of; null before anything was checked. */
  report(): EstimateReport | null;
  exportReport(form: 'xlsx' | 'csv' | 'text'): Promise<void>;
  dispose(): void;
}

/** What checking needs. */
export interface EstimateDeskOptions {
  readonly ports: Pick<SessionPorts, 'startFiles' | 'files' | 'preferences' | 'now'>;
  readonly plan: Cell<Plan>;
  readonly engine: Cell<EngineApi | null>;
  readonly language: Cell<Language>;
  readonly run: (command: SetCarbonChecks) => void;
  readonly say: (key: string, details: Readonly<Record<string, string | number>>) => void;
}

/** Starts without a table. */
export function createEstimateDesk({ ports, plan, engine, language, run, say }: EstimateDeskOptions): EstimateDesk {
  const state = createCell<EstimateState>({ state: 'none' });
  const tolerance = createCell<EstimateTolerance>({ percent: 5, carbonT: 1 });
  const checker = createCell(ports.preferences.read(CHECKER) ?? '');
  let host: FilesHost | null = null;
  let rules = rulesOf(plan.get());

  function end(next: EstimateState): void {
    host?.dispose();
    host = null;
    state.set(next);
  }

  async function read(file: BaseFile): Promise<void> {
    end({ state: 'reading', name: file.name });
    const reader = ports.startFiles();
    host = reader;
    const next = await draftOf(reader, file);
    // A file that was given up meanwhile is not shown.
    if (host === reader) end(next);
  }

  function change(next: (draft: EstimateDraft) => EstimateDraft): void {
    const current = state.get();
    if (current.state === 'mapping') state.set({ state: 'mapping', draft: next(current.draft) });
  }

  function reportNow(): EstimateReport | null {
    const current = state.get();
    if (current.state !== 'checked') return null;
    const { name, base, baseYear, carbonChecks } = plan.get();
    return {
      name: translate(language.get(), 'check.file-name', { plan: name }),
      language: language.get(),
      classSystem: base.find(({ role }) => role === 'land-cover')?.classSystem,
      table: current.table,
      check: current.check,
      tolerance: tolerance.get(),
      baseYear,
      decisions: carbonChecks ?? {},
    };
  }

  const stops = [
    checker.subscribe((name) => ports.preferences.write(CHECKER, name)),
    plan.subscribe((changed) => {
      const current = state.get();
      if (current.state !== 'checked' || current.isOld || isSameRules(rules, rulesOf(changed))) return;
      state.set({ ...current, isOld: true });
    }),
  ];

  return {
    state,
    tolerance,
    checker,
    read,
    async pick() {
      const [file] = (await ports.files.pickMany(SHEET_FILES)) ?? [];
      if (file !== undefined) await read(file);
    },
    chooseSheet: (sheet) => change(({ name, sheets }) => draftOfSheet(name, sheets, sheet)),
    chooseHeadingRow: (row) => change((draft) => withMapping(draft, withHeadingRow(draft.mapping, row, rowsOf(draft)))),
    chooseColumn: (field, column) =>
      change((draft) => withMapping(draft, withColumn(draft.mapping, field, column, rowsOf(draft)))),
    setMapping: (mapping) => change((draft) => withMapping(draft, mapping)),
    async run() {
      const current = state.get();
      if (current.state === 'none' || current.state === 'reading' || current.state === 'failed') return;
      const { draft } = current;
      const { table } = draft;
      if (table === null) return;
      const running: EstimateState = { state: 'checking', draft };
      state.set(running);
      rules = rulesOf(plan.get());
      try {
        const check = (await engine.get()?.checkEstimate(table)) ?? null;
        if (state.get() !== running) return;
        state.set(
          check === null
            ? { state: 'not-checked', draft, code: 'no-base', message: '' }
            : { state: 'checked', draft, table, check, isOld: !isSameRules(rules, rulesOf(plan.get())) },
        );
      } catch (error) {
        if (state.get() === running)
          state.set({ state: 'not-checked', draft, code: 'failed', message: errorMessage(error) });
      }
    },
    back() {
      const current = state.get();
      if ('draft' in current) state.set({ state: 'mapping', draft: current.draft });
      else end({ state: 'none' });
    },
    decide({ id, ours, theirs }, status, note) {
      const decision: CarbonCheck | null =
        status === null
          ? null
          : {
              status,
              ...(theirs.carbonT === null ? {} : { theirsT: theirs.carbonT }),
              ...(ours.carbonT === null ? {} : { oursT: ours.carbonT }),
              note,
              by: checker.get(),
              at: new Date(ports.now()).toISOString(),
            };
      run({ do: 'set-carbon-checks', checks: { [id]: decision } });
    },
    report: reportNow,
    async exportReport(form) {
      const report = reportNow();
      if (report === null) return;
      const { name, content, mediaType } = await fileOf(report, form);
      if (await ports.files.save(name, content, mediaType)) say('toast.saved-file', { name });
    },
    dispose() {
      for (const stop of stops) stop();
      host?.dispose();
    },
  };
}

async function fileOf(
  report: EstimateReport,
  form: 'xlsx' | 'csv' | 'text',
): Promise<{ readonly name: string; readonly content: string | Uint8Array<ArrayBuffer>; readonly mediaType: string }> {
  if (form === 'text')
    return { name: `${report.name}.md`, content: estimateSummary(report), mediaType: 'text/markdown' };
  if (form === 'csv') {
    const { writeTextTable } = await import('../formats/write-text-table.ts');
    return { name: `${report.name}.csv`, content: writeTextTable(estimateRows(report)), mediaType: 'text/csv' };
  }
  const { writeXlsx } = await import('../formats/xlsx-writer.ts');
  const { name, bytes } = writeXlsx(estimateWorkbook(report));
  return {
    name,
    content: new Uint8Array(bytes),
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  };
}

async function draftOf(host: FilesHost, file: BaseFile): Promise<EstimateState> {
  const { name } = file;
  try {
    const answer = await host.api.readSheets(file);
    if (!answer.ok) return { state: 'failed', name, note: answer.failure };
    const found = answer.sheets.findIndex(({ rows }) => proposeMapping(rows) !== null);
    return { state: 'mapping', draft: draftOfSheet(name, answer.sheets, Math.max(0, found)) };
  } catch (error) {
    const note = { code: errorCode(error, 'files-failed'), details: { message: errorMessage(error) } };
    return { state: 'failed', name, note };
  }
}

function draftOfSheet(name: string, sheets: readonly Sheet[], sheet: number): EstimateDraft {
  const nothing = Object.fromEntries(ESTIMATE_FIELDS.map((field) => [field, null])) as EstimateMapping['columns'];
  const mapping = proposeMapping(sheets[sheet]?.rows ?? []) ?? {
    headingRow: 0,
    columns: nothing,
    units: { area: null, volume: null, canopy: null, carbon: null },
    scope: null,
  };
  return withMapping({ name, sheets, sheet, mapping, table: null }, mapping);
}

function withMapping(draft: EstimateDraft, mapping: EstimateMapping): EstimateDraft {
  const sheet = draft.sheets[draft.sheet];
  const isOpen = sheet === undefined || openQuestions(mapping).length > 0;
  return { ...draft, mapping, table: isOpen ? null : readEstimateTable(sheet, mapping) };
}

function rowsOf({ sheets, sheet }: EstimateDraft): Sheet['rows'] {
  return sheets[sheet]?.rows ?? [];
}

type Rules = Pick<Plan, 'factors' | 'carbon' | 'base' | 'baseYear'>;

function rulesOf({ factors, carbon, base, baseYear }: Plan): Rules {
  return { factors, base, baseYear, ...(carbon === undefined ? {} : { carbon }) };
}

function isSameRules(one: Rules, other: Rules): boolean {
  const isSame = one.factors === other.factors && one.carbon === other.carbon;
  return isSame && one.base === other.base && one.baseYear === other.baseYear;
}
