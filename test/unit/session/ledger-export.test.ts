import Papa from 'papaparse';
import { describe, expect, it, vi } from 'vitest';
import type { EngineApi } from '../../../workers/engine/api.ts';
import type { LedgerScope, LedgerSource } from '../../../workers/engine/contract/ledger.ts';
import type { FilesApi, FilesProgress } from '../../../workers/files/api.ts';
import { createFiles } from '../../../workers/files/files.ts';
import { propagate } from '../../../src/evaluate/carbon/error-propagation.ts';
import { TOTAL_COLUMNS } from '../../../src/evaluate/carbon/ledger.ts';
import { ledgerTerms, ledgerTotals } from '../../../src/evaluate/carbon/ledger-totals.ts';
import type { Evaluation } from '../../../src/evaluate/evaluation.ts';
import type { Language } from '../../../src/i18n/language.ts';
import { createCell } from '../../../src/session/cell.ts';
import type { Results } from '../../../src/session/results.ts';
import { createLedgerExport } from '../../../src/session/ledger-export.ts';
import { fixtureLedger, ledgerFactors } from '../../support/ledger-fixture.ts';
import { smallPlan } from '../../support/small-plan.ts';

const LEDGER = fixtureLedger(Float64Array.from({ length: 4100 }, (_, parcel) => 1e4 * (1 + (parcel % 7))));
const SOURCE: LedgerSource = {
  ledger: LEDGER,
  total: propagate(ledgerTerms(LEDGER, TOTAL_COLUMNS), ledgerFactors()),
  ids: null,
  outlines: null,
  classSystem: 'third-survey',
  classNames: {},
};
const PLAN = { ...smallPlan([]), name: '甲/乙' };
const [SCHEME] = PLAN.scenarios;

function resultsOf(revision: number, stale = false): Results {
  const evaluation = { scenario: SCHEME?.id ?? '', year: 2030, revision } as Evaluation;
  return { evaluation, baseline: null, planRevision: revision, stale };
}

function coded(code: string): Error {
  return Object.assign(new Error(code), { code });
}

/** An export over a real writer, with the engine's answers given. */
function open(
  answer: (scope: LedgerScope, withOutlines: boolean) => Promise<LedgerSource | null>,
  { language = 'zh', write }: { readonly language?: Language; readonly write?: FilesApi['writeLedger'] } = {},
) {
  const results = createCell<Results>(resultsOf(1));
  const saved = new Map<string, Uint8Array>();
  const said: string[] = [];
  const asked: (readonly [number, boolean])[] = [];
  const seen: string[] = [];
  let disposed = 0;
  const ledgerSource: EngineApi['ledgerSource'] = (scope, withOutlines) => {
    asked.push([scope.revision, withOutlines]);
    return answer(scope, withOutlines);
  };
  const desk = createLedgerExport({
    ports: {
      startFiles() {
        const listeners = new Set<(progress: FilesProgress) => void>();
        const api = createFiles((progress) => listeners.forEach((listener) => listener(progress)));
        return {
          api: write === undefined ? api : { ...api, writeLedger: write },
          onProgress(listener) {
            listeners.add(listener);
            return () => listeners.delete(listener);
          },
          dispose: () => (disposed += 1),
        };
      },
      files: {
        pick: () => Promise.resolve(null),
        pickMany: () => Promise.resolve(null),
        fetchText: () => Promise.reject(new TypeError('no network')),
        save(name, content) {
          if (typeof content !== 'string') saved.set(name, content);
          return Promise.resolve(true);
        },
      },
    },
    engine: createCell<EngineApi | null>({ ledgerSource } as EngineApi),
    results,
    plan: createCell(PLAN),
    seed: null,
    language: createCell(language),
    say: (key, { name }) => said.push(`${key} ${String(name)}`),
  });
  desk.state.subscribe((state) =>
    seen.push(state === null ? 'none' : state.state === 'writing' ? `writing ${String(state.done)}` : state.state),
  );
  return { desk, results, saved, said, asked, seen, disposals: () => disposed };
}

