import type { EngineApi } from '../../workers/engine/api.ts';
import type { LedgerSource } from '../../workers/engine/contract/ledger.ts';
import type { LedgerFileRequest, LedgerFormat } from '../../workers/files/contract/ledger-file.ts';
import type { Language } from '../i18n/language.ts';
import { translate } from '../i18n/translate.ts';
import { dataNotesOf } from '../plan/data-notes.ts';
import type { Plan } from '../plan/plan.ts';
import type { Seed } from '../plan/seed.ts';
import { type Cell, createCell } from './cell.ts';
import type { Results } from './results.ts';
import { errorCode, errorMessage } from './error-code.ts';
import { usableFileName } from './file-name.ts';
import type { LedgerExport, LedgerExportState } from './ledger-export-state.ts';
import type { FilesHost, SessionPorts } from './ports.ts';

/** What exporting needs. */
export interface LedgerExportOptions {
  readonly ports: Pick<SessionPorts, 'startFiles' | 'files'>;
  readonly engine: Cell<EngineApi | null>;
  readonly results: Cell<Results>;
  readonly plan: Cell<Plan>;
  readonly seed: Seed | null;
  readonly language: Cell<Language>;
  readonly say: (key: string, details: Readonly<Record<string, string | number>>) => void;
}

const MEDIA_TYPES: Readonly<Record<LedgerFormat, string>> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv',
  gpkg: 'application/geopackage+sqlite3',
};

/** Starts with nothing to write. */
export function createLedgerExport(options: LedgerExportOptions): LedgerExport {
  const { ports, engine, results, plan, seed, language, say } = options;
  const state = createCell<LedgerExportState | null>(null);
  let host: FilesHost | null = null;
  let turn = 0;

  function end(next: LedgerExportState | null): void {
    turn += 1;
    host?.dispose();
    host = null;
    state.set(next);
  }

  /** Null when nobody wants it any more. */
  async function collect(withOutlines: boolean, isMeant: () => boolean): Promise<Collected | null> {
    for (;;) {
      const evaluation = await upToDate(results);
      if (!isMeant()) return null;
      const current = engine.get();
      if (current === null) throw new LedgerMissing('engine-gone');
      const { scenario, year, revision } = evaluation;
      try {
        const source = await current.ledgerSource({ scenario, year, revision }, withOutlines);
        if (source === null) throw new LedgerMissing('ledger-none');
        return { source, scenario };
      } catch (error) {
        if (errorCode(error, '') !== 'ledger-outdated') throw error;
        // The plan was changed meanwhile: its next numbers are waited for.
        if (results.get().evaluation === evaluation && !results.get().stale) await changeOf(results);
      }
    }
  }

  return {
    state,
    async write(format) {
      end({ state: 'collecting', format });
      const mine = turn;
      const isMeant = (): boolean => turn === mine;
      try {
        const collected = await collect(format === 'gpkg', isMeant);
        if (!isMeant() || collected === null) return;
        const total = collected.source.ledger.rowCount;
        const writer = ports.startFiles();
        host = writer;
        state.set({ state: 'writing', format, done: 0, total });
        writer.onProgress(({ done }) => {
          if (isMeant()) state.set({ state: 'writing', format, done, total });
        });
        const { name, bytes } = await writer.api.writeLedger(requestOf(format, collected));
        if (!isMeant()) return;
        const isSaved = await ports.files.save(name, bytes, MEDIA_TYPES[format]);
        if (!isMeant()) return;
        end(null);
        if (isSaved) say('toast.saved-file', { name });
      } catch (error) {
        if (!isMeant()) return;
        const note = { code: errorCode(error, 'files-failed'), details: { message: errorMessage(error) } };
        end({ state: 'failed', format, note });
      }
    },
    cancel: () => end(null),
  };

  function requestOf(format: LedgerFormat, { source, scenario }: Collected): LedgerFileRequest {
    const { name: planName, factors, features, scenarios } = plan.get();
    const scenarioName = scenarios.find(({ id }) => id === scenario)?.name ?? scenario;
    const notes = dataNotesOf(plan.get(), seed);
    const named = new Set(source.ledger.turns.map(({ feature }) => feature));
    const { year } = source.ledger;
    const fileName = translate(language.get(), 'ledger-table.file-name', {
      plan: planName,
      scheme: scenarioName,
      year: String(year),
    });
    return {
      format,
      fileName: usableFileName(fileName),
      source,
      factors,
      language: language.get(),
      planName,
      scenarioName,
      dataNotes: notes === null ? [] : [notes.illustrative, ...notes.attribution].map((note) => note[language.get()]),
      features: [...features.values()].flatMap(({ id, geometry, properties: { name } }) =>
        named.has(id) ? [{ id, name, geometry }] : [],
      ),
    };
  }
}

/** A ledger, and whose it is. */
interface Collected {
  readonly source: LedgerSource;
  readonly scenario: string;
}

/** There is no ledger: no land cover, a year before the base year, or an engine that is being replaced. */
class LedgerMissing extends Error {
  override readonly name = 'LedgerMissing';
  readonly code: 'ledger-none' | 'engine-gone';
  constructor(code: LedgerMissing['code']) {
    super(code);
    this.code = code;
  }
}

/** The numbers on screen once they belong to the plan as it is. */
async function upToDate(results: Cell<Results>): Promise<NonNullable<Results['evaluation']>> {
  for (;;) {
    const { evaluation, stale } = results.get();
    if (evaluation !== null && !stale) return evaluation;
    await changeOf(results);
  }
}

function changeOf(cell: Cell<unknown>): Promise<void> {
  return new Promise((resolve) => {
    const stop = cell.subscribe(() => {
      stop();
      resolve();
    });
  });
}
