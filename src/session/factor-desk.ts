import type { FactorChange, FactorFaultCode } from '../evaluate/factors/factor.ts';
import { factorChangeFault, looksLikePercent, overrideOf } from '../evaluate/factors/factor-change.ts';
import { createFactorSearch, type FactorFilter, unitsOf } from '../evaluate/factors/factor-filter.ts';
import type { PlanFactors } from '../evaluate/factors/factor-library.ts';
import type { Language } from '../i18n/language.ts';
import type { Plan } from '../plan/plan.ts';
import type { SetFactors } from '../plan/plan-command.ts';
import { factorTable, factorTitle } from '../report/factor-table.ts';
import { type Cell, createCell } from './cell.ts';
import { createFactorImport, type FactorImport } from './factor-import.ts';
import type { SessionPorts } from './ports.ts';

/** A factor with what the plan makes of it. */
export type FactorEntry = PlanFactors['all'][number];

/** Which factors are asked for. */
export type FactorQuery = FactorFilter;

/** What a change of a factor is made of. */
export type FactorEdit = FactorChange;

/** The factor library on screen (因子库): search, numbers of the plan's own, sheets in and out. */
export interface FactorDesk {
  /** Null until {@link load} was called and the tables are there; follows the plan afterwards. */
  readonly library: Cell<PlanFactors | null>;
  readonly sheet: FactorImport;
  /** Fetches the tables; rejects when they cannot be had. */
  load(): Promise<void>;
  find(query: FactorQuery): readonly FactorEntry[];
  /** Units of the factors, the most frequent first. */
  units(): readonly string[];
  /** Why a change cannot be used, or null. */
  faultOf(id: string, change: FactorEdit): FactorFaultCode | null;
  /** Whether a change looks as if per cent and share had been mixed up. */
  isDoubtful(factor: FactorEntry, change: FactorEdit): boolean;
  /** Gives a factor a number of the plan's own as one step; one that cannot be used changes nothing. */
  change(id: string, change: FactorEdit): void;
  /** Brings back shipped numbers as one step. */
  reset(ids: readonly string[]): void;
  /** Saves factors as a table that can be changed and brought in again. */
  exportTable(factors: readonly FactorEntry[]): Promise<void>;
  dispose(): void;
}

/** What the factor library needs. */
export interface FactorDeskOptions {
  readonly ports: Pick<SessionPorts, 'startFiles' | 'files'>;
  readonly plan: Cell<Plan>;
  readonly language: Cell<Language>;
  readonly run: (command: SetFactors) => void;
  readonly say: (key: string, details: Readonly<Record<string, string | number>>, isUndoable?: boolean) => void;
}

/** Starts without the tables, which a page loads only when somebody wants to see them. */
export function createFactorDesk({ ports, plan, language, run, say }: FactorDeskOptions): FactorDesk {
  const library = createCell<PlanFactors | null>(null);
  let search: ReturnType<typeof createFactorSearch> = () => [];
  let loading: Promise<(changes: Plan['factors']) => PlanFactors> | null = null;
  let shown = plan.get().factors;

  async function load(): Promise<PlanFactors> {
    loading ??= import('../evaluate/factors/factor-library.ts').then((one) => one.createFactorLibrary);
    try {
      const createLibrary = await loading;
      const known = library.get();
      if (known !== null && shown === plan.get().factors) return known;
      shown = plan.get().factors;
      const next = createLibrary(shown);
      search = createFactorSearch(next.all);
      library.set(next);
      return next;
    } catch (error) {
      // The next call tries again.
      loading = null;
      throw error;
    }
  }

  const stop = plan.subscribe(({ factors }) => {
    if (library.get() !== null && factors !== shown) void load();
  });

  /** One step; the record of the plan names a single factor in words. */
  function set(factors: SetFactors['factors'], label: SetFactors['label']): void {
    const [id = '', second] = Object.keys(factors);
    const only = second === undefined ? (library.get()?.find(id) ?? null) : null;
    run({ do: 'set-factors', factors, label, ...(only === null ? {} : { name: factorTitle(only, language.get()) }) });
  }

  return {
    library,
    sheet: createFactorImport({
      startFiles: () => ports.startFiles(),
      pickFiles: (extensions) => ports.files.pickMany(extensions),
      library: load,
      take(factors, file) {
        set(factors, 'import-factors');
        say('toast.factors-imported', { count: Object.keys(factors).length, file }, true);
      },
    }),
    async load() {
      await load();
    },
    find: (query) => search(query),
    units: () => unitsOf(library.get()?.all ?? []),
    faultOf: factorChangeFault,
    isDoubtful: ({ shipped }, { value }) => looksLikePercent(value, shipped),
    change(id, change) {
      if (factorChangeFault(id, change) !== null) return;
      set({ [id]: overrideOf(change) }, 'set-factor');
    },
    reset(ids) {
      set(Object.fromEntries(ids.map((id) => [id, null])), 'reset-factor');
    },
    async exportTable(factors) {
      const { writeTextTable } = await import('../formats/write-text-table.ts');
      const text = writeTextTable(factorTable(factors, language.get()));
      const name = `${plan.get().name}-${language.get() === 'zh' ? '因子表' : 'factors'}.csv`;
      if (await ports.files.save(name, text, 'text/csv')) say('toast.saved-file', { name });
    },
    dispose() {
      stop();
    },
  };
}