describe('exporting the ledger from the page', () => {
  it('writes every row, says how far it is, and names the file by plan, scheme and year', async () => {
    const { desk, saved, said, asked, seen, disposals } = open(() => Promise.resolve(SOURCE));
    await desk.write('csv');
    const name = `甲_乙-碳台账-${SCHEME?.name ?? ''}-2030.csv`;
    expect(said).toEqual([`toast.saved-file ${name}`]);
    const text = new TextDecoder().decode(saved.get(name));
    const { data } = Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true });
    const sum = data.reduce((all, row) => all + Number(row['合计（tC）']), 0);
    expect(data).toHaveLength(LEDGER.rowCount);
    expect(sum / ledgerTotals(LEDGER).totalT).toBeCloseTo(1, 12);
    expect(asked).toEqual([[1, false]]);
    expect(seen).toEqual(['collecting', 'writing 0', 'writing 0', 'writing 2000', 'writing 4000', 'none']);
    expect(disposals()).toBe(1);
  });

  it('asks for outlines where the form has them', async () => {
    const { desk, asked, saved } = open(() => Promise.resolve(SOURCE), { language: 'en' });
    await desk.write('gpkg');
    expect(asked).toEqual([[1, true]]);
    expect([...saved.keys()][0]).toMatch(/-carbon-ledger-.*-2030\.gpkg$/u);
  });

  it('waits for numbers of the plan as it is, also when the plan changes while the ledger is worked out', async () => {
    const { desk, results, said, asked } = open(({ revision }) =>
      revision < 3 ? Promise.reject(coded('ledger-outdated')) : Promise.resolve(SOURCE),
    );
    results.set(resultsOf(1, true));
    const writing = desk.write('csv');
    expect([asked, desk.state.get()?.state]).toEqual([[], 'collecting']);
    results.set(resultsOf(2));
    await vi.waitFor(() => expect(asked).toHaveLength(1));
    results.set(resultsOf(2, true));
    results.set(resultsOf(3));
    await writing;
    expect(asked.map(([revision]) => revision)).toEqual([2, 3]);
    expect(said).toHaveLength(1);
  });

  it.each([
    ['there is no ledger', () => Promise.resolve(null), 'ledger-none'],
    ['the calculation was stopped', () => Promise.reject(coded('ledger-cancelled')), 'ledger-cancelled'],
    ['the engine died', () => Promise.reject(coded('engine-gone')), 'engine-gone'],
    ['anything else goes wrong', () => Promise.reject(new Error('bug')), 'files-failed'],
  ])('says so when %s', async (_, answer, code) => {
    const { desk, saved } = open(answer);
    await desk.write('xlsx');
    expect(desk.state.get()).toMatchObject({ state: 'failed', format: 'xlsx', note: { code } });
    expect(saved.size).toBe(0);
    desk.cancel();
    expect(desk.state.get()).toBeNull();
  });

  it('is given up while it writes: the worker ends, nothing is saved, nothing is said', async () => {
    let stop: (error: Error) => void = () => undefined;
    const { desk, saved, said, disposals } = open(() => Promise.resolve(SOURCE), {
      write: () => new Promise((_, reject) => (stop = reject)),
    });
    const writing = desk.write('xlsx');
    await vi.waitFor(() => expect(desk.state.get()?.state).toBe('writing'));
    desk.cancel();
    expect([desk.state.get(), disposals()]).toEqual([null, 1]);
    stop(coded('files-stopped'));
    await writing;
    expect([desk.state.get(), saved.size, said]).toEqual([null, 0, []]);
  });

  it('says when the worker ends by itself', async () => {
    const { desk } = open(() => Promise.resolve(SOURCE), { write: () => Promise.reject(coded('files-stopped')) });
    await desk.write('csv');
    expect(desk.state.get()).toMatchObject({ state: 'failed', note: { code: 'files-stopped' } });
  });
});
