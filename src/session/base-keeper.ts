import type { BaseFile, EngineNote } from '../../workers/engine/contract/base-source.ts';
import type { BaseDataset, Plan } from '../plan/plan.ts';
import type { PlanCommand } from '../plan/plan-command.ts';
import { BASE_EXTENSIONS, type BaseImport, createBaseImport, hashOfChosen, mainFileOf } from './base-import.ts';
import { askedRoleOf } from './base-role-proposal.ts';
import type { Cell } from './cell.ts';
import type { Desk, Problem } from './desk.ts';
import type { EngineKeeper } from './engine-keeper.ts';
import type { FileGate } from './ports.ts';
import type { ProblemList } from './problem-list.ts';
import type { ToastLine } from './toast-line.ts';

/** Looks after the base of an open plan: brings other files in, and says what the engine could not open. */
export interface BaseKeeper {
  readonly baseImport: BaseImport;
  readonly remove: Desk['removeBase'];
  dispose(): void;
}

/** What looking after the base needs. */
export interface BaseKeeperOptions {
  readonly plan: Cell<Plan>;
  readonly keeper: EngineKeeper;
  readonly problems: ProblemList;
  readonly pickFiles: FileGate['pickMany'];
  /** Files of this session by the hash of their content. */
  readonly shelf: Map<string, readonly BaseFile[]>;
  readonly run: (command: PlanCommand) => void;
  readonly toast: ToastLine;
}

/** What opening finds about outlines of buildings: they count as told, another try finds the same. */
const BUILDING_REMARKS: readonly EngineNote['code'][] = [
  'buildings-faulty',
  'buildings-overlapping',
  'buildings-unknown-values',
  'buildings-without-field',
];

/** What opening finds and the planner must answer; everything else it finds is listed with the base. */
const BASE_PROBLEMS: ReadonlySet<EngineNote['code']> = new Set([
  'base-missing',
  'base-not-kept',
  'base-unreadable',
  'base-changed',
  'base-class-field',
  ...BUILDING_REMARKS,
  'class-system-missing',
  'class-system-unknown',
  'class-mapping-missing',
  'class-mapping-target',
]);

const SET_TOASTS: ReadonlyMap<BaseDataset['role'], string> = new Map([
  ['land-cover', 'toast.base-set'],
  ['elevation', 'toast.elevation-set'],
]);

/** Starts looking after it. */
export function keepBase(options: BaseKeeperOptions): BaseKeeper {
  const { plan, keeper, problems, shelf, run, toast } = options;

  const baseImport = createBaseImport({
    pickFiles: options.pickFiles,
    inspector: () => keeper.inspector(),
    before: () => plan.get().base.find(({ role }) => role === 'land-cover') ?? null,
    take(dataset, files) {
      if (dataset.sha256 !== undefined) shelf.set(dataset.sha256, files);
      run({ do: 'set-base', dataset });
      toast.say(SET_TOASTS.get(dataset.role) ?? 'toast.layer-set', { name: dataset.href }, true);
    },
  });

  /** Lets the user show where the plan's own file is; another file is refused, or brought in as another base. */
  async function findFile(dataset: BaseDataset, name: string): Promise<void> {
    const files = await options.pickFiles(BASE_EXTENSIONS);
    if (files === null || files.length === 0) {
      raiseMissing(dataset, { name, role: dataset.role });
      return;
    }
    if (dataset.sha256 !== undefined && (await hashOfChosen(keeper.inspector(), files)) === dataset.sha256) {
      shelf.set(dataset.sha256, files);
      keeper.restart();
      return;
    }
    problems.raise('base-other-file', { name, chosen: mainFileOf(files)?.name ?? '' }, [
      { id: 'choose-files', run: () => void findFile(dataset, name) },
      { id: 'import-anew', run: () => void baseImport.inspect(files, askedRoleOf(dataset.role)) },
    ]);
  }

  function raiseMissing(dataset: BaseDataset, details: Problem['details']): void {
    problems.raise('base-not-kept', { name: details['name'] ?? dataset.href }, [
      { id: 'choose-files', run: () => void findFile(dataset, String(details['name'] ?? '')) },
      { id: 'retry', run: () => keeper.restart() },
    ]);
  }

  function tell({ code, details }: EngineNote): void {
    if (!BASE_PROBLEMS.has(code)) return;
    const own = plan.get().base.find(({ role }) => role === details['role']);
    if (code === 'base-missing' && own?.sha256 !== undefined) raiseMissing(own, details);
    else if (BUILDING_REMARKS.includes(code)) problems.raise(code, details);
    else problems.raise(code, details, [{ id: 'retry', run: () => keeper.restart() }]);
  }

  const stops = [
    keeper.opening.subscribe((state) => {
      if (state.state !== 'open') return;
      problems.settle((problem) => BASE_PROBLEMS.has(problem.code));
      for (const note of state.summary.notes) tell(note);
    }),
  ];
  return {
    baseImport,
    remove(role) {
      const own = plan.get().base.find((dataset) => dataset.role === role);
      if (own === undefined) return;
      run({ do: 'remove-base', role });
      toast.say('toast.base-removed', { name: own.href }, true);
    },
    dispose() {
      for (const stop of stops) stop();
    },
  };
}
